using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Reporting.Checking.Expressions;
using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Forms;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Reading.Records;

/// <summary>
/// Reads the cells of one item into the return's table. A cell as it should be costs no allocation; any other goes the way of a form's cells, which has a word for each
/// thing that can be wrong.
/// </summary>
/// <param name="column">Of the table; -1 for the item that says that somebody may be in danger, which is not in it.</param>
internal sealed class RecordColumn(Item item, int column, FormQuestion question, RecordsReader records, ReturnTable table)
{
    private readonly ValueReader values = new(records.Issues, records.Understood);
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> choices =
        item.Choices.Select((c, i) => (c.Value, i)).ToFrozenDictionary(c => c.Value, c => c.i, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> authorities =
        (item.IsAuthority ? question.Authorities : []).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly double least = item.Minimum ?? 0;
    private readonly double most = item.Maximum ?? double.MaxValue;
    private readonly int longest = item.MaximumLength ?? int.MaxValue;
    private readonly int longestCode = table.Codes.Max(c => c.Code.Length);

    public Item Item => item;

    /// <summary>Cells with something in them, missing codes aside.</summary>
    public int Answered { get; private set; }

    public int Missing { get; private set; }

    public int Blank { get; private set; }

    /// <summary>Whether the last cell said that somebody may be in danger.</summary>
    public bool Danger { get; private set; }

    /// <summary>Takes its word for the row that it was read in: the next may have no such cell.</summary>
    public void Looked() => Danger = false;

    /// <param name="index">Of the cell in its row; -1 where there are no columns.</param>
    [MethodImpl(HotPath.Optimised)]
    public void Read(ReadOnlySpan<char> cell, CellMarks marks, string? sheet, int row, int index)
    {
        var text = CellText.Trim(cell);
        if (marks is CellMarks.None && text.Length == cell.Length && !text.IsEmpty && TryTake(text)) Answered++;
        else ReadOther(cell, text, marks, new(sheet, row, index < 0 ? null : index, item.Code));
    }

    private void ReadOther(ReadOnlySpan<char> cell, ReadOnlySpan<char> text, CellMarks marks, Place place)
    {
        if (text.IsEmpty && !marks.HasFlag(CellMarks.FormulaEmpty))
        {
            Blank++;
            if (item.Required && !records.Issues.OnlyCount(ReadingCheck.Blank, item.Code)) SayBlank(place);
            return;
        }

        var spaces = text.Length < cell.Length && item.Type is not (ItemType.Text or ItemType.Choice or ItemType.MultiChoice);
        if (marks is CellMarks.None && text.Length < cell.Length && (!spaces || records.Understood.SawAgain(Tolerance.Spaces)) && TryTake(text))
        {
            Answered++;
            return;
        }

        if (spaces) records.Understood.Saw(Tolerance.Spaces, cell, QuotedText.Of(text), place);
        if (!TryTakeCode(text, place)) TakeWithWords(text, marks, place);
    }

    /// <summary>A value as it should be written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryTake(ReadOnlySpan<char> text)
    {
        var understood = records.Understood;
        switch (item.Type)
        {
            case ItemType.Integer:
                if (NumberCell.Integer(text, out var whole, out var tolerance) is not CellFault.None || whole < least || whole > most || !understood.SawAgain(tolerance)) return false;
                table.SetWhole(column, whole);
                return true;
            case ItemType.Decimal:
                if (NumberCell.Decimal(text, out var number, out tolerance) is not CellFault.None || !(number >= least && number <= most) || !understood.SawAgain(tolerance & ~Tolerance.NoughtsAfterPoint)) return false;
                table.SetNumber(column, number);
                return true;
            case ItemType.YesNo:
                if (YesNoCell.Read(text, out var yes, out tolerance) is not CellFault.None || !understood.SawAgain(tolerance)) return false;
                Take(yes);
                return true;
            case ItemType.Date:
                if (DateCell.Read(text, out var date, out tolerance) is not CellFault.None || !understood.SawAgain(tolerance)) return false;
                table.SetDay(column, date);
                return true;
            case ItemType.Choice:
                if (!choices.TryGetValue(text, out var choice)) return false;
                table.SetChoice(column, choice);
                return true;
            case ItemType.Text when item.IsAuthority:
                if (!authorities.Contains(text)) return false;
                table.SetText(column, text);
                return true;
            case ItemType.Text:
                // What may be a symbol, a missing code or somebody's name is looked at more closely.
                if (text.Length <= longestCode || text.Length > longest || text[0] is '#' or '[' or 'n' or 'N' or '.' or '-' || text.Contains('\uFFFD') || PersonalDetails.CanBeIn(text)) return false;
                table.SetText(column, text);
                return true;
            default:
                return false;
        }
    }

    private bool TryTakeCode(ReadOnlySpan<char> text, Place place)
    {
        if (text.Length > longestCode) return false;
        for (var code = 0; code < table.Codes.Count; code++)
        {
            var written = table.Codes[code].Code;
            if (!CellText.Is(text, written) || item.Choices.Any(c => c.Value == written)) continue;
            var exact = text.SequenceEqual(written);
            if (!exact && item.Type is ItemType.Text or ItemType.Choice or ItemType.MultiChoice) continue;
            if (item.IsAuthority || column < 0) return false;
            if (!exact) records.Understood.Saw(Tolerance.MissingCodeCase, text, written, place);
            table.SetMissing(column, code);
            Missing++;
            return true;
        }

        return false;
    }

    private void TakeWithWords(ReadOnlySpan<char> text, CellMarks marks, Place place)
    {
        Answered++;
        if (marks.HasFlag(CellMarks.FormulaEmpty))
        {
            records.Issues.Add(new(ReadingCheck.FormulaEmpty, place, $"The value of {item.Code} is a formula, and the workbook holds no value for it.") { Item = item.Code, Value = QuotedText.Of(text), Needed = "the value itself", Fix = "Open the workbook, let it calculate, and save it; or copy the column and paste it as values." });
            return;
        }

        if (marks.HasFlag(CellMarks.Formula)) records.Understood.Saw(Tolerance.Formula, text, QuotedText.Of(text), place);
        if (marks.HasFlag(CellMarks.Date) && item.Type is ItemType.Date) records.Understood.Saw(Tolerance.SpreadsheetDate, text, QuotedText.Of(text), place);
        if (marks.HasFlag(CellMarks.Text) && item.Type is ItemType.Integer or ItemType.Decimal && NumberCell.Decimal(text, out _, out _) is CellFault.None) records.Understood.Saw(Tolerance.TextNumber, text, QuotedText.Of(text), place);
        if (item.IsAuthority)
        {
            TakeAuthority(text, place);
            return;
        }

        if (!values.TryRead(item, text, place, out var value))
        {
            // “Possibly”, or “yes, see below”, is no answer; but somebody must look at once.
            Danger = column < 0 && char.IsLetter(text[0]) && text[0] is not ('n' or 'N') && SourceSymbol.Advice(text) is null;
            return;
        }

        switch (value)
        {
            case long whole:
                table.SetWhole(column, whole);
                break;
            case double number:
                table.SetNumber(column, number);
                break;
            case bool yes:
                Take(yes);
                break;
            case DateOnly date:
                table.SetDay(column, date);
                break;
            case string[] chosen:
                table.SetChoices(column, chosen);
                break;
            case string chosen when item.Type is ItemType.Choice:
                table.SetChoice(column, choices[chosen]);
                break;
            case string written:
                table.SetText(column, written);
                break;
        }
    }

    private void Take(bool yes)
    {
        if (column < 0) Danger = yes;
        else table.SetFlag(column, yes);
    }

    private void TakeAuthority(ReadOnlySpan<char> text, Place place)
    {
        // A name may follow the code, and a spreadsheet may write 204 as 204.0, or as a text.
        if (text.Length >= 3 && authorities.TryGetValue(text[..3], out var code) && FormIdentity.Agrees(text, code))
        {
            table.SetText(column, code);
            return;
        }

        records.Issues.Add(new(ReadingCheck.Authority, place, $"“{QuotedText.Of(text)}” is no authority of {question.Period.Id}.")
        { Item = item.Code, Value = QuotedText.Of(text), Needed = "the three-digit code of an authority that existed on the last day of the period", Fix = "Write the authority's code, for example 301." });
    }

    private void SayBlank(Place place) => records.Issues.Add(new(ReadingCheck.Blank, place, $"{item.Code} ({item.Label}) is blank. A blank is never read as 0.")
    { Item = item.Code, Needed = item.IsAuthority || column < 0 ? CellFaults.Needed(item) : CellFaults.Needed(item) + ", or a missing code", Fix = "Give the value; 0 if there were none. If you cannot, write a missing code, such as NH for not held." });
}
