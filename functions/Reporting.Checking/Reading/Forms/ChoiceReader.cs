using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Reading.Forms;

/// <summary>Choices by their value, or by their label, in any case and with any kind of space or hyphen.</summary>
internal sealed class ChoiceReader(ReadingIssues issues, Understandings understood)
{
    /// <returns>The choice's value; null where there is no such choice.</returns>
    public string? One(Item item, ReadOnlySpan<char> text, Place place)
    {
        if (Find(item, text) is { } choice)
        {
            if (!text.SequenceEqual(choice.Value)) understood.Saw(Tolerance.ChoiceSpelling, text, choice.Value, place);
            return choice.Value;
        }

        var near = Spelling.NearestToCell(text, item.Choices.Select(c => c.Value)) ?? Spelling.NearestToCell(text, item.Choices.Select(c => c.Label));
        var hint = near is not null ? $" Did you mean “{near}”?" : DateCell.IsLike(text) ? " It is a date. Spreadsheets turn text such as 10-12 into one: set the format of the cell to text, and type it again." : "";
        issues.Add(new(ReadingCheck.Choice, place, $"“{QuotedText.Of(text)}” is not one of the choices of {item.Code}.{hint}")
        { Item = item.Code, Value = QuotedText.Of(text), Needed = CellFaults.Needed(item), Fix = "Write one of the choices as it is spelt. An explanation belongs in the note column." });
        return null;
    }

    public string[]? Several(Item item, ReadOnlySpan<char> text, Place place)
    {
        if (Find(item, text) is not null) return [One(item, text, place)!];
        var separators = text.IndexOfAny(";|\n") >= 0 ? ";|\r\n" : ",";
        var chosen = new List<string>();
        var readable = true;
        foreach (var range in text.SplitAny(separators))
        {
            var part = CellText.Trim(text[range]);
            if (part.IsEmpty) continue;
            if (One(item, part, place) is not { } one) readable = false;
            else if (!chosen.Contains(one)) chosen.Add(one);
            else understood.Saw(Tolerance.ChoiceTwice, text, one, place);
        }

        if (chosen.Count > 1 && item.Choices.FirstOrDefault(c => c.Exclusive && chosen.Contains(c.Value)) is { } exclusive)
        {
            issues.Add(new(ReadingCheck.Exclusive, place, $"{item.Code} says “{exclusive.Value}” together with other choices.")
            { Item = item.Code, Value = QuotedText.Of(text), Needed = $"“{exclusive.Value}” alone, or the others without it", Fix = $"Delete “{exclusive.Value}”, or the others." });
            return null;
        }

        return readable && chosen.Count > 0 ? [.. chosen] : null;
    }

    public static Choice? Find(Item item, ReadOnlySpan<char> text)
    {
        foreach (var choice in item.Choices)
        {
            if (text.SequenceEqual(choice.Value)) return choice;
        }

        foreach (var choice in item.Choices)
        {
            if (Alike(text, choice.Value) || Alike(text, choice.Label)) return choice;
        }

        return null;
    }

    private static bool Alike(ReadOnlySpan<char> text, ReadOnlySpan<char> choice)
    {
        if (text.Length != choice.Length || text.IsEmpty) return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (Plain(text[i]) != Plain(choice[i])) return false;
        }

        return true;
    }

    private static char Plain(char character) => character is '-' or '_' or '–' or '\u2011' || char.IsWhiteSpace(character) ? ' ' : char.ToLowerInvariant(character);
}
