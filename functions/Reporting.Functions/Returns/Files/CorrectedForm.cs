using System.Globalization;
using System.Text;
using Reporting.Domain.Collections;
using Reporting.Functions.Returns.Reading;
using Reporting.Functions.Returns.Reading.Cells;
using Reporting.Functions.Returns.Reading.Forms;

namespace Reporting.Functions.Returns.Files;

/// <summary>The uploaded table with what can be put right without asking: spaces, separators, dates with the month first where the day tells, and slips in codes. The last column says what was changed; nothing else is.</summary>
internal sealed class CorrectedForm(FormQuestion question)
{
    private static readonly char[] Commas = [','];
    private static readonly char[] Separators = [';', '|', '\r', '\n'];

    private readonly List<Item> items = [.. question.Instrument.ItemsOf(question.Period.Id)];
    private readonly IReadOnlyList<MissingCode> codes = question.Collection.AllMissingCodes;

    /// <returns>Null where the table has no header.</returns>
    public byte[]? Csv(UploadedTable table)
    {
        if (table.Header is not { } header || !header.Has(FormHeader.Code))
            return null;
        var csv = new StringBuilder();
        CsvText.Row(csv, [.. FormHeader.Names, FormHeader.Changed]);
        var there = Enumerable.Range(table.HeaderRow, table.Rows.Count - table.HeaderRow).Select(i => Trimmed(table.Cell(i, header[FormHeader.Code]))).ToHashSet(StringComparer.OrdinalIgnoreCase);
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
                Change(FormHeader.Value, ValueOf(item, Trimmed(cells[FormHeader.Value])));
                Change(FormHeader.Missing, MissingOf(Trimmed(cells[FormHeader.Missing])));
                Change(FormHeader.Estimate, YesNoOf(Trimmed(cells[FormHeader.Estimate])));
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

    /// <summary>An item's code as it is spelt. A slip is mended where only one item can be meant, and that one is not in the file.</summary>
    private string CodeOf(string code, HashSet<string> there)
    {
        if (items.FirstOrDefault(i => string.Equals(i.Code, code, StringComparison.OrdinalIgnoreCase)) is { } item)
            return item.Code;
        if (FormIdentity.Of(code, question).Check is not null || question.Instrument.Items.Any(i => string.Equals(i.Code, code, StringComparison.OrdinalIgnoreCase)))
            return code;
        var free = items.Select(i => i.Code).Where(c => !there.Contains(c)).ToList();
        var near = Nearest.Of(code, free);
        return near is not null && Nearest.Of(code, Enumerable.Reverse(free)) == near ? near : code;
    }

    private string ValueOf(Item item, string text)
    {
        if (text.Length == 0 || codes.Any(c => string.Equals(c.Code, text, StringComparison.OrdinalIgnoreCase)))
            return text;
        return item.Type switch
        {
            ItemType.Integer when NumberCell.Integer(text, out var whole, out _) is CellFault.None => whole.ToString(CultureInfo.InvariantCulture),
            ItemType.Decimal when NumberCell.Decimal(text, out var number, out _) is CellFault.None => NumberCell.WithoutExponent(number.ToString("R", CultureInfo.InvariantCulture)),
            ItemType.YesNo => YesNoOf(text),
            ItemType.Date => DateOf(text),
            ItemType.Choice => ChoiceOf(item, text),
            ItemType.MultiChoice => string.Join(';', text.Split(text.AsSpan().IndexOfAny(";|\n") >= 0 ? Separators : Commas, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(c => ChoiceOf(item, c))),
            _ => text,
        };
    }

    private static string DateOf(string text)
    {
        var fault = DateCell.Read(text, out var day, out _);
        if (fault is CellFault.MonthFirst && text.Split('/', '.', '-', ' ') is [var month, var first, var year])
            fault = DateCell.Read($"{first}/{month}/{year}", out day, out _);
        return fault is CellFault.None ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : text;
    }

    private static string ChoiceOf(Item item, string text)
    {
        if (ChoiceReader.Find(item, text) is { } choice)
            return choice.Value;
        var near = Nearest.Of(text, item.Choices.Select(c => c.Value));
        return near is not null && Nearest.Of(text, item.Choices.Select(c => c.Value).Reverse()) == near ? near : text;
    }

    private string MissingOf(string text) => codes.FirstOrDefault(c => string.Equals(c.Code, text, StringComparison.OrdinalIgnoreCase))?.Code ?? text;

    private static string YesNoOf(string text) => YesNoCell.Read(text, out var yes, out _) is CellFault.None ? yes ? "yes" : "no" : text;

    private static string Trimmed(string text) => CellText.Trim(text).ToString();
}
