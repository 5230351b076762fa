namespace Reporting.Domain.Comparison;

/// <summary>Quantiles of a list of numbers, type 7: linear between the order statistics, the lowest at 0 and the highest at 1.</summary>
/// <remarks>Source: Hyndman RJ, Fan Y. Sample quantiles in statistical packages. The American Statistician 1996; 50: 361–365, definition 7.</remarks>
public static class Quantile
{
    /// <summary>The quantile at <paramref name="share"/>, in the unit of the numbers; NaN for an empty list.</summary>
    /// <param name="sorted">The numbers in ascending order, none missing.</param>
    /// <param name="share">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside 0 to 1.</exception>
    public static double Type7(ReadOnlySpan<double> sorted, double share)
    {
        if (!(share >= 0 && share <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A quantile is from 0 to 1.");
        if (sorted.IsEmpty)
            return double.NaN;
        var position = (sorted.Length - 1) * share;
        var below = (int)position;
        var fraction = position - below;
        var low = sorted[below];
        // Between equal numbers the quantile is that number to the last bit, since bands compare values with it. The clamp takes back what rounding
        // carries past a neighbour where the fraction is next to 0 or 1.
        return fraction == 0 || low == sorted[below + 1] ? low : Math.Clamp(((1 - fraction) * low) + (fraction * sorted[below + 1]), low, sorted[below + 1]);
    }
}

/// <summary>The lowest value, the quartiles and the highest value, in the unit of the values; all NaN where there are none.</summary>
/// <param name="Lowest">The lowest value.</param>
/// <param name="LowerQuartile">The type 7 quantile at 0.25.</param>
/// <param name="Median">The type 7 quantile at 0.5.</param>
/// <param name="UpperQuartile">The type 7 quantile at 0.75.</param>
/// <param name="Highest">The highest value.</param>
public readonly record struct FiveNumbers(double Lowest, double LowerQuartile, double Median, double UpperQuartile, double Highest)
{
    /// <summary>The five numbers of values in ascending order.</summary>
    public static FiveNumbers OfSorted(ReadOnlySpan<double> sorted) => new(
        Quantile.Type7(sorted, 0),
        Quantile.Type7(sorted, 0.25),
        Quantile.Type7(sorted, 0.5),
        Quantile.Type7(sorted, 0.75),
        Quantile.Type7(sorted, 1));

    /// <summary>The five numbers of values in any order.</summary>
    public static FiveNumbers Of(IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return OfSorted(sorted);
    }
}
