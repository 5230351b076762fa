using Reporting.Domain.Disclosure;
using Xunit;

namespace Reporting.Domain.Tests.Disclosure;

public sealed class PublishedFactsTests
{
    private static readonly Cell A = new("a", 3, CellStatus.Primary);

    [Fact]
    public void Constructor_UntrueRelation_Throws() =>
        Assert.Throws<ArgumentException>(() => new PublishedFacts([A], [Relation.Known(Route.Elsewhere, "four", "a", 4, 4)]));

    [Fact]
    public void Constructor_RelationOfAnUnknownCell_Throws() =>
        Assert.Throws<ArgumentException>(() => new PublishedFacts([A], [Relation.Known(Route.Elsewhere, "b", "b", 4, 4)]));

    [Fact]
    public void Constructor_TwoCellsOfOneId_Throws() => Assert.Throws<ArgumentException>(() => new PublishedFacts([A, A], []));

    [Fact]
    public void Constructor_HiddenCellBelowItsFloor_Throws() => Assert.Throws<ArgumentException>(() => new PublishedFacts([A with { Value = 0 }], []));

    [Fact]
    public void Hide_PrintedCell_IsComplementary()
    {
        var facts = new PublishedFacts([A, new("b", 20, CellStatus.Published)], []).Hide(new HashSet<string> { "b" });
        Assert.Equal((CellStatus.Primary, CellStatus.Complementary), (facts["a"].Status, facts["b"].Status));
    }
}
