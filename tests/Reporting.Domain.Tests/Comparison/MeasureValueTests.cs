using Reporting.Domain.Comparison;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

public sealed class MeasureValueTests
{
    [Fact]
    public void Proportion_NothingToMeasure_HasNoDenominator() => Assert.IsType<MeasureValue.NoDenominator>(MeasureValue.Proportion(0, 0));

    [Theory]
    [InlineData(null, 5.0)]
    [InlineData(5.0, null)]
    [InlineData(null, null)]
    public void Proportion_PartMissing_IsNotSupplied(double? x, double? n) => Assert.IsType<MeasureValue.NotSupplied>(MeasureValue.Proportion(x, n));

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(1, -5)]
    [InlineData(6, 5)]
    [InlineData(double.NaN, 5)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    public void Proportion_NumbersThatCannotBe_IsInvalidWithAReason(double x, double n) =>
        Assert.NotEmpty(Assert.IsType<MeasureValue.Invalid>(MeasureValue.Proportion(x, n)).Reason);

    [Fact]
    public void Rate_MoreEventsThanPeople_IsAValue() => Assert.Equal(200, Value(MeasureValue.Rate(10, 5, 100)).Amount);

    [Theory]
    [InlineData(5, 9, false)]
    [InlineData(5, 10, true)]
    [InlineData(0, 10, true)]
    public void IsReliable_Proportion_NeedsADenominatorOfTen(double x, double n, bool reliable) =>
        Assert.Equal(reliable, Value(MeasureValue.Proportion(x, n)).IsReliable);

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void IsReliable_Rate_NeedsACountOfFive(double events, bool reliable) =>
        Assert.Equal(reliable, Value(MeasureValue.Rate(events, 1000)).IsReliable);

    [Fact]
    public void IntervalAt_RepeatedEvents_IsNone() => Assert.Null(Value(MeasureValue.RepeatedEvents(30, 10)).IntervalAt(Confidence.NinetyFive));

    [Fact]
    public void IntervalAt_Percentage_IsPerCent()
    {
        var interval = Value(MeasureValue.Proportion(20, 100, 100)).IntervalAt(Confidence.NinetyFive)!.Value;
        Assert.Equal(13.33669333310325, interval.Lower, 10);
        Assert.Equal(28.882916559315884, interval.Upper, 10);
    }

    [Fact]
    public void IntervalAt_MeanWhoseSpreadIsKnown_IsTheTIntervalTimesTheMultiplier()
    {
        var summary = MeanSummary.Of([1, 2, 3, 4, 5]);
        var interval = Value(MeasureValue.Average(summary.Sum, summary.Count, 100, summary)).IntervalAt(Confidence.NinetyFive)!.Value;
        Assert.Equal(summary.Interval(Confidence.NinetyFive).Upper * 100, interval.Upper, 9);
    }

    [Fact]
    public void IntervalAt_MeanOfOneNumber_IsNone() =>
        Assert.Null(Value(MeasureValue.Average(4, 1, 1, MeanSummary.Of([4]))).IntervalAt(Confidence.NinetyFive));

    [Fact]
    public void IntervalAt_MeanWhoseSpreadIsNotKnown_IsNone() => Assert.Null(Value(MeasureValue.Average(15, 5)).IntervalAt(Confidence.NinetyFive));

    [Fact]
    public void Average_NoNumbers_HasNoDenominator() => Assert.IsType<MeasureValue.NoDenominator>(MeasureValue.Average(0, 0, 1, MeanSummary.Of([])));

    private static MeasureValue.Value Value(MeasureValue measured) => Assert.IsType<MeasureValue.Value>(measured);
}
