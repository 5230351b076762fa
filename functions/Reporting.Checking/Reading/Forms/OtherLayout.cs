using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Text;

namespace Reporting.Checking.Reading.Forms;

/// <summary>Recognises tables of other layouts by their headers, to say what they are and how to make a form of them.</summary>
internal static class OtherLayout
{
    private const int MostColumns = 2_000;
    private const int LongestName = 60;

    private static readonly string[] AuthorityNames =
    [
        "la_code", "la code", "la_name", "la name", "la", "la number", "la num", "la no", "new_la_code", "new_geog_code", "geog_c", "geog_n",
        "local authority", "local_authority", "local authority name", "local authority code", "authority", "authority code", "authority name", "council",
        "upper tier local authority district code (2019)", "ons code", "gss code", "ecode",
    ];

    /// <returns>What the table is, in a sentence, and how to get from it to a form; null where the row is no header that is known.</returns>
    public static (string Message, string Fix)? Of(TableRow row, FormBuilder form)
    {
        if (row.Count < 2) return null;
        var header = HeaderOf(row, form);
        if (header is { HasTimePeriod: true, HasGeographicLevel: true })
        {
            return (
                "This is a table in the format in which DfE publishes statistics, with a row for each place and year, not the form.",
                "Download the template of this form and fill it in with your own figures.");
        }

        if (header is { Items: >= 2, Authorities: > 0 })
        {
            return (
                $"This table has a row for each authority and a column for each item ({header.FirstItem} and others). The form has a row for each item.",
                "Download the template and copy your own authority's row into its value column, item by item.");
        }

        if (header.Items >= 2)
        {
            return (
                $"This table has the items ({header.FirstItem} and others) as columns, as a file of records has. The form has a row for each item.",
                "Download the template and give one value for each item; or, in the spreadsheet, turn the table with Paste special, Transpose.");
        }

        if (header.Authorities == 0 || header.Filled <= 2) return null;
        return (
            "This table has a row for each authority. The form has a row for each item, for your own authority alone.",
            "Download the template of this form and fill in its value column.");
    }

    private static Header HeaderOf(TableRow row, FormBuilder form)
    {
        var header = new Header();
        for (var i = 0; i < row.Count && i < MostColumns; i++)
        {
            var cell = CellText.Trim(row[i]);
            if (!cell.IsEmpty) header.Filled++;
            if (cell.Length is 0 or > LongestName) continue;
            if (form.IsItem(cell))
            {
                header.Items++;
                header.FirstItem ??= cell.ToString();
            }

            if (IsAuthorityName(row[i].Trim())) header.Authorities++;
            header.HasTimePeriod |= CellText.Is(cell, "time_period");
            header.HasGeographicLevel |= CellText.Is(cell, "geographic_level");
        }

        return header;
    }

    private static bool IsAuthorityName(ReadOnlySpan<char> cell)
    {
        foreach (var name in AuthorityNames)
        {
            if (CellText.Is(cell, name)) return true;
        }

        return false;
    }

    /// <summary>What stands in a row that may be a header.</summary>
    private sealed class Header
    {
        /// <summary>Cells that are not blank.</summary>
        public int Filled { get; set; }

        /// <summary>Cells with an item's code.</summary>
        public int Items { get; set; }

        /// <summary>Cells that name a column of authorities.</summary>
        public int Authorities { get; set; }

        public string? FirstItem { get; set; }

        public bool HasTimePeriod { get; set; }

        public bool HasGeographicLevel { get; set; }
    }
}
