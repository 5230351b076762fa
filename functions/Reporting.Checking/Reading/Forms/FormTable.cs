using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Reading.Forms;

/// <summary>Reads a form from a table: finds the header below whatever stands above it, then the items.</summary>
internal static class FormTable
{
    /// <summary>A spreadsheet has no more; so many can only be blank lines.</summary>
    private const int MostRows = 1_048_576;

    /// <returns>The table that was read; null where there is none.</returns>
    public static FormRows? Read(ITableRows rows, TableRow row, FormBuilder form)
    {
        var above = new List<(int Row, string Text)>();
        var table = FindHeader(rows, row, form, above);
        while (table is not null && rows.Read(row))
        {
            if (row.Number > MostRows)
            {
                form.TooMuch(Place.OfRow(rows.Sheet, row.Number));
                break;
            }

            if (row.IsBlank) continue;
            if (!form.Take(Place.OfRow(rows.Sheet, row.Number))) break;
            table.Read(row);
        }

        return table;
    }

    private static FormRows? FindHeader(ITableRows rows, TableRow row, FormBuilder form, List<(int Row, string Text)> above)
    {
        while (row.Number < ITableReader.MostRowsAbove && rows.Read(row))
        {
            if (row.IsBlank) continue;
            if (FormHeader.Of(row) is { } header)
            {
                if (above.Count > 0) SayAbove(above, row.Number, form);
                CheckHeader(row, header, rows, form);
                return new(header, row.Number, rows, form);
            }

            if (CellText.Trim(row[1]) is [>= '0' and <= '9', ..] && form.Identity(CellText.Trim(row[0]), CellText.Trim(row[1]), new(rows.Sheet, row.Number, 1, null)))
            {
                above.Add((row.Number, Line(row)));
                continue;
            }

            if (OtherLayout.Of(row, form) is { } other)
            {
                form.Issues.Add(new(ReadingCheck.Layout, Place.OfRow(rows.Sheet, row.Number), other.Message) { Value = Line(row), Needed = "a table with the header " + string.Join(",", FormHeader.Names), Fix = other.Fix });
                form.StopEarly();
                return null;
            }

            if (form.IsItem(CellText.Trim(row[0])) && row.Count > 1)
            {
                form.Issues.Add(new(ReadingCheck.Header, Place.OfRow(rows.Sheet, row.Number), "The table has no header: its first item stands where the header should be. To show what else there is, it was read as though its columns were in the usual order.")
                { Value = Line(row), Needed = "a first row with " + string.Join(",", FormHeader.Names), Fix = "Put the header above the first item." });
                var headless = new FormRows(FormHeader.Usual(row.Count), row.Number, rows, form);
                headless.Read(row);
                return headless;
            }

            above.Add((row.Number, Line(row)));
        }

        NoHeader(rows, form, above);
        form.StopEarly();
        return null;
    }

    private static void NoHeader(ITableRows rows, FormBuilder form, List<(int Row, string Text)> above)
    {
        var empty = above.Count == 0;
        form.Issues.Add(new(empty ? ReadingCheck.Empty : ReadingCheck.Header, empty ? Place.File : Place.OfRow(rows.Sheet, above[0].Row), empty ? "There is nothing but blank rows." : "No header was found, so it is not known which column is which. The first row that is not blank is shown here.")
        {
            Value = empty ? null : above[0].Text,
            Needed = "a row with the column names " + string.Join(",", FormHeader.Names),
            Fix = InOneCell(above) ?? "Download the template of this form, and copy your answers into it.",
        });
    }

    /// <summary>How to mend a table whose rows each stand in a single cell, with their delimiters in it; null where they do not.</summary>
    public static string? InOneCell(List<(int Row, string Text)> above) =>
        above.Exists(a => a.Text.Count(c => c is ',' or ';' or '\t' or '␉') >= 2 && !a.Text.Contains(" | ", StringComparison.Ordinal))
            ? "If a whole row stands in one cell, choose Data, Text to columns in Excel, and save again. In a text file, take away the quotation marks around whole lines." : null;

    private static void SayAbove(List<(int Row, string Text)> above, int header, FormBuilder form) =>
        form.Understood.Say($"The table begins in row {header}. What stands above it was left out: “{above[0].Text}”{(above.Count > 1 ? $" and {above.Count - 1} more {(above.Count == 2 ? "row" : "rows")}" : "")}.");

    private static void CheckHeader(TableRow row, FormHeader header, ITableRows rows, FormBuilder form)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < row.Count; i++)
        {
            var cell = CellText.Trim(row[i]);
            if (cell.IsEmpty) continue;
            var place = new Place(rows.Sheet, row.Number, i, QuotedText.Of(cell));
            var name = header.NameAt(i);
            if (name >= 0 && FormHeader.NameOf(cell) < 0)
            {
                form.Issues.Add(new(ReadingCheck.Header, place, $"There is no column “{FormHeader.Names[name]}”. The column “{QuotedText.Of(cell)}” was read as that one, to show what else there is.")
                { Severity = name is FormHeader.Estimate or FormHeader.Note ? Severity.Note : Severity.Error, Value = QuotedText.Of(cell), Needed = FormHeader.Names[name], Fix = $"Write {FormHeader.Names[name]} in the header." });
            }
            else if (!seen.Add(cell.Length > 200 ? QuotedText.Of(cell) : cell.ToString()))
            {
                if (FormHeader.NameOf(cell) >= 0) form.Issues.Add(new(ReadingCheck.ColumnTwice, place, $"The column “{QuotedText.Of(cell)}” is there twice. The first was read.") { Value = QuotedText.Of(cell), Needed = "each column once", Fix = "Delete the column that is not right." });
            }
            else if (name < 0 && !FormHeader.IsReference(cell))
            {
                form.Issues.Add(new(ReadingCheck.Column, place, $"The column “{QuotedText.Of(cell)}” is not one of the form's, and was left out.") { Severity = Severity.Note, Value = QuotedText.Of(cell), Needed = string.Join(",", FormHeader.Names), Fix = "Nothing, if it is for your own use." });
            }
        }

        foreach (var needed in (int[])[FormHeader.Code, FormHeader.Value])
        {
            if (!header.Has(needed)) form.Issues.Add(new(ReadingCheck.Header, Place.OfRow(rows.Sheet, row.Number), $"There is no column “{FormHeader.Names[needed]}”.") { Value = Line(row), Needed = string.Join(",", FormHeader.Names), Fix = $"Add the column “{FormHeader.Names[needed]}”, as in the template." });
        }

        if (!header.Has(FormHeader.Code) || !header.Has(FormHeader.Value)) form.StopEarly();
    }

    /// <summary>A row in short.</summary>
    public static string Line(TableRow row)
    {
        var parts = new List<string>();
        for (var i = 0; i < row.Count && parts.Count < 20; i++)
        {
            var cell = CellText.Trim(row[i]);
            if (!cell.IsEmpty) parts.Add(QuotedText.Of(cell));
        }

        return QuotedText.Of(string.Join(" | ", parts));
    }
}
