namespace Reporting.Domain.Comparison;

/// <summary>Rounding to decimals with halves away from 0, as people round.</summary>
public static class HalfUp
{
    private const double LargestRounded = 1e15;

    /// <summary>The value to <paramref name="decimals"/> places; NaN stays NaN, and a number too large to have decimals stays as it is.</summary>
    /// <remarks>
    /// 2.675 becomes 2.68, though the nearest binary number lies below the half: the value is read as the decimal number of 15 digits that it stands for.
    /// </remarks>
    public static double Round(double value, int decimals) =>
        Math.Abs(value) < LargestRounded ? (double)Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero) : value;
}
