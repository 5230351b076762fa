using System.Buffers.Binary;

namespace Reporting.Checking.Reading.Formats;

/// <summary>
/// The list of contents at the end of a zip, looked at before anything opens it: a reader makes an object for each entry, and a list may name millions.
/// </summary>
internal static class ZipDirectory
{
    public const int MostEntries = 5_000;
    private const int LongestDirectory = 2_000_000;
    private const int LongestTail = 65_535 + 22;

    /// <returns>True too where there is no list, for then nothing is made of it.</returns>
    public static bool IsSmall(FileStream file)
    {
        var tail = new byte[(int)Math.Min(file.Length, LongestTail)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        for (var at = tail.Length - 22; at >= 0; at--)
        {
            var record = tail.AsSpan(at);
            if (!record.StartsWith("PK\x05\x06"u8)) continue;
            var entries = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
            // From where the list is said to begin, a reader goes on for as long as it finds entries.
            var begins = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
            var length = file.Length - tail.Length + at - begins;
            return entries <= MostEntries && length <= LongestDirectory;
        }

        return true;
    }
}
