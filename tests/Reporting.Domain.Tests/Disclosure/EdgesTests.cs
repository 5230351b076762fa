using Reporting.Domain.Disclosure;
using Xunit;

namespace Reporting.Domain.Tests.Disclosure;

public sealed class EdgesTests
{
    [Fact]
    public void Empty_NothingToHideAndNothingTold()
    {
        var nothing = new PublishedFacts([], []);
        Assert.Equal(new AttackVerdict.Held(0), Attack.Run(nothing));
        Assert.Empty(Attack.Bounds(nothing));
        Assert.Empty(Assert.IsType<SuppressionOutcome.Chosen>(ComplementarySuppression.Protect(nothing)).Added);
    }

    [Fact]
    public void AllZeros_NothingIsHidden()
    {
        var facts = Tables.TwoWay([[0, 0], [0, 0]], (_, _) => CellStatus.Published);
        Assert.Empty(Assert.IsType<SuppressionOutcome.Chosen>(ComplementarySuppression.Protect(facts)).Added);
    }

    [Fact]
    public void AllSmall_WideEnough_NothingMoreIsHidden()
    {
        var facts = Tables.TwoWay([[3, 4, 4], [4, 5, 3], [4, 4, 5]], (_, _) => CellStatus.Primary);
        Assert.Empty(Assert.IsType<SuppressionOutcome.Chosen>(ComplementarySuppression.Protect(facts)).Added);
    }

    [Fact]
    public void AllSmall_TotalsTellThem_ImpossibleByTheTotals()
    {
        var facts = Tables.TwoWay([[1, 1], [1, 1]], (_, _) => CellStatus.Primary);
        var leaks = Assert.IsType<SuppressionOutcome.Impossible>(ComplementarySuppression.Protect(facts)).Leaks;
        Assert.Equal(4, leaks.Count);
        Assert.All(leaks, l => Assert.Equal((1, 1), (l.Lowest, l.Highest)));
        Assert.All(leaks, l => Assert.NotEmpty(l.Routes));
    }

    [Fact]
    public void OnlyZerosBeside_Impossible()
    {
        var facts = Tables.TwoWay([[3, 0], [0, 20]], (r, c) => (r, c) == (0, 0) ? CellStatus.Primary : CellStatus.Published);
        Assert.IsType<SuppressionOutcome.Impossible>(ComplementarySuppression.Protect(facts));
    }

    [Fact]
    public void WholeOfHiddenParts_IsAtLeastTheirNumber_ImpossibleAndTheRestProtected()
    {
        Cell[] cells =
        [
            new("whole", 3, CellStatus.Primary), new("a", 1, CellStatus.Primary), new("b", 2, CellStatus.Primary),
            new("other", 2, CellStatus.Primary), new("its pair", 30, CellStatus.Published), new("its third", 20, CellStatus.Published),
        ];
        var facts = new PublishedFacts(
            cells,
            [Relation.Sum(Route.PartsAndWhole, "a and b", "whole", ["a", "b"]), Relation.Total(Route.Total, "total", ["other", "its pair", "its third"], 52)]);
        var impossible = Assert.IsType<SuppressionOutcome.Impossible>(ComplementarySuppression.Protect(facts));
        Assert.Equal(("whole", 2L), (impossible.Leaks.Single().Cell, impossible.Leaks.Single().Lowest));
        Assert.Equal(["its third"], impossible.Added.Select(c => c.Id));
    }

    [Fact]
    public void OneAuthority_FreeOfAnySum_NothingMoreIsHidden()
    {
        var facts = new PublishedFacts([new("301/MIS08", 3, CellStatus.Primary), new("301/MIS09", 30, CellStatus.Published)], []);
        Assert.Empty(Assert.IsType<SuppressionOutcome.Chosen>(ComplementarySuppression.Protect(facts)).Added);
    }

    [Fact]
    public void OnlyChildOfARegion_RoundedTotalOfItAlone_ImpossibleByThatTotal()
    {
        var facts = new PublishedFacts(
            [new("301/MIS08", 3, CellStatus.Primary)], [Relation.RoundedTotal(Route.Total, "the region, rounded to 10", ["301/MIS08"], 0, 10)]);
        var leak = Assert.Single(Assert.IsType<SuppressionOutcome.Impossible>(ComplementarySuppression.Protect(facts)).Leaks);
        Assert.Equal((1, 4, Route.Total), (leak.Lowest, leak.Highest, leak.Routes.Single().Route));
    }

    [Fact]
    public void HiddenZero_WhereZerosAreHidden_IsToldByASumOfNothingElse()
    {
        Cell[] cells = [new("a", 0, CellStatus.Primary) { Floor = 0 }, new("b", 20, CellStatus.Published), new("c", 30, CellStatus.Published)];
        var facts = new PublishedFacts(cells, [Relation.Total(Route.Total, "total", ["a", "b", "c"], 50)]);
        Assert.Equal(["b"], Assert.IsType<SuppressionOutcome.Chosen>(ComplementarySuppression.Protect(facts)).Added.Select(c => c.Id));
    }

    [Fact]
    public void SmallComplement_PrintedNowhere_HidesThePartOrTheWhole()
    {
        Cell[] cells = [new("whole", 40, CellStatus.Published), new("part", 38, CellStatus.Published), new("rest", 2, CellStatus.Primary)];
        var facts = new PublishedFacts(cells, [Relation.Sum(Route.PartsAndWhole, "whole less part", "whole", ["part", "rest"])]);
        Assert.Equal(["part"], Assert.IsType<SuppressionOutcome.Chosen>(ComplementarySuppression.Protect(facts)).Added.Select(c => c.Id));
    }

    [Fact]
    public void SameCountInTwoPlaces_BothAreHidden()
    {
        Cell[] cells = [new("a", 3, CellStatus.Primary), new("a elsewhere", 3, CellStatus.Published)];
        var facts = new PublishedFacts(cells, [Relation.Same(Route.Elsewhere, "the same count", "a", "a elsewhere")]);
        Assert.Equal(["a elsewhere"], Assert.IsType<SuppressionOutcome.Chosen>(ComplementarySuppression.Protect(facts)).Added.Select(c => c.Id));
    }

    [Fact]
    public void PublishedFacts_UntrueUnknownOrDouble_Refused()
    {
        Cell a = new("a", 3, CellStatus.Primary);
        Assert.Throws<ArgumentException>(() => new PublishedFacts([a], [Relation.Known(Route.Chart, "four", "a", 4, 4)]));
        Assert.Throws<ArgumentException>(() => new PublishedFacts([a], [Relation.Known(Route.Chart, "b", "b", 4, 4)]));
        Assert.Throws<ArgumentException>(() => new PublishedFacts([a, a], []));
        Assert.Throws<ArgumentException>(() => new PublishedFacts([a with { Value = 0 }], []));
    }
}
