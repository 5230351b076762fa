using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;

namespace Reporting.Domain.Disclosure;

/// <summary>The total of England or a region in one measure, as it may be printed.</summary>
/// <param name="collection">Its threshold and rounding base.</param>
/// <param name="measure">The measure.</param>
/// <param name="own">The period's unprotected figures.</param>
/// <param name="protection">What is hidden of them.</param>
internal sealed class AreaPublication(Collection collection, Measure measure, PeriodOwn own, PeriodProtection protection)
{
    private readonly bool isOfPeople = SmallCounts.AreOfPeople(measure);

    /// <summary>The area's total: a symbol where nobody supplied it, or where it would give something away.</summary>
    /// <param name="region">Null for England.</param>
    /// <param name="due">The area's authorities that were due.</param>
    public PublishedArea Of(Region? region, IReadOnlyList<Authority> due)
    {
        // What is known of England alone was supplied by the inspectorate, not by authorities.
        var ofEngland = region is null && own.England.GetValueOrDefault(measure.Id) is { HasBothParts: true } known ? known : null;
        var sum = SumOf(due, ofEngland);
        if (sum.Supplied == 0 && ofEngland is null)
            return Withheld(region, sum, Published.NotAvailable);
        if (sum.Denominator == 0)
            return Withheld(region, sum, Published.NotApplicable);
        if (protection.Withholds(measure, region) || IsSmall(sum))
            return Withheld(region, sum, Published.Confidential);
        return Publication.ValueOf(measure, sum.Numerator, sum.Denominator, SummaryOf(region, due, ofEngland)) is MeasureValue.Value value
            ? Printed(region, sum, value)
            : Withheld(region, sum, Published.NotAvailable);
    }

    private Aggregate<Authority> SumOf(IReadOnlyList<Authority> due, Own? ofEngland)
    {
        if (measure.IsQuantile || collection.Instrument(measure.Instrument) is { IsOfEnglandAlone: true })
            return new(ofEngland?.Numerator ?? 0, ofEngland?.Denominator ?? 0, 0, 0, []);
        return Aggregate.Of([.. due.Select(a => FigureIn(a) is { } figure
            ? new AuthorityCounts<Authority>(a, figure.Numerator, figure.Denominator)
            : new AuthorityCounts<Authority>(a, null, null))]);
    }

    /// <summary>How the numbers of a mean spread: of people for England alone, since of a region's few it could tell each one's number.</summary>
    private MeanSummary? SummaryOf(Region? region, IReadOnlyList<Authority> due, Own? ofEngland)
    {
        if (region is not null && !measure.CountsThings)
            return null;
        return Publication.MeanOf(ofEngland is null ? [.. due.Select(FigureIn).OfType<Own>()] : [ofEngland]);
    }

    /// <summary>An authority's figure, if it has both parts and is not left out.</summary>
    private Own? FigureIn(Authority authority) =>
        own.FigureOf(authority.Code, measure) is { HasBothParts: true } figure && !own.LeftOut.Contains(authority.Code) ? figure : null;

    private bool IsSmall(Aggregate<Authority> sum) => isOfPeople
        && ((!measure.IsQuantile && SmallCounts.IsSmall(sum.Numerator, collection))
            || (!measure.DenominatorIsReference && SmallCounts.IsSmall(sum.Denominator, collection)));

    private PublishedArea Printed(Region? region, Aggregate<Authority> sum, MeasureValue.Value value)
    {
        if (RoundedDecimals(region, sum) is { } decimals)
            return Rounded(region, sum, decimals);
        var numerator = measure.IsQuantile ? Published.NotApplicable : Published.Of(sum.Numerator);
        var exact = Area(region, sum, numerator, Published.Of(sum.Denominator), Published.Of(value.Amount, !value.IsReliable));
        return WithLimits(exact, value, null);
    }

    /// <summary>The decimals of a total that is printed rounded; null of an exact one: nothing in it is hidden, or it is too small to be rounded.</summary>
    private int? RoundedDecimals(Region? region, Aggregate<Authority> sum) =>
        isOfPeople && !collection.FiguresArePublic && protection.HasHiddenPart(measure, region)
        ? TotalRounding.DecimalsOf(measure, (long)sum.Numerator, (long)sum.Denominator, collection.RoundTo)
        : null;

    /// <summary>Counts rounded, and value and limits made of them: anything finer would give the exact counts back.</summary>
    private PublishedArea Rounded(Region? region, Aggregate<Authority> sum, int decimals)
    {
        var numerator = Rounding.ToBase((long)sum.Numerator, collection.RoundTo);
        var denominator = TotalRounding.DenominatorOf(measure, (long)sum.Denominator, collection.RoundTo);
        var count = numerator == 0 && sum.Numerator > 0 ? Published.Low : Published.Of(numerator);
        if (Publication.ValueOf(measure, numerator, denominator) is not MeasureValue.Value value)
            return Withheld(region, sum, Published.Confidential);
        var printed = count == Published.Low ? Published.Low : Published.Of(HalfUp.Round(value.Amount, decimals), !value.IsReliable, decimals);
        return WithLimits(Area(region, sum, count, Published.Of(denominator), printed), value, decimals);
    }

    private PublishedArea WithLimits(PublishedArea area, MeasureValue.Value value, int? decimals)
    {
        var interval = measure.HasInterval ? value.IntervalAt(Confidence.NinetyFive) : null;
        return area with
        {
            Lower = interval is { } from ? Published.Of(from.Lower, decimals: decimals) : Published.NotApplicable,
            Upper = interval is { } to ? Published.Of(to.Upper, decimals: decimals) : Published.NotApplicable,
        };
    }

    private PublishedArea Withheld(Region? region, Aggregate<Authority> sum, Published symbol) =>
        Area(region, sum, symbol, symbol, symbol) with { Lower = symbol, Upper = symbol };

    private PublishedArea Area(Region? region, Aggregate<Authority> sum, Published numerator, Published denominator, Published value) => new(
        region, numerator, denominator, value, Published.NotApplicable, Published.NotApplicable, Published.NotApplicable, sum.Supplied, sum.Due, sum.Excluded,
        region is null && measure.PublishedName is { } name ? collection.Published.Find(name, PublishedFigures.England, own.Period.Id) : null);
}
