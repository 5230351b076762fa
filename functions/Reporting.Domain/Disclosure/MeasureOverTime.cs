using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;

namespace Reporting.Domain.Disclosure;

/// <summary>Tests of change and trend over what is published of a measure in several periods.</summary>
/// <remarks>
/// The numbers are of the authorities whose counts are printed throughout. A direction must hold as well where the hidden counts come in at either of
/// their bounds: they are hidden because they are small, and without them the small authorities would be left out.
/// </remarks>
/// <param name="register">Which authorities are the same body in two periods.</param>
internal sealed class MeasureOverTime(AuthorityRegister register)
{
    /// <summary>England's change between two periods that can be compared.</summary>
    public PublishedChange ChangeOf(ProtectedMeasure earlier, ProtectedMeasure now)
    {
        var measure = now.Measure.Measure;
        var printed = Panel([earlier, now], null, PanelCounts.Printed);
        var outcome = TotalChange.Of(printed, measure.Multiplier, measure.Decimals);
        if (HiddenToo([earlier, now], printed) is { } all && TotalChange.Of(all, measure.Multiplier, measure.Decimals) is TotalChange.Known wide)
        {
            outcome = outcome is TotalChange.Known known
                ? known with { Word = known.Word == wide.Word ? known.Word : ChangeWord.NoClearChange }
                : wide;
        }

        return PublishedChange.Of(earlier.Measure.Period, outcome, printed.Authorities);
    }

    /// <summary>The later figure less the earlier one, over the area's authorities that are in both; z where there is none.</summary>
    /// <param name="region">Null for England.</param>
    public Published DifferenceOf(ProtectedMeasure earlier, ProtectedMeasure now, Region? region) =>
        TotalChange.FiguresOf(Panel([earlier, now], region, PanelCounts.Printed), now.Measure.Measure.Multiplier) is { } figures
            ? Published.Of(figures.Second - figures.First)
            : Published.NotApplicable;

    /// <summary>England's trend over periods in a row.</summary>
    public PublishedTrend TrendOf(IReadOnlyList<ProtectedMeasure> inARow)
    {
        var measure = inARow[^1].Measure.Measure;
        var printed = Panel(inARow, null, PanelCounts.Printed);
        var outcome = TotalTrend.Of(printed, measure.Multiplier, measure.Decimals);
        if (HiddenToo(inARow, printed) is { } all && TotalTrend.Of(all, measure.Multiplier, measure.Decimals) is TotalTrend.Known wide)
        {
            outcome = outcome is TotalTrend.Known known
                ? known with { Word = known.Word == wide.Word ? known.Word : ChangeWord.NoClearChange }
                : wide;
        }

        return PublishedTrend.Of([.. inARow.Select(m => m.Measure.Period)], outcome, printed.Authorities);
    }

    /// <returns>Null where nothing is hidden.</returns>
    private MatchedPanel<AuthorityCode>? HiddenToo(IReadOnlyList<ProtectedMeasure> periods, MatchedPanel<AuthorityCode> printed) =>
        Panel(periods, null, PanelCounts.HiddenToo) is { IsExact: false } all && all.Authorities.Count > printed.Authorities.Count ? all : null;

    private MatchedPanel<AuthorityCode> Panel(
        IReadOnlyList<ProtectedMeasure> periods, Region? region, Func<ProtectedMeasure, PublishedAuthority, BoundedCounts?> counts)
    {
        var (first, last) = (periods[0].Measure.Period, periods[^1].Measure.Period);
        return MatchedPanel.Of([.. periods.Select(Of)], SmallCounts.IsPartOfWhole(periods[^1].Measure.Measure));

        Dictionary<AuthorityCode, BoundedCounts> Of(ProtectedMeasure period)
        {
            var found = new Dictionary<AuthorityCode, BoundedCounts>();
            foreach (var authority in period.Measure.Authorities.Where(a => region is null || a.Authority.Region.Gss == region.Gss))
            {
                if (register.SameBody(authority.Authority.Code, first.To, last.To) && counts(period, authority) is { } known)
                    found[authority.Authority.Code] = known;
            }

            return found;
        }
    }
}
