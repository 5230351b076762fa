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
internal sealed class RecordRows(RecordsReader records, ScreenedRows rows)
{
    private bool unnamedReported;

    [MethodImpl(HotPath.Optimised)]
    public void Read(TableRow row)
    {
        if (FindHeader(row) is not { } header) return;
        rows.LeaveToReader(header.Cells, header.Width);
        while (!records.IsStopped && rows.Read(row))
        {
            if (row.IsBlank) continue;
            if (header.IsRepeatedIn(row)) records.Assumptions.Add($"The header is repeated in row {row.Number}; that row was left out.");
            else if (IsNoRecord(row, header)) NotARecord(row);
            else if (HasShape(row, header))
            {
                for (var i = 0; i < header.Identities.Count; i++)
                {
                    var (index, name) = header.Identities[i];
                    records.CheckIdentity(name, CellText.Trim(row[index]), new(rows.Sheet, row.Number, index, name));
                }

                CheckUnnamed(row, header);
                records.ReadRecord(row, header.Cells, rows.Sheet, inTable: true);
                if (!records.IsStopped) rows.IsLeftToReader();
            }
        }

        if (rows.Source is SheetRows sheet) CheckHiddenAndMerged(sheet, header);
    }

    private RecordHeader? FindHeader(TableRow row)
    {
        var above = new RowsAbove(rows.Sheet);
        while (row.Number < ITableReader.MostRowsAbove && rows.Read(row))
        {
            if (row.IsBlank) continue;
            if (records.HeaderScore(row) > 0)
            {
                above.Report(row.Number, records.Assumptions);
                return RecordHeader.Of(row, rows.Sheet, records);
            }

            if (FormHeader.Score(row) > 2)
            {
                records.Issues.Add(new(
                    ReadingCheck.Layout, FileLocation.OfRow(rows.Sheet, row.Number),
                    "This is the layout of a form, with a row for each item. Records have a row for each record, and a column for each item.")
                {
                    Needed = "a header with the items' codes",
                    Fix = $"Download the template of {records.Question.Instrument.Title}.",
                });
                records.StopEarly();
                return null;
            }

            above.Add(row);
        }

        var needed = "a row with the items' codes, such as " + string.Join(",", records.Items.Take(4).Select(i => i.Code));
        records.Issues.Add(above.NoHeader(needed, "Put the header of the template above the records."));
        records.StopEarly();
        return null;
    }

    private void CheckUnnamed(TableRow row, RecordHeader header)
    {
        if (unnamedReported || !header.HasUnnamedIn(row)) return;
        for (var i = 0; i < row.Count && !unnamedReported; i++)
        {
            if (!header.IsUnnamed(i) || CellText.IsBlank(row[i])) continue;
            unnamedReported = true;
            records.Issues.Add(new(
                ReadingCheck.Column, new(rows.Sheet, row.Number, i, null), "There is text in a column that has no name. It was left out, here and below.")
            {
                Severity = Severity.Note,
                Value = QuotedText.Of(CellText.Trim(row[i])),
                Needed = "a column for each item, as in the template",
                Fix = "Nothing, if it is for your own use.",
            });
        }
    }

    /// <summary>Whether a row is a total, a note or a source below a table.</summary>
    public static bool IsNoRecord(TableRow row, RecordHeader header)
    {
        var first = CellText.Trim(row[0]);
        if (first.IsEmpty) return false;
        // Where the first column is another than the one that identifies a record, it may begin with any word.
        if (header.Cells[0] > 0 && !CellText.IsBlank(row[header.Cells[0]])) return false;
        if (char.IsAsciiLetter(first[0]) && first.Length <= 16 && TableFootnotes.BeginsOne(first)) return true;
        if (row.Count < 3 || !(first[0] is '©' or '*' or '†' || first.Contains(' ')))
            return row.Count == 1 && ((first.Length > 20 && first.Contains(' ')) || TableFootnotes.BeginsOne(first));
        for (var i = 1; i < row.Count; i++)
        {
            if (!CellText.IsBlank(row[i])) return false;
        }

        return true;
    }

