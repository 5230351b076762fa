using System.Globalization;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Files;

/// <summary>
/// The rows of uploaded records that a workbook with their issues shows: all of them, row for row, up to a number that a spreadsheet opens at once and a person
/// can look through; of more, those with issues, each with its number. Nothing else is kept in memory.
/// </summary>
internal sealed class AnnotatedRecords(FormQuestion question, ReturnFormat format, IReadOnlyList<Issue> issues) : UploadedRecords(question)
{
    public const int MostRows = 20_000;
    private const int MostCharacters = 20_000_000;
    private const int MostColumns = 500;

    private readonly List<(int Number, string[] Cells)> rows = [];
    private readonly int[] marked = [.. issues.Select(i => i.Row).OfType<int>().Distinct().Order()];
    private int headerAt = -1;
    private long read;
    private long characters;
    private bool cut;

    // Records of JSON have no rows, and are found by their number.
    private bool IsNumbered => cut || format is ReturnFormat.Json;

    /// <summary>From 1; 0 where none was found.</summary>
    public int HeaderRow => headerAt + 1;

    /// <summary>What the table leaves out, in words; null where it has every row.</summary>
    public string? Remark => cut
        ? string.Create(CultureInfo.InvariantCulture, $"The file has {read:N0} rows, too many to be copied whole: of more than {MostRows:N0}, or very long " +
            $"ones, only the rows with issues are shown, each with its place in the file in the first column. Correct them in your own file.")
        : null;

    /// <summary>The rows that are shown, each behind its number where they are not all.</summary>
    public IReadOnlyList<string[]> Rows()
    {
        DropUnmarked();
        return IsNumbered
            ? [.. rows.Select((r, i) => (string[])[i == headerAt ? NumberHeading : Digits(r.Number), .. r.Cells])]
            : [.. rows.Select(r => r.Cells)];
    }

    /// <summary>The cell in which an issue is marked: row from 1, column from 0; null where that is not certain.</summary>
    public (int Row, int Column)? CellOf(Issue issue)
    {
        if (issue.Sheet is not null && Sheet is not null && issue.Sheet != Sheet)
            return null;
        var shift = IsNumbered ? 1 : 0;
        var column = issue.Column is { } name ? ColumnNamed(name) : -1;
        if (issue.Row is not { } row)
            return column >= 0 && headerAt >= 0 ? (headerAt + 1, column + shift) : null;
        var found = IndexOf(row);
        if (found < 0)
            return null;
        if (format is not ReturnFormat.Json && issue.Cell is { } cell)
            column = CellAddress.ColumnOf(cell);
        return (found + 1, column is >= 0 and < MostColumns ? column + shift : 0);
    }

    private string NumberHeading => format is ReturnFormat.Json ? "record of the file" : "row of the file";

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <returns>Index of the column; -1 where the file has none for the item.</returns>
    private int ColumnNamed(string name) => Header is { } header && ItemAt(name) is { } item && ColumnOf(item) is >= 0 and var at ? header.Cells[at] : -1;

    protected override void Declaration(TableRow row) => Add(row);

    protected override void Above(TableRow row) => Add(row);

    protected override void OfHeader(TableRow row)
    {
        Add(row);
        headerAt = rows.Count - 1;
    }

    protected override void Below(TableRow row, bool fixedWidth) => Add(row);

    private void Add(TableRow row)
    {
        DropUnmarked();
        read = Math.Max(read + 1, row.Number);
        var cells = new string[Math.Min(row.Count, MostColumns)];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = CellOf(row, i).ToString();
        characters += row.Length;

        // Row for row, blank ones included, so that what the receipt says of row 5 is in row 5.
        if (!cut && format is not ReturnFormat.Json)
        {
            while (rows.Count < row.Number - 1 && rows.Count < MostRows)
                rows.Add((rows.Count + 1, []));
        }

        rows.Add((row.Number, cells));
        if (!cut && (rows.Count > MostRows || characters > MostCharacters))
            Cut();
    }

    private void Cut()
    {
        cut = true;
        var kept = new List<(int Number, string[] Cells)>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (i != headerAt && i < rows.Count - 1 && !IsMarked(rows[i].Number))
                continue;
            if (i == headerAt)
                headerAt = kept.Count;
            kept.Add(rows[i]);
        }

        rows.Clear();
        rows.AddRange(kept);
    }

    /// <summary>Drops the last row, where nothing is marked in it.</summary>
    private void DropUnmarked()
    {
        if (cut && rows.Count > 0 && rows.Count - 1 != headerAt && !IsMarked(rows[^1].Number))
            rows.RemoveAt(rows.Count - 1);
    }

    private bool IsMarked(int row) => Array.BinarySearch(marked, row) >= 0;

    /// <returns>Index of a row of the file among those that are shown; -1 where it is not.</returns>
    private int IndexOf(int row)
    {
        var (low, high) = (0, rows.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (rows[middle].Number == row)
                return middle;
            if (rows[middle].Number > row)
                high = middle - 1;
            else
                low = middle + 1;
        }

        return -1;
    }
}
