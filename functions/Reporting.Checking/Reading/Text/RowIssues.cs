using Reporting.Checking.Reading.Results;
using Reporting.Checking.Wording;

namespace Reporting.Checking.Reading.Text;

/// <summary>What can be wrong with a row of a text file as a whole.</summary>
internal static class RowIssues
{
    private const string Quotes = "a quotation mark at both ends of a cell; within it, two for one";

    public static ReadingIssue TooLong(string? sheet, TableRow row) => Of(ReadingCheck.RowTooLong, sheet, row, "is longer than any row can be.") with
    {
        Needed = $"rows of at most {CsvLimits.LongestRow:N0} characters",
        Fix = "Look for a missing line end, or for text that does not belong here.",
    };

    public static ReadingIssue QuoteUnclosed(string? sheet, TableRow row) =>
        Of(ReadingCheck.QuoteUnclosed, sheet, row, "has a quotation mark that is never closed.") with
        {
            Value = QuotedText.Of(row[row.Count - 1]),
            Needed = Quotes,
            Fix = "Close the quotation mark or delete it. A spreadsheet writes them rightly when it saves as CSV.",
        };

    public static ReadingIssue QuoteStray(string? sheet, TableRow row) =>
        Of(ReadingCheck.QuoteStray, sheet, row, "has a quotation mark in the middle of a cell.") with
        {
            Needed = Quotes,
            Fix = "Write two quotation marks for one and put the whole cell in quotation marks, or delete the mark.",
        };

    /// <param name="width">Cells of the header.</param>
    /// <param name="areBlank">Whether it is certain which are not there; then they are read as blank.</param>
    public static ReadingIssue CellsTooFew(string? sheet, TableRow row, int width, bool areBlank)
    {
        var missing = areBlank ? "The cells that are not there were read as blank." : "It cannot be told which are not there.";
        return Of(ReadingCheck.CellsTooFew, sheet, row, $"has {row.Count} {(row.Count == 1 ? "cell" : "cells")}, and the header {width}. {missing}") with
        {
            Value = QuotedText.Of(row[row.Count - 1]),
            Needed = $"{width} cells",
            Fix = "Add the delimiters that are not there.",
        };
    }

    /// <param name="width">Cells of the header.</param>
    /// <param name="at">Index of a cell that does not belong there.</param>
    public static ReadingIssue CellsTooMany(string? sheet, TableRow row, int width, int at) => Of(
        ReadingCheck.CellsTooMany, sheet, row,
        $"has {row.Count} cells, and the header {width}. It cannot be told which is which: a cell that holds a delimiter must be in quotation marks.") with
    {
        Value = QuotedText.Of(row[at]),
        Needed = $"{width} cells",
        Fix = "Put the cell that holds the delimiter in quotation marks.",
    };

    private static ReadingIssue Of(string check, string? sheet, TableRow row, string what)
    {
        var line = row.Line == row.Number ? "" : $" (line {row.Line} of the file)";
        return new(check, FileLocation.OfRow(sheet, row.Number), $"Row {row.Number}{line} {what}");
    }
}
