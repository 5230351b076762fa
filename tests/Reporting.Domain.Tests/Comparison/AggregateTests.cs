using CsCheck;
using Reporting.Domain.Comparison;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

public sealed class AggregateTests
{
    private static readonly Gen<AuthorityCounts<int>[]> AnyReturns = Gen.Select(
            Gen.Double[0, 1e6].Select(Gen.Bool).Select((x, known) => known ? x : (double?)null),
            Gen.Double[0, 1e6].Select(Gen.Bool).Select((n, known) => known ? n : (double?)null))
        .Array[0, 40].Select(rows => rows.Select((r, i) => new AuthorityCounts<int>(i, r.Item1, r.Item2)).ToArray());

    [Fact]
    public void Of_SomeWithoutBothParts_SumsTheOthersAndListsThem()
    {
        var england = Aggregate.Of<string>([new("201", 5, 10), new("202", null, 10), new("203", 7, null), new("204", 1, 30), new("205", null, null)]);
        Assert.Equal((6.0, 40.0, 2, 5), (england.Numerator, england.Denominator, england.Supplied, england.Due));
        Assert.Equal(["202", "203", "205"], england.Excluded);
    }

    [Fact]
    public void Of_NobodySupplied_SumsNothing()
    {
        var england = Aggregate.Of<int>([new(1, null, 4)]);
        Assert.Equal((0.0, 0.0, 0, 1), (england.Numerator, england.Denominator, england.Supplied, england.Due));
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(1, -5)]
    [InlineData(double.NaN, 5)]
    [InlineData(1, double.PositiveInfinity)]
    public void Of_NumbersThatCannotBeCounts_AreExcluded(double numerator, double denominator)
    {
        var england = Aggregate.Of<int>([new(1, numerator, denominator), new(2, 1, 5)]);
        Assert.Equal((1.0, 5.0, 1), (england.Numerator, england.Denominator, england.Supplied));
        Assert.Equal([1], england.Excluded);
    }

    [Fact]
    public void Of_AnyOrder_IsTheSameToTheLastBit() =>
        AnyReturns.SelectMany(rows => Gen.Shuffle(rows).Select(shuffled => (rows, shuffled))).Sample(t =>
        {
            var (one, other) = (Aggregate.Of(t.rows), Aggregate.Of(t.shuffled));
            return one.Numerator.Equals(other.Numerator) && one.Denominator.Equals(other.Denominator) && one.Supplied == other.Supplied;
        });
}
