using Reporting.Checking.Definitions;
using Reporting.Checking.Expressions;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Returns;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Receiving;

/// <summary>The map of the work: what one accepted return comes to, computed and stored.</summary>
public sealed class MeasuredReturns(DefinitionSet definitions, ExpressionEngine engine, MeasuredFigures figures)
{
    public Task StoreAsync(
        Collection collection, Period period, Instrument instrument, ReturnKey key, string version, string rows, FormAnswers answers,
        CancellationToken cancellation)
    {
        var parts = engine.Measure(collection, instrument, period, answers, definitions.ConstantsFor(collection, period, key.Body));
        var numbers = answers.Answers
            .Select(a => (a.Key, Value: a.Value.Value switch { long l => l, double d => d, _ => (double?)null }))
            .Where(a => a.Value is not null);
        return figures.StoreAsync(
            key, rows, collection.Definition.Measuring,
            new(instrument.Id, key.Body.ToString(), version, OwnOf(parts), numbers.ToDictionary(n => n.Key, n => n.Value!.Value)),
            cancellation);
    }

    /// <summary>Of records: those of the inspectorate come to figures for each authority that they are about, or for England alone.</summary>
    public Task StoreAsync(
        Collection collection, Instrument instrument, ReturnKey key, string version, string rows, IReadOnlyList<RecordFigures> found,
        CancellationToken cancellation)
    {
        var whole = found.FirstOrDefault(f => f.Authority is null || f.Authority == key.Body.ToString());
        return figures.StoreAsync(
            key, rows, collection.Definition.Measuring,
            new(instrument.Id, key.Body.ToString(), version, OwnOf(whole?.Measures ?? []), new Dictionary<string, double>())
            {
                Authorities = found.Where(f => f != whole).ToDictionary(f => f.Authority!, f => OwnOf(f.Measures)),
            },
            cancellation);
    }

    private static IReadOnlyList<Own> OwnOf(IReadOnlyList<MeasureParts> parts) => [.. parts.Select(OwnOf)];

    public static Own OwnOf(MeasureParts parts) =>
        Own.Of(parts.MeasureId, parts.Numerator, parts.Denominator, parts.Why, parts.FromSource, parts.Estimate, parts.Note, parts.Deviation, parts.Noted);
}
