namespace Reporting.Domain.Comparison;

/// <summary>A count as far as it is known: exactly, or between two bounds where it is hidden for being small.</summary>
public readonly record struct CountBounds
{
    private CountBounds(double lowest, double highest) => (Lowest, Highest) = (lowest, highest);

    /// <summary>The smallest number that the count can be, from 0.</summary>
    public double Lowest { get; }

    /// <summary>The largest number that it can be.</summary>
    public double Highest { get; }

    /// <summary>Whether the count is known.</summary>
    public bool IsExact => Lowest == Highest;

    /// <summary>A count that is known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or not finite.</exception>
    public static CountBounds Exactly(double count) => Between(count, count);

    /// <summary>A hidden count.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bound is negative or not finite, or the lowest is above the highest.</exception>
    public static CountBounds Between(double lowest, double highest) => lowest >= 0 && highest >= lowest && double.IsFinite(highest)
        ? new(lowest, highest)
        : throw new ArgumentOutOfRangeException(nameof(lowest), lowest, "The bounds of a count are finite, from 0, and in order.");
}

/// <summary>What an authority supplied for a measure in one period.</summary>
/// <param name="Numerator">Null when it was not supplied.</param>
/// <param name="Denominator">Null when it was not supplied.</param>
public readonly record struct BoundedCounts(CountBounds? Numerator, CountBounds? Denominator)
{
    /// <summary>Counts that are known; null for one that was not supplied.</summary>
    public static BoundedCounts Exactly(double? numerator, double? denominator) => new(
        numerator is { } x ? CountBounds.Exactly(x) : null,
        denominator is { } n ? CountBounds.Exactly(n) : null);
}
