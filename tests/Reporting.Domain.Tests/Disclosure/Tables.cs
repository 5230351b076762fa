using Reporting.Domain.Disclosure;

namespace Reporting.Domain.Tests.Disclosure;

/// <summary>Two-way tables of counts with all totals printed, and what is asked of them.</summary>
internal static class Tables
{
    public static string Id(int row, int column) => $"{row}/{column}";

    /// <param name="floor">What a hidden cell is known to be at least.</param>
    public static PublishedFacts TwoWay(long[][] table, Func<int, int, CellStatus> status, int threshold = 5, long floor = 1) => new(
        table.SelectMany((row, r) => row.Select((value, c) => new Cell(Id(r, c), value, status(r, c), threshold) { Floor = floor })),
        Totals(table));

    public static CellStatus SmallOrNot(long value) => value is >= 1 and <= 5 ? CellStatus.Primary : CellStatus.Published;

    /// <summary>Totals of rows and of columns; a table of one row or one column has one total alone, since the others would be its cells.</summary>
    public static IEnumerable<Relation> Totals(long[][] table)
    {
        var rows = Enumerable.Range(0, table.Length).ToList();
        var columns = Enumerable.Range(0, table.Length == 0 ? 0 : table[0].Length).ToList();
        if (columns.Count > 1 || rows.Count == 1)
        {
            foreach (var r in rows)
                yield return Relation.Total(Route.Total, $"total of row {r}", columns.Select(c => Id(r, c)), table[r].Sum());
        }

        if (rows.Count > 1)
        {
            foreach (var c in columns)
                yield return Relation.Total(Route.Total, $"total of column {c}", rows.Select(r => Id(r, c)), rows.Sum(r => table[r][c]));
        }
    }

    /// <summary>The sum of the parts, printed rounded.</summary>
    /// <param name="printed">As <see cref="Rounding.ToBase"/> gives it.</param>
    public static Relation RoundedTotal(string words, IEnumerable<string> parts, long printed, int toBase)
    {
        var (lowest, highest) = Rounding.Admits(printed, toBase);
        return new(Route.Total, words, [.. parts.Select(p => new Term(p))], lowest, highest);
    }

    /// <summary>The same, where an earlier edition printed one of the cells.</summary>
    public static PublishedFacts PrintedBefore(PublishedFacts facts, Cell cell) =>
        new(facts.Cells, facts.Relations.Append(Relation.Known(Route.EarlierEdition, "the first edition", cell.Id, cell.Value, cell.Value)));

    /// <summary>The lowest and highest possible value of every hidden cell, in the order of the cells.</summary>
    public static IReadOnlyList<CellBounds> Bounds(PublishedFacts facts)
    {
        var bounds = new SortedDictionary<int, CellBounds>();
        foreach (var component in Component.Of(facts, c => !c.IsKnown))
        {
            using var attacker = new Attacker(component, new(component, i => component.CellAt(i).IsHidden));
            for (var i = 0; i < component.Width; i++)
                bounds.Add(component.CellIndexes[i], attacker.BoundsOf(i));
        }

        return [.. bounds.Values];
    }
}
