using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;

namespace Reporting.Domain.Disclosure;

/// <summary>
/// Totals from which authorities are left out because the source hides their counts. Those are small, so what is left is no sample of all, and no interval
/// of chance says how far it is off. England's own counts by the source come first; without them, bounds.
/// </summary>
internal static class IncompleteTotals
{
    /// <summary>In a region of fewer hidden counts its bounds could give one away.</summary>
    private const int FewestHidden = 3;

    /// <summary>The measure with its totals as they may be read.</summary>
    public static PublishedMeasure Of(PublishedMeasure published, HiddenBySource hidden) =>
        published.Authorities.Count == 0 || published.England.Missing.Count == 0
            ? published
            : published with
            {
                England = OfSource(published, hidden) ?? Bounded(published, published.England, hidden),
                Regions = [.. published.Regions.Select(r => Bounded(published, r, hidden))],
            };

    /// <returns>Null where the source does not count England, or its counts would stand beside some that are hidden here.</returns>
    private static PublishedArea? OfSource(PublishedMeasure published, HiddenBySource hidden)
    {
        var england = published.England;
        if (hidden is not { Numerator: { } numerator, Denominator: { } denominator } || england.Value is Published.Withheld { Symbol: Symbol.Confidential }
            || published.Authorities.Any(a => IsHiddenHere(a.Numerator) || IsHiddenHere(a.Denominator))
            || Publication.ValueOf(published.Measure, numerator, denominator) is not MeasureValue.Value value)
        {
            return null;
        }

        var interval = published.Measure.HasInterval ? value.IntervalAt(Confidence.NinetyFive) : null;
        return england with
        {
            Numerator = Published.Of(numerator),
            Denominator = Published.Of(denominator),
            Value = Published.Of(value.Amount, !value.IsReliable),
            Lower = interval is { } from ? Published.Of(from.Lower) : Published.NotApplicable,
            Upper = interval is { } to ? Published.Of(to.Upper) : Published.NotApplicable,
            Returns = WithoutInterval(england),
        };
    }

    private static PublishedArea Bounded(PublishedMeasure published, PublishedArea area, HiddenBySource hidden)
    {
        var within = published.Authorities.Where(a => area.Region is null || a.Authority.Region.Gss == area.Region.Gss)
            .Where(a => HiddenBySource.IsHidden(a.Value)).ToList();
        if (within.Count == 0)
            return area;
        var bounds = area.Region is null || within.Count >= FewestHidden ? BoundsOf(published.Measure, area, within, hidden) : null;
        return WithoutInterval(area) with { Bounds = bounds };
    }

    private static PublishedBounds? BoundsOf(Measure measure, PublishedArea area, List<PublishedAuthority> within, HiddenBySource hidden)
    {
        var known = within.Where(a => hidden.Counts.ContainsKey(a.Authority.Code)).Select(a => hidden.Counts[a.Authority.Code]).ToList();
        if (known.Count == within.Count)
            return BoundsOf(measure, area, known);
        // Without an upper limit of the parts the wholes still give a lower one.
        var wholes = within.Select(a => a.Denominator.Number).OfType<double>().ToList();
        return hidden.From is { } least && wholes.Count == within.Count && area is { Numerator.Number: { } part, Denominator.Number: { } whole }
            && Publication.ValueOf(measure, part + (least * within.Count), whole + wholes.Sum()) is MeasureValue.Value value
            ? new(Published.Of(value.Amount), null, within.Count)
            : null;
    }

    private static PublishedBounds? BoundsOf(Measure measure, PublishedArea area, List<BoundedCounts> counts)
    {
        if ((area.Numerator.Number, area.Denominator.Number) is not ({ } numerator, { } denominator))
            return null;
        var isPart = SmallCounts.IsPartOfWhole(measure);
        var lowest = Extreme(c => c.Numerator!.Value.Lowest, c => c.Denominator!.Value.Highest);
        var highest = Extreme(
            PartOf, c => isPart ? Math.Max(c.Denominator!.Value.Lowest, PartOf(c)) : c.Denominator!.Value.Lowest);
        return lowest is null || highest is null ? null : new(lowest, highest, counts.Count);

        double PartOf(BoundedCounts c) => isPart ? Math.Min(c.Numerator!.Value.Highest, c.Denominator!.Value.Highest) : c.Numerator!.Value.Highest;

        Published? Extreme(Func<BoundedCounts, double> part, Func<BoundedCounts, double> whole) =>
            Publication.ValueOf(measure, numerator + counts.Sum(part), denominator + counts.Sum(whole)) is MeasureValue.Value value
                ? Published.Of(value.Amount)
                : null;
    }

    private static bool IsHiddenHere(Published count) => count is Published.Withheld { Symbol: Symbol.Confidential, FromSource: false };

    private static PublishedArea WithoutInterval(PublishedArea area) => area.Value is Published.Figure
        ? area with { Lower = Published.NotApplicable, Upper = Published.NotApplicable }
        : area;
}
