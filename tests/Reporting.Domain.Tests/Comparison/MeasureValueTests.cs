using CsCheck;
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
    public void Proportion_NotSupplied_IsSaid(double? x, double? n) => Assert.IsType<MeasureValue.NotSupplied>(MeasureValue.Proportion(x, n));

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(1, -5)]
    [InlineData(6, 5)]
    [InlineData(double.NaN, 5)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    public void Proportion_NumbersThatCannotBe_AreInvalidWithAReason(double x, double n) =>
        Assert.NotEmpty(Assert.IsType<MeasureValue.Invalid>(MeasureValue.Proportion(x, n)).Reason);

    [Fact]
    public void Average_OfGroupsWhoseSpreadIsKnown_HasTheIntervalOfAllTheNumbers() =>
        Gen.Double[-50, 900].List[1, 30].List[1, 8].Sample(groups =>
        {
            var whole = MeanSummary.Of([.. groups.SelectMany(g => g)]);
            var parts = groups.Select(g => MeanSummary.Of([.. g])).Select(s => (s.Sum, (double)s.Count, s.Count > 1 ? s.StandardDeviation : (double?)null)).ToList();
            var made = MeanSummary.OfGroups(parts)!;
            Assert.Equal(whole.Count, made.Count);
            Assert.Equal(whole.Mean, made.Mean, 1e-9);
            if (whole.Count < 2)
                return;
            Assert.Equal(whole.StandardDeviation, made.StandardDeviation, 1e-6);
            Assert.Equal(made.Interval(Confidence.NinetyFive), MeanSummary.OfGroups([.. parts.AsEnumerable().Reverse()])!.Interval(Confidence.NinetyFive));
            if (whole.Sum >= 0)
            {
                var value = Assert.IsType<MeasureValue.Value>(MeasureValue.Average(whole.Sum, whole.Count, 100, made));
                Assert.Equal(made.Interval(Confidence.NinetyFive).Upper * 100, value.IntervalAt(Confidence.NinetyFive)!.Value.Upper, 1e-6);
            }
        });

    [Fact]
    public void OfGroups_SpreadOfOneNotKnown_IsNothing()
    {
        Assert.Null(MeanSummary.OfGroups([(12, 4, 1.5), (9, 3, null)]));
        Assert.Null(MeanSummary.OfGroups([]));
        Assert.NotNull(MeanSummary.OfGroups([(12, 4, 1.5), (9, 1, null)]));
    }

    [Fact]
    public void Rate_MoreEventsThanPeople_IsAValue() => Assert.Equal(200, Assert.IsType<MeasureValue.Value>(MeasureValue.Rate(10, 5, 100)).Amount);

    [Theory]
    [InlineData(5, 9, false)]
    [InlineData(5, 10, true)]
    [InlineData(0, 10, true)]
    public void Proportion_SmallDenominator_IsUnreliable(double x, double n, bool reliable) =>
        Assert.Equal(reliable, Assert.IsType<MeasureValue.Value>(MeasureValue.Proportion(x, n)).IsReliable);

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Rate_SmallCount_IsUnreliable(double events, bool reliable) =>
        Assert.Equal(reliable, Assert.IsType<MeasureValue.Value>(MeasureValue.Rate(events, 1000)).IsReliable);

    [Fact]
    public void IntervalAt_RepeatedEvents_IsNone() =>
        Assert.Null(Assert.IsType<MeasureValue.Value>(MeasureValue.RepeatedEvents(30, 10)).IntervalAt(Confidence.NinetyFive));

    [Fact]
    public void IntervalAt_Percentage_IsInPerCent()
    {
        var interval = Assert.IsType<MeasureValue.Value>(MeasureValue.Proportion(20, 100, 100)).IntervalAt(Confidence.NinetyFive)!.Value;
        Assert.Equal(13.33669333310325, interval.Lower, 10);
        Assert.Equal(28.882916559315884, interval.Upper, 10);
    }

    [Fact]
    public void Days_SomeUnknown_IsTheMedianOfTheOthers() =>
        Assert.Equal(7.5, Assert.IsType<MeasureValue.Value>(MeasureValue.Days([3, null, 12, 400, 1])).Amount);

    [Fact]
    public void Days_NoneKnown_IsNotSupplied() => Assert.IsType<MeasureValue.NotSupplied>(MeasureValue.Days([null, null]));

    [Fact]
    public void Mean_OneNumber_HasAValueAndNoInterval() =>
        Assert.Null(Assert.IsType<MeasureValue.Value>(MeasureValue.Mean(MeanSummary.Of([4]))).IntervalAt(Confidence.NinetyFive));

    [Fact]
    public void Mean_NoNumbers_HasNoDenominator() => Assert.IsType<MeasureValue.NoDenominator>(MeasureValue.Mean(MeanSummary.Of([])));

    [Fact]
    public void ShareOfAuthorities_SomeWithoutAnswer_CountsThoseThatAnswered()
    {
        var share = ShareOfAuthorities.Of([true, true, false, null]);
        Assert.Equal(new ShareOfAuthorities(2, 3, 4), share);
        Assert.Equal(2 / 3.0, Assert.IsType<MeasureValue.Value>(share.Share).Amount);
    }

    [Fact]
    public void Distribution_ChoiceNobodyMade_IsCountedAsNone()
    {
        var distribution = Distribution.Of<string>(["planned", "some", "none"], ["some", null, "planned", "some"]);
        Assert.Equal([("planned", 1), ("some", 2), ("none", 0)], distribution.Counts);
        Assert.Equal((3, 4), (distribution.Answered, distribution.Due));
    }

    [Fact]
    public void Distribution_AnswerThatIsNoChoice_IsABug() =>
        Assert.Throws<ArgumentException>(() => Distribution.Of<string>(["yes", "no"], ["perhaps"]));
}
