using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Reading.Forms;

/// <summary>Choices by their value, or by their label, in any case and with any kind of space or hyphen.</summary>
internal sealed class ChoiceReader(ReadingIssues issues, Assumptions assumptions)
{
    private const string IsADate =
        " It is a date. Spreadsheets turn text such as 10-12 into one: set the format of the cell to text, and type it again.";

    /// <summary>Reads a single choice.</summary>
    /// <returns>The choice's value; null where there is no such choice.</returns>
    public string? One(Item item, ReadOnlySpan<char> text, FileLocation location)
    {
        if (Find(item, text) is { } choice)
        {
            if (!text.SequenceEqual(choice.Value)) assumptions.Count(Tolerance.ChoiceSpelling, text, choice.Value, location);
            return choice.Value;
        }

        var near = Spelling.NearestToCell(text, item.Choices.Select(c => c.Value)) ?? Spelling.NearestToCell(text, item.Choices.Select(c => c.Label));
        var hint = near is not null ? $" Did you mean “{near}”?" : DateCell.IsLike(text) ? IsADate : "";
        issues.Add(new(ReadingCheck.Choice, location, $"“{QuotedText.Of(text)}” is not one of the choices of {item.Code}.{hint}")
        {
            Item = item.Code,
            Value = QuotedText.Of(text),
            Needed = CellFaults.Needed(item),
            Fix = "Write one of the choices as it is spelt. An explanation belongs in the note column.",
        });
        return null;
    }

    /// <summary>Reads choices with semicolons, vertical bars or lines between them; with commas, where there is none of these.</summary>
    /// <returns>The choices' values; null where one cannot be read, or they exclude each other.</returns>
    public string[]? Several(Item item, ReadOnlySpan<char> text, FileLocation location)
    {
        if (Find(item, text) is not null) return [One(item, text, location)!];
        var separators = text.IndexOfAny(";|\n") >= 0 ? ";|\r\n" : ",";
        var chosen = new List<string>();
        var readable = true;
        foreach (var range in text.SplitAny(separators))
        {
            var part = CellText.Trim(text[range]);
            if (part.IsEmpty) continue;
            if (One(item, part, location) is not { } one) readable = false;
            else if (!chosen.Contains(one)) chosen.Add(one);
            else assumptions.Count(Tolerance.ChoiceTwice, text, one, location);
        }

        if (chosen.Count > 1 && item.Choices.FirstOrDefault(c => c.Exclusive && chosen.Contains(c.Value)) is { } exclusive)
        {
            issues.Add(new(ReadingCheck.Exclusive, location, $"{item.Code} says “{exclusive.Value}” together with other choices.")
            {
                Item = item.Code,
                Value = QuotedText.Of(text),
                Needed = $"“{exclusive.Value}” alone, or the others without it",
                Fix = $"Delete “{exclusive.Value}”, or the others.",
            });
            return null;
        }

        return readable && chosen.Count > 0 ? [.. chosen] : null;
    }

    /// <summary>The choice that a text stands for; null where there is none.</summary>
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

    private static char Plain(char character) =>
        character is '-' or '_' or '–' or '\u2011' || char.IsWhiteSpace(character) ? ' ' : char.ToLowerInvariant(character);
}
