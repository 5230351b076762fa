using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Reporting.Checking.Reading.Results;

namespace Reporting.Checking.Reading.Text;

/// <summary>A file of text whose encoding has been found by reading it through once: nothing else tells Windows-1252 from UTF-8.</summary>
/// <param name="Name">The encoding's name as people know it.</param>
/// <param name="Assumed">Nothing in the file says so: it was concluded.</param>
/// <param name="Nuls">How many NUL bytes there are, in an encoding in which they mean nothing.</param>
/// <param name="FirstNul">Offset of the first, and its line.</param>
/// <param name="FirstInvalid">Offset and line of the first byte that is not what the file's own mark says; null where all are.</param>
internal sealed record TextSource(
    string Path, Encoding Encoding, int Preamble, string Name, bool Assumed, long Length, int Nuls, (long Offset, int Line)? FirstNul,
    (long Offset, int Line)? FirstInvalid)
{
    private const int Block = 128 * 1024;
    private const int Head = 4096;

    // Small, since a form is opened six times to find its delimiter, and larger buffers would be large objects, which are seldom collected.
    private const int ReaderBlock = 16 * 1024;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Finds the encoding of a file.</summary>
    public static TextSource Open(string path)
    {
        using var file = File.OpenRead(path);
        var buffer = ArrayPool<byte>.Shared.Rent(Block + 4);
        var count = file.ReadAtLeast(buffer, Head, throwOnEndOfStream: false);
        var (encoding, preamble, name) = Marked(buffer.AsSpan(0, count));
        if (encoding is not null and not UTF8Encoding)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            return new(path, encoding, preamble, name, preamble == 0, file.Length, 0, null, null);
        }

        var (offset, line, nuls) = (0L, 1, 0);
        (long, int)? firstNul = null;
        (long, int)? firstInvalid = null;
        var held = 0;
        for (var available = count; ; available = held + count)
        {
            var last = count == 0;
            var whole = last ? available : Whole(buffer.AsSpan(0, available));
            var bytes = buffer.AsSpan(0, whole);
            if (firstInvalid is null && !Utf8.IsValid(bytes))
            {
                var at = FirstInvalidIn(bytes);
                firstInvalid = (offset + at, line + bytes[..at].Count((byte)'\n'));
            }

            if (bytes.IndexOf((byte)0) is >= 0 and var nul)
            {
                firstNul ??= (offset + nul, line + bytes[..nul].Count((byte)'\n'));
                nuls += bytes.Count((byte)0);
            }

            line += bytes.Count((byte)'\n');
            offset += whole;
            held = available - whole;
            if (last) break;
            buffer.AsSpan(whole, held).CopyTo(buffer);
            count = file.Read(buffer, held, Block - held);
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return encoding is null && firstInvalid is not null
            ? new(path, Windows1252, 0, "Windows-1252", true, file.Length, nuls, firstNul, null)
            : new(path, Encoding.UTF8, preamble, "UTF-8", encoding is null, file.Length, nuls, firstNul, firstInvalid);
    }

    /// <summary>Reports bytes that no text has.</summary>
    /// <param name="countsRecords">A place is no line, so that the words alone say which.</param>
    public void Check(ReadingIssues issues, bool countsRecords = false)
    {
        if (FirstNul is { } nul)
        {
            var nuls = Nuls == 1 ? "a NUL byte" : $"{Nuls:N0} NUL bytes";
            issues.Add(new(
                ReadingCheck.Nul, LocationOf(nul.Line),
                $"The file has {nuls}, the first at byte {nul.Offset + 1:N0} (line {nul.Line}). " +
                    "They are no part of any text: the file was damaged, or is not a text file.")
            {
                Value = "␀",
                Needed = "text without NUL bytes",
                Fix = "Save the file again as CSV UTF-8. If that does not help, copy the table into a new file.",
            });
        }

        if (FirstInvalid is { } invalid)
        {
            issues.Add(new(
                ReadingCheck.Encoding, LocationOf(invalid.Line),
                $"The file begins as UTF-8, but byte {invalid.Offset + 1:N0} (line {invalid.Line}) is not UTF-8.")
            {
                Needed = "text in one encoding",
                Fix = "Save the file again as CSV UTF-8.",
            });
        }

        FileLocation LocationOf(int line) => countsRecords ? FileLocation.WholeFile : FileLocation.OfRow(null, line);
    }

    /// <summary>A reader of the file's text, from the beginning.</summary>
    public StreamReader Reader()
    {
        var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan) { Position = Preamble };
        return new(file, Encoding, detectEncodingFromByteOrderMarks: false, ReaderBlock);
    }

    private static (Encoding? Encoding, int Preamble, string Name) Marked(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0xEF, 0xBB, 0xBF])) return (Encoding.UTF8, 3, "UTF-8");
        if (head.StartsWith<byte>([0xFF, 0xFE, 0, 0]) && head.Length % 4 == 0) return (Encoding.UTF32, 4, "UTF-32");
        if (head.StartsWith<byte>([0xFF, 0xFE])) return (Encoding.Unicode, 2, "UTF-16 (little-endian)");
        if (head.StartsWith<byte>([0xFE, 0xFF])) return (Encoding.BigEndianUnicode, 2, "UTF-16 (big-endian)");

        // Every other byte of English in UTF-16 is 0.
        var pairs = Math.Min(head.Length, Head) / 2;
        var (even, odd) = (0, 0);
        for (var i = 0; i < pairs; i++)
        {
            if (head[2 * i] == 0) even++;
            if (head[(2 * i) + 1] == 0) odd++;
        }

        if (pairs >= 2 && odd * 10 >= pairs * 7 && even * 10 <= pairs) return (Encoding.Unicode, 0, "UTF-16 (little-endian)");
        if (pairs >= 2 && even * 10 >= pairs * 7 && odd * 10 <= pairs) return (Encoding.BigEndianUnicode, 0, "UTF-16 (big-endian)");
        return (null, 0, "");
    }

    /// <summary>How many of the bytes make whole characters, leaving one that is begun at the end for the next block.</summary>
    private static int Whole(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var lead = bytes[^back];
            if (lead < 0x80) break;
            if (lead < 0xC0) continue;
            return (lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2) > back ? bytes.Length - back : bytes.Length;
        }

        return bytes.Length;
    }

    private static int FirstInvalidIn(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var length) is OperationStatus.Done) at += length;
        return at;
    }
}
