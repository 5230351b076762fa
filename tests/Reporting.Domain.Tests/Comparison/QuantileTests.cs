using CsCheck;
using Reporting.Domain.Comparison;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

public sealed class QuantileTests
{
    /// <summary>Hyndman and Fan's definition 7: h = (n − 1)p + 1.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.75, 4)]
    [InlineData(1, 7)]
    public void Type7_FourNumbers_IsAsByHand(double share, double quantile) => Assert.Equal(quantile, Quantile.Type7([1, 2, 3, 7], share), 12);

    [Fact]
    public void Type7_AnyNumbers_LiesWithinThemAndRises() =>
        Gen.Select(Gen.Double[-1e9, 1e9].Array[1, 200], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((values, one, other) =>
        {
            Array.Sort(values);
            var (low, high) = (Quantile.Type7(values, Math.Min(one, other)), Quantile.Type7(values, Math.Max(one, other)));
            return low >= values[0] && high <= values[^1] && low <= high + (1e-9 * Math.Abs(high));
        });

    [Fact]
    public void Type7_ShareNextToZero_IsNotBelowTheLowest() =>
        Assert.Equal(-992046091, Quantile.Type7([-992046091, -977925735.4158478, -964404940.4359887], 4.601e-18));
}

public sealed class HalfUpTests
{
    [Theory]
    [InlineData(2.675, 2, 2.68)]
    [InlineData(1.005, 2, 1.01)]
    [InlineData(0.285, 2, 0.29)]
    [InlineData(-2.675, 2, -2.68)]
    [InlineData(22.15, 1, 22.2)]
    [InlineData(22.25, 1, 22.3)]
    [InlineData(4.45, 1, 4.5)]
    [InlineData(0.5, 0, 1)]
    [InlineData(1e300, 1, 1e300)]
    public void Round_Half_GoesAwayFromZero(double value, int decimals, double rounded) => Assert.Equal(rounded, HalfUp.Round(value, decimals));
}
