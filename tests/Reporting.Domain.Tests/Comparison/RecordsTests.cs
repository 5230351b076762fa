using CsCheck;
using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

/// <summary>Means and quantiles over records.</summary>
public sealed class RecordsTests
{
    private static readonly Interval Grades = new(1, 4);

    [Fact]
    public void MeanOfRecords_OneRecord_IsUnreliableAndHasNoLimits()
    {
        var mean = Mean([4]);
        Assert.Equal((4.0, false, null), (mean.Amount, mean.IsReliable, mean.IntervalAt(Confidence.NinetyFive)));
    }

    /// <summary>Student's interval alone would be −16.6 to 21.6.</summary>
    [Fact]
    public void MeanOfRecords_TwoGrades_IsUnreliableAndStaysOnTheScale()
    {
        var mean = Mean([1, 4]);
        Assert.Equal((2.5, false, Grades), (mean.Amount, mean.IsReliable, mean.IntervalAt(Confidence.NinetyFive)));
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void MeanOfRecords_IsReliableFromTenRecords(int records, bool reliable)
    {
        Assert.Equal(reliable, Assert.IsType<MeasureValue.Value>(MeasureValue.MeanOfRecords(25, records)).IsReliable);
        Assert.Equal(reliable, Assert.IsType<MeasureValue.Value>(MeasureValue.QuantileOfRecords(2.5, records)).IsReliable);
    }

    [Fact]
    public void MeanOfRecords_AllTheSame_HasNoLimits() => Assert.Null(Mean([.. Enumerable.Repeat(4.0, 40)]).IntervalAt(Confidence.NinetyFive));

    [Fact]
    public void MeanOfRecords_NoBounds_HasStudentsInterval()
    {
        var summary = MeanSummary.Of([1, 2, 3, 4, 5]);
        var mean = Assert.IsType<MeasureValue.Value>(MeasureValue.MeanOfRecords(summary.Sum, summary.Count, 1, summary));
        Assert.Equal(summary.Interval(Confidence.NinetyFive), mean.IntervalAt(Confidence.NinetyFive));
    }

    [Fact]
    public void MeanOfRecords_AnyGrades_LiesWithinItsLimitsAndTheyOnTheScale() =>
        Gen.Int[1, 4].Array[1, 40].Sample(grades =>
        {
            var mean = Mean([.. grades.Select(g => (double)g)]);
            var limits = mean.IntervalAt(Confidence.NinetyNinePointEight);
            return limits is not { } l || (l.Lower >= 1 && l.Lower < mean.Amount && mean.Amount < l.Upper && l.Upper <= 4);
        });

    [Fact]
    public void Ranking_MeansOfFewRecords_AreNotPlaced()
    {
        List<AuthorityValue<int>> values = [.. Enumerable.Range(0, 25).Select(i => new AuthorityValue<int>(i, MeasureValue.MeanOfRecords(20 + i, 10)))];
        values.Add(new(25, Mean([4])));
        var ranked = Assert.IsType<RankingOutcome<int>.Ranked>(Ranking.TryCreate(Polarity.Higher, values));
        Assert.Equal(25, ranked.Count);
        Assert.IsType<RankingPlace<int>.NotPlaced>(ranked.Places[25]);
    }

    [Fact]
    public void QuantileOfRecords_Median_IsInTheUnitOfTheMultiplier()
    {
        var median = Assert.IsType<MeasureValue.Value>(MeasureValue.QuantileOfRecords(Quantile.Type7([1, 2, 3, 7], 0.5), 4, 100));
        Assert.Equal((250.0, 2.5, 4.0, null), (median.Amount, median.Numerator, median.Denominator, median.IntervalAt(Confidence.NinetyFive)));
    }

    [Fact]
    public void QuantileOfRecords_NoRecords_HasNoDenominator()
    {
        Assert.IsType<MeasureValue.NotSupplied>(MeasureValue.QuantileOfRecords(null, 4));
        Assert.IsType<MeasureValue.NoDenominator>(MeasureValue.QuantileOfRecords(2, 0));
    }

    [Fact]
    public void Funnel_MeansOfRecords_IsNotDrawn() =>
        Assert.IsType<FunnelOutcome<int>.NotDrawn>(
            Funnel.TryCreate<int>([.. Enumerable.Range(0, 25).Select(i => new AuthorityValue<int>(i, MeasureValue.MeanOfRecords(20 + i, 10)))]));

    private static MeasureValue.Value Mean(double[] grades)
    {
        var summary = MeanSummary.Of(grades);
        return Assert.IsType<MeasureValue.Value>(MeasureValue.MeanOfRecords(summary.Sum, summary.Count, 1, summary, Grades));
    }
}
