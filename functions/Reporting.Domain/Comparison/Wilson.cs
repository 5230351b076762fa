namespace Reporting.Domain.Comparison;

/// <summary>The interval of a proportion: Wilson's score.</summary>
/// <remarks>
/// Source: Wilson EB. Probable inference, the law of succession, and statistical inference. J Am Stat Assoc 1927; 22: 209–212.
/// Newcombe RG, Altman DG. Proportions and their differences. In: Statistics with confidence, 2nd edition, BMJ Books, 2000, 46–48.
/// </remarks>
public static class Wilson
{
    /// <summary>The interval of <paramref name="numerator"/> in <paramref name="denominator"/>, as a share from 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The numerator is negative, above the denominator or not a number, or the denominator is not above 0: <see cref="MeasureValue"/> let it through.
    /// </exception>
    public static Interval Interval(double numerator, double denominator, Confidence confidence)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        if (!(numerator >= 0 && numerator <= denominator && denominator > 0 && denominator <= double.MaxValue))
            throw NotAProportion(numerator, denominator);
        return confidence.Share < 1 ? Score(numerator, denominator, confidence.Z) : new(0, 1);
    }

    /// <summary>The intervals of a column of proportions; NaN in either input is a missing value, and NaN in both ends.</summary>
    /// <remarks>At 100% confidence an interval is the whole range whatever was counted, so also where nothing was.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">As for one interval, except for missing values.</exception>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static void Intervals(
        ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators, Confidence confidence, Span<double> lower, Span<double> upper)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        Columns.SameLength(numerators.Length, denominators.Length, lower.Length, upper.Length);
        var z = confidence.Z;
        var certain = confidence.Share >= 1;
        for (var i = 0; i < numerators.Length; i++)
        {
            var x = numerators[i];
            var n = denominators[i];
            if (x < 0 || n <= 0 || x > n)
                throw NotAProportion(x, n);
            var interval = certain ? new(0, 1) : Score(x, n, z);
            lower[i] = interval.Lower;
            upper[i] = interval.Upper;
        }
    }

    private static Interval Score(double x, double n, double z)
    {
        var squared = z * z;
        var centre = (2 * x) + squared;
        var reach = z * Math.Sqrt(squared + (4 * x * (1 - (x / n))));
        var width = 2 * (n + squared);
        // Rounding may put an end a last digit beyond 0 or 1, or beyond the share itself.
        var share = x / n;
        return new(Math.Max(0, Math.Min(share, (centre - reach) / width)), Math.Min(1, Math.Max(share, (centre + reach) / width)));
    }

    private static ArgumentOutOfRangeException NotAProportion(double x, double n) =>
        new(nameof(x), x, $"A proportion needs 0 ≤ numerator ≤ denominator and a denominator above 0, not {x} of {n}.");
}
