using CsCheck;
using Reporting.Domain.Comparison;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

public sealed class IntervalPropertyTests
{
    private static readonly Gen<Confidence> AnyLevel = Gen.Double[0.9, 0.9999].Select(Confidence.Of);
    private static readonly Gen<(double X, double N)> AnyProportion =
        Gen.Int[1, 1_000_000].SelectMany(n => Gen.Int[0, n].Select(x => ((double)x, (double)n)));

    [Fact]
    public void Wilson_AnyProportion_ContainsTheShareWithinZeroAndOne() =>
        Gen.Select(AnyProportion, AnyLevel).Sample((p, level) =>
        {
            var interval = Wilson.Interval(p.X, p.N, level);
            return interval.Lower >= 0 && interval.Lower <= p.X / p.N && interval.Upper >= p.X / p.N && interval.Upper <= 1;
        });

    [Fact]
    public void Wilson_TheOtherPart_HasTheMirroredInterval() =>
        Gen.Select(AnyProportion, AnyLevel).Sample((p, level) =>
        {
            var one = Wilson.Interval(p.X, p.N, level);
            var other = Wilson.Interval(p.N - p.X, p.N, level);
            return Math.Abs(one.Lower - (1 - other.Upper)) < 1e-12 && Math.Abs(one.Upper - (1 - other.Lower)) < 1e-12;
        });

    [Fact]
    public void Wilson_HigherConfidence_IsWider() =>
        AnyProportion.Sample(p =>
        {
            var narrow = Wilson.Interval(p.X, p.N, Confidence.NinetyFive);
            var wide = Wilson.Interval(p.X, p.N, Confidence.NinetyNinePointEight);
            return wide.Lower <= narrow.Lower && wide.Upper >= narrow.Upper;
        });

    [Fact]
    public void Count_MoreEvents_HaveHigherLimits() =>
        Gen.Select(Gen.Int[0, 5_000], AnyLevel).Sample((events, level) =>
        {
            var fewer = CountInterval.Of(events, level);
            var more = CountInterval.Of(events + 1, level);
            return fewer.Lower < more.Lower && fewer.Upper < more.Upper && fewer.Lower <= events && fewer.Upper > events;
        });

    [Fact]
    public void Exact_AnyCount_LeavesTheTailOnEachSide() =>
        Gen.Select(Gen.Double[0.01, 50_000], AnyLevel).Sample((events, level) =>
        {
            var interval = CountInterval.Exact(events, level);
            var below = MathNet.Numerics.SpecialFunctions.GammaLowerRegularized(events, interval.Lower);
            var above = MathNet.Numerics.SpecialFunctions.GammaUpperRegularized(events + 1, interval.Upper);
            return Math.Abs((below / level.Tail) - 1) < 1e-8 && Math.Abs((above / level.Tail) - 1) < 1e-8;
        });

    [Fact]
    public void Rate_Multiplier_ScalesTheInterval() =>
        Gen.Select(Gen.Int[0, 500], Gen.Double[1, 1e6], Gen.Double[1, 1e5]).Sample((events, population, multiplier) =>
        {
            var one = CountInterval.Rate(events, population, Confidence.NinetyFive);
            var many = CountInterval.Rate(events, population, Confidence.NinetyFive, multiplier);
            return Math.Abs(many.Upper - (one.Upper * multiplier)) <= 1e-12 * many.Upper;
        });

    [Fact]
    public void Mean_AnyOrder_IsTheSameToTheLastBit() =>
        Gen.Double[-1e6, 1e6].Array[2, 60].SelectMany(values => Gen.Shuffle(values).Select(shuffled => (values, shuffled))).Sample(lists =>
            MeanSummary.Of(lists.values).Sum.Equals(MeanSummary.Of(lists.shuffled).Sum));

    [Fact]
    public void Interval_MissingNumbersInColumns_StayMissing()
    {
        double[] lower = new double[3], upper = new double[3];
        Wilson.Intervals([double.NaN, 1, 2], [5, double.NaN, 4], Confidence.NinetyFive, lower, upper);
        Assert.Equal([true, true, false], lower.Select(double.IsNaN));
        CountInterval.RateIntervals([double.NaN, 1, 2], [5, double.NaN, 4], Confidence.NinetyFive, 100, lower, upper);
        Assert.Equal([true, true, false], upper.Select(double.IsNaN));
    }

    [Theory]
    [InlineData(-1, 4)]
    [InlineData(5, 4)]
    [InlineData(1, 0)]
    [InlineData(0, 0)]
    [InlineData(double.NaN, 4)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    public void Wilson_NotAProportion_IsABug(double x, double n) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Interval(x, n, Confidence.NinetyFive));

    [Theory]
    [InlineData(-1, 4)]
    [InlineData(1, 0)]
    [InlineData(1, -4)]
    [InlineData(double.NaN, 4)]
    public void Rate_NotARate_IsABug(double events, double population) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CountInterval.Rate(events, population, Confidence.NinetyFive));
}
