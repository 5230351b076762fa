using CsCheck;
using Reporting.Domain.Disclosure;
using Xunit;

namespace Reporting.Domain.Tests.Disclosure;

public sealed class RoundingTests
{
    [Theory]
    [InlineData(0, 5, 0)]
    [InlineData(2, 5, 0)]
    [InlineData(3, 5, 5)]
    [InlineData(7, 5, 5)]
    [InlineData(8, 5, 10)]
    [InlineData(14, 10, 10)]
    [InlineData(15, 10, 20)]
    [InlineData(9, 1, 9)]
    public void ToBase_Count_IsTheNearestMultipleHalvesUp(long count, int toBase, long expected) => Assert.Equal(expected, Rounding.ToBase(count, toBase));

    [Fact]
    public void ToBase_Vectors_IsAsExpected()
    {
        foreach (var (name, given, expected) in Vectors.Of("round5"))
        {
            var rounded = Vectors.Numbers(given.GetProperty("values")).Select(v => Rounding.ToBase(v, 5));
            Assert.True(rounded.SequenceEqual(Vectors.Numbers(expected.GetProperty("rounded"))), name);
        }
    }

    [Fact]
    public void Admits_AnyFigure_IsExactlyTheCountsThatRoundToIt() =>
        Gen.Select(Gen.Long[0, 1_000_000], Gen.Int[1, 100]).Sample((count, toBase) =>
        {
            var printed = Rounding.ToBase(count, toBase);
            var (lowest, highest) = Rounding.Admits(printed, toBase);
            Assert.InRange(count, lowest, highest);
            Assert.Equal(printed, Rounding.ToBase(lowest, toBase));
            Assert.Equal(printed, Rounding.ToBase(highest, toBase));
            Assert.NotEqual(printed, Rounding.ToBase(highest + 1, toBase));
            Assert.True(lowest == 0 || Rounding.ToBase(lowest - 1, toBase) != printed);
        });

    [Theory]
    [InlineData(1, 8, 100, 0, 13)]
    [InlineData(1, 3, 100, 1, 33.3)]
    [InlineData(145, 1000, 1, 2, 0.15)]
    [InlineData(0, 7, 100, 1, 0)]
    public void Share_Fraction_IsRoundedHalvesUp(long numerator, long denominator, int per, int decimals, double expected) =>
        Assert.Equal((decimal)expected, Rounding.Share(numerator, denominator, per, decimals));

    [Fact]
    public void Share_AnyFraction_IsWithinWhatItsRelationSays() =>
        Gen.Select(Gen.Long[0, 5000], Gen.Long[1, 5000], Gen.Int[0, 2]).Sample((numerator, denominator, decimals) =>
        {
            var printed = Rounding.Share(numerator, denominator, 100, decimals);
            Assert.All(Relation.Share("", "n", "d", printed, decimals), r => Assert.True(r.HoldsFor(c => c == "n" ? numerator : denominator)));
        });
}
