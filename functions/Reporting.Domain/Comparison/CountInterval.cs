namespace Reporting.Domain.Comparison;

/// <summary>The interval of a count of independent events: exact below ten, Byar's approximation from ten.</summary>
/// <remarks>
/// Not for repeated events (incidents per child): they cluster in few children, and the interval would be far too narrow.
/// Source: Breslow NE, Day NE. Statistical methods in cancer research, volume II. Lyon: IARC, 1987. Armitage P, Berry G. Statistical methods
/// in medical research, 4th edition, Blackwell, 2002 (exact limits from chi-squared).
/// </remarks>
public static class CountInterval
{
    /// <summary>The interval of <paramref name="events"/>, in events. At 100% confidence a count of ten or more has no lower end (NaN).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or not a number: <see cref="MeasureValue"/> let it through.</exception>
    public static Interval Of(double events, Confidence confidence)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        ThrowIfNotACount(events);
        return Choose(events, confidence);
    }

    /// <summary>Exact Poisson limits: half the chi-squared quantiles with 2·events and 2·events + 2 degrees of freedom.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Of"/>.</exception>
    public static Interval Exact(double events, Confidence confidence)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        ThrowIfNotACount(events);
        return SolveExact(events, confidence);
    }

    /// <summary>Byar's limits, also below ten; the lower end is NaN where the formula has none: for no events, and where it falls below 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Of"/>.</exception>
    public static Interval Byar(double events, Confidence confidence)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        ThrowIfNotACount(events);
        return Approximate(events, confidence.Z);
    }

    /// <summary>The intervals of a column of counts divided by <paramref name="populations"/>, times <paramref name="multiplier"/>.</summary>
    /// <remarks>NaN in either input is a missing value, and NaN in both ends. For a ratio the population is the expected count.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or a population not above 0.</exception>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static void RateIntervals(
        ReadOnlySpan<double> events, ReadOnlySpan<double> populations, Confidence confidence, double multiplier, Span<double> lower, Span<double> upper)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        Columns.SameLength(events.Length, populations.Length, lower.Length, upper.Length);
        for (var i = 0; i < events.Length; i++)
        {
            var x = events[i];
            var n = populations[i];
            if (x < 0 || n <= 0)
                throw NotARate(x, n);
            var interval = Choose(x, confidence);
            var factor = multiplier / n;
            lower[i] = interval.Lower * factor;
            upper[i] = interval.Upper * factor;
        }
    }

    /// <summary>The interval of a rate: that of the count, divided by <paramref name="population"/>, times <paramref name="multiplier"/>.</summary>
    /// <param name="events">The count of events.</param>
    /// <param name="population">The population or, for a ratio, the expected count.</param>
    /// <param name="confidence">The level.</param>
    /// <param name="multiplier">10,000 for a rate per 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, the population not above 0, or either not a number.</exception>
    public static Interval Rate(double events, double population, Confidence confidence, double multiplier = 1)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        if (!(events >= 0 && population > 0))
            throw NotARate(events, population);
        return Choose(events, confidence).Times(multiplier / population);
    }

    internal static Interval Choose(double events, Confidence confidence)
    {
        if (!(events < Confidence.ExactBelow))
            return Approximate(events, confidence.Z);
        var whole = (int)events;
        return whole == events ? confidence.ExactFor(whole) : SolveExact(events, confidence);
    }

    internal static Interval SolveExact(double events, Confidence confidence) => new(
        events > 0 ? GammaQuantile.FromBelow(events, confidence.Tail) : 0,
        GammaQuantile.FromAbove(events + 1, confidence.Tail));

    private static Interval Approximate(double events, double z)
    {
        var lower = events * Cube(1 - (1 / (9 * events)) - (z / (3 * Math.Sqrt(events))));
        var next = events + 1;
        var upper = next * Cube(1 - (1 / (9 * next)) + (z / (3 * Math.Sqrt(next))));
        return new(lower < 0 ? double.NaN : lower, upper);
    }

    private static double Cube(double value) => value * value * value;

    private static void ThrowIfNotACount(double events)
    {
        if (!(events >= 0 && events <= double.MaxValue))
            throw new ArgumentOutOfRangeException(nameof(events), events, "A count of events is 0 or more.");
    }

    private static ArgumentOutOfRangeException NotARate(double events, double population) =>
        new(nameof(events), events, $"A rate needs a count of 0 or more and a population above 0, not {events} in {population}.");
}
