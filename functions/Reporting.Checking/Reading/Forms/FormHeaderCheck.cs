using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Reading.Forms;

/// <summary>Says what is wrong with a form's header.</summary>
internal static class FormHeaderCheck
{
    private static readonly int[] Needed = [FormHeader.Code, FormHeader.Value];

    /// <summary>Reports every column that is misspelt, there twice, unknown or missing. Without codes or values nothing more is read.</summary>
    public static void Run(TableRow row, FormHeader header, string? sheet, FormBuilder form)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < row.Count; i++)
        {
            var cell = CellText.Trim(row[i]);
            if (cell.IsEmpty) continue;
            var name = header.NameAt(i);
            var quoted = QuotedText.Of(cell);
            var location = new FileLocation(sheet, row.Number, i, quoted);
            if (name >= 0 && FormHeader.NameOf(cell) < 0) form.Issues.Add(Misspelt(name, quoted, location));
            else if (!seen.Add(cell.Length > 200 ? quoted : cell.ToString()))
            {
                if (FormHeader.NameOf(cell) >= 0) form.Issues.Add(Twice(quoted, location));
            }
            else if (name < 0 && !FormHeader.IsReference(cell)) form.Issues.Add(Unknown(quoted, location));
        }

        foreach (var name in Needed.Where(n => !header.Has(n)))
        {
            form.Issues.Add(new(ReadingCheck.Header, FileLocation.OfRow(sheet, row.Number), $"There is no column “{FormHeader.Names[name]}”.")
            {
                Value = RowsAbove.TextOf(row),
                Needed = string.Join(",", FormHeader.Names),
                Fix = $"Add the column “{FormHeader.Names[name]}”, as in the template.",
            });
            form.StopEarly();
        }
    }

    private static ReadingIssue Misspelt(int name, string quoted, FileLocation location) => new(
        ReadingCheck.Header, location,
        $"There is no column “{FormHeader.Names[name]}”. The column “{quoted}” was read as that one, to show what else there is.")
    {
        Severity = name is FormHeader.Estimate or FormHeader.Note ? Severity.Note : Severity.Error,
        Value = quoted,
        Needed = FormHeader.Names[name],
        Fix = $"Write {FormHeader.Names[name]} in the header.",
    };

    private static ReadingIssue Twice(string quoted, FileLocation location) =>
        new(ReadingCheck.ColumnTwice, location, $"The column “{quoted}” is there twice. The first was read.")
        {
            Value = quoted,
            Needed = "each column once",
            Fix = "Delete the column that is not right.",
        };

    private static ReadingIssue Unknown(string quoted, FileLocation location) =>
        new(ReadingCheck.Column, location, $"The column “{quoted}” is not one of the form's, and was left out.")
        {
            Severity = Severity.Note,
            Value = quoted,
            Needed = string.Join(",", FormHeader.Names),
            Fix = "Nothing, if it is for your own use.",
        };
}
