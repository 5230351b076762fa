using Reporting.Domain.Disclosure;
using Xunit;

namespace Reporting.Domain.Tests.Disclosure;

/// <summary>Each way in which a publication gives a hidden count away, found by both attackers.</summary>
public sealed class RoutesTests
{
    private static readonly Cell Hidden = new("301/MIS08", 3, CellStatus.Primary);

    public static TheoryData<Route, Cell[], Relation[]> Leaking => new()
    {
        { Route.Percentage, [new("301/MIS06", 40, CellStatus.Fixed)], [.. Relation.Share("7.5% of 40", Hidden.Id, "301/MIS06", 7.5m, 1)] },
        { Route.Percentage, [new("301/MIS06", 9, CellStatus.Unprinted)], [.. Relation.Share("33.3% of fewer than 10", Hidden.Id, "301/MIS06", 33.3m, 1), Relation.Known(Route.Sentence, "fewer than 10", "301/MIS06", 1, 9)] },
        { Route.EarlierEdition, [], [Relation.Known(Route.EarlierEdition, "3 in the first edition", Hidden.Id, 3, 3)] },
        { Route.EarlierEdition, [new("302/MIS08", 12, CellStatus.Complementary)], [Relation.Total(Route.Total, "total 15", [Hidden.Id, "302/MIS08"], 15), Relation.Known(Route.EarlierEdition, "12 in the first edition", "302/MIS08", 12, 12)] },
        { Route.Rank, [new("302/MIS08", 2, CellStatus.Fixed), new("303/MIS08", 4, CellStatus.Fixed)], [Relation.AtMost(Route.Rank, "above 302", "302/MIS08", Hidden.Id), Relation.AtMost(Route.Rank, "below 303", Hidden.Id, "303/MIS08")] },
        { Route.Rank, [new("302/MIS08", 4, CellStatus.Fixed)], [Relation.RankOfShares("302 ranks above 301", "302/MIS08", 100, Hidden.Id, 100)] },
        { Route.Total, [new("302/MIS08", 11, CellStatus.Fixed)], [Relation.RoundedTotal(Route.Total, "London 10", [Hidden.Id, "302/MIS08"], 10, 10)] },
        { Route.Sentence, [new("301/MIS06", 6, CellStatus.Fixed)], [.. Relation.Within(Route.Sentence, "half or fewer", Hidden.Id, "301/MIS06", null, (1, 2, true))] },
        { Route.Change, [new("301/2023", 10, CellStatus.Fixed)], [Relation.Difference(Route.Change, "7 fewer than last year", Hidden.Id, "301/2023", -7, -7)] },
        { Route.Elsewhere, [new("DfE 301", 3, CellStatus.Fixed)], [Relation.Same(Route.Elsewhere, "DfE's own file", Hidden.Id, "DfE 301")] },
        { Route.Chart, [], [Relation.Known(Route.Chart, "a bar between 2 and 4", Hidden.Id, 2, 4)] },
        { Route.PartsAndWhole, [new("301/MIS07", 4, CellStatus.Fixed)], [Relation.AtMost(Route.PartsAndWhole, "MIS08 is part of MIS07", Hidden.Id, "301/MIS07")] },
    };

    [Theory]
    [MemberData(nameof(Leaking), DisableDiscoveryEnumeration = true)]
    public void Run_EachRoute_NamedAndFoundByBoth(Route route, Cell[] cells, Relation[] relations)
    {
        var facts = new PublishedFacts([Hidden, .. cells], relations);
        var leaks = Assert.IsType<AttackVerdict.Leaks>(Attack.Run(facts));
        var leak = Assert.Single(leaks.Found, l => l.Cell == Hidden.Id);
        Assert.Contains(leak.Routes, r => r.Route == route);
        Assert.StartsWith("301/MIS08 is ", leak.Words, StringComparison.Ordinal);
        Assert.Contains(Hidden.Id, new ExhaustiveAttacker(facts).Told(Protection.Band));
    }

    [Fact]
    public void Run_RoundedTotalFarOff_Held()
    {
        var facts = new PublishedFacts(
            [Hidden, new("302/MIS08", 2, CellStatus.Primary), new("303/MIS08", 40, CellStatus.Complementary)],
            [Relation.RoundedTotal(Route.Total, "London 50", ["301/MIS08", "302/MIS08", "303/MIS08"], 50, 10)]);
        Assert.Equal(new AttackVerdict.Held(3), Attack.Run(facts));
        Assert.Empty(new ExhaustiveAttacker(facts).Told(Protection.Band));
    }

    [Fact]
    public void Words_OfALeak_SayWhatAndHow()
    {
        var facts = new PublishedFacts([Hidden], [Relation.Known(Route.Chart, "a bar between 2 and 4", Hidden.Id, 2, 4)]);
        Assert.Equal("301/MIS08 is between 2 and 4, by a bar between 2 and 4", Assert.IsType<AttackVerdict.Leaks>(Attack.Run(facts)).Found[0].Words);
    }
}
