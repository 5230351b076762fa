using System.Buffers;
using System.Globalization;
using System.Text;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Wording;

/// <summary>
/// Text that somebody sent, safe to be repeated to them: short, with every character visible that would hide, reorder or break a line, and with nothing in it
/// that tells who somebody is.
/// </summary>
public static class QuotedText
{
    private const int Longest = 100;
    private const int LongestName = 60;

    /// <summary>The name of something that was asked for, in at most 60 characters and an ellipsis.</summary>
    public static string OfName(string name) => name.Length <= LongestName ? Of(name) : Shortened(PersonalDetails.Masked(name));

    private static string Shortened(string name) => name.Length <= LongestName ? Of(name) : Of(name.AsSpan(0, LongestName)) + "…";

    /// <summary>A text in at most 100 characters, the last of which is an ellipsis where there are more.</summary>
    internal static string Of(ReadOnlySpan<char> text)
    {
        var quoted = new StringBuilder();
        // Before it is cut: half a telephone number is not known for one.
        var rest = PersonalDetails.CanBeIn(text) ? PersonalDetails.Masked(text.ToString()) : text;
        while (!rest.IsEmpty)
        {
            var whole = Rune.DecodeFromUtf16(rest, out var rune, out var length) is OperationStatus.Done;
            var next = whole ? Visible(rune) : Numbered(rest[0]);
            if (quoted.Length + next.Length > Longest - 1 && (quoted.Length + next.Length > Longest || rest.Length > length))
                return quoted.Append('…').ToString();
            quoted.Append(next);
            rest = rest[length..];
        }

        return quoted.ToString();
    }

    private static string Visible(Rune rune) => rune.Value switch
    {
        // Unicode has a picture of each control character.
        < 0x20 => ((char)(0x2400 + rune.Value)).ToString(),
        0x7F => "\u2421",
        0xA0 => " ",
        _ => IsInvisible(Rune.GetUnicodeCategory(rune)) ? Numbered(rune.Value) : rune.ToString(),
    };

    private static bool IsInvisible(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static string Numbered(int character) => $"[U+{character.ToString("X4", CultureInfo.InvariantCulture)}]";
}
