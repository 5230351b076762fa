using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;

namespace Reporting.Checking.Reading.Forms;

/// <summary>Reads a form from a table: finds the header below whatever stands above it, then the items.</summary>
internal static class FormTable
{
    /// <summary>A spreadsheet has no more; so many can only be blank lines.</summary>
    private const int MostRows = 1_048_576;

    /// <returns>The table that was read; null where there is none.</returns>
    public static FormRows? Read(ITableRows rows, TableRow row, FormBuilder form)
    {
        var table = FindHeader(rows, row, form);
        while (table is not null && rows.Read(row))
        {
            if (row.Number > MostRows)
            {
                form.StopAsTooLong(FileLocation.OfRow(rows.Sheet, row.Number));
                break;
            }

            if (row.IsBlank) continue;
            if (!form.TryCountRow(FileLocation.OfRow(rows.Sheet, row.Number))) break;
            table.Read(row);
        }

        return table;
    }

    private static FormRows? FindHeader(ITableRows rows, TableRow row, FormBuilder form)
    {
        var above = new RowsAbove(rows.Sheet);
        while (row.Number < ITableReader.MostRowsAbove && rows.Read(row))
        {
            if (row.IsBlank) continue;
            if (FormHeader.Of(row) is { } header)
            {
                above.Report(row.Number, form.Assumptions);
                FormHeaderCheck.Run(row, header, rows.Sheet, form);
                return new(header, row.Number, rows, form);
            }

            if (!IsIdentity(row, rows.Sheet, form))
            {
                if (IsOtherLayout(row, rows.Sheet, form)) return null;
                if (form.IsItem(CellText.Trim(row[0])) && row.Count > 1) return Headless(row, rows, form);
            }

            above.Add(row);
        }

        var needed = "a row with the column names " + string.Join(",", FormHeader.Names);
        form.Issues.Add(above.NoHeader(needed, "Download the template of this form, and copy your answers into it."));
        form.StopEarly();
        return null;
    }

    /// <summary>Whether the row says whose the form is or when of: a name, and beside it a number.</summary>
    private static bool IsIdentity(TableRow row, string? sheet, FormBuilder form) =>
        CellText.Trim(row[1]) is [>= '0' and <= '9', ..]
        && form.CheckIdentity(CellText.Trim(row[0]), CellText.Trim(row[1]), new(sheet, row.Number, 1, null));

    private static bool IsOtherLayout(TableRow row, string? sheet, FormBuilder form)
    {
        if (OtherLayout.Of(row, form) is not { } other) return false;
        form.Issues.Add(new(ReadingCheck.Layout, FileLocation.OfRow(sheet, row.Number), other.Message)
        {
            Value = RowsAbove.TextOf(row),
            Needed = "a table with the header " + string.Join(",", FormHeader.Names),
            Fix = other.Fix,
        });
        form.StopEarly();
        return true;
    }

    /// <summary>Reads a table whose first item stands where the header should be.</summary>
    private static FormRows Headless(TableRow row, ITableRows rows, FormBuilder form)
    {
        form.Issues.Add(new(
            ReadingCheck.Header, FileLocation.OfRow(rows.Sheet, row.Number),
            "The table has no header: its first item stands where the header should be. To show what else there is, it was read as though its columns were " +
                "in the usual order.")
        {
            Value = RowsAbove.TextOf(row),
            Needed = "a first row with " + string.Join(",", FormHeader.Names),
            Fix = "Put the header above the first item.",
        });
        var table = new FormRows(FormHeader.Usual(row.Count), row.Number, rows, form);
        table.Read(row);
        return table;
    }
}