    private void NotARecord(TableRow row)
    {
        if (records.Issues.TryCountUnlisted(ReadingCheck.NotAnItem, null, Severity.Note)) return;
        var text = QuotedText.Of(CellText.Trim(row[0]));
        records.Issues.Add(new(ReadingCheck.NotAnItem, new(rows.Sheet, row.Number, 0, null), $"Row {row.Number} is not a record (“{text}”), and was left out.")
        { Severity = Severity.Note, Value = text, Needed = "rows of records alone", Fix = "Nothing, if it is a total or a footnote." });
    }

    /// <returns>Whether it is certain which cell is which.</returns>
    private bool HasShape(TableRow row, RecordHeader header)
    {
        if (row.Defects is RowDefects.None && (row.Count == header.Width || !rows.HasFixedWidth)) return true;
        if (row.Defects.HasFlag(RowDefects.TooLong)) return Reject(RowIssues.TooLong(rows.Sheet, row));
        if (row.Defects.HasFlag(RowDefects.QuoteUnclosed)) return Reject(RowIssues.QuoteUnclosed(rows.Sheet, row));
        if (row.Defects.HasFlag(RowDefects.QuoteStray)) Reject(RowIssues.QuoteStray(rows.Sheet, row));
        if (row.Count == header.Width) return true;
        if (row.Count < header.Width) return Reject(RowIssues.CellsTooFew(rows.Sheet, row, header.Width, areBlank: false));
        for (var i = header.Width; i < row.Count; i++)
        {
            if (!CellText.IsBlank(row[i])) return Reject(RowIssues.CellsTooMany(rows.Sheet, row, header.Width, i));
        }

        return true;
    }

    private bool Reject(ReadingIssue issue)
    {
        records.Issues.Add(issue);
        return false;
    }

    /// <summary>What a person does not see in a sheet, or sees otherwise than it is: hidden rows and columns, merged cells.</summary>
    private void CheckHiddenAndMerged(SheetRows sheet, RecordHeader header)
    {
        var hidden = sheet.HiddenRows.Count;
        if (hidden > 0)
        {
            records.Issues.Add(new(
                ReadingCheck.Hidden, FileLocation.OfRow(sheet.Sheet, sheet.HiddenRows[0]),
                $"{(hidden == 1 ? "1 row is hidden, and was" : $"{hidden:N0} rows are hidden, and were")} read as all others.")
            {
                Severity = Severity.Note,
                Needed = "rows that you can see",
                Fix = "Show the rows and check them.",
            });
        }

        foreach (var item in records.Items.Where((_, i) => header.Cells[i] >= 0 && sheet.IsHidden(header.Cells[i])))
        {
            var column = FileLocation.WholeFile with { Sheet = sheet.Sheet, Column = item.Code };
            records.Issues.Add(new(ReadingCheck.Hidden, column, $"The column “{item.Code}” is hidden, and was read as all others.")
            {
                Severity = Severity.Note,
                Item = item.Code,
                Needed = "columns that you can see",
                Fix = "Show the column and check it.",
            });
        }

        foreach (var merged in sheet.Merged.Where(m => header.Cells.Any(c => c >= m.FirstColumn && c <= m.LastColumn) && m.LastRow > header.Row))
        {
            records.Issues.Add(new(
                ReadingCheck.Merged, new(sheet.Sheet, merged.FirstRow, merged.FirstColumn, null),
                $"The cells {QuotedText.Of(merged.Range)} are merged into one, so it is not clear to which records the answer belongs.")
            {
                Value = QuotedText.Of(merged.Range),
                Needed = "a cell for each record and item",
                Fix = "Unmerge the cells, and give each record its own answer.",
            });
        }
    }
}
