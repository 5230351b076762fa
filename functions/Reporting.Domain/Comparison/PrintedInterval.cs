namespace Reporting.Domain.Comparison;

/// <summary>How a value is printed with its interval: with decimals enough to tell the three numbers apart, or in words.</summary>
public abstract record PrintedInterval
{
    private PrintedInterval()
    {
    }

    /// <summary>Looks for the fewest decimals with which the lower end, the value and the upper end are three numbers as printed.</summary>
    /// <param name="value">In the unit that is printed.</param>
    /// <param name="interval">In the same unit. An end that is the value itself, as at 0%, is printed like it.</param>
    /// <param name="decimals">Of the measure.</param>
    /// <param name="mostDecimals">With more the number would say more than it knows, or give a rounded count away.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite, or the value is outside its interval.</exception>
    public static PrintedInterval Of(double value, Interval interval, int decimals, int mostDecimals)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostDecimals, decimals);
        if (!(interval.Lower <= value && value <= interval.Upper && double.IsFinite(interval.Lower) && double.IsFinite(interval.Upper)))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A value lies within its interval.");
        for (var places = decimals; places <= mostDecimals; places++)
        {
            if (IsApart(interval.Lower, value, places) && IsApart(value, interval.Upper, places))
                return new WithDecimals(places);
        }

        return new Narrower(mostDecimals);
    }

    private static bool IsApart(double low, double high, int decimals) => low == high || HalfUp.Round(low, decimals) < HalfUp.Round(high, decimals);

    /// <summary>Value and limits are printed with so many decimals.</summary>
    /// <param name="Decimals">At least the measure's own.</param>
    public sealed record WithDecimals(int Decimals) : PrintedInterval;

    /// <summary>The interval is narrower than what can be printed: that is said instead of limits.</summary>
    /// <param name="Decimals">How many were tried.</param>
    public sealed record Narrower(int Decimals) : PrintedInterval;
}
