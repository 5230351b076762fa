using Reporting.Checking.Definitions;
using Reporting.Checking.Expressions;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Returns;
using Reporting.Functions.Receiving;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Comparison;

/// <param name="Version">Of the first return that has one; null where nothing has been accepted.</param>
/// <param name="Notes">What the body wrote beside its answers, by item.</param>
public sealed record OwnPeriod(string? Version, IReadOnlyDictionary<string, Own> Figures, IReadOnlyDictionary<string, string> Notes);

/// <summary>A body's own measure values, of the version that counts, or with some of its answers changed and nothing kept.</summary>
public sealed class OwnFigures(DefinitionSet definitions, ReturnRows rows, StoredAnswers stored, ExpressionEngine engine)
{
    /// <returns>Null where a version that counts is still being recorded.</returns>
    public async Task<OwnPeriod?> OfAsync(
        Collection collection, Period period, Body body, IReadOnlyDictionary<string, double?>? changes, CancellationToken cancellation)
    {
        var figures = new Dictionary<string, Own>();
        var notes = new Dictionary<string, string>();
        string? version = null;
        foreach (var instrument in collection.Instruments.Where(i => !i.FromInspectorate && i.Kind is InstrumentKind.Form))
        {
            var key = new ReturnKey(collection.Id, period.Id, instrument.Id, body);
            if ((await rows.GetAsync(key, cancellation)).Current is not { } current)
                continue;
            version ??= current.Name.ToString();
            if (await stored.OfAsync(key, instrument, period, current, cancellation) is not { } answers)
                return null;
            if (changes is not null)
                answers = Changed(answers, instrument, changes);
            foreach (var p in engine.Measure(collection, instrument, period, answers, definitions.ConstantsFor(collection, period, body)))
                figures[p.MeasureId] = MeasuredReturns.OwnOf(p);
            foreach (var (item, answer) in answers.Answers.Where(a => a.Value.Note is not null))
                notes[item] = answer.Note!;
        }

        return new(version, figures, notes);
    }

    private static FormAnswers Changed(FormAnswers answers, Instrument instrument, IReadOnlyDictionary<string, double?> changes)
    {
        var changed = answers.Answers.ToDictionary(a => a.Key, a => a.Value);
        foreach (var item in instrument.Items.Where(i => changes.ContainsKey(i.Code)))
        {
            changed[item.Code] = changes[item.Code] switch
            {
                null => Answer.Blank,
                { } value when item.Type is ItemType.Integer => new(checked((long)Math.Round(value)), null, false, null),
                { } value => new(value, null, false, null),
            };
        }

        return answers with { Answers = changed };
    }
}
