namespace Reporting.Domain.Comparison;

/// <summary>The interval of a count of independent events: exact Poisson below ten, Byar's approximation from ten.</summary>
/// <remarks>
/// Not for repeated events (incidents per child): they cluster in few children, and the interval would be far too narrow.
/// Source: Breslow NE, Day NE. Statistical methods in cancer research, volume II. Lyon: IARC, 1987 (Byar). Armitage P, Berry G. Statistical methods
/// in medical research, 4th edition, Blackwell, 2002 (exact limits from chi-squared).
/// </remarks>
public static class CountInterval
{
    /// <summary>The interval of a rate: that of the count, divided by <paramref name="population"/>, times <paramref name="multiplier"/>.</summary>
    /// <param name="events">The count of events.</param>
    /// <param name="population">The population or, for a ratio, the expected count.</param>
    /// <param name="confidence">The level.</param>
    /// <param name="multiplier">10,000 for a rate per 10,000.</param>
    /// <returns>In the unit that the multiplier makes; at 100% confidence a count of ten or more has no lower end (NaN).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, the population not above 0, or either not a number.</exception>
    public static Interval Rate(double events, double population, Confidence confidence, double multiplier = 1)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        if (!(events >= 0 && population > 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(events), events, $"A rate needs a count of 0 or more and a population above 0, not {events} in {population}.");
        }

        return Of(events, confidence).Times(multiplier / population);
    }

    /// <summary>The interval of a count of 0 or more, in events.</summary>
    internal static Interval Of(double events, Confidence confidence)
    {
        if (!(events < Confidence.ExactBelow))
            return Byar(events, confidence);
        var whole = (int)events;
        return whole == events ? confidence.ExactFor(whole) : Exact(events, confidence);
    }

    /// <summary>Exact Poisson limits of a count of 0 or more: half the chi-squared quantiles with 2·events and 2·events + 2 degrees of freedom.</summary>
    internal static Interval Exact(double events, Confidence confidence) => new(
        events > 0 ? GammaQuantile.FromBelow(events, confidence.Tail) : 0,
        GammaQuantile.FromAbove(events + 1, confidence.Tail));

    /// <summary>Byar's limits of a count; the lower end is NaN where the formula has none: for no events, and where it falls below 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or not a number.</exception>
    internal static Interval Byar(double events, Confidence confidence)
    {
        if (!(events >= 0))
            throw new ArgumentOutOfRangeException(nameof(events), events, "A count of events is 0 or more.");
        var z = confidence.Z;
        var lower = events * Cube(1 - (1 / (9 * events)) - (z / (3 * Math.Sqrt(events))));
        var next = events + 1;
        var upper = next * Cube(1 - (1 / (9 * next)) + (z / (3 * Math.Sqrt(next))));
        return new(lower < 0 ? double.NaN : lower, upper);
    }

    private static double Cube(double value) => value * value * value;
}
