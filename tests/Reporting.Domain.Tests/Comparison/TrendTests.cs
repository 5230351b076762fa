using CsCheck;
using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

public sealed class RecentTrendTests
{
    [Fact]
    public void OfProportions_FourPeriods_IsNotKnown() =>
        Assert.IsType<RecentTrend.NotKnown>(RecentTrend.OfProportions([1, 2, 3, 4], [10, 10, 10, 10]));

    [Fact]
    public void OfProportions_SteadyRise_IsIncreasing()
    {
        var trend = Known(RecentTrend.OfProportions([100, 150, 200, 250, 300], [1000, 1000, 1000, 1000, 1000]));
        Assert.Equal((TrendMarker.Increasing, true), (trend.Marker, trend.IsSteady));
    }

    [Fact]
    public void OfProportions_OnePeriodMakesTheTrend_IsNoChange()
    {
        var trend = Known(RecentTrend.OfProportions([200, 190, 180, 170, 400], [1000, 1000, 1000, 1000, 1000]));
        Assert.True(trend.ChiSquared > TrendTest.Significant998);
        Assert.Equal((TrendMarker.NoChange, false), (trend.Marker, trend.IsSteady));
    }

    [Fact]
    public void OfProportions_MoreThanFivePeriods_UsesTheLastFive()
    {
        var five = Known(RecentTrend.OfProportions([5, 4, 9, 8, 7], [100, 101, 102, 103, 104]));
        var six = Known(RecentTrend.OfProportions([90, 5, 4, 9, 8, 7], [100, 100, 101, 102, 103, 104]));
        Assert.Equal((five.ChiSquared, five.Slope, five.Marker), (six.ChiSquared, six.Slope, six.Marker));
    }

    [Fact]
    public void OfAmounts_SameInEveryPeriod_HasASlopeOfExactlyZero()
    {
        var trend = Known(RecentTrend.OfAmounts([7.1, 7.1, 7.1, 7.1, 7.1], [6, 6.2, 6.1, 6, 6], [8, 8.1, 8.2, 8, 8]));
        Assert.Equal((0.0, 0.0, TrendMarker.NoChange), (trend.Slope, trend.ChiSquared, trend.Marker));
    }

    [Fact]
    public void OfAmounts_EmptyIntervals_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RecentTrend.OfAmounts([1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5]));

    [Theory]
    [InlineData(Polarity.Higher, Arrow.Better)]
    [InlineData(Polarity.Lower, Arrow.Worse)]
    public void Arrow_Rise_IsJudgedByTheDirection(Polarity polarity, Arrow arrow) =>
        Assert.Equal(arrow, Known(RecentTrend.OfProportions([100, 150, 200, 250, 300], [1000, 1000, 1000, 1000, 1000])).Arrow(Direction.Of(polarity)!));

    [Fact]
    public void Arrow_NoTrend_IsTheSame() =>
        Assert.Equal(Arrow.Same, Known(RecentTrend.OfProportions([5, 4, 9, 8, 7], [100, 101, 102, 103, 104])).Arrow(Direction.Of(Polarity.Lower)!));

    private static RecentTrend.Known Known(RecentTrend trend) => Assert.IsType<RecentTrend.Known>(trend);
}

public sealed class TrendTestTests
{
    /// <summary>By hand, 10, 20 and 30 of 100 each: average 0.2, covariance 20, spread 200; 400/(0.16 × 200) = 12.5.</summary>
    [Fact]
    public void Of_EvenRise_IsAsByHand()
    {
        var test = TrendTest.Of([10, 20, 30], [100, 100, 100]);
        Numbers.Near(12.5, test.ChiSquared, 1e-14);
        Assert.Equal(1, test.SlopeSign);
        Numbers.Near(0.000406952, test.PValue, 1e-5);
    }

    [Fact]
    public void Of_Reversed_HasTheSameChiSquaredAndTheOtherSign() =>
        Gen.Int[50, 5_000].SelectMany(n => Gen.Int[0, n].Select(x => ((double)x, (double)n))).Array[3, 9].Sample(points =>
        {
            var forward = TrendTest.Of([.. points.Select(p => p.Item1)], [.. points.Select(p => p.Item2)]);
            var backward = TrendTest.Of([.. points.Reverse().Select(p => p.Item1)], [.. points.Reverse().Select(p => p.Item2)]);
            return double.IsNaN(forward.ChiSquared) || Math.Abs(forward.ChiSquared - backward.ChiSquared) <= (1e-9 * forward.ChiSquared) + 1e-12;
        });
}

public sealed class DirectionTests
{
    [Fact]
    public void Of_Neutral_IsNone() => Assert.Null(Direction.Of(Polarity.Neutral));

    [Theory]
    [InlineData(Polarity.Higher, 2.5, 1)]
    [InlineData(Polarity.Higher, -2.5, -1)]
    [InlineData(Polarity.Lower, 2.5, -1)]
    [InlineData(Polarity.Lower, 0, 0)]
    public void Judge_Difference_IsForTheBetterOrTheWorse(Polarity polarity, double difference, int judged) =>
        Assert.Equal(judged, Direction.Of(polarity)!.Judge(difference));
}
