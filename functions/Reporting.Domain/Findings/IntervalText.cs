using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;

namespace Reporting.Domain.Findings;

/// <summary>How the limits of an interval are printed: with decimals enough that the value as it is printed lies between them.</summary>
public static class IntervalText
{
    /// <summary>Stands instead of limits where it would take too many decimals to tell them from the value.</summary>
    public const string Narrower = "narrower than printed";

    private const int MoreDecimals = 2;
    private const int MostDecimals = 6;

    /// <summary>How many decimals the limits are printed with; null where they are narrower than can be printed.</summary>
    /// <param name="value">In the measure's unit, as are the limits.</param>
    /// <param name="lower">The lower limit.</param>
    /// <param name="upper">The upper limit.</param>
    /// <param name="decimals">Of the measure.</param>
    public static int? Places(double value, double lower, double upper, int decimals)
    {
        var printed = HalfUp.Round(value, decimals);
        // An end that is the value itself, as at 0% and 100%, is printed like it.
        if (!(lower < printed || lower == value) || !(printed < upper || upper == value))
            return null;
        var interval = new Interval(Math.Min(lower, printed), Math.Max(upper, printed));
        return PrintedInterval.Of(printed, interval, decimals, Math.Min(MostDecimals, decimals + MoreDecimals)) switch
        {
            PrintedInterval.WithDecimals with => with.Decimals,
            _ => null,
        };
    }

    /// <summary>How many decimals the limits of published values are printed with; null as above. The measure's own where there is no value.</summary>
    /// <remarks>Where hidden counts stand behind a limit, more decimals than it says would tell them.</remarks>
    public static int? Places(Published? value, Published.Figure lower, Published.Figure upper, int decimals) =>
        lower.Decimals is { } known ? known
        : value is Published.Figure figure ? Places(figure.Value, lower.Value, upper.Value, decimals)
        : decimals;

    /// <summary>One limit with its unit, as tables print it; the symbol that stands instead.</summary>
    /// <param name="limit">The lower or the upper limit.</param>
    /// <param name="value">What lies between the limits.</param>
    /// <param name="lower">The lower limit.</param>
    /// <param name="upper">The upper limit.</param>
    /// <param name="measure">The measure.</param>
    public static string Limit(Published limit, Published value, Published lower, Published upper, Measure measure)
    {
        if (limit is not Published.Figure figure || lower is not Published.Figure from || upper is not Published.Figure to)
            return NumberText.Value(limit, measure);
        return Places(value, from, to, measure.Decimals) is { } places
            ? NumberText.Plain(figure.Value, places) + NumberText.UnitAfter(measure.Unit)
            : Narrower;
    }
}
