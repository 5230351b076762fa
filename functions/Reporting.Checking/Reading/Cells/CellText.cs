using System.Runtime.CompilerServices;

namespace Reporting.Checking.Reading.Cells;

/// <summary>Trims and compares the texts of cells.</summary>
internal static class CellText
{
    /// <summary>Without spaces of any kind, and characters that have no width, at both ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text) =>
        // Nearly always there is nothing to leave out.
        !text.IsEmpty && IsInk(text[0]) && IsInk(text[^1]) ? text : TrimSpaces(text);

    private static ReadOnlySpan<char> TrimSpaces(ReadOnlySpan<char> text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsSpace(text[start])) start++;
        while (end > start && IsSpace(text[end - 1])) end--;
        return text[start..end];
    }

    public static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!IsSpace(character)) return false;
        }

        return true;
    }

    public static bool Is(ReadOnlySpan<char> text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>NUL counts as a space: it is reported for the whole file, once.</summary>
    public static bool IsSpace(char character) =>
        !IsInk(character) && (character is ' ' or '\0' or '\u200B' or '\u2060' or '\uFEFF' or '\u200E' or '\u200F' || char.IsWhiteSpace(character));

    private static bool IsInk(char character) => character is > ' ' and < '\u007F';
}
