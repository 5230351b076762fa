using System.Globalization;
using System.Text;

namespace Reporting.Checking.Reading.Results;

/// <summary>What was found, safe to print: short, and with every character visible that would hide, reorder or break a line.</summary>
internal static class Shown
{
    private const int Longest = 100;

    public static string Text(ReadOnlySpan<char> text)
    {
        var shown = new StringBuilder();
        var rest = text;
        while (!rest.IsEmpty)
        {
            var whole = Rune.DecodeFromUtf16(rest, out var rune, out var length) is System.Buffers.OperationStatus.Done;
            var next = whole ? Visible(rune) : "[U+" + ((int)rest[0]).ToString("X4", CultureInfo.InvariantCulture) + "]";
            if (shown.Length + next.Length > Longest - 1 && (shown.Length + next.Length > Longest || rest.Length > length)) return shown.Append('…').ToString();
            shown.Append(next);
            rest = rest[length..];
        }

        return shown.ToString();
    }

    private static string Visible(Rune rune) => rune.Value switch
    {
        // Unicode has a picture of each control character.
        < 0x20 => ((char)(0x2400 + rune.Value)).ToString(),
        0x7F => "\u2421",
        0xA0 => " ",
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            ? "[U+" + rune.Value.ToString("X4", CultureInfo.InvariantCulture) + "]"
            : rune.ToString(),
    };
}
