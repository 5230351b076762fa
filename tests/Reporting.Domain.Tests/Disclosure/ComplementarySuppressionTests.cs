using Reporting.Domain.Disclosure;
using Xunit;

namespace Reporting.Domain.Tests.Disclosure;

public sealed class ComplementarySuppressionTests
{
    [Theory]
    [InlineData(ComplementarySuppression.Budget, 1.0)]
    [InlineData(0.05, 1.1)]
    public void Protect_Vectors_HidesTheFewestCellsThenTheSmallestSum(double budget, double within)
    {
        var (ours, optimum) = (0, 0);
        foreach (var (name, given, expected) in Vectors.Of("suppression_optimum"))
        {
            var table = Vectors.Table(given.GetProperty("table"));
            var facts = Tables.TwoWay(table, (r, c) => table[r][c] is >= 1 and <= 4 ? CellStatus.Primary : CellStatus.Published, threshold: 4, floor: 0);
            var outcome = ComplementarySuppression.Protect(facts, Protection.Open, budget);
            if (!expected.TryGetProperty("n_secondary", out var fewest) || fewest.ValueKind is not System.Text.Json.JsonValueKind.Number)
            {
                Assert.True(outcome is SuppressionOutcome.Impossible, name);
                continue;
            }

            var chosen = Assert.IsType<SuppressionOutcome.Chosen>(outcome);
            ours += chosen.Added.Count;
            optimum += fewest.GetInt32();
            Assert.True(Attack.Run(chosen.Facts, Protection.Open) is AttackVerdict.Held, name);
            Assert.DoesNotContain(chosen.Added, c => c.Value == 0);
            if (within == 1.0)
            {
                var sum = expected.GetProperty("secondary_sum").GetInt64();
                Assert.True((fewest.GetInt32(), sum) == (chosen.Added.Count, chosen.Added.Sum(c => c.Value)), name);
            }
        }

        Assert.InRange(ours, optimum, Math.Ceiling(optimum * within));
        TestContext.Current.SendDiagnosticMessage($"{ours} cells hidden, {optimum} at best");
    }

    [Fact]
    public void Protect_NoCells_HidesNothing() => Assert.Empty(AddedTo(new PublishedFacts([], [])));

    [Fact]
    public void Protect_AllZeros_HidesNothing() => Assert.Empty(AddedTo(Tables.TwoWay([[0, 0], [0, 0]], (_, _) => CellStatus.Published)));

    [Fact]
    public void Protect_AllSmallAndWideEnough_HidesNothingMore() =>
        Assert.Empty(AddedTo(Tables.TwoWay([[3, 4, 4], [4, 5, 3], [4, 4, 5]], (_, _) => CellStatus.Primary)));

    [Fact]
    public void Protect_CellsInNoSum_HidesNothingMore() =>
        Assert.Empty(AddedTo(new PublishedFacts([new("301/MIS08", 3, CellStatus.Primary), new("301/MIS09", 30, CellStatus.Published)], [])));

    [Fact]
    public void Protect_AllSmallAndTotalsTellThem_IsImpossibleByTheTotals()
    {
        var leaks = Impossible(Tables.TwoWay([[1, 1], [1, 1]], (_, _) => CellStatus.Primary)).Leaks;
        Assert.Equal(4, leaks.Count);
        Assert.All(leaks, l => Assert.Equal((1, 1), (l.Lowest, l.Highest)));
        Assert.All(leaks, l => Assert.NotEmpty(l.Routes));
    }

    [Fact]
    public void Protect_OnlyZerosBesideTheSmallCell_IsImpossible() =>
        Impossible(Tables.TwoWay([[3, 0], [0, 20]], (r, c) => (r, c) == (0, 0) ? CellStatus.Primary : CellStatus.Published));

    [Fact]
    public void Protect_WholeOfTwoHiddenParts_IsImpossibleForTheWholeAndProtectsTheRest()
    {
        Cell[] cells =
        [
            new("whole", 3, CellStatus.Primary), new("a", 1, CellStatus.Primary), new("b", 2, CellStatus.Primary),
            new("other", 2, CellStatus.Primary), new("its pair", 30, CellStatus.Published), new("its third", 20, CellStatus.Published),
        ];
        var impossible = Impossible(new(
            cells,
            [Relation.Sum(Route.PartsAndWhole, "a and b", "whole", ["a", "b"]), Relation.Total(Route.Total, "total", ["other", "its pair", "its third"], 52)]));
        Assert.Equal(("whole", 2L), (impossible.Leaks.Single().Cell, impossible.Leaks.Single().Lowest));
        Assert.Equal(["its third"], impossible.Added.Select(c => c.Id));
    }

    [Fact]
    public void Protect_RoundedTotalOfOneSmallCellAlone_IsImpossibleByThatTotal()
    {
        var impossible = Impossible(new(
            [new("301/MIS08", 3, CellStatus.Primary)], [Tables.RoundedTotal("the region, rounded to 10", ["301/MIS08"], 0, 10)]));
        var leak = Assert.Single(impossible.Leaks);
        Assert.Equal((1, 4, Route.Total), (leak.Lowest, leak.Highest, leak.Routes.Single().Route));
    }

    [Fact]
    public void Protect_HiddenZeroInASum_HidesTheSmallestOtherCell()
    {
        Cell[] cells = [new("a", 0, CellStatus.Primary) { Floor = 0 }, new("b", 20, CellStatus.Published), new("c", 30, CellStatus.Published)];
        Assert.Equal(["b"], AddedTo(new(cells, [Relation.Total(Route.Total, "total", ["a", "b", "c"], 50)])));
    }

    [Fact]
    public void Protect_SmallComplement_HidesThePart()
    {
        Cell[] cells = [new("whole", 40, CellStatus.Published), new("part", 38, CellStatus.Published), new("rest", 2, CellStatus.Primary)];
        Assert.Equal(["part"], AddedTo(new(cells, [Relation.Sum(Route.PartsAndWhole, "whole less part", "whole", ["part", "rest"])])));
    }

    [Fact]
    public void Protect_SameCountInTwoPlaces_HidesBoth()
    {
        Cell[] cells = [new("a", 3, CellStatus.Primary), new("a elsewhere", 3, CellStatus.Published)];
        Assert.Equal(["a elsewhere"], AddedTo(new(cells, [Relation.Sum(Route.Elsewhere, "the same count", "a", ["a elsewhere"])])));
    }

    private static IEnumerable<string> AddedTo(PublishedFacts facts) =>
        Assert.IsType<SuppressionOutcome.Chosen>(ComplementarySuppression.Protect(facts)).Added.Select(c => c.Id);

    private static SuppressionOutcome.Impossible Impossible(PublishedFacts facts) =>
        Assert.IsType<SuppressionOutcome.Impossible>(ComplementarySuppression.Protect(facts));
}
