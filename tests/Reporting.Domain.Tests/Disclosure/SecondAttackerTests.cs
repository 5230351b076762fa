using CsCheck;
using Reporting.Domain.Disclosure;
using Xunit;

namespace Reporting.Domain.Tests.Disclosure;

public sealed class SecondAttackerTests
{
    private static readonly Gen<long> Count = Gen.Frequency((2, Gen.Const(0L)), (5, Gen.Long[1, 5]), (6, Gen.Long[6, 40]));

    private static readonly Gen<PublishedFacts> SmallTable = Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4])
        .SelectMany((rows, columns) => Count.Array[columns].Array[rows])
        .Select(t => Tables.TwoWay(t, (r, c) => Tables.SmallOrNot(t[r][c])));

    /// <summary>Two authorities' counts with a whole and parts, a share, and a rank: no longer a network.</summary>
    private static readonly Gen<PublishedFacts> Mixed = Gen.Select(
        Gen.Long[1, 9], Gen.Long[1, 9], Gen.Long[1, 12], Gen.Int[0, 1], Gen.Int[1, 10], (a, b, rest, decimals, toBase) =>
    {
        var whole = a + b + rest;
        return new PublishedFacts(
            [
                new("a", a, CellStatus.Primary),
                new("b", b, CellStatus.Primary),
                new("rest", rest, CellStatus.Complementary),
                new("whole", whole, CellStatus.Unprinted),
            ],
            [
                Relation.Sum(Route.PartsAndWhole, "whole", "whole", ["a", "b", "rest"]),
                .. Relation.Share("share of a", "a", "whole", Rounding.Share(a, whole, 100, decimals), decimals),
                Tables.RoundedTotal("whole, rounded", ["whole"], Rounding.ToBase(whole, toBase), toBase),
                a >= b ? Relation.AtMost(Route.Elsewhere, "rank", "b", "a") : Relation.AtMost(Route.Elsewhere, "rank", "a", "b"),
            ]);
    });

    [Theory]
    [InlineData(Protection.Band, ComplementarySuppression.Budget)]
    [InlineData(Protection.Open, ComplementarySuppression.Budget)]
    [InlineData(Protection.Band, 0)]
    [InlineData(Protection.Open, 0)]
    public void Protect_SmallTables_LeavesNothingToEitherAttacker(Protection protection, double budget) => SmallTable.Sample(
        facts =>
        {
            switch (ComplementarySuppression.Protect(facts, protection, budget))
            {
                case SuppressionOutcome.Chosen chosen:
                    Assert.Empty(new ExhaustiveAttacker(chosen.Facts).Leaking(protection));
                    Assert.IsType<AttackVerdict.Held>(Attack.Run(chosen.Facts, protection));
                    Assert.DoesNotContain(chosen.Added, c => c.Value == 0);
                    break;
                case SuppressionOutcome.Impossible impossible:
                    var everything = facts.Hide(facts.Cells.Where(c => c.MayBeHidden).Select(c => c.Id).ToHashSet());
                    var given = facts.Cells.Where(c => c.IsHidden).Select(c => c.Id).ToHashSet();
                    var unprotectable = impossible.Leaks.Select(l => l.Cell).ToHashSet();
                    Assert.Equal(unprotectable.Order(), new ExhaustiveAttacker(everything).Leaking(protection).Intersect(given).Order());
                    Assert.Subset(unprotectable, new ExhaustiveAttacker(impossible.Facts).Leaking(protection).Intersect(given).ToHashSet());
                    break;
            }
        },
        iter: 150,
        threads: 1);

    [Fact]
    public void Run_AnyChosenCellPrinted_IsFoundByBothAttackers() => SmallTable.Sample(
        facts =>
        {
            if (ComplementarySuppression.Protect(facts) is not SuppressionOutcome.Chosen { Added: { Count: > 0 } added } chosen)
                return;
            foreach (var cell in added)
            {
                var printed = Tables.PrintedBefore(chosen.Facts, cell);
                Assert.NotEmpty(new ExhaustiveAttacker(printed).Leaking(Protection.Band));
                var leaks = Assert.IsType<AttackVerdict.Leaks>(Attack.Run(printed));
                Assert.Contains(leaks.Found, l => l.Routes.Any(r => r.Route is Route.EarlierEdition));
            }
        },
        iter: 60,
        threads: 1);

    [Fact]
    public void BoundsOf_SharesRanksAndRoundedTotals_AreThoseOfTheExhaustiveAttacker() => Mixed.Sample(
        facts =>
        {
            var second = new ExhaustiveAttacker(facts);
            Assert.All(Tables.Bounds(facts), b => Assert.Equal((second.Lowest(b.Cell.Id), (long?)second.Highest(b.Cell.Id)), (b.Lowest, b.Highest)));
            Assert.All([Protection.Band, Protection.Open], p => Assert.Equal(
                second.Leaking(p), Attack.Run(facts, p) is AttackVerdict.Leaks leaks ? leaks.Found.Select(l => l.Cell) : []));
        },
        iter: 60,
        threads: 1);
}
