namespace Reporting.Domain.Disclosure;

/// <summary>Rounding of what is printed, and what a rounded figure still tells.</summary>
public static class Rounding
{
    /// <summary>Rounds a count to the nearest multiple of a base, halves up.</summary>
    /// <param name="count">A count of children, cases or events.</param>
    /// <param name="toBase">The collection's base; 1 leaves the count as it is.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, or a base below 1.</exception>
    /// <remarks>base · ⌊(count + ⌊base / 2⌋) / base⌋; with base 5 that is 5 · ⌊(count + 2) / 5⌋.</remarks>
    public static long ToBase(long count, int toBase)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(toBase, 1);
        return (count + (toBase / 2)) / toBase * toBase;
    }

    /// <summary>The lowest and highest count that <see cref="ToBase"/> prints as this figure.</summary>
    /// <param name="printed">A multiple of the base.</param>
    /// <param name="toBase">The collection's base; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The figure is negative, or no multiple of the base.</exception>
    public static (long Lowest, long Highest) Admits(long printed, int toBase)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(printed);
        ArgumentOutOfRangeException.ThrowIfLessThan(toBase, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(printed % toBase, 0);
        return (Math.Max(0, printed - (toBase / 2)), printed + toBase - 1 - (toBase / 2));
    }

    /// <summary>Numerator ÷ denominator × <paramref name="per"/>, rounded to decimals, halves up.</summary>
    /// <param name="numerator">A count.</param>
    /// <param name="denominator">A count.</param>
    /// <param name="per">100 for a percentage, 10,000 for a rate per 10,000, 1 for a ratio.</param>
    /// <param name="decimals">From 0 to 9.</param>
    /// <returns>The figure as it is printed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative numerator, a denominator below 1, or decimals outside 0 to 9.</exception>
    /// <remarks>Computed in whole numbers, so that a half is exactly a half; floating point may fall on either side of it.</remarks>
    public static decimal Share(long numerator, long denominator, int per, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfLessThan(denominator, 1);
        var steps = StepsPerUnit(decimals);
        var doubled = ((Int128)numerator * per * steps * 2) + denominator;
        return (decimal)(doubled / ((Int128)denominator * 2)) / steps;
    }

    /// <summary>10 to the power of the decimals.</summary>
    internal static long StepsPerUnit(int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 9);
        var steps = 1L;
        for (var i = 0; i < decimals; i++)
            steps *= 10;
        return steps;
    }
}
