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
        if (collection.Instrument(measure.Instrument) is { IsOfEnglandAlone: true })
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
        && (SmallCounts.IsSmall(sum.Numerator, collection) || (!measure.DenominatorIsReference && SmallCounts.IsSmall(sum.Denominator, collection)));

    private PublishedArea Printed(Region? region, Aggregate<Authority> sum, MeasureValue.Value value)
    {
        var numerator = Rounded(sum.Numerator);
        var denominator = measure.DenominatorIsReference ? sum.Denominator : Rounded(sum.Denominator);
        var amount = value.Amount;
        var measured = value;
        if (protection.HasHiddenPart(measure, region))
        {
            // A share to more decimals would, with its rounded denominator, give the exact numerator. So would exact limits: they are made of the printed
            // figures too.
            amount = (double)Rounding.Share((long)sum.Numerator, (long)sum.Denominator, (int)measure.Multiplier, measure.Decimals);
            var most = measure.Method is Method.Proportion ? denominator : double.MaxValue;
            measured = Publication.ValueOf(measure, Math.Min(amount / measure.Multiplier * denominator, most), denominator) as MeasureValue.Value;
        }

        var interval = measure.HasInterval ? measured?.IntervalAt(Confidence.NinetyFive) : null;
        return Area(
            region,
            sum,
            Counted(numerator, sum.Numerator),
            Counted(denominator, sum.Denominator),
            Published.Of(amount, measured?.IsReliable is not true)) with
        {
            Lower = interval is { } from ? Published.Of(from.Lower) : Published.NotApplicable,
            Upper = interval is { } to ? Published.Of(to.Upper) : Published.NotApplicable,
        };
    }

    private PublishedArea Withheld(Region? region, Aggregate<Authority> sum, Published symbol) =>
        Area(region, sum, symbol, symbol, symbol) with { Lower = symbol, Upper = symbol };

    private PublishedArea Area(Region? region, Aggregate<Authority> sum, Published numerator, Published denominator, Published value) => new(
        region, numerator, denominator, value, Published.NotApplicable, Published.NotApplicable, Published.NotApplicable, sum.Supplied, sum.Due, sum.Excluded,
        region is null && measure.PublishedName is { } name ? collection.Published.Find(name, PublishedFigures.England, own.Period.Id) : null);

    /// <summary>Counts of people are rounded to the collection's base, halves away from 0; counts of things are exact.</summary>
    private double Rounded(double count) =>
        isOfPeople ? Math.Round(count / collection.RoundTo, MidpointRounding.AwayFromZero) * collection.RoundTo : count;

    private static Published Counted(double rounded, double count) => rounded == 0 && count > 0 ? Published.Low : Published.Of(rounded);
}
