using System.Text.Json;

namespace Reporting.Checking.Reading.Json;

/// <summary>
/// The text of a JSON string. Where an escape is half a character, such as \ud83d alone, the platform's reader throws, and a file can have ten million of them:
/// so they are looked for first.
/// </summary>
internal static class JsonText
{
    private const int EscapeLength = 6;

    private static ReadOnlySpan<byte> Replacement => "FFFD"u8;

    /// <param name="reader">At a string or a name, of valid UTF-8.</param>
    /// <param name="isWhole">False where an escape is no character; U+FFFD stands in its place.</param>
    public static string Of(ref Utf8JsonReader reader, out bool isWhole)
    {
        isWhole = true;
        if (!reader.ValueIsEscaped || IndexOfHalf(reader.ValueSpan, 0) is not (>= 0 and var half)) return reader.GetString()!;
        isWhole = false;
        var quoted = new byte[reader.ValueSpan.Length + 2];
        quoted[0] = quoted[^1] = (byte)'"';
        var text = quoted.AsSpan(1, reader.ValueSpan.Length);
        reader.ValueSpan.CopyTo(text);
        for (; half >= 0; half = IndexOfHalf(text, half + EscapeLength)) Replacement.CopyTo(text[(half + 2)..]);
        var whole = new Utf8JsonReader(quoted);
        whole.Read();
        return whole.GetString()!;
    }

    /// <summary>The first escape from a place on that is half a character; -1 where there is none.</summary>
    private static int IndexOfHalf(ReadOnlySpan<byte> text, int from)
    {
        for (var at = from; at < text.Length;)
        {
            var slash = text[at..].IndexOf((byte)'\\');
            if (slash < 0) return -1;
            at += slash;
            switch (KindAt(text, at))
            {
                case Half.None:
                    at += text[at + 1] is (byte)'u' ? EscapeLength : 2;
                    break;
                case Half.First when KindAt(text, at + EscapeLength) is Half.Second:
                    at += 2 * EscapeLength;
                    break;
                default:
                    return at;
            }
        }

        return -1;
    }

    private static Half KindAt(ReadOnlySpan<byte> text, int at)
    {
        if (text.Length < at + EscapeLength || text[at] is not (byte)'\\' || text[at + 1] is not (byte)'u') return Half.None;
        if ((text[at + 2] | 0x20) is not (byte)'d') return Half.None;
        return (char)(text[at + 3] | 0x20) switch
        {
            '8' or '9' or 'a' or 'b' => Half.First,
            'c' or 'd' or 'e' or 'f' => Half.Second,
            _ => Half.None,
        };
    }

    /// <summary>Which half of a pair of UTF-16 an escape is.</summary>
    private enum Half
    {
        None,
        First,
        Second,
    }
}
