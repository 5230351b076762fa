using Reporting.Domain.Disclosure;

namespace Reporting.Domain.Tests.Disclosure;

/// <summary>Two-way tables of counts with all totals printed.</summary>
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
}
