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
    private static readonly char[] Commas = [','];
    private static readonly char[] Separators = [';', '|', '\r', '\n'];

    /// <param name="text">Trimmed.</param>
    /// <returns>Null where it is as it should be, or nothing can be done that is safe. Only a value that is changed costs an allocation.</returns>
    public string? Of(Item item, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || IsCode(text))
            return null;
        Span<char> made = stackalloc char[32];
        switch (item.Type)
        {
            case ItemType.Integer when NumberCell.Integer(text, out var whole, out _) is CellFault.None:
                return whole.TryFormat(made, out var length, default, CultureInfo.InvariantCulture) && text.SequenceEqual(made[..length]) ? null : whole.ToString(CultureInfo.InvariantCulture);
            case ItemType.Decimal when NumberCell.Decimal(text, out var number, out _) is CellFault.None:
                return number.TryFormat(made, out length, "R", CultureInfo.InvariantCulture) && text.SequenceEqual(made[..length]) ? null : Changed(text, NumberCell.WithoutExponent(number.ToString("R", CultureInfo.InvariantCulture)));
            case ItemType.YesNo:
                return YesNo(text);
            case ItemType.Date:
                return Date(text, made);
            case ItemType.Choice:
                return Choice(item, text);
            case ItemType.MultiChoice:
                return Changed(text, string.Join(';', text.ToString().Split(text.IndexOfAny(";|\n") >= 0 ? Separators : Commas, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(c => Choice(item, c) ?? c)));
            default:
                return null;
        }
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

    public static string? YesNo(ReadOnlySpan<char> text) =>
        YesNoCell.Read(text, out var yes, out _) is CellFault.None ? Changed(text, yes ? "yes" : "no") : null;

    private static string? Date(ReadOnlySpan<char> text, Span<char> made)
    {
        var fault = DateCell.Read(text, out var day, out _);
        if (fault is CellFault.MonthFirst && text.ToString().Split('/', '.', '-', ' ') is [var month, var first, var year])
            fault = DateCell.Read($"{first}/{month}/{year}", out day, out _);
        if (fault is not CellFault.None || (day.TryFormat(made, out var length, "yyyy-MM-dd", CultureInfo.InvariantCulture) && text.SequenceEqual(made[..length])))
            return null;
        return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
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
