namespace Reporting.Checking.Reading.Json;

/// <summary>How to put right what is no JSON.</summary>
internal static class JsonSyntax
{
    /// <param name="found">The byte that cannot stand there.</param>
    public static string FixFor(byte found) => found switch
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
