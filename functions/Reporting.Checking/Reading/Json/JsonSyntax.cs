using System.Text;
using System.Text.Json;
using Reporting.Checking.Wording;

namespace Reporting.Checking.Reading.Json;

/// <summary>What cannot be read as JSON, in words, and how to put it right.</summary>
/// <param name="Found">What stands there, quoted; null where nothing does.</param>
internal sealed record JsonSyntax(string Message, string? Found, string Fix)
{
    /// <param name="where">Line and character, in words.</param>
    /// <param name="rest">The bytes from there on; none where the file ends.</param>
    /// <param name="depth">0 where it is not nested too deep; else the most that it may be.</param>
    public static JsonSyntax Of(string where, ReadOnlySpan<byte> rest, int depth)
    {
        if (depth > 0) return new($"The file is nested more than {depth} deep at {where}.", null, "Nest items as in the template.");
        if (rest.IsEmpty) return new($"The file ends at {where} before it is complete. Part of it was probably lost.", null, "Export the file again.");
        // Masked before it is cut: half of a telephone number is not known for one.
        var quoted = QuotedText.Of(Encoding.UTF8.GetString(rest[..Math.Min(200, rest.Length)]));
        var found = quoted.Length <= 20 ? quoted : quoted[..20];
        return new($"The file is not JSON at {where}: “{found}” cannot stand there.", found, FixFor(rest[0]));
    }

    /// <summary>Line and character of a fault, from 1.</summary>
    public static (int Line, int Column) PlaceOf(JsonException e) => ((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);

    /// <param name="found">The byte that cannot stand there.</param>
    private static string FixFor(byte found) => found switch
    {
        (byte)'\'' => "Write double quotation marks.",
        // The first byte of a typographic quotation mark in UTF-8.
        0xE2 => "Write plain double quotation marks, not typographic ones.",
        (byte)'N' or (byte)'I' or (byte)'n' => "Write a number, true, false or null.",
        (byte)'"' or (byte)'{' or (byte)'[' => "Look for a comma or a colon that is not there.",
        (byte)'0' or (byte)'+' or (byte)'.' => "Write numbers without a plus sign, and without noughts or a point at the beginning.",
        _ => "Correct the text there, or write the file with a program that writes JSON.",
    };
}
