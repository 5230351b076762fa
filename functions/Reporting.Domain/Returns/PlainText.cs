using System.Buffers;
using System.Globalization;

namespace Reporting.Domain.Returns;

/// <summary>
/// A text as it is read, whatever a word processor made of it: no invisible characters, one kind of space, hyphen, apostrophe and full stop,
/// digits from 0 to 9, letters of usual width and without accents that are characters of their own.
/// </summary>
internal static class PlainText
{
    private const char FirstFullWidth = '\uFF01';
    private const char LastFullWidth = '\uFF5E';

    private static readonly SearchValues<char> Printable = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c)]);

    /// <summary>Whether a text reads as it is written, as nearly all do.</summary>
    public static bool Is(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Printable) && text.IndexOf("  ") < 0;

    /// <summary>Writes the plain text.</summary>
    /// <param name="text">As written.</param>
    /// <param name="plain">Room for as many characters.</param>
    /// <param name="positions">Takes of each plain character its position in <paramref name="text"/>.</param>
    /// <returns>How many characters were written.</returns>
    public static int Write(ReadOnlySpan<char> text, Span<char> plain, Span<int> positions)
    {
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (Plain(text[at]) is not { } character)
                continue;
            if (character is ' ' or '\t' && length > 0 && plain[length - 1] is ' ' or '\t')
            {
                // Spaces in a row read as one; with a tab among them, as the end of a column.
                plain[length - 1] = character is '\t' ? '\t' : plain[length - 1];
                continue;
            }

            plain[length] = character;
            positions[length++] = at;
        }

        return length;
    }

    /// <summary>What a character reads as; null for one that is not seen.</summary>
    private static char? Plain(char character) => character switch
    {
        >= '!' and <= '~' or '\t' => character,
        >= FirstFullWidth and <= LastFullWidth when Plain((char)(character - FirstFullWidth + '!')) is { } ascii => ascii,
        // Quotation marks and primes that stand for an apostrophe; dots that stand for a full stop.
        '\u2018' or '\u2019' or '\u02BC' or '\u2032' or '\u201B' => '\'',
        '\u00B7' or '\u2022' or '\u2024' or '\u2027' or '\u2219' or '\u22C5' or '\u30FB' or '\u3002' or '\uFF61' => '.',
        '\u2212' => '-',
        _ when char.IsWhiteSpace(character) => ' ',
        _ => char.GetUnicodeCategory(character) switch
        {
            UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.Control => null,
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(character)),
            _ => character,
        },
    };
}
