using System.Runtime.CompilerServices;
using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Forms;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Reading.Xlsx;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Reading.Records;

/// <summary>Reads records from a table: finds the header below whatever stands above it, then the rows.</summary>
internal sealed class RecordRows(RecordsReader records, ITableRows rows)
{
    [MethodImpl(HotPath.Optimised)]
    public void Read(TableRow row)
    {
        if (FindHeader(row) is not { } header) return;
        while (!records.IsStopped && rows.Read(row))
        {
            if (row.IsBlank) continue;
            if (header.IsAgain(row)) records.Understood.Say($"The header is repeated in row {row.Number}; that row was left out.");
            else if (IsNoRecord(row, header)) NotARecord(row);
            else if (HasShape(row, header))
            {
                for (var i = 0; i < header.Identities.Count; i++)
                {
                    var (index, name) = header.Identities[i];
                    records.CheckIdentity(name, CellText.Trim(row[index]), new(rows.Sheet, row.Number, index, name));
                }

                records.Take(row, header.Cells, rows.Sheet, inTable: true);
            }
        }

        if (rows is SheetRows sheet) CheckLooks(sheet, header);
    }

    private RecordHeader? FindHeader(TableRow row)
    {
        var above = new List<(int Row, string Text)>();
        while (row.Number < ITableReader.MostRowsAbove && rows.Read(row))
        {
            if (row.IsBlank) continue;
            if (records.HeaderScore(row) > 0)
            {
                if (above.Count > 0) records.Understood.Say($"The table begins in row {row.Number}. What stands above it was left out: “{above[0].Text}”{(above.Count > 1 ? $" and {above.Count - 1} more {(above.Count == 2 ? "row" : "rows")}" : "")}.");
                return RecordHeader.Of(row, rows.Sheet, records);
            }

            if (FormHeader.Score(row) > 2)
            {
                records.Issues.Add(new(ReadingCheck.Layout, Place.OfRow(rows.Sheet, row.Number), "This is the layout of a form, with a row for each item. Records have a row for each record, and a column for each item.")
                { Needed = "a header with the items' codes", Fix = $"Download the template of {records.Question.Instrument.Title}." });
                records.StopEarly();
                return null;
            }

            above.Add((row.Number, FormTable.Line(row)));
        }

        var empty = above.Count == 0;
        records.Issues.Add(new(empty ? ReadingCheck.Empty : ReadingCheck.Header, empty ? Place.File : Place.OfRow(rows.Sheet, above[0].Row), empty ? "There is nothing but blank rows." : "No header was found, so it is not known which column is which. The first row that is not blank is shown here.")
        { Value = empty ? null : above[0].Text, Needed = "a row with the items' codes, such as " + string.Join(",", records.Items.Take(4).Select(i => i.Code)), Fix = FormTable.InOneCell(above) ?? "Put the header of the template above the records." });
        records.StopEarly();
        return null;
    }

    /// <summary>Totals, notes and sources below a table.</summary>
    public static bool IsNoRecord(TableRow row, RecordHeader header)
    {
        var first = CellText.Trim(row[0]);
        if (first.IsEmpty) return false;
        // Where the first column is another than the one that identifies a record, it may begin with any word.
        if (header.Cells[0] > 0 && !CellText.IsBlank(row[header.Cells[0]])) return false;
        if (char.IsAsciiLetter(first[0]) && first.Length <= 16 && FormRows.IsNoItem(first)) return true;
        if (row.Count < 3 || !(first[0] is '©' or '*' or '†' || first.Contains(' '))) return row.Count == 1 && (first.Length > 20 && first.Contains(' ') || FormRows.IsNoItem(first));
        for (var i = 1; i < row.Count; i++)
        {
            if (!CellText.IsBlank(row[i])) return false;
        }

        return true;
    }

    private void NotARecord(TableRow row)
    {
        if (records.Issues.OnlyCount(ReadingCheck.NotAnItem, null, Severity.Note)) return;
        var text = QuotedText.Of(CellText.Trim(row[0]));
        records.Issues.Add(new(ReadingCheck.NotAnItem, new(rows.Sheet, row.Number, 0, null), $"Row {row.Number} is not a record (“{text}”), and was left out.")
        { Severity = Severity.Note, Value = text, Needed = "rows of records alone", Fix = "Nothing, if it is a total or a footnote." });
    }

