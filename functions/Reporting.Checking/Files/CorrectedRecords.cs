using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Forms;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Files;

/// <summary>The uploaded records with what can be put right without asking. The last column says of each row what was changed; nothing else is.</summary>
internal sealed class CorrectedRecords(FormQuestion question, TextWriter to) : CopiedRecords(question, to, asItIs: false)
{
    private readonly CorrectedValue values = new(question.Collection.AllMissingCodes);
    private readonly List<string> changes = [];
    private Item?[] itemAt = [];

    protected override int Added => 1;

    protected override string NotCopied => "nothing was corrected here: it is not certain which cell of this row is which";

    protected override void Above(TableRow row)
    {
    }

    protected override void OfHeader(TableRow row)
    {
        itemAt = new Item?[row.Count];
        for (var i = 0; i < row.Count; i++)
        {
            var name = CellText.Trim(row[i]);
            itemAt[i] = Array.IndexOf(Header!.Cells, i) is >= 0 and var at ? Items[at] : Meant(name);
            if (itemAt[i] is not { } item)
            {
                WriteCell(row[i]);
                continue;
            }

            if (!row[i].SequenceEqual(item.Code))
                changes.Add($"column: “{row[i]}” is now “{item.Code}”");
            WriteCell(item.Code);
        }

        WriteCell(FormHeader.Changed);
        EndRow();
    }

    protected override void WriteRecord(TableRow row)
    {
        if (row.Defects.HasFlag(RowDefects.QuoteStray))
            changes.Add("quotation marks within cells are now written twice, and the cell in quotation marks");
        for (var i = 0; i < itemAt.Length; i++)
        {
            if (itemAt[i] is { } item)
                WriteItem(item, CellOf(row, i));
            else
                WriteCell(CellOf(row, i));
        }

        WriteCell(changes.Count == 0 ? "" : string.Join("; ", changes));
        changes.Clear();
    }

    private void WriteItem(Item item, ReadOnlySpan<char> cell)
    {
        var text = CellText.Trim(cell);
        var corrected = values.Of(item, text) ?? Code(item, text);
        if (corrected is not null || text.Length != cell.Length)
            changes.Add($"{item.Code}: “{cell}” is now “{(corrected is null ? text : corrected)}”");
        WriteCell(corrected is null ? text : corrected);
    }

    // Of texts and choices a missing code is one only as it is spelt.
    private string? Code(Item item, ReadOnlySpan<char> text) =>
        item.Type is ItemType.Text or ItemType.Choice or ItemType.MultiChoice ? null : values.Code(text);

    /// <summary>The item that a misspelt column must mean: the only one near that is not in the file.</summary>
    private Item? Meant(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || ItemAt(name) is not null || CellText.Is(name, FormHeader.Changed) || FormIdentity.Of(name, Question).Check is not null)
            return null;
        var free = Items.Where((item, at) => Header!.Cells[at] < 0 && Array.IndexOf(itemAt, item) < 0).Select(i => i.Code).ToList();
        return Spelling.OnlyNearestToCell(name, free) is { } code ? Items.First(i => i.Code == code) : null;
    }
}
