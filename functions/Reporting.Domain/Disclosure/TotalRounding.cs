using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>How a total with a hidden part is printed: counts rounded, and the quotient made of them to as many decimals as they bear.</summary>
internal static class TotalRounding
{
    // With counts rounded to 10, a share has one decimal from a denominator of 8,000, and is a whole per cent from 800.
    private const double DenominatorPerUnit = 0.8;

    /// <summary>The decimals of the quotient; null where the total is too small to be rounded: it is then exact, or hidden.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="numerator">The exact sum. What is decided depends on what is printed of it alone.</param>
    /// <param name="denominator">The exact sum.</param>
    /// <param name="toBase">The collection's base; with 1 nothing is rounded.</param>
    public static int? DecimalsOf(Measure measure, long numerator, long denominator, int toBase)
    {
        if (toBase <= 1)
            return null;
        var (part, whole) = (Rounding.ToBase(numerator, toBase), DenominatorOf(measure, denominator, toBase));
        if (whole == 0)
            return null;
        var unit = Math.Max(measure.Multiplier, measure.Multiplier * part / whole);
        var room = whole / (DenominatorPerUnit * toBase * unit);
        return room < 1 ? null : Math.Min(measure.Decimals, (int)Math.Floor(Math.Log10(room) + 1e-9));
    }

    /// <summary>The denominator as it is printed: a public one is exact.</summary>
    public static long DenominatorOf(Measure measure, long denominator, int toBase) =>
        measure.DenominatorIsReference ? denominator : Rounding.ToBase(denominator, toBase);
}