    /// <returns>Whether it is certain which cell is which.</returns>
    private bool HasShape(TableRow row, RecordHeader header)
    {
        if (row.Defects is RowDefects.None && (row.Count == header.Width || !rows.HasFixedWidth)) return true;
        var place = Place.OfRow(rows.Sheet, row.Number);
        var line = row.Line == row.Number ? "" : $" (line {row.Line} of the file)";
        if (row.Defects.HasFlag(RowDefects.TooLong))
            return Not(new(ReadingCheck.RowTooLong, place, $"Row {row.Number}{line} is longer than any row can be.") { Needed = $"rows of at most {CsvLimits.LongestRow:N0} characters", Fix = "Look for a missing line end, or for text that does not belong here." });
        if (row.Defects.HasFlag(RowDefects.QuoteUnclosed))
            return Not(new(ReadingCheck.QuoteUnclosed, place, $"Row {row.Number}{line} has a quotation mark that is never closed.") { Value = QuotedText.Of(row[row.Count - 1]), Needed = "a quotation mark at both ends of a cell; within it, two for one", Fix = "Close the quotation mark or delete it. A spreadsheet writes them rightly when it saves as CSV." });
        if (row.Defects.HasFlag(RowDefects.QuoteStray))
            records.Issues.Add(new(ReadingCheck.QuoteStray, place, $"Row {row.Number}{line} has a quotation mark in the middle of a cell.") { Needed = "a quotation mark at both ends of a cell; within it, two for one", Fix = "Write two quotation marks for one and put the whole cell in quotation marks, or delete the mark." });
        if (row.Count == header.Width) return true;
        if (row.Count < header.Width)
            return Not(new(ReadingCheck.CellsTooFew, place, $"Row {row.Number}{line} has {row.Count} {(row.Count == 1 ? "cell" : "cells")}, and the header {header.Width}. It cannot be told which are not there.") { Value = QuotedText.Of(row[row.Count - 1]), Needed = $"{header.Width} cells", Fix = "Add the delimiters that are not there." });
        for (var i = header.Width; i < row.Count; i++)
        {
            if (!CellText.IsBlank(row[i]))
                return Not(new(ReadingCheck.CellsTooMany, place, $"Row {row.Number}{line} has {row.Count} cells, and the header {header.Width}. It cannot be told which is which: a cell that holds a delimiter must be in quotation marks.") { Value = QuotedText.Of(row[i]), Needed = $"{header.Width} cells", Fix = "Put the cell that holds the delimiter in quotation marks." });
        }

        return true;
    }

    private bool Not(Finding finding)
    {
        records.Issues.Add(finding);
        return false;
    }

    /// <summary>What a person who looks at the sheet does not see, or sees otherwise than it is.</summary>
    private void CheckLooks(SheetRows sheet, RecordHeader header)
    {
        if (sheet.HiddenRows.Count > 0)
            records.Issues.Add(new(ReadingCheck.Hidden, Place.OfRow(sheet.Sheet, sheet.HiddenRows[0]), $"{(sheet.HiddenRows.Count == 1 ? "1 row is hidden, and was" : $"{sheet.HiddenRows.Count:N0} rows are hidden, and were")} read as all others.") { Severity = Severity.Note, Needed = "rows that you can see", Fix = "Show the rows and check them." });
        foreach (var item in records.Items.Where((_, i) => header.Cells[i] >= 0 && sheet.IsHidden(header.Cells[i])))
            records.Issues.Add(new(ReadingCheck.Hidden, Place.File with { Sheet = sheet.Sheet, Column = item.Code }, $"The column “{item.Code}” is hidden, and was read as all others.") { Severity = Severity.Note, Item = item.Code, Needed = "columns that you can see", Fix = "Show the column and check it." });
        foreach (var merged in sheet.Merged.Where(m => header.Cells.Any(c => c >= m.FirstColumn && c <= m.LastColumn) && m.LastRow > header.Row))
            records.Issues.Add(new(ReadingCheck.Merged, new(sheet.Sheet, merged.FirstRow, merged.FirstColumn, null), $"The cells {QuotedText.Of(merged.Range)} are merged into one, so it is not clear to which records the answer belongs.") { Value = QuotedText.Of(merged.Range), Needed = "a cell for each record and item", Fix = "Unmerge the cells, and give each record its own answer." });
    }
}
