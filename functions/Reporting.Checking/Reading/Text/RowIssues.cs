using Reporting.Checking.Reading.Results;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Reading.Text;

/// <summary>
/// What can be wrong with a row of a text file as a whole. A hostile file has it in each of its rows, so nothing is allocated but the issue and its words.
/// </summary>
internal static class RowIssues
{
    private const string Quotes = "a quotation mark at both ends of a cell; within it, two for one";

    public static ReadingIssue TooLong(string? sheet, TableRow row) =>
        new(ReadingCheck.RowTooLong, FileLocation.OfRow(sheet, row.Number), $"Row {row.Number}{LineOf(row)} is longer than any row can be.")
        {
            Needed = $"rows of at most {CsvLimits.LongestRow:N0} characters",
            Fix = "Look for a missing line end, or for text that does not belong here.",
        };

    public static ReadingIssue QuoteUnclosed(string? sheet, TableRow row) =>
        new(ReadingCheck.QuoteUnclosed, FileLocation.OfRow(sheet, row.Number), $"Row {row.Number}{LineOf(row)} has a quotation mark that is never closed.")
        {
            Value = QuotedText.Of(row[row.Count - 1]),
            Needed = Quotes,
            Fix = "Close the quotation mark or delete it. A spreadsheet writes them rightly when it saves as CSV.",
        };

    /// <param name="value">What the issue quotes; null for nothing.</param>
    public static ReadingIssue QuoteStray(string? sheet, TableRow row, string? value = null) =>
        new(
            ReadingCheck.QuoteStray, FileLocation.OfRow(sheet, row.Number),
            $"Row {row.Number}{LineOf(row)} has a quotation mark in the middle of a cell.")
        {
            Value = value,
            Needed = Quotes,
            Fix = "Write two quotation marks for one and put the whole cell in quotation marks, or delete the mark.",
        };

    /// <param name="width">Cells of the header.</param>
    /// <param name="areBlank">Whether it is certain which are not there; then they are read as blank.</param>
    /// <param name="severity">How bad that is.</param>
    public static ReadingIssue CellsTooFew(string? sheet, TableRow row, int width, bool areBlank, Severity severity = Severity.Error)
    {
        var missing = areBlank ? "The cells that are not there were read as blank." : "It cannot be told which are not there.";
        return new(
            ReadingCheck.CellsTooFew, FileLocation.OfRow(sheet, row.Number),
            $"Row {row.Number}{LineOf(row)} has {row.Count} {(row.Count == 1 ? "cell" : "cells")}, and the header {width}. {missing}")
        {
            Severity = severity,
            Value = QuotedText.Of(row[row.Count - 1]),
            Needed = $"{width} cells",
            Fix = "Add the delimiters that are not there.",
        };
    }

    /// <param name="width">Cells of the header.</param>
    /// <param name="at">Index of a cell that does not belong there.</param>
    public static ReadingIssue CellsTooMany(string? sheet, TableRow row, int width, int at) =>
        new(
            ReadingCheck.CellsTooMany, FileLocation.OfRow(sheet, row.Number),
            $"Row {row.Number}{LineOf(row)} has {row.Count} cells, and the header {width}. It cannot be told which is which: "
            + "a cell that holds a delimiter must be in quotation marks.")
        {
            Value = QuotedText.Of(row[at]),
            Needed = $"{width} cells",
            Fix = "Put the cell that holds the delimiter in quotation marks.",
        };

    private static string LineOf(TableRow row) => row.Line == row.Number ? "" : $" (line {row.Line} of the file)";
}
