using Reporting.Checking.Definitions;
using Reporting.Checking.Expressions;
using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
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

/// <summary>One measure of a body, set beside protected figures.</summary>
internal static class OwnComparison
{
    public static OwnMeasureAnswer Of(Measure measure, OwnFigure own, IReadOnlyDictionary<string, string> notes, Authority authority, PublishedMeasure? beside, ComparatorSet? set)
    {
        var measured = own.Why is null ? Publication.ValueOf(measure, own.Numerator, own.Denominator) : new MeasureValue.NotSupplied();
        var value = measured as MeasureValue.Value;
        // A body's yes or no is as sure as its answer.
        var interval = measure.HasInterval && measure.Method is not Method.ShareOfAuthorities ? value?.IntervalAt(Confidence.NinetyFive) : null;
        var listed = beside?.Authorities.FirstOrDefault(a => a.Authority.Code == authority.Code);
        var region = beside?.Regions.FirstOrDefault(r => r.Region!.Gss == authority.Region.Gss);
        return new(
            measure.Id, measure.Title, measure.Unit, measure.Polarity, own.Numerator, own.Denominator, value?.Amount, interval?.Lower, interval?.Upper, value is null ? (own.Why ?? Symbol.NotApplicable).Text() : null, own.Note,
            value is null || beside is null ? null : PositionOf(value.Amount, interval, beside),
            value is { IsReliable: true } && beside?.Funnel is FunnelOutcome<AuthorityCode>.Drawn funnel ? funnel.PointOf(authority.Code, value).Adjusted : FunnelPosition.None, ComparisonFunction.ComparabilityOf(measure),
            [.. own.Noted.Select(i => new ItemNote(i, notes[i]))],
            beside is null ? null : ComparisonFunction.AnswerOf(beside.England), region is null ? null : ComparisonFunction.AnswerOf(region),
            listed is null ? null : new(listed.NeighbourMean, listed.NeighbourMedian, listed.NeighboursUsed, listed.NeighboursKnown),
            beside is null || set is null ? null : OfSet(beside, set),
            beside is null ? null : new(beside.LowerQuartile, beside.Median, beside.UpperQuartile));
    }

    public static NeighboursAnswer OfSet(PublishedMeasure measure, ComparatorSet set)
    {
        var figure = measure.Of(set.Authorities);
        return new(figure.Mean, figure.Median, figure.Used, figure.Known);
    }

    private static string PositionOf(double value, Interval? interval, PublishedMeasure beside)
    {
        var place = (beside.LowerQuartile.Number, beside.UpperQuartile.Number) switch
        {
            ({ } low, _) when value < low => "Below the lower quartile of authorities",
            (_, { } high) when value > high => "Above the upper quartile of authorities",
            ({ }, { }) => "Between the quartiles of authorities",
            _ => "No quartiles of authorities are published",
        };
        var england = (interval, beside.England.Value.Number) switch
        {
            ({ } i, { } e) when e < i.Lower => "; above England by more than chance alone explains (95%)",
            ({ } i, { } e) when e > i.Upper => "; below England by more than chance alone explains (95%)",
            ({ }, { }) => "; not distinguishable from England (95%)",
            _ => "",
        };
        return place + england + ".";
    }
}
