using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Xlsx;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Reading.Forms;

/// <summary>What a person who looks at a sheet does not see, or sees otherwise than it is: hidden rows and columns, merged cells.</summary>
internal static class HiddenAndMergedCells
{
    public static void Check(SheetRows rows, FormRows table, FormBuilder form)
    {
        var hidden = rows.HiddenRows.Where(r => r > table.HeaderRow).ToList();
        if (hidden.Count > 0)
        {
            var listed = string.Join(", ", hidden.Take(10)) + (hidden.Count > 10 ? ", …" : "");
            var which = hidden.Count == 1 ? $"Row {listed} is hidden, and was" : $"{hidden.Count:N0} rows are hidden ({listed}), and were";
            form.Issues.Add(new(ReadingCheck.Hidden, FileLocation.OfRow(rows.Sheet, hidden[0]), $"{which} read as all others.")
            {
                Severity = Severity.Note,
                Needed = "rows that you can see",
                Fix = "Show the rows and check them.",
            });
        }

        for (var name = 0; name < FormHeader.Names.Length; name++)
        {
            if (name == FormHeader.Label || !table.Header.Has(name) || !rows.IsHidden(table.Header[name])) continue;
            var column = FormHeader.Names[name];
            form.Issues.Add(new(
                ReadingCheck.Hidden, new(rows.Sheet, table.HeaderRow, table.Header[name], column),
                $"The column “{column}” is hidden, and was read as all others.")
            {
                Severity = Severity.Note,
                Needed = "columns that you can see",
                Fix = "Show the column and check it.",
            });
        }

        foreach (var merged in rows.Merged)
        {
            if (merged.LastRow < table.HeaderRow || !Matters(merged, table)) continue;
            form.Issues.Add(new(
                ReadingCheck.Merged, new(rows.Sheet, merged.FirstRow, merged.FirstColumn, null),
                $"The cells {QuotedText.Of(merged.Range)} are merged into one, so it is not clear to which item the answer belongs.")
            {
                Value = QuotedText.Of(merged.Range),
                Needed = "a cell for each item and column",
                Fix = "Unmerge the cells, and give each item its own answer.",
            });
        }
    }

    /// <summary>Whether merged cells hold answers or their header. Merged labels, totals and titles do no harm.</summary>
    private static bool Matters(MergedCells merged, FormRows table)
    {
        var holdsHeader = merged.FirstRow <= table.HeaderRow && merged.LastRow >= table.HeaderRow;
        if (!holdsHeader && !table.ItemRows.Any(r => r >= merged.FirstRow && r <= merged.LastRow)) return false;
        for (var name = 0; name < FormHeader.Names.Length; name++)
        {
            var column = table.Header[name];
            if (name != FormHeader.Label && column >= merged.FirstColumn && column <= merged.LastColumn) return true;
        }

        return false;
    }
}
