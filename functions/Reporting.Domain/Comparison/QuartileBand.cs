namespace Reporting.Domain.Comparison;

/// <summary>A quarter of the authorities by value, A the best, as users of the Local Authority Interactive Tool know them.</summary>
public enum QuartileBand
{
    /// <summary>Not banded.</summary>
    None,

    /// <summary>The best quarter.</summary>
    A,

    /// <summary>The second best quarter.</summary>
    B,

    /// <summary>The third quarter.</summary>
    C,

    /// <summary>The worst quarter.</summary>
    D,
}

/// <summary>Ranks and bands as bare formulas. Callers use <see cref="Ranking"/>, which decides whether there may be a rank at all.</summary>
internal static class RankFormulas
{
    /// <summary>The band of a value: the upper edge of a quarter belongs to it, counted from the lowest value.</summary>
    public static QuartileBand Band(double value, in FiveNumbers bounds, Direction direction)
    {
        var quarter = value <= bounds.LowerQuartile ? 0 : value <= bounds.Median ? 1 : value <= bounds.UpperQuartile ? 2 : 3;
        return direction.IsHigher ? QuartileBand.D - quarter : QuartileBand.A + quarter;
    }

    /// <summary>1 for the best; ties share the best place, and the places after them are left out.</summary>
    /// <param name="value">One of the values.</param>
    /// <param name="sorted">All of them, in ascending order.</param>
    /// <param name="direction">Which end is best.</param>
    public static int Rank(double value, ReadOnlySpan<double> sorted, Direction direction) =>
        1 + (direction.IsHigher ? sorted.Length - CountUpTo(value, sorted, inclusive: true) : CountUpTo(value, sorted, inclusive: false));

    /// <summary>How many numbers lie below <paramref name="value"/>, or at and below it.</summary>
    private static int CountUpTo(double value, ReadOnlySpan<double> sorted, bool inclusive)
    {
        var from = 0;
        var to = sorted.Length;
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            if (sorted[middle] < value || (inclusive && sorted[middle] == value))
                from = middle + 1;
            else
                to = middle;
        }

        return from;
    }
}
