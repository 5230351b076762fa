using System.Globalization;

namespace Reporting.Checking.Wording;

/// <summary>
/// The apostrophe that keeps a spreadsheet from calculating a text. What is put before a text in our own copies is taken off where they are read, so that a
/// copy that is sent again gives the same answers; a text that begins like that by itself gets one more.
/// </summary>
internal static class FormulaGuard
{
    private const char Mark = '\'';

    /// <summary>Whether a copy in which a spreadsheet calculates needs a mark before the text.</summary>
    public static bool Needs(ReadOnlySpan<char> text) => IsFormula(text.TrimStart(Mark));

    /// <summary>Whether a copy whose texts are never calculated needs one, since the text would lose its own.</summary>
    public static bool NeedsInText(ReadOnlySpan<char> text) => text is [Mark, ..] && Needs(text);

    /// <summary>The text without the mark.</summary>
    public static ReadOnlySpan<char> Off(ReadOnlySpan<char> text) => NeedsInText(text) ? text[1..] : text;

    /// <summary>Whether a spreadsheet would calculate the text. Some take full-width signs for the plain ones. A number such as -5 stays one.</summary>
    private static bool IsFormula(ReadOnlySpan<char> text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..] &&
        !double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
