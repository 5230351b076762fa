using System.Diagnostics;
using Reporting.Domain.Disclosure;
using Xunit;

namespace Reporting.Domain.Tests.Disclosure;

/// <summary>Authorities by items, with families of items, nine regions and England: the size of a real collection.</summary>
public sealed class CountryTests
{
    [Theory]
    [InlineData(153, 45, true)]
    [InlineData(153, 45, false)]
    public void Protect_WholeCountry_HoldsAgainstBothAttackers(int authorities, int items, bool rounded)
    {
        var facts = Country(authorities, items, rounded, seed: 5);
        var clock = Stopwatch.StartNew();
        var chosen = Assert.IsType<SuppressionOutcome.Chosen>(ComplementarySuppression.Protect(facts));
        var protecting = clock.Elapsed;
        Assert.IsType<AttackVerdict.Held>(Attack.Run(chosen.Facts));
        var attacking = clock.Elapsed - protecting;
        var small = chosen.Facts.Cells.Where(c => c.Status is CellStatus.Primary).ToList();
        Assert.Empty(LinearAttacker.Leaking(chosen.Facts, small.Where((_, i) => i % (small.Count / 12) == 0), Protection.Band));
        TestContext.Current.SendDiagnosticMessage(
            $"{small.Count} small, {chosen.Added.Count} more hidden, proved {chosen.IsOptimal}; "
            + $"protected in {protecting.TotalSeconds:f2} s, attacked in {attacking.TotalSeconds:f2} s");
    }

    [Fact]
    public void Protect_Twice_HidesTheSameCells()
    {
        var facts = Country(60, 15, rounded: true, seed: 3);
        var (one, two) = (ComplementarySuppression.Protect(facts), ComplementarySuppression.Protect(facts));
        Assert.Equal(Assert.IsType<SuppressionOutcome.Chosen>(one).Added, Assert.IsType<SuppressionOutcome.Chosen>(two).Added);
    }

    [Fact]
    public void Run_OneChosenCellPrinted_IsFoundByBothAttackers()
    {
        var chosen = Assert.IsType<SuppressionOutcome.Chosen>(ComplementarySuppression.Protect(Country(60, 15, rounded: true, seed: 3)));
        var cell = chosen.Added[0];
        var printed = Tables.PrintedBefore(chosen.Facts, cell);
        var leaks = Assert.IsType<AttackVerdict.Leaks>(Attack.Run(printed));
        Assert.Contains(leaks.Found, l => l.Routes.Any(r => r.Words == "the first edition"));
        Assert.Equal(leaks.Found.Select(l => l.Cell), LinearAttacker.Leaking(printed, printed.Cells.Where(c => c.IsHidden), Protection.Band));
    }

    private static PublishedFacts Country(int authorities, int items, bool rounded, int seed)
    {
        var random = new Random(seed);
        double[] size = [.. Enumerable.Range(0, authorities).Select(_ => Math.Exp(random.NextDouble() * 2))];
        double[] frequency = [.. Enumerable.Range(0, items).Select(_ => Math.Exp(random.NextDouble() * 4))];
        long[][] counts = [.. size.Select(s => frequency.Select(f => (long)(s * f * (0.5 + random.NextDouble()))).ToArray())];
        // Every fifth item is the whole of the next four.
        foreach (var row in counts)
        {
            for (var whole = 0; whole + 4 < items; whole += 5)
                row[whole] = row[(whole + 1)..(whole + 5)].Sum();
        }

        var relations = new List<Relation>();
        for (var item = 0; item < items; item++)
        {
            for (var region = 0; region <= 9; region++)
            {
                var members = Enumerable.Range(0, authorities).Where(a => region == 9 || a % 9 == region).ToList();
                var words = $"region {region}, item {item}";
                var ids = members.Select(a => Tables.Id(a, item));
                var total = members.Sum(a => counts[a][item]);
                relations.Add(rounded
                    ? Tables.RoundedTotal(words, ids, Rounding.ToBase(total, 10), 10)
                    : Relation.Total(Route.Total, words, ids, total));
            }
        }

        for (var a = 0; a < authorities; a++)
        {
            for (var whole = 0; whole + 4 < items; whole += 5)
            {
                var parts = Enumerable.Range(whole + 1, 4).Select(i => Tables.Id(a, i));
                relations.Add(Relation.Sum(Route.PartsAndWhole, $"family {whole} of {a}", Tables.Id(a, whole), parts));
            }
        }

        return new(counts.SelectMany((row, a) => row.Select((v, i) => new Cell(Tables.Id(a, i), v, Tables.SmallOrNot(v)))), relations);
    }
}
