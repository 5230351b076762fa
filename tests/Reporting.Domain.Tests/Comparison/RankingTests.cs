using CsCheck;
using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

public sealed class RankingTests
{
    private static readonly Gen<double[]> AnyValues = Gen.Int[0, 40].Select(v => v / 4.0).Array[20, 160].Where(v => v.Distinct().Count() > 1);
    private static readonly Gen<Polarity> AnyDirection = Gen.Enum<Polarity>().Where(p => p is not Polarity.Neutral);

    [Fact]
    public void TryCreate_NeutralMeasure_IsNotRanked() =>
        AnyValues.Sample(values => Ranking.TryCreate(Polarity.Neutral, Authorities(values)) is RankingOutcome<int>.NotRanked);

    [Fact]
    public void TryCreate_NineteenAuthorities_IsNotRanked() =>
        Assert.Contains("19", Why(Ranking.TryCreate(Polarity.Higher, Authorities(Enumerable.Range(0, 19).Select(i => (double)i)))), StringComparison.Ordinal);

    [Fact]
    public void TryCreate_TwentyOfWhichOneIsUnreliable_IsNotRanked()
    {
        AuthorityValue<int>[] values = [.. Enumerable.Range(0, 20).Select(i => new AuthorityValue<int>(i, MeasureValue.Proportion(i, i == 0 ? 9 : 30)))];
        Assert.Contains("19", Why(Ranking.TryCreate(Polarity.Higher, values)), StringComparison.Ordinal);
    }

    [Fact]
    public void TryCreate_SameEverywhere_IsNotRanked() =>
        Assert.Contains("same", Why(Ranking.TryCreate(Polarity.Lower, Authorities(Enumerable.Repeat(7.0, 30)))), StringComparison.Ordinal);

    [Fact]
    public void TryCreate_NobodyHasAFigure_IsNotRanked() =>
        Assert.StartsWith("No authority can", Why(Ranking.TryCreate(Polarity.Lower, Authorities(Enumerable.Repeat(0.0, 0)))), StringComparison.Ordinal);

    [Fact]
    public void TryCreate_OneAuthority_IsNotRanked() =>
        Assert.StartsWith("Only 1 authority can", Why(Ranking.TryCreate(Polarity.Lower, Authorities([3.0]))), StringComparison.Ordinal);

    [Fact]
    public void TryCreate_MissingAndUnreliable_HaveNoPlaceAndSayWhy()
    {
        List<AuthorityValue<int>> values = [.. Enumerable.Range(0, 25).Select(i => new AuthorityValue<int>(i, MeasureValue.Rate(i + 5, 1000)))];
        values.Add(new(100, new MeasureValue.NotSupplied()));
        values.Add(new(101, MeasureValue.Rate(4, 1000)));
        var places = Assert.IsType<RankingOutcome<int>.Ranked>(Ranking.TryCreate(Polarity.Higher, values)).Places;
        Assert.Equal("The authority has no figure.", Assert.IsType<RankingPlace<int>.NotPlaced>(places[25]).Why.Reason);
        Assert.Equal("The figure rests on too few cases to be ranked.", Assert.IsType<RankingPlace<int>.NotPlaced>(places[26]).Why.Reason);
    }

    [Fact]
    public void Rank_AnyValues_IsOneMoreThanThoseThatAreBetter() =>
        Gen.Select(AnyValues, AnyDirection).Sample((values, polarity) =>
            Placed(values, polarity).All(p => p.Rank == 1 + values.Count(v => polarity is Polarity.Higher ? v > p.Amount : v < p.Amount)));

    [Fact]
    public void Rank_AnyValues_FollowsTheBands() =>
        Gen.Select(AnyValues, AnyDirection).Sample((values, polarity) =>
            Placed(values, polarity).OrderBy(p => p.Rank).Zip(Placed(values, polarity).OrderBy(p => p.Rank).Skip(1)).All(p => p.First.Band <= p.Second.Band));

    [Fact]
    public void Rank_OtherPolarity_IsTheMirrorImage() =>
        AnyValues.Sample(values => Placed(values, Polarity.Higher).Zip(Placed(values, Polarity.Lower))
            .All(p => p.First.Rank + p.Second.Rank + values.Count(v => v == p.First.Amount) - 1 == values.Length + 1));

    [Fact]
    public void Rank_OnRoundedValues_TiesWhatIsPrintedAlike()
    {
        double[] values = [22.149, 22.151, .. Enumerable.Range(30, 20).Select(i => (double)i)];
        var ranked = Assert.IsType<RankingOutcome<int>.Ranked>(Ranking.TryCreate(Polarity.Lower, Authorities(values), decimals: 0));
        Assert.Equal([1, 1, 3], ranked.Places.Take(3).Select(p => Assert.IsType<RankingPlace<int>.Placed>(p).Rank));
    }

    private static AuthorityValue<int>[] Authorities(IEnumerable<double> values) => Figures.Of(values.Select(v => (double?)v));

    private static List<RankingPlace<int>.Placed> Placed(double[] values, Polarity polarity) =>
        [.. ((RankingOutcome<int>.Ranked)Ranking.TryCreate(polarity, Authorities(values))).Places.Cast<RankingPlace<int>.Placed>()];

    private static string Why(RankingOutcome<int> outcome) => Assert.IsType<RankingOutcome<int>.NotRanked>(outcome).Why.Reason;
}
