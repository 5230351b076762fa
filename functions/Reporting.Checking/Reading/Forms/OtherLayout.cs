using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Text;

namespace Reporting.Checking.Reading.Forms;

/// <summary>Tables that people have at hand, and that are not this form: known by their headers, to say what they are.</summary>
internal static class OtherLayout
{
    private static readonly string[] AuthorityNames =
    [
        "la_code", "la code", "la_name", "la name", "la", "la number", "la num", "la no", "new_la_code", "new_geog_code", "geog_c", "geog_n", "local authority", "local_authority", "local authority name",
        "local authority code", "authority", "authority code", "authority name", "council", "upper tier local authority district code (2019)", "ons code", "gss code", "ecode",
    ];

    /// <returns>What the table is, in a sentence, and how to get from it to a form; null where the row is no header that is known.</returns>
    public static (string Message, string Fix)? Of(TableRow row, FormBuilder form)
    {
        if (row.Count < 2) return null;
        var (filled, items, authorities, long0, long1, first) = (0, 0, 0, false, false, "");
        for (var i = 0; i < row.Count && i < 2_000; i++)
        {
            var cell = CellText.Trim(row[i]);
            if (!cell.IsEmpty) filled++;
            if (cell.Length is 0 or > 60) continue;
            if (form.IsItem(cell))
            {
                items++;
                if (first.Length == 0) first = cell.ToString();
            }

            if (AuthorityNames.Any(n => CellText.Is(row[i].Trim(), n))) authorities++;
            long0 |= CellText.Is(cell, "time_period");
            long1 |= CellText.Is(cell, "geographic_level");
        }

        if (long0 && long1) return ("This is a table in the format in which DfE publishes statistics, with a row for each place and year, not the form.", "Download the template of this form and fill it in with your own figures.");
        if (items >= 2 && authorities > 0) return ($"This table has a row for each authority and a column for each item ({first} and others). The form has a row for each item.", "Download the template and copy your own authority's row into its value column, item by item.");
        if (items >= 2) return ($"This table has the items ({first} and others) as columns, as a file of records has. The form has a row for each item.", "Download the template and give one value for each item; or, in the spreadsheet, turn the table with Paste special, Transpose.");
        return authorities > 0 && filled > 2 ? ("This table has a row for each authority. The form has a row for each item, for your own authority alone.", "Download the template of this form and fill in its value column.") : null;
    }
}
