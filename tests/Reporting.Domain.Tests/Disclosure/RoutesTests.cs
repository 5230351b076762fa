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
                    [.. Relation.Share("33.3%", mis08, "other", 33.3m, 1), Relation.Known(Route.Elsewhere, "fewer than 10", "other", 1, 9)]
                },
                { Route.Percentage, [Other(4)], [new(Route.Percentage, "no greater a share than 302's", [new("other", 100), new(mis08, -100)], 0, null)] },
                { Route.Percentage, [Other(6)], [new(Route.Percentage, "half or fewer", [new(mis08, 2), new("other", -1)], null, 0)] },
                { Route.EarlierEdition, [], [Relation.Known(Route.EarlierEdition, "3 in the first edition", mis08, 3, 3)] },
                {
                    Route.EarlierEdition,
                    [Other(12, CellStatus.Complementary)],
                    [
                        Relation.Total(Route.Total, "total 15", [mis08, "other"], 15),
                        Relation.Known(Route.EarlierEdition, "12 in the first edition", "other", 12, 12),
                    ]
                },
                { Route.EarlierEdition, [Other(10)], [new(Route.EarlierEdition, "7 fewer than before", [new(mis08), new("other", -1)], -7, -7)] },
                { Route.Total, [Other(11)], [Tables.RoundedTotal("London 10", [mis08, "other"], 10, 10)] },
                { Route.Elsewhere, [Other(3)], [Relation.Sum(Route.Elsewhere, "DfE's own file", "other", [mis08])] },
                { Route.Elsewhere, [], [Relation.Known(Route.Elsewhere, "between 2 and 4", mis08, 2, 4)] },
                { Route.PartsAndWhole, [Other(4)], [Relation.AtMost(Route.PartsAndWhole, "MIS08 is part of MIS07", mis08, "other")] },
                {
                    Route.PartsAndWhole,
                    [Other(2), new("third", 4, CellStatus.Fixed)],
                    [
                        Relation.AtMost(Route.PartsAndWhole, "part of MIS08", "other", mis08),
                        Relation.AtMost(Route.PartsAndWhole, "whole of MIS08", mis08, "third"),
                    ]
                },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Leaking), DisableDiscoveryEnumeration = true)]
    public void Run_LeakByOneRoute_NamesTheRouteAndIsFoundByBothAttackers(Route route, Cell[] cells, Relation[] relations)
    {
        var facts = new PublishedFacts([Hidden, .. cells], relations);
        var leaks = Assert.IsType<AttackVerdict.Leaks>(Attack.Run(facts));
        var leak = Assert.Single(leaks.Found, l => l.Cell == Hidden.Id);
        Assert.Contains(leak.Routes, r => r.Route == route);
        Assert.Contains(Hidden.Id, new ExhaustiveAttacker(facts).Leaking(Protection.Band));
    }

    [Fact]
    public void Run_RoundedTotalFarOff_Holds()
    {
        var facts = new PublishedFacts(
            [Hidden, new("302/MIS08", 2, CellStatus.Primary), new("303/MIS08", 40, CellStatus.Complementary)],
            [Tables.RoundedTotal("London 50", ["301/MIS08", "302/MIS08", "303/MIS08"], 50, 10)]);
        Assert.Equal(new AttackVerdict.Held(3), Attack.Run(facts));
        Assert.Empty(new ExhaustiveAttacker(facts).Leaking(Protection.Band));
    }

    [Fact]
    public void Run_Leak_SaysBetweenWhichCountsTheCellLies()
    {
        var facts = new PublishedFacts([Hidden], [Relation.Known(Route.Elsewhere, "between 2 and 4", Hidden.Id, 2, 4)]);
        var leak = Assert.IsType<AttackVerdict.Leaks>(Attack.Run(facts)).Found[0];
        Assert.Equal(("301/MIS08", 2, 4, "between 2 and 4"), (leak.Cell, leak.Lowest, leak.Highest, leak.Routes.Single().Words));
    }
}
