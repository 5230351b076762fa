using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Reporting.Checking.Reading.Cells;

namespace Reporting.Checking.Reading.Text;

/// <summary>
/// Where the delimiters, quotes and line ends of a text stand, found thirty-two characters at a time. Characters beyond Latin-1 may be found too, so whoever
/// uses them looks again.
/// </summary>
internal sealed class CsvMarks(char delimiter)
{
    private const int Together = 32;

    private int[] positions = new int[512];

    /// <summary>How many were found.</summary>
    public int Count { get; private set; }

    /// <summary>Index of a found one in the text.</summary>
    public int this[int index] => positions[index];

    /// <summary>Finds all in a text from an index on.</summary>
    [MethodImpl(HotPath.Optimised)]
    public void Find(ReadOnlySpan<char> text, int from)
    {
        var units = MemoryMarshal.Cast<char, ushort>(text);
        var (found, count, at) = (positions, 0, from);
        var cell = Vector256.Create((byte)Math.Min((int)delimiter, byte.MaxValue));
        var (quote, feed, carriage) = (Vector256.Create((byte)'"'), Vector256.Create((byte)'\n'), Vector256.Create((byte)'\r'));
        for (; at <= units.Length - Together; at += Together)
        {
            if (found.Length - count < Together) Array.Resize(ref found, found.Length * 2);
            var some = Vector256.NarrowWithSaturation(Vector256.Create(units[at..]), Vector256.Create(units[(at + (Together / 2))..]));
            var ends = Vector256.Equals(some, feed) | Vector256.Equals(some, carriage);
            var marks = (Vector256.Equals(some, cell) | Vector256.Equals(some, quote) | ends).ExtractMostSignificantBits();
            for (; marks != 0; marks &= marks - 1) found[count++] = at + BitOperations.TrailingZeroCount(marks);
        }

        if (found.Length - count < Together) Array.Resize(ref found, found.Length * 2);
        for (; at < text.Length; at++)
        {
            if (text[at] == delimiter || text[at] is '"' or '\n' or '\r') found[count++] = at;
        }

        (positions, Count) = (found, count);
    }
}
