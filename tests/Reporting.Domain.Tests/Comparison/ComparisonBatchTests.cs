using CsCheck;
using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

public sealed class ComparisonBatchTests
{
    private static readonly Gen<Statistic> AnyStatistic = Gen.OneOfConst(Statistic.Proportion, Statistic.Rate, Statistic.RepeatedEvents);

    private static readonly Gen<(double X, double N)[]> AnyBlock = Gen.Frequency(
            (20, Gen.Int[1, 4_000].SelectMany(n => Gen.Int[0, n].Select(x => ((double)x, (double)n)))),
            (1, Gen.Const((double.NaN, double.NaN))))
        .Array[20, 153];

    [Fact]
    public void Compare_AnyBlock_SaysWhatTheOneByOneWaySays() =>
        Gen.Select(AnyBlock, AnyStatistic, Gen.Enum<Polarity>()).Sample((block, statistic, polarity) =>
        {
            var table = new ComparisonTable(block.Length, 2);
            var summary = new ComparisonBatch(block.Length).Compare(
                statistic, polarity, 100, [.. block.Select(b => b.X)], [.. block.Select(b => b.N)], table[1]);
            AuthorityValue<int>[] values = [.. block.Select((b, i) => new AuthorityValue<int>(i, Measure(statistic, b.X, b.N)))];
            CompareValues(values, table[1]);
            CompareRanks(Ranking.TryCreate(polarity, values), table[1]);
            CompareFunnel(Funnel.TryCreate(values), table[1], summary);
            Assert.Equal(0, table[0].Amounts.IndexOfAnyExcept(0.0) + 1);
        });

    [Fact]
    public void Compare_ManyBlocks_AllocatesNothing()
    {
        const int Authorities = 153;
        var random = new Random(1);
        double[] denominators = [.. Enumerable.Range(0, Authorities).Select(_ => (double)random.Next(10, 5_000))];
        double[] numerators = [.. denominators.Select(n => Math.Floor(n * random.NextDouble()))];
        var table = new ComparisonTable(Authorities, 1);
        var batch = new ComparisonBatch(Authorities);
        batch.Compare(Statistic.Proportion, Polarity.Higher, 100, numerators, denominators, table[0]);
        batch.Compare(Statistic.Rate, Polarity.Lower, 100, numerators, denominators, table[0]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var block = 0; block < 100; block++)
        {
            batch.Compare(Statistic.Proportion, Polarity.Higher, 100, numerators, denominators, table[0]);
            batch.Compare(Statistic.Rate, Polarity.Lower, 100, numerators, denominators, table[0]);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Compare_NobodySupplied_IsDefined()
    {
        double[] missing = [.. Enumerable.Repeat(double.NaN, 25)];
        var table = new ComparisonTable(25, 1);
        var summary = new ComparisonBatch(25).Compare(Statistic.Proportion, Polarity.Higher, 1, missing, missing, table[0]);
        Assert.Equal((0, 0, double.NaN), (summary.Supplied, summary.Reliable, summary.Average));
        Assert.Equal(-1, table[0].Ranks.IndexOfAnyExcept(0));
    }

    [Fact]
    public void Compare_ColumnsOfOtherLength_IsABug() =>
        Assert.Throws<ArgumentException>(() =>
            new ComparisonBatch(3).Compare(Statistic.Rate, Polarity.Higher, 1, [1, 2], [1, 2], new ComparisonTable(3, 1)[0]));

    private static MeasureValue Measure(Statistic statistic, double x, double n)
    {
        double? numerator = double.IsNaN(x) ? null : x;
        return statistic switch
        {
            Statistic.Proportion => MeasureValue.Proportion(numerator, n, 100),
            Statistic.Rate => MeasureValue.Rate(numerator, n, 100),
            _ => MeasureValue.RepeatedEvents(numerator, n, 100),
        };
    }

    private static void CompareValues(AuthorityValue<int>[] values, ComparisonColumns columns)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i].Measured as MeasureValue.Value;
            Assert.Equal(value?.Amount ?? double.NaN, columns.Amounts[i]);
            Assert.Equal(value?.IntervalAt(Confidence.NinetyFive)?.Lower ?? double.NaN, columns.Lower95[i]);
            Assert.Equal(value?.IntervalAt(Confidence.NinetyNinePointEight)?.Upper ?? double.NaN, columns.Upper998[i]);
        }
    }

    private static void CompareRanks(RankingOutcome<int> outcome, ComparisonColumns columns)
    {
        if (outcome is not RankingOutcome<int>.Ranked ranked)
        {
            Assert.Equal(-1, columns.Ranks.IndexOfAnyExcept(0));
            Assert.Equal(-1, columns.Bands.IndexOfAnyExcept(QuartileBand.None));
            return;
        }

        foreach (var place in ranked.Places)
        {
            var (rank, band) = place is Place<int>.Placed placed ? (placed.Rank, placed.Band) : (0, QuartileBand.None);
            Assert.Equal((rank, band), (columns.Ranks[place.Authority], columns.Bands[place.Authority]));
        }
    }

    private static void CompareFunnel(FunnelOutcome<int> outcome, ComparisonColumns columns, BlockSummary summary)
    {
        if (outcome is not FunnelOutcome<int>.Drawn drawn)
        {
            Assert.Equal(-1, columns.Adjusted.IndexOfAnyExcept(FunnelPosition.None));
            return;
        }

        Assert.Equal(drawn.Spread.Phi, summary.Spread.Phi, drawn.Spread.Phi * 1e-9);
        Assert.Equal(drawn.Spread.TauSquared, summary.Spread.TauSquared, (drawn.Spread.TauSquared * 1e-9) + 1e-12);
        Assert.Equal(drawn.Average, summary.Average, 1e-9);
        foreach (var place in drawn.Places)
            Assert.Equal((place.Adjusted, place.ByChance), (columns.Adjusted[place.Authority], columns.ByChance[place.Authority]));
    }
}
