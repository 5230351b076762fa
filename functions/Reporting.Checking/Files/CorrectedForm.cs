using System.Text;
using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Forms;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Files;

/// <summary>
/// The uploaded table with what can be put right without asking: spaces, separators, dates with the month first where the day tells, and slips in codes. The
/// last column says what was changed; nothing else is.
/// </summary>
internal sealed class CorrectedForm(FormQuestion question)
{
    private readonly List<Item> items = [.. question.Instrument.ItemsOf(question.Period.Id)];
    private readonly CorrectedValue values = new(question.Collection.AllMissingCodes);

    /// <summary>The table as CSV, as bytes.</summary>
    /// <returns>Null where the table has no header.</returns>
    public byte[]? Csv(UploadedTable table)
    {
        if (table.Header is not { } header || !header.Has(FormHeader.Code))
            return null;
        var csv = new StringBuilder();
        CsvText.Row(csv, [.. FormHeader.Names, FormHeader.Changed]);
        var there = Enumerable.Range(table.HeaderRow, table.Rows.Count - table.HeaderRow)
            .Select(i => Trimmed(table.Cell(i, header[FormHeader.Code])))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (var i = table.HeaderRow; i < table.Rows.Count; i++)
        {
            var row = i;
            string[] cells = [.. Enumerable.Range(0, FormHeader.Names.Length).Select(name => table.Cell(row, header[name]))];
            if (cells.All(c => CellText.IsBlank(c)))
                continue;
            var changes = new List<string>();
            Change(FormHeader.Code, CodeOf(Trimmed(cells[FormHeader.Code]), there));
            if (items.FirstOrDefault(item => item.Code == cells[FormHeader.Code]) is { } item)
            {
                Change(FormHeader.Value, values.Of(item, Trimmed(cells[FormHeader.Value])) ?? Trimmed(cells[FormHeader.Value]));
                Change(FormHeader.Missing, values.Code(Trimmed(cells[FormHeader.Missing])) ?? Trimmed(cells[FormHeader.Missing]));
                Change(FormHeader.Estimate, CorrectedValue.YesNo(Trimmed(cells[FormHeader.Estimate])) ?? Trimmed(cells[FormHeader.Estimate]));
            }

            CsvText.Row(csv, [.. cells, string.Join("; ", changes)]);

            void Change(int name, string to)
            {
                if (to == cells[name])
                    return;
                changes.Add($"{FormHeader.Names[name]}: “{cells[name]}” is now “{to}”");
                cells[name] = to;
            }
        }

        return CsvText.Bytes(csv);
    }

    /// <summary>An item's code as it is spelt. A slip is corrected where only one item can be meant, and that one is not in the file.</summary>
    private string CodeOf(string code, HashSet<string> there)
    {
        if (items.FirstOrDefault(i => string.Equals(i.Code, code, StringComparison.OrdinalIgnoreCase)) is { } item)
            return item.Code;
        var isAnother = question.Instrument.Items.Any(i => string.Equals(i.Code, code, StringComparison.OrdinalIgnoreCase));
        if (isAnother || FormIdentity.Of(code, question).Check is not null)
            return code;
        var free = items.Select(i => i.Code).Where(c => !there.Contains(c)).ToList();
        return Spelling.OnlyNearestToCell(code, free) ?? code;
    }

    private static string Trimmed(string text) => CellText.Trim(text).ToString();
}
