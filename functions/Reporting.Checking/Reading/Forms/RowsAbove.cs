using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Wording;

namespace Reporting.Checking.Reading.Forms;

/// <summary>The rows that stand above the header of a table, or in which none was found.</summary>
internal sealed class RowsAbove(string? sheet)
{
    private const int MostCells = 20;

    private const string SplitCells =
        "If a whole row stands in one cell, choose Data, Text to columns in Excel, and save again. " +
        "In a text file, take away the quotation marks around whole lines.";

    private readonly List<(int Row, string Text)> rows = [];

    /// <summary>A row in short.</summary>
    public static string TextOf(TableRow row)
    {
        var parts = new List<string>();
        for (var i = 0; i < row.Count && parts.Count < MostCells; i++)
        {
            var cell = CellText.Trim(row[i]);
            if (!cell.IsEmpty) parts.Add(QuotedText.Of(cell));
        }

        return QuotedText.Of(string.Join(" | ", parts));
    }

    public void Add(TableRow row) => rows.Add((row.Number, TextOf(row)));

    /// <summary>Says what was left out, if anything was.</summary>
    public void Report(int headerRow, Assumptions assumptions)
    {
        if (rows.Count == 0) return;
        var more = rows.Count > 1 ? $" and {rows.Count - 1} more {(rows.Count == 2 ? "row" : "rows")}" : "";
        assumptions.Add($"The table begins in row {headerRow}. What stands above it was left out: “{rows[0].Text}”{more}.");
    }

    /// <summary>The issue of a table whose header was not found.</summary>
    /// <param name="needed">What a header looks like.</param>
    /// <param name="fix">How to put it right, where nothing better is known.</param>
    public ReadingIssue NoHeader(string needed, string fix)
    {
        var issue = rows.Count == 0
            ? new ReadingIssue(ReadingCheck.Empty, FileLocation.WholeFile, "There is nothing but blank rows.")
            : new ReadingIssue(
                ReadingCheck.Header, FileLocation.OfRow(sheet, rows[0].Row),
                "No header was found, so it is not known which column is which. The first row that is not blank is shown here.")
            {
                Value = rows[0].Text,
            };
        return issue with { Needed = needed, Fix = StandInOneCell ? SplitCells : fix };
    }

    /// <summary>Whether whole rows seem to stand in single cells, with their delimiters in them.</summary>
    private bool StandInOneCell =>
        rows.Exists(r => r.Text.Count(c => c is ',' or ';' or '\t' or '␉') >= 2 && !r.Text.Contains(" | ", StringComparison.Ordinal));
}
