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
    public void Of_SomeWithoutBoth_SumsTheOthersAndListsThem()
    {
        var england = Aggregate.Of<string>([new("201", 5, 10), new("202", null, 10), new("203", 7, null), new("204", 1, 30), new("205", null, null)]);
        Assert.Equal((6.0, 40.0, 2, 5), (england.Numerator, england.Denominator, england.Supplied, england.Due));
        Assert.Equal(["202", "203", "205"], england.Excluded.Select(e => e.Authority));
        Assert.Equal(15, Assert.IsType<MeasureValue.Value>(england.ValueAs(Statistic.Proportion, 100)).Amount);
    }

    [Fact]
    public void ValueAs_NobodySupplied_IsNotSupplied() =>
        Assert.IsType<MeasureValue.NotSupplied>(Aggregate.Of<int>([new(1, null, 4)]).ValueAs(Statistic.Rate));

    [Fact]
    public void ValueAs_NoDenominatorAnywhere_HasNoDenominator() =>
        Assert.IsType<MeasureValue.NoDenominator>(Aggregate.Of<int>([new(1, 0, 0)]).ValueAs(Statistic.Proportion));

    [Fact]
    public void Of_NumbersThatCannotBe_AreLeftOut() => Assert.Equal(1, Aggregate.Of<int>([new(1, -1, 5), new(2, 1, 5)]).Supplied);

    [Fact]
    public void Of_AnyOrder_IsTheSameToTheLastBit() =>
        AnyReturns.SelectMany(rows => Gen.Shuffle(rows).Select(shuffled => (rows, shuffled))).Sample(t =>
        {
            var (one, other) = (Aggregate.Of(t.rows), Aggregate.Of(t.shuffled));
            return one.Numerator.Equals(other.Numerator) && one.Denominator.Equals(other.Denominator) && one.Supplied == other.Supplied;
        });

    [Fact]
    public void ByGroup_Regions_AreSummedAlone()
    {
        var groups = Aggregate.ByGroup<int, string>(
            [new(1, 1, 10), new(2, 2, 10), new(3, 3, 10), new(4, 4, 10)], a => a switch { 1 or 2 => "Inner London", 3 => "Outer London", _ => null });
        Assert.Equal([("Inner London", 3.0), ("Outer London", 3.0)], groups.Select(g => (g.Key, g.Value.Numerator)).Order());
    }

    [Fact]
    public void Neighbours_OneMissing_AreTheMeanAndMedianOfNineOfTen()
    {
        var figure = NeighbourFigure.Of([1, 2, 3, 4, 5, 6, 7, 8, 18, null]);
        Assert.Equal(new NeighbourFigure(6, 5, 9, 10), figure);
    }

    [Fact]
    public void Neighbours_NoneAvailable_HaveNoFigure() =>
        Assert.Equal(new NeighbourFigure(double.NaN, double.NaN, 0, 2), NeighbourFigure.Of([null, null]));

    [Fact]
    public void Spread_SomeMissing_IsOfTheOthers()
    {
        AuthorityValue<int>[] values = [.. new double?[] { 1, null, 2, 3, 7 }.Select((v, i) => new AuthorityValue<int>(i, MeasureValue.AsPublished(v)))];
        Assert.Equal(new Spread(1.75, 2.5, 4, 4), Spread.Of(values));
    }
}
