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
/// Reads the cells of one item into the return's table. A cell that is written as it should be costs no allocation. Any other is read
/// as a form's cells are, with an issue for each thing that can be wrong.
/// </summary>
/// <param name="column">Of the table; -1 for the item that says that somebody may be in danger, which is not in it.</param>
internal sealed class RecordColumn(Item item, int column, FormQuestion question, RecordsReader records, ReturnTable table)
{
    private readonly Assumptions assumptions = records.Assumptions;
    private readonly ValueReader values = new(records.Issues, records.Assumptions);
    private readonly RecordCellIssues issues = new(item, takesCodes: column >= 0 && !item.IsAuthority, records);
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

    /// <summary>Cells with a missing code.</summary>
    public int Missing { get; private set; }

    /// <summary>Cells with nothing in them.</summary>
    public int Blank { get; private set; }

    /// <summary>Whether the last cell said that somebody may be in danger.</summary>
    public bool SaysDanger { get; private set; }

    /// <summary>Forgets what the cell said, since the next row may have no such cell.</summary>
    public void ForgetDanger() => SaysDanger = false;

    /// <summary>Reads a cell into the row of the table that is being filled.</summary>
    /// <param name="index">Of the cell in its row; -1 where there are no columns.</param>
    [MethodImpl(HotPath.Optimised)]
    public void Read(ReadOnlySpan<char> cell, CellMarks marks, string? sheet, int row, int index)
    {
        var text = CellText.Trim(cell);
        if (marks is CellMarks.None && text.Length == cell.Length && !text.IsEmpty && TryReadPlain(text)) Answered++;
        else ReadOther(cell, text, marks, new(sheet, row, index < 0 ? null : index, item.Code));
    }

    private void ReadOther(ReadOnlySpan<char> cell, ReadOnlySpan<char> text, CellMarks marks, FileLocation location)
    {
        if (text.IsEmpty && !marks.HasFlag(CellMarks.FormulaEmpty))
        {
            Blank++;
            if (item.Required && !records.Issues.TryCountUnlisted(ReadingCheck.Blank, item.Code)) issues.Blank(location);
            return;
        }

        var spaces = text.Length < cell.Length && item.Type is not (ItemType.Text or ItemType.Choice or ItemType.MultiChoice);
        if (marks is CellMarks.None && text.Length < cell.Length && (!spaces || assumptions.TryCountAgain(Tolerance.Spaces)) && TryReadPlain(text))
        {
            Answered++;
            return;
        }

        if (spaces) assumptions.Count(Tolerance.Spaces, cell, QuotedText.Of(text), location);
        if (!TryReadMissingCode(text, location)) ReadInDetail(text, marks, location);
    }

