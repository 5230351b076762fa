using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Reading.Forms;

/// <summary>Tells whether it is certain which cell of a form's row is which, and reports why not.</summary>
internal sealed class FormRowShape(FormHeader header, ITableRows rows, FormBuilder form)
{
    private bool unnamedReported;

    /// <summary>Checks the quotation marks and the number of cells.</summary>
    /// <param name="code">The row's code, trimmed.</param>
    public bool IsCertain(TableRow row, ReadOnlySpan<char> code)
    {
        var item = form.IsItem(code) ? code.ToString().ToUpperInvariant() : null;
        if (row.Defects.HasFlag(RowDefects.TooLong)) return Reject(RowIssues.TooLong(rows.Sheet, row), item);
        if (row.Defects.HasFlag(RowDefects.QuoteUnclosed)) return Reject(RowIssues.QuoteUnclosed(rows.Sheet, row), item);
        if (row.Defects.HasFlag(RowDefects.QuoteStray))
        {
            Reject(RowIssues.QuoteStray(rows.Sheet, row, QuotedText.Of(FirstWithQuote(row))), item);
            if (row.Count != header.Width) return false;
        }

        if (rows.HasFixedWidth && row.Count != header.Width) return row.Count < header.Width ? HasEnoughCells(row, item) : HasOnlyBlankCellsMore(row, item);
        CheckUnnamed(row);
        return true;
    }

    private bool Reject(ReadingIssue issue, string? item)
    {
        form.Issues.Add(item is null ? issue : issue with { Item = item });
        return false;
    }

    private bool HasEnoughCells(TableRow row, string? item)
    {
        var enough = row.Count > header[FormHeader.Value] && header.Has(FormHeader.Value);
        Reject(RowIssues.CellsTooFew(rows.Sheet, row, header.Width, enough, enough ? Severity.Note : Severity.Error), item);
        return enough;
    }

    private bool HasOnlyBlankCellsMore(TableRow row, string? item)
    {
        // Blank cells at the end are harmless, unless a delimiter in an earlier cell has moved the others along.
        var moved = row[header[FormHeader.Missing]].ContainsAnyInRange('0', '9');
        for (var i = header.Width; i < row.Count; i++)
        {
            if (CellText.IsBlank(row[i]) && !moved) continue;
            var issue = RowIssues.CellsTooMany(rows.Sheet, row, header.Width, moved ? header[FormHeader.Missing] : i);
            return Reject(issue with { Fix = "Put the cell that holds the delimiter, perhaps a label or a note, in quotation marks." }, item);
        }

        return true;
    }

    private void CheckUnnamed(TableRow row)
    {
        for (var i = 0; i < row.Count && !unnamedReported; i++)
        {
            if (!header.IsUnnamed(i) || CellText.IsBlank(row[i])) continue;
            unnamedReported = true;
            form.Issues.Add(new(
                ReadingCheck.Column, new(rows.Sheet, row.Number, i, null),
                "There is text in a column that has no name. It was left out, here and below.")
            {
                Severity = Severity.Note,
                Value = QuotedText.Of(CellText.Trim(row[i])),
                Needed = string.Join(",", FormHeader.Names),
                Fix = "Nothing, if it is for your own use.",
            });
        }
    }

    private static ReadOnlySpan<char> FirstWithQuote(TableRow row)
    {
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i].Contains('"')) return row[i];
        }

        return row[0];
    }
}
