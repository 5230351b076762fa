namespace Reporting.Domain.Comparison;

/// <summary>The curves of a funnel drawn from chance alone.</summary>
/// <remarks>Source: Public Health England, Fingertips technical guidance (funnel plots).</remarks>
public static class DrawnLimits
{
    /// <summary>The limits of a proportion at one denominator, times <paramref name="multiplier"/>, kept within 0 and the multiplier.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The average is outside 0 to 1 or the denominator not above 0.</exception>
    public static Interval Proportion(double average, double denominator, Confidence confidence, double multiplier = 1)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        if (!(average >= 0 && average <= 1 && denominator > 0))
            throw new ArgumentOutOfRangeException(nameof(average), average, "A funnel of proportions needs an average from 0 to 1.");
        var reach = confidence.Z * Math.Sqrt(average * (1 - average) / denominator);
        return new Interval(Math.Max(0, average - reach), Math.Min(1, average + reach)).Times(multiplier);
    }

    /// <summary>The expected counts at which <paramref name="observed"/> events are just on the limit: exact Poisson.</summary>
    /// <returns>Lower: below it, the observed count is high. Upper: above it, the observed count is low.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is not above 0: a curve begins at one event.</exception>
    public static Interval ExpectedEvents(double observed, Confidence confidence)
    {
        if (!(observed > 0))
            throw new ArgumentOutOfRangeException(nameof(observed), observed, "A curve begins at one event.");
        return CountInterval.Exact(observed, confidence);
    }

    /// <summary>The limits of observed ÷ expected where <paramref name="observed"/> events were counted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="ExpectedEvents"/>.</exception>
    public static Interval Ratio(double observed, Confidence confidence)
    {
        var expected = ExpectedEvents(observed, confidence);
        return new(observed / expected.Upper, observed / expected.Lower);
    }

    /// <summary>The populations in one year at which <paramref name="observed"/> events are just on the limit.</summary>
    /// <param name="observed">The count in all years together.</param>
    /// <param name="average">The average rate, per head.</param>
    /// <param name="years">How many years the count covers.</param>
    /// <param name="confidence">The level.</param>
    /// <returns>Lower belongs to the upper limit of the rate, Upper to the lower one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count, the average rate or the years are not above 0.</exception>
    public static Interval PopulationPerYear(double observed, double average, double years, Confidence confidence)
    {
        if (!(average > 0 && years > 0))
            throw new ArgumentOutOfRangeException(nameof(average), average, "A curve needs an average rate and years above 0.");
        return ExpectedEvents(observed, confidence).Times(1 / (average * years));
    }

    /// <summary>The limits of a rate where <paramref name="observed"/> events were counted, times <paramref name="multiplier"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is not above 0.</exception>
    public static Interval Rate(double observed, double average, Confidence confidence, double multiplier = 1) =>
        Ratio(observed, confidence).Times(average * multiplier);

    /// <summary>Places along the axis of a curve, close together where it bends most: in equal ratios.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is empty or begins at 0, or there are fewer than two places.</exception>
    public static IReadOnlyList<double> Axis(double from, double to, int places = 100)
    {
        if (!(from > 0 && to > from && places > 1))
            throw new ArgumentOutOfRangeException(nameof(from), from, "An axis runs from above 0 to more, in at least two places.");
        return [.. Enumerable.Range(0, places).Select(i => i == places - 1 ? to : from * Math.Pow(to / from, (double)i / (places - 1)))];
    }
}
