using CsCheck;
using Reporting.Domain.Comparison;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

public sealed class WilsonTests
{
    private static readonly Gen<Confidence> AnyLevel = Gen.Double[0.9, 0.9999].Select(Confidence.Of);
    private static readonly Gen<(double X, double N)> AnyProportion =
        Gen.Int[1, 1_000_000].SelectMany(n => Gen.Int[0, n].Select(x => ((double)x, (double)n)));

    /// <summary>Newcombe RG. Two-sided confidence intervals for the single proportion. Statistics in Medicine 1998; 17: 857–872, table I.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Interval_NewcombesExamples_IsAsPrintedThere(double x, double n, double lower, double upper)
    {
        var interval = Wilson.Interval(x, n, Confidence.NinetyFive);
        Assert.Equal(lower, Math.Round(interval.Lower, 4));
        Assert.Equal(upper, Math.Round(interval.Upper, 4));
    }

    [Fact]
    public void Interval_AnyProportion_ContainsTheShareWithinZeroAndOne() =>
        Gen.Select(AnyProportion, AnyLevel).Sample((p, level) =>
        {
            var interval = Wilson.Interval(p.X, p.N, level);
            return interval.Lower >= 0 && interval.Lower <= p.X / p.N && interval.Upper >= p.X / p.N && interval.Upper <= 1;
        });

    [Fact]
    public void Interval_OfTheRest_IsMirrored() =>
        Gen.Select(AnyProportion, AnyLevel).Sample((p, level) =>
        {
            var one = Wilson.Interval(p.X, p.N, level);
            var other = Wilson.Interval(p.N - p.X, p.N, level);
            return Math.Abs(one.Lower - (1 - other.Upper)) < 1e-12 && Math.Abs(one.Upper - (1 - other.Lower)) < 1e-12;
        });

    [Fact]
    public void Interval_HigherConfidence_IsWider() =>
        AnyProportion.Sample(p =>
        {
            var narrow = Wilson.Interval(p.X, p.N, Confidence.NinetyFive);
            var wide = Wilson.Interval(p.X, p.N, Confidence.NinetyNinePointEight);
            return wide.Lower <= narrow.Lower && wide.Upper >= narrow.Upper;
        });

    [Theory]
    [InlineData(-1, 4)]
    [InlineData(5, 4)]
    [InlineData(1, 0)]
    [InlineData(0, 0)]
    [InlineData(double.NaN, 4)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    public void Interval_NotAProportion_Throws(double x, double n) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Interval(x, n, Confidence.NinetyFive));
}
