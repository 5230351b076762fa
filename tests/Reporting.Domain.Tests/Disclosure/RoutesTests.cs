using Reporting.Domain.Disclosure;
using Xunit;

namespace Reporting.Domain.Tests.Disclosure;

/// <summary>Each way in which a publication gives a hidden count away, found by both attackers.</summary>
public sealed class RoutesTests
{
    private static readonly Cell Hidden = new("301/MIS08", 3, CellStatus.Primary);

    public static TheoryData<Route, Cell[], Relation[]> Leaking
    {
        get
        {
            var mis08 = Hidden.Id;
            Cell Other(long value, CellStatus status = CellStatus.Fixed) => new("other", value, status);
            return new()
            {
                { Route.Percentage, [Other(40)], [.. Relation.Share("7.5% of 40", mis08, "other", 7.5m, 1)] },
                {
                    Route.Percentage,
                    [Other(9, CellStatus.Unprinted)],
                    [.. Relation.Share("33.3%", mis08, "other", 33.3m, 1), Relation.Known(Route.Sentence, "fewer than 10", "other", 1, 9)]
                },
                { Route.EarlierEdition, [], [Relation.Known(Route.EarlierEdition, "3 in the first edition", mis08, 3, 3)] },
                {
                    Route.EarlierEdition,
                    [Other(12, CellStatus.Complementary)],
                    [
                        Relation.Total(Route.Total, "total 15", [mis08, "other"], 15),
                        Relation.Known(Route.EarlierEdition, "12 in the first edition", "other", 12, 12),
                    ]
                },
                {
                    Route.Rank,
                    [Other(2), new("third", 4, CellStatus.Fixed)],
                    [Relation.AtMost(Route.Rank, "above 302", "other", mis08), Relation.AtMost(Route.Rank, "below 303", mis08, "third")]
                },
                { Route.Rank, [Other(4)], [Relation.RankOfShares("302 ranks above 301", "other", 100, mis08, 100)] },
                { Route.Total, [Other(11)], [Relation.RoundedTotal(Route.Total, "London 10", [mis08, "other"], 10, 10)] },
                { Route.Sentence, [Other(6)], [.. Relation.Within(Route.Sentence, "half or fewer", mis08, "other", null, (1, 2, true))] },
                { Route.Change, [Other(10)], [Relation.Difference(Route.Change, "7 fewer than last year", mis08, "other", -7, -7)] },
                { Route.Elsewhere, [Other(3)], [Relation.Same(Route.Elsewhere, "DfE's own file", mis08, "other")] },
                { Route.Chart, [], [Relation.Known(Route.Chart, "a bar between 2 and 4", mis08, 2, 4)] },
                { Route.PartsAndWhole, [Other(4)], [Relation.AtMost(Route.PartsAndWhole, "MIS08 is part of MIS07", mis08, "other")] },
            };
        }
    }

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
