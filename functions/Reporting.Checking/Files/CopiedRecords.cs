using Reporting.Checking.Reading.Records;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Wording;

namespace Reporting.Checking.Files;

/// <summary>
/// Writes uploaded records as CSV, row by row. Where it is not certain which cell of a row is which, the row is written so that the same is found wrong with
/// it again: a copy must not decide that by accident. Blank rows and repeated headers are left out.
/// </summary>
/// <param name="asItIs">For a program, not for a spreadsheet: nothing is put before what a spreadsheet would calculate.</param>
internal abstract class CopiedRecords(FormQuestion question, TextWriter to, bool asItIs) : UploadedRecords(question)
{
    private bool begun;

    /// <summary>Columns that are added to those of the file.</summary>
    protected abstract int Added { get; }

    /// <summary>What a row says whose cells cannot be told apart.</summary>
    protected abstract string NotCopied { get; }

    protected string LineEnd { get; init; } = "\r\n";

    protected sealed override void Below(TableRow row, bool fixedWidth)
    {
        if (row.IsBlank || Header!.IsRepeatedIn(row))
            return;
        if (row.Defects.HasFlag(RowDefects.TooLong))
            WriteCell(NotCopied);
        else if (row.Defects.HasFlag(RowDefects.QuoteUnclosed))
            WriteUnclosed(row);
        else if (RecordRows.IsNoRecord(row, Header) || (fixedWidth && row.Count < Header.Width))
            WriteCells(row);
        else if (fixedWidth && HasMore(row))
            WriteTooMany(row);
        else
            WriteRecord(row);
        EndRow();
    }

    /// <summary>A row that has the header's shape.</summary>
    protected abstract void WriteRecord(TableRow row);

    protected void WriteCells(TableRow row)
    {
        for (var i = 0; i < row.Count; i++)
            WriteCell(CellOf(row, i));
    }

    protected void WriteCell(ReadOnlySpan<char> text)
    {
        if (begun)
            to.Write(',');
        begun = true;
        // What is read from a table without its mark gets it again, unless nothing would calculate the text.
        CsvText.Write(to, text, asItIs && !FormulaGuard.NeedsInText(text));
    }

    protected void EndRow()
    {
        to.Write(LineEnd);
        begun = false;
    }

    private bool HasMore(TableRow row)
    {
        for (var i = Header!.Width; i < row.Count; i++)
        {
            if (!Reading.Cells.CellText.IsBlank(row[i]))
                return true;
        }

        return false;
    }

    private void WriteTooMany(TableRow row)
    {
        WriteCells(row);
        for (var i = row.Count; i < Header!.Width + Added; i++)
            WriteCell("");
        WriteCell(NotCopied);
    }

    /// <summary>The last cell took the rest of its line, and its quotation mark stays open.</summary>
    private void WriteUnclosed(TableRow row)
    {
        for (var i = 0; i < row.Count - 1; i++)
            WriteCell(row[i]);
        if (begun)
            to.Write(',');
        to.Write('"');
        var last = row[row.Count - 1];
        if (!asItIs && FormulaGuard.Needs(last))
            to.Write('\'');
        CsvText.WriteQuoted(to, last);
    }
}
