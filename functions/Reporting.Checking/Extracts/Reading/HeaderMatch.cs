using Reporting.Checking.Extracts.Layouts;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Wording;

namespace Reporting.Checking.Extracts.Reading;

/// <summary>A row that was recognised as the header of a table.</summary>
/// <param name="Places">Of each column of the table: where it stands, or -1.</param>
/// <param name="Width">Cells of the header.</param>
/// <param name="Twice">A column that is there twice; null where none is.</param>
internal sealed record HeaderMatch(ExtractTable Table, IReadOnlyList<int> Places, int Width, string? Twice);

/// <summary>Recognises tables by the names of their columns, in any order and in any letters.</summary>
internal sealed class Headers(IReadOnlyList<ExtractTable> tables)
{
    /// <summary>A header further down is not looked for.</summary>
    public const int MostRowsAbove = 50;

    private const int LongestName = 300;

    private readonly List<ExtractTable> known = [.. tables.Where(t => t.RecognisedBy.Count > 0)];

    /// <summary>How many names of one table a row has; 0 where it has fewer than two.</summary>
    public int Score(TableRow row)
    {
        var names = NamesOf(row);
        var best = known.Max(t => Names(t).Count(n => n.Any(names.Contains)));
        return best < 2 ? 0 : best;
    }

    /// <summary>The table whose header the row is; of several, the one with most of its names.</summary>
    /// <returns>Null where it is none.</returns>
    public HeaderMatch? Of(TableRow row)
    {
        var names = NamesOf(row);
        var table = known.Where(t => t.RecognisedBy.All(c => NamesOfColumn(t, c).Any(names.Contains)))
            .MaxBy(t => (t.RecognisedBy.Count, Names(t).Count(n => n.Any(names.Contains))));
        if (table is null)
            return null;
        var places = table.Columns.Select(c => names.FindIndex(n => NamesOfColumn(table, c.Name).Contains(n))).ToList();
        var twice = table.Columns.FirstOrDefault(c => names.Count(n => NamesOfColumn(table, c.Name).Contains(n)) > 1)?.Name;
        return new(table, places, row.Count, twice);
    }

    /// <summary>Why a row that has most names of a table is not its header: which column is missing, and what stands in its place.</summary>
    /// <returns>Null where the row is like no header.</returns>
    public string? Nearly(TableRow row)
    {
        var names = NamesOf(row);
        var table = known.MaxBy(t => Names(t).Count(n => n.Any(names.Contains)))!;
        if (Names(table).Count(n => n.Any(names.Contains)) < 2)
            return null;
        var missing = table.RecognisedBy.Where(c => !NamesOfColumn(table, c).Any(names.Contains)).ToList();
        var words = missing.Select(m =>
        {
            var near = names.FindIndex(n => n.Length > 1 && Spelling.Nearest(n, NamesOfColumn(table, m), Math.Max(1, m.Length / 3)) is not null);
            return near < 0 ? m : $"{m} (column {near + 1} has a name near to it)";
        });
        return $"it looks like {table.Title}, but has no column {string.Join(", ", words)}";
    }

    private static IEnumerable<IReadOnlyList<string>> Names(ExtractTable table) =>
        table.Columns.Select(c => NamesOfColumn(table, c.Name)).Concat(table.Others.Select(o => (IReadOnlyList<string>)[Plain(o)]));

    private static IReadOnlyList<string> NamesOfColumn(ExtractTable table, string column) =>
        table.Column(column) is { } known ? [Plain(known.Name), .. known.OtherNames.Select(Plain)] : [Plain(column)];

    private static List<string> NamesOf(TableRow row)
    {
        var names = new List<string>(row.Count);
        for (var i = 0; i < row.Count; i++)
            names.Add(row[i].Length > LongestName ? "" : Plain(row[i].ToString()));
        return names;
    }

    /// <summary>In capitals, with one space for any, and plain apostrophes.</summary>
    private static string Plain(string name) =>
        string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace('’', '\'').Replace('‘', '\'').ToUpperInvariant();
}
