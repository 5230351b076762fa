using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Comparison;

/// <summary>The measures of a body, set beside protected figures.</summary>
internal static class OwnAnswers
{
    private const string NothingPublished = "Nothing has been published of this collection yet, so your figures stand alone. "
        + "What other authorities sent is set beside them once a report on it has been published.";

    public static OwnComparisonAnswer Of(ComparedBody compared)
    {
        var (collection, period) = (compared.Place.Collection, compared.Place.Period);
        return new(
            collection.Id, period.Id, collection.Synthetic, compared.Place.Authority.Code.ToString(), compared.Version, compared.Against?.Period.Id,
            compared.Against is null ? NothingPublished : null, compared.WhatIf, ComparatorsAnswer.Of(compared.Set),
            [.. collection.MeasuresOf(period.Id).Where(m => compared.Figures.ContainsKey(m.Id)).Select(m => Of(m, compared))]);
    }

    private static OwnMeasureAnswer Of(Measure measure, ComparedBody compared)
    {
        var own = compared.Figures[measure.Id];
        var value = own.Why is null ? Publication.ValueOf(measure, own.Numerator, own.Denominator) as MeasureValue.Value : null;

        // A body's yes or no is as sure as its answer.
        var interval = measure.HasInterval && measure.Method is not Method.ShareOfAuthorities ? value?.IntervalAt(Confidence.NinetyFive) : null;

        // Figures of another definition are no figures of the same measure.
        var beside = compared.Against?.Measure(measure.Id) is { } stored && stored.IsOf(measure) ? stored : null;
        var alone = new OwnMeasureAnswer(
            measure.Id, measure.Title, measure.Unit, measure.Polarity, own.Numerator, own.Denominator, value?.Amount, interval?.Lower, interval?.Upper,
            value is null ? (own.Why ?? Symbol.NotApplicable).Text() : null, own.Note, null, FunnelPosition.None, measure.Definition,
            [.. own.Noted.Select(i => new ItemNote(i, compared.Notes[i]))], null, [], null, null, null, null, null);
        return beside is null ? alone : Beside(alone, beside, value, interval, compared);
    }

    private static OwnMeasureAnswer Beside(OwnMeasureAnswer own, PublishedMeasure beside, MeasureValue.Value? value, Interval? interval, ComparedBody compared)
    {
        var authority = compared.Place.Authority;
        var listed = beside.Authorities.FirstOrDefault(a => a.Authority.Code == authority.Code);
        var region = beside.Regions.FirstOrDefault(r => r.Region!.Gss == authority.Region.Gss);
        return own with
        {
            Position = value is null ? null : PositionOf(value.Amount, interval, beside),
            Funnel = value is { IsReliable: true } && beside.Funnel is FunnelOutcome<AuthorityCode>.Drawn funnel && funnel.Takes(value)
                ? funnel.PointOf(authority.Code, value).Adjusted
                : FunnelPosition.None,
            England = AreaAnswer.Of(beside.England),
            Changes = [.. beside.Changes.Select(ChangeAnswer.Of)],
            Trend = TrendAnswer.Of(beside.Trend),
            Region = region is null ? null : AreaAnswer.Of(region),
            Neighbours = listed is null ? null : NeighboursAnswer.Of(listed),
            Comparators = compared.Set is null ? null : NeighboursAnswer.Of(beside, compared.Set),
            Authorities = SpreadAnswer.Of(beside),
        };
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