    /// <summary>Reads a value that is written as it should be, or otherwise as another was before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadPlain(ReadOnlySpan<char> text) => item.Type switch
    {
        ItemType.Integer => TryReadInteger(text),
        ItemType.Decimal => TryReadDecimal(text),
        ItemType.YesNo => TryReadYesNo(text),
        ItemType.Date => TryReadDate(text),
        ItemType.Choice => TryReadChoice(text),
        ItemType.Text => item.IsAuthority ? TryReadAuthority(text) : TryReadText(text),
        _ => false,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadInteger(ReadOnlySpan<char> text)
    {
        if (NumberCell.Integer(text, out var whole, out var tolerance) is not CellFault.None || whole < least || whole > most) return false;
        if (!assumptions.TryCountAgain(tolerance)) return false;
        table.SetWhole(column, whole);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadDecimal(ReadOnlySpan<char> text)
    {
        if (NumberCell.Decimal(text, out var number, out var tolerance) is not CellFault.None || !(number >= least && number <= most)) return false;
        if (!assumptions.TryCountAgain(tolerance & ~Tolerance.NoughtsAfterPoint)) return false;
        table.SetNumber(column, number);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadYesNo(ReadOnlySpan<char> text)
    {
        if (YesNoCell.Read(text, out var yes, out var tolerance) is not CellFault.None || !assumptions.TryCountAgain(tolerance)) return false;
        SetYesNo(yes);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadDate(ReadOnlySpan<char> text)
    {
        if (DateCell.Read(text, out var date, out var tolerance) is not CellFault.None || !assumptions.TryCountAgain(tolerance)) return false;
        table.SetDay(column, date);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadChoice(ReadOnlySpan<char> text)
    {
        if (!choices.TryGetValue(text, out var choice)) return false;
        table.SetChoice(column, choice);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadAuthority(ReadOnlySpan<char> text)
    {
        if (!authorities.Contains(text)) return false;
        table.SetText(column, text);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadText(ReadOnlySpan<char> text)
    {
        // What may be a symbol, a missing code or somebody's name is looked at more closely.
        if (text.Length <= longestCode || text.Length > longest || text[0] is '#' or '[' or '\'' or 'n' or 'N' or '.' or '-') return false;
        if (text.Contains('\uFFFD') || PersonalDetails.CanBeIn(text)) return false;
        table.SetText(column, text);
        return true;
    }

    private bool TryReadMissingCode(ReadOnlySpan<char> text, FileLocation location)
    {
        if (text.Length > longestCode) return false;
        for (var code = 0; code < table.Codes.Count; code++)
        {
            var written = table.Codes[code].Code;
            if (!CellText.Is(text, written) || item.Choices.Any(c => c.Value == written)) continue;
            var exact = text.SequenceEqual(written);
            if (!exact && item.Type is ItemType.Text or ItemType.Choice or ItemType.MultiChoice) continue;
            if (item.IsAuthority || column < 0) return false;
            if (!exact) assumptions.Count(Tolerance.MissingCodeCase, text, written, location);
            table.SetMissing(column, code);
            Missing++;
            return true;
        }

        return false;
    }

    /// <summary>Reads a cell as that of a form is read, with words for whatever is wrong with it.</summary>
    private void ReadInDetail(ReadOnlySpan<char> text, CellMarks marks, FileLocation location)
    {
        Answered++;
        if (marks.HasFlag(CellMarks.FormulaEmpty))
        {
            issues.FormulaWithoutValue(text, location);
            return;
        }

        if (item.Type is not ItemType.Text || item.IsAuthority) records.Issues.AddPersonal(item.Code, PersonalDetails.In(text), location);
        if (item.Type is ItemType.Text && location.Index is not null && FormulaGuard.Off(text) is var plain && plain.Length < text.Length)
        {
            assumptions.Count(Tolerance.LeadingApostrophe, text, QuotedText.Of(plain), location);
            text = plain;
        }

        issues.CountTolerances(text, marks, location);
        if (item.IsAuthority) ReadAuthority(text, location);
        else if (values.TryRead(item, text, location, out var value)) Set(value);
        // “Possibly”, or “yes, see below”, is no answer; but somebody must look at once.
        else SaysDanger = column < 0 && char.IsLetter(text[0]) && text[0] is not ('n' or 'N') && SourceSymbol.Advice(text) is null;
    }

    private void Set(object? value)
    {
        switch (value)
        {
            case long whole:
                table.SetWhole(column, whole);
                break;
            case double number:
                table.SetNumber(column, number);
                break;
            case bool yes:
                SetYesNo(yes);
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

    private void SetYesNo(bool yes)
    {
        if (column < 0) SaysDanger = yes;
        else table.SetFlag(column, yes);
    }

    private void ReadAuthority(ReadOnlySpan<char> text, FileLocation location)
    {
        // A name may follow the code, and a spreadsheet may write 204 as 204.0, or as a text.
        if (text.Length >= 3 && authorities.TryGetValue(text[..3], out var code) && FormIdentity.Agrees(text, code)) table.SetText(column, code);
        else issues.UnknownAuthority(text, location);
    }
}
