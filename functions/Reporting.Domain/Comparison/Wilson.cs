namespace Reporting.Domain.Comparison;

/// <summary>The interval of a proportion: Wilson's score.</summary>
/// <remarks>
/// Source: Wilson EB. Probable inference, the law of succession, and statistical inference. J Am Stat Assoc 1927; 22: 209–212.
/// Newcombe RG, Altman DG. Proportions and their differences. In: Statistics with confidence, 2nd edition, BMJ Books, 2000, 46–48.
/// </remarks>
public static class Wilson
{
    /// <summary>The interval of <paramref name="numerator"/> in <paramref name="denominator"/>, as a share from 0 to 1.</summary>
    /// <remarks>(2x + z² ∓ z·√(z² + 4x(1 − x/n))) / (2(n + z²)); the whole range at 100% confidence.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The numerator is negative, above the denominator or not a number, or the denominator is not above 0: <see cref="MeasureValue"/> let it through.
    /// </exception>
    public static Interval Interval(double numerator, double denominator, Confidence confidence)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        var (x, n) = (numerator, denominator);
        if (!(x >= 0 && x <= n && n > 0 && n <= double.MaxValue))
        {
            throw new ArgumentOutOfRangeException(
                nameof(numerator), x, $"A proportion needs 0 ≤ numerator ≤ denominator and a denominator above 0, not {x} of {n}.");
        }

        if (confidence.Share >= 1)
            return new(0, 1);
        var z = confidence.Z;
        var squared = z * z;
        var centre = (2 * x) + squared;
        var reach = z * Math.Sqrt(squared + (4 * x * (1 - (x / n))));
        var width = 2 * (n + squared);
        // Rounding may put an end a last digit beyond 0 or 1, or beyond the share itself.
        var share = x / n;
        return new(Math.Max(0, Math.Min(share, (centre - reach) / width)), Math.Min(1, Math.Max(share, (centre + reach) / width)));
    }
}
