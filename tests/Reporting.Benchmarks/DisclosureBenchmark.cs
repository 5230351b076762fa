using System.Diagnostics;
using System.Globalization;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Benchmarks;

/// <summary>
/// A period of 153 authorities × 45 counts with regions and England through publication, protection and attack included; and on small tables the cells hidden
/// beyond the fewest that an exhaustive search finds.
/// </summary>
internal static class DisclosureBenchmark
{
    public static int Run()
    {
        foreach (var (authorities, items) in new[] { (153, 16), (153, 45) })
            Country(authorities, items);
        SmallTables();
        return 0;
    }

    private static void Country(int authorities, int items)
    {
        var random = new Random(1);
        Region[] regions = [.. Enumerable.Range(0, 9).Select(r => new Region($"E1200000{r}", $"Region {r}", r))];
        List<Authority> all = [.. Enumerable.Range(0, authorities).Select(a => new Authority(
            AuthorityCode.Parse($"{201 + a}"), $"E{a:00000000}", $"Authority {a}", "Unitary", regions[a % 9], null, new(2009, 1, 1), null, [], []))];
        var period = new Period("2024", "Year to 31 March 2024", new(2023, 4, 1), new(2024, 3, 31), new(2024, 5, 1), new(2024, 7, 31), "2025");
        List<Measure> measures = [.. Enumerable.Range(1, items - 1).Select(i => new Measure(
            $"M{i}", $"M{i}", $"M{i}", "t", "council", PeriodRange.Always, $"sum(I{i})", "sum(I0)", $"I{i}", "I0", Method.Proportion, 100, "%", 1,
            Polarity.Neutral, true, false, null, [], false, "", null, null))];
        var collection = new Collection(
            "c", "C", "", true, "", [], 5, 10, "thematic-1", "", new("", ""), [], [period], [new("council", "", InstrumentKind.Form, false, [], [])], measures,
            PublishedFigures.None, DefinitionHashes.None);
        double[] share = [.. Enumerable.Range(0, items).Select(_ => Math.Exp(-random.NextDouble() * 4))];
        var figures = all.ToDictionary(a => a.Code, _ =>
        {
            var whole = random.NextInt64(100, 2000);
            var own = measures.Select((m, i) => Own.Of(m.Id, Math.Floor(whole * share[i] * random.NextDouble()), whole, null, false, false, null));
            return (IReadOnlyDictionary<string, Own>)own.ToDictionary(o => o.Measure);
        });
        var clock = Stopwatch.StartNew();
        var neighbours = new StatisticalNeighbours(new Dictionary<string, IReadOnlyDictionary<AuthorityCode, IReadOnlyList<AuthorityCode>>>());
        var made = new Publication(collection, new(all, regions), neighbours)
            .Protect(new(period, all, figures, new HashSet<AuthorityCode>()), null).Published.Protection!;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{authorities} × {items}, 9 regions, England: {clock.Elapsed.TotalSeconds:f2} s; {made.Primary} small, {made.Complementary} more hidden, " +
            $"{made.Withheld.Count} totals withheld, {made.Verdict.GetType().Name}"));
    }

    private static void SmallTables()
    {
        var (ours, fewest, tables) = (0, 0, 0);
        var clock = new Stopwatch();
        for (var seed = 0; tables < 60; seed++)
        {
            var facts = Table(seed, 3, 4);
            if (facts.Cells.All(c => c.Status is not CellStatus.Primary))
                continue;
            clock.Start();
            var outcome = ComplementarySuppression.Protect(facts);
            clock.Stop();
            if (outcome is not SuppressionOutcome.Chosen chosen || Fewest(facts) is not { } few)
                continue;
            (ours, fewest, tables) = (ours + chosen.Added.Count, fewest + few, tables + 1);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{tables} small tables: {ours} further cells hidden, {fewest} by exhaustive search: {100.0 * (ours - fewest) / fewest:f1}% beyond; " +
            $"{clock.Elapsed.TotalSeconds:f2} s"));
    }

    private static PublishedFacts Table(int seed, int rows, int columns)
    {
        var random = new Random(seed);
        var values = Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => random.NextInt64(0, 40)).ToArray()).ToArray();
        var (rowIndexes, columnIndexes) = (Enumerable.Range(0, rows), Enumerable.Range(0, columns));
        var cells =
            from r in rowIndexes
            from c in columnIndexes
            select new Cell($"{r} {c}", values[r][c], values[r][c] is >= 1 and <= 5 ? CellStatus.Primary : CellStatus.Published);
        var rowTotals = rowIndexes.Select(r => Relation.Total(Route.Total, $"row {r}", columnIndexes.Select(c => $"{r} {c}"), values[r].Sum()));
        var columnTotals = columnIndexes.Select(c => Relation.Total(Route.Total, $"column {c}", rowIndexes.Select(r => $"{r} {c}"), values.Sum(r => r[c])));
        return new(cells, rowTotals.Concat(columnTotals));
    }

    /// <summary>The fewest further cells that hold against the attack, trying every choice; null where none does.</summary>
    private static int? Fewest(PublishedFacts facts)
    {
        var candidates = facts.Cells.Where(c => c.MayBeHidden).Select(c => c.Id).ToArray();
        foreach (var choice in Enumerable.Range(0, 1 << candidates.Length).OrderBy(c => System.Numerics.BitOperations.PopCount((uint)c)))
        {
            var hidden = candidates.Where((_, i) => (choice & (1 << i)) != 0).ToHashSet();
            if (Attack.Run(facts.Hide(hidden)) is AttackVerdict.Held)
                return hidden.Count;
        }

        return null;
    }
}
