using CsCheck;
using Reporting.Domain.Findings;
using Xunit;

namespace Reporting.Domain.Tests.Findings;

public sealed class QuantifierTests
{
    private static readonly string[] Upwards =
        ["none", "a few", "a small minority", "a minority", "half", "a majority", "a large majority", "most", "almost all", "all"];

    private static readonly Gen<(int Count, int Of)> Counts = Gen.Int[20, 5000].SelectMany(of => Gen.Int[0, of].Select(count => (count, of)));

    [Fact]
    public void Word_EveryShare_IsOneOfTheScale() => Counts.Sample(c => Assert.Contains(Sample.Scale.Word(c.Count, c.Of), Upwards));

    [Fact]
    public void Word_LargerCount_IsNeverASmallerWord() =>
        Counts.Where(c => c.Count < c.Of).Sample(c => Assert.True(
            Array.IndexOf(Upwards, Sample.Scale.Word(c.Count, c.Of)) <= Array.IndexOf(Upwards, Sample.Scale.Word(c.Count + 1, c.Of))));

    [Fact]
    public void Word_AllNoneAndHalf_AreSaidOfExactlyThose() => Counts.Sample(c =>
    {
        var word = Sample.Scale.Word(c.Count, c.Of);
        Assert.Equal(c.Count == c.Of, word == "all");
        Assert.Equal(c.Count == 0, word == "none");
        Assert.Equal(2 * c.Count == c.Of, word == "half");
    });

    [Theory]
    [InlineData(193, 200, "almost all")]
    [InlineData(1929, 2000, "most")]
    [InlineData(159, 200, "most")]
    [InlineData(1589, 2000, "a large majority")]
    [InlineData(129, 200, "a large majority")]
    [InlineData(1289, 2000, "a majority")]
    [InlineData(1001, 2000, "a majority")]
    [InlineData(999, 2000, "a minority")]
    [InlineData(69, 200, "a minority")]
    [InlineData(689, 2000, "a small minority")]
    [InlineData(39, 200, "a small minority")]
    [InlineData(389, 2000, "a few")]
    [InlineData(1, 5000, "a few")]
    public void Word_AtTheEdgeOfABand_IsJudgedOnTheUnroundedShare(int count, int of, string word) => Assert.Equal(word, Sample.Scale.Word(count, of));

    [Fact]
    public void Word_FewerThanTwenty_IsNone() =>
        Gen.Int[1, 19].SelectMany(of => Gen.Int[0, of].Select(count => (count, of))).Sample(c => Assert.Null(Sample.Scale.Word(c.count, c.of)));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(-1, 20)]
    [InlineData(21, 20)]
    public void Word_CountOutsideTheDenominator_Throws(int count, int of) => Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Scale.Word(count, of));

    [Fact]
    public void Range_OfEachBand_SaysItsEdge() => Assert.Equal(
        ["100%", "96.5% or more", "79.5% or more", "64.5% or more", "more than 50%", "exactly 50%", "34.5% or more", "19.5% or more", "more than 0%", "0%"],
        Sample.Scale.Bands.Select(b => b.Range()));
}
