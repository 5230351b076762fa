using CsCheck;
using Reporting.Domain.Comparison;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

public sealed class MeanSummaryTests
{
    [Fact]
    public void Interval_OneToFive_IsAsByHand()
    {
        var summary = MeanSummary.Of([1, 2, 3, 4, 5]);
        Assert.Equal(3, summary.Mean);
        Numbers.Near(Math.Sqrt(2.5), summary.StandardDeviation, 1e-15);
        Numbers.Near(3 - (2.776445105197793 * Math.Sqrt(0.5)), summary.Interval(Confidence.NinetyFive).Lower, 1e-12);
    }

    [Fact]
    public void Interval_OneNumber_HasNoEnds()
    {
        var interval = MeanSummary.Of([4]).Interval(Confidence.NinetyFive);
        Assert.Equal((double.NaN, double.NaN), (interval.Lower, interval.Upper));
    }

    [Fact]
    public void Of_NoNumbers_HasNoMean() => Assert.Equal((0, 0.0, double.NaN), (MeanSummary.Of([]).Count, MeanSummary.Of([]).Sum, MeanSummary.Of([]).Mean));

    [Fact]
    public void Of_AnyOrder_HasTheSameSumToTheLastBit() =>
        Gen.Double[-1e6, 1e6].Array[2, 60].SelectMany(values => Gen.Shuffle(values).Select(shuffled => (values, shuffled))).Sample(lists =>
            MeanSummary.Of(lists.values).Sum.Equals(MeanSummary.Of(lists.shuffled).Sum));

    [Fact]
    public void OfGroups_EverySpreadKnown_IsTheSummaryOfAllNumbers() =>
        Gen.Double[-50, 900].List[1, 30].List[1, 8].Sample(groups =>
        {
            var whole = MeanSummary.Of([.. groups.SelectMany(g => g)]);
            var parts = Parts(groups);
            var made = MeanSummary.OfGroups(parts)!;
            Assert.Equal(whole.Count, made.Count);
            Assert.Equal(whole.Mean, made.Mean, 1e-9);
            if (whole.Count < 2)
                return;
            Assert.Equal(whole.StandardDeviation, made.StandardDeviation, 1e-6);
            Assert.Equal(made.Interval(Confidence.NinetyFive), MeanSummary.OfGroups([.. parts.AsEnumerable().Reverse()])!.Interval(Confidence.NinetyFive));
        });

    [Fact]
    public void OfGroups_OneSpreadNotKnown_IsNothing()
    {
        Assert.Null(MeanSummary.OfGroups([(12, 4, 1.5), (9, 3, null)]));
        Assert.Null(MeanSummary.OfGroups([]));
        Assert.NotNull(MeanSummary.OfGroups([(12, 4, 1.5), (9, 1, null)]));
    }

    private static List<(double Sum, double Count, double? Deviation)> Parts(List<List<double>> groups) =>
        [.. groups.Select(g => MeanSummary.Of([.. g])).Select(s => (s.Sum, (double)s.Count, s.Count > 1 ? s.StandardDeviation : (double?)null))];
}
