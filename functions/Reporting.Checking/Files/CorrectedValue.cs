using System.Globalization;
using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Forms;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Files;

/// <summary>
/// What can be put right in a value without asking: separators, dates with the month first where the day tells, other words for yes and no, slips in choices.
/// </summary>
internal sealed class CorrectedValue(IReadOnlyList<MissingCode> codes)
{
    private const int LongestNumber = 32;

    private static readonly char[] Commas = [','];
    private static readonly char[] Separators = [';', '|', '\r', '\n'];

    /// <summary>The value as it should be written.</summary>
    /// <param name="text">Trimmed.</param>
    /// <returns>Null where it is as it should be, or nothing can be done that is safe. Only a value that is changed costs an allocation.</returns>
    public string? Of(Item item, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || IsCode(text))
            return null;
        return item.Type switch
        {
            ItemType.Integer => Integer(text),
            ItemType.Decimal => Decimal(text),
            ItemType.YesNo => YesNo(text),
            ItemType.Date => Date(text),
            ItemType.Choice => Choice(item, text),
            ItemType.MultiChoice => Choices(item, text),
            _ => null,
        };
    }

    /// <summary>A missing code as it is spelt; null where it is already, or is none.</summary>
    public string? Code(ReadOnlySpan<char> text)
    {
        foreach (var code in codes)
        {
            if (CellText.Is(text, code.Code))
                return Changed(text, code.Code);
        }

        return null;
    }

    /// <summary>Yes or no as they are spelt; null where they are already, or the text is neither.</summary>
    public static string? YesNo(ReadOnlySpan<char> text) =>
        YesNoCell.Read(text, out var yes, out _) is CellFault.None ? Changed(text, yes ? "yes" : "no") : null;

    private static string? Integer(ReadOnlySpan<char> text)
    {
        if (NumberCell.Integer(text, out var whole, out _) is not CellFault.None)
            return null;
        Span<char> made = stackalloc char[LongestNumber];
        var isSame = whole.TryFormat(made, out var length, default, CultureInfo.InvariantCulture) && text.SequenceEqual(made[..length]);
        return isSame ? null : whole.ToString(CultureInfo.InvariantCulture);
    }

    private static string? Decimal(ReadOnlySpan<char> text)
    {
        if (NumberCell.Decimal(text, out var number, out _) is not CellFault.None)
            return null;
        Span<char> made = stackalloc char[LongestNumber];
        if (number.TryFormat(made, out var length, "R", CultureInfo.InvariantCulture) && text.SequenceEqual(made[..length]))
            return null;
        return Changed(text, NumberCell.WithoutExponent(number.ToString("R", CultureInfo.InvariantCulture)));
    }

    private static string? Date(ReadOnlySpan<char> text)
    {
        var fault = DateCell.Read(text, out var day, out _);
        if (fault is CellFault.MonthFirst && text.ToString().Split('/', '.', '-', ' ') is [var month, var first, var year])
            fault = DateCell.Read($"{first}/{month}/{year}", out day, out _);
        if (fault is not CellFault.None)
            return null;
        Span<char> made = stackalloc char[LongestNumber];
        var isSame = day.TryFormat(made, out var length, "yyyy-MM-dd", CultureInfo.InvariantCulture) && text.SequenceEqual(made[..length]);
        return isSame ? null : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string? Choices(Item item, ReadOnlySpan<char> text)
    {
        var separators = text.IndexOfAny(";|\n") >= 0 ? Separators : Commas;
        var chosen = text.ToString().Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Changed(text, string.Join(';', chosen.Select(c => Choice(item, c) ?? c)));
    }

    private static string? Choice(Item item, ReadOnlySpan<char> text) =>
        ChoiceReader.Find(item, text) is { } choice ? Changed(text, choice.Value) : Spelling.OnlyNearestToCell(text, [.. item.Choices.Select(c => c.Value)]);

    private static string? Changed(ReadOnlySpan<char> text, string to) => text.SequenceEqual(to) ? null : to;

    private bool IsCode(ReadOnlySpan<char> text)
    {
        foreach (var code in codes)
        {
            if (CellText.Is(text, code.Code))
                return true;
        }

        return false;
    }
}
