using CsCheck;
using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

public sealed class ChangeAndTrendTests
{
    [Fact]
    public void Latest_ConsecutivePeriods_IsTheDifference() =>
        Assert.Equal(new Change.By(2.5), Change.Latest([new(2023, 4.5), new(2022, 2), new(2021, 9)]));

    [Fact]
    public void Latest_PeriodBetweenMissing_IsNotKnown() => Assert.IsType<Change.NotKnown>(Change.Latest([new(2023, 4.5), new(2021, 2)]));

    [Fact]
    public void Latest_FigureMissing_IsNotKnown() => Assert.IsType<Change.NotKnown>(Change.Latest([new(2023, 4.5), new(2022, null)]));

    [Fact]
    public void Latest_AcrossABreak_IsNotKnown()
    {
        Assert.IsType<Change.NotKnown>(Change.Latest([new(2022, 4.5), new(2021, 2)], [2022]));
        Assert.IsType<Change.By>(Change.Latest([new(2023, 4.5), new(2022, 2)], [2022]));
    }

    [Fact]
    public void Latest_OnePeriod_IsNotKnown() => Assert.IsType<Change.NotKnown>(Change.Latest([new(2023, 4.5)]));

    [Fact]
    public void Latest_PeriodTwice_IsABug() => Assert.Throws<ArgumentException>(() => Change.Latest([new(2023, 4.5), new(2023, 4.5)]));

    [Theory]
    [InlineData(Polarity.Higher, 1, Arrow.Better)]
    [InlineData(Polarity.Higher, -1, Arrow.Worse)]
    [InlineData(Polarity.Lower, 1, Arrow.Worse)]
    [InlineData(Polarity.Lower, 0, Arrow.Same)]
    public void Arrow_ChangeInADirection_IsJudged(Polarity polarity, double difference, Arrow arrow) =>
        Assert.Equal(arrow, new Change.By(difference).Arrow(Direction.Of(polarity)!));

    [Fact]
    public void OfProportions_FourPeriods_CannotBeTold() =>
        Assert.IsType<RecentTrend.NotTold>(RecentTrend.OfProportions([1, 2, 3, 4], [10, 10, 10, 10]));

    [Fact]
    public void OfProportions_SteadyRise_IsIncreasing()
    {
        var shown = Assert.IsType<RecentTrend.Shown>(RecentTrend.OfProportions([100, 150, 200, 250, 300], [1000, 1000, 1000, 1000, 1000]));
        Assert.Equal((TrendMarker.Increasing, true), (shown.Marker, shown.IsSteady));
        Assert.Equal(Arrow.Worse, shown.Arrow(Direction.Of(Polarity.Lower)!));
    }

    [Fact]
    public void OfProportions_OnePeriodMakesTheTrend_IsNoChange()
    {
        var shown = Assert.IsType<RecentTrend.Shown>(RecentTrend.OfProportions([200, 190, 180, 170, 400], [1000, 1000, 1000, 1000, 1000]));
        Assert.True(shown.ChiSquared > TrendTest.Significant998);
        Assert.Equal((TrendMarker.NoChange, false), (shown.Marker, shown.IsSteady));
    }

    [Fact]
    public void OfProportions_EarlierPeriods_AreNotUsed()
    {
        var five = Assert.IsType<RecentTrend.Shown>(RecentTrend.OfProportions([5, 4, 9, 8, 7], [100, 101, 102, 103, 104]));
        var six = Assert.IsType<RecentTrend.Shown>(RecentTrend.OfProportions([90, 5, 4, 9, 8, 7], [100, 100, 101, 102, 103, 104]));
        Assert.Equal((five.ChiSquared, five.Slope, five.Marker), (six.ChiSquared, six.Slope, six.Marker));
    }

    [Fact]
    public void OfAmounts_SameEverywhere_HasNoSlopeAtAll()
    {
        var shown = Assert.IsType<RecentTrend.Shown>(RecentTrend.OfAmounts([7.1, 7.1, 7.1, 7.1, 7.1], [6, 6.2, 6.1, 6, 6], [8, 8.1, 8.2, 8, 8]));
        Assert.Equal((0.0, 0.0, TrendMarker.NoChange), (shown.Slope, shown.ChiSquared, shown.Marker));
    }

    [Fact]
    public void OfAmounts_NoInterval_IsABug() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RecentTrend.OfAmounts([1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5]));

    [Fact]
    public void TrendTest_Reversed_HasTheSameChiSquaredAndTheOtherSign() =>
        Gen.Int[50, 5_000].SelectMany(n => Gen.Int[0, n].Select(x => ((double)x, (double)n))).Array[3, 9].Sample(points =>
        {
            var forward = TrendTest.Of([.. points.Select(p => p.Item1)], [.. points.Select(p => p.Item2)]);
            var backward = TrendTest.Of([.. points.Reverse().Select(p => p.Item1)], [.. points.Reverse().Select(p => p.Item2)]);
            return double.IsNaN(forward.ChiSquared) || Math.Abs(forward.ChiSquared - backward.ChiSquared) <= (1e-9 * forward.ChiSquared) + 1e-12;
        });
}
