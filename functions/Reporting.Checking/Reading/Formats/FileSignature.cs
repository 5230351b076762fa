using System.IO.Compression;
using System.Text;

namespace Reporting.Checking.Reading.Formats;

/// <summary>Recognises files by their first bytes, and what is packed in a zip or an OLE file by its names.</summary>
internal static class FileSignature
{
    private const int HeadBytes = 4096;
    private const int StartCharacters = 300;

    private static readonly (byte[] Start, FileKind Kind)[] Signatures =
    [
        ([.. "%PDF-"u8], FileKind.Pdf),
        ([.. "{\\rtf"u8], FileKind.RichText),
        ([0x89, .. "PNG"u8], FileKind.Image),
        ([0xFF, 0xD8, 0xFF], FileKind.Image),
        ([.. "GIF8"u8], FileKind.Image),
        ([.. "II*\0"u8], FileKind.Image),
        ([.. "MM\0*"u8], FileKind.Image),
        ([0x1F, 0x8B], FileKind.Compressed),
        ([.. "Rar!"u8], FileKind.Compressed),
        ([.. "PAR1"u8], FileKind.OtherBinary),
        ([.. "SQLite format 3"u8], FileKind.OtherBinary),
        ([.. "$FL2"u8], FileKind.OtherBinary),
    ];

    private static readonly string[] HtmlStarts = ["<!doctype html", "<html", "<table", "MIME-Version:", "<head", "<meta"];

    /// <summary>What the file is, whatever its name says.</summary>
    public static FileKind Of(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> buffer = stackalloc byte[HeadBytes];
        ReadOnlySpan<byte> head = buffer[..file.ReadAtLeast(buffer, HeadBytes, throwOnEndOfStream: false)];
        if (head.IsEmpty) return FileKind.Empty;
        if (head.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return InOle(file);
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8) || head.StartsWith("PK\x07\x08"u8)) return InZip(file);
        foreach (var (start, kind) in Signatures)
        {
            if (head.StartsWith(start)) return kind;
        }

        return Is7z(head) ? FileKind.Compressed : IsBinary(head) ? FileKind.OtherBinary : InText(TextOf(head));
    }

    private static bool Is7z(ReadOnlySpan<byte> head) => head.Length > 3 && head.StartsWith<byte>([(byte)'7', (byte)'z', 0xBC]);

    /// <summary>Whether there are more control characters and NULs than a text in any encoding has.</summary>
    private static bool IsBinary(ReadOnlySpan<byte> head)
    {
        var control = 0;
        foreach (var value in head)
        {
            if (value is (> 0 and < 0x09) or (> 0x0D and < 0x20)) control++;
        }

        if (control * 20 > head.Length) return true;
        var nuls = head.Count((byte)0);
        var looksUtf16 = nuls * 10 >= head.Length * 3 && nuls * 10 <= head.Length * 6;
        return nuls * 10 > head.Length && !looksUtf16 && head.Length > 16 && !head.StartsWith<byte>([0xFF, 0xFE]) && !head.StartsWith<byte>([0xFE, 0xFF]);
    }

    /// <summary>The ASCII characters at the beginning, whatever stands between them in the encoding.</summary>
    private static string TextOf(ReadOnlySpan<byte> head)
    {
        var text = new StringBuilder();
        foreach (var value in head)
        {
            if (value is >= 0x20 and < 0x7F && text.Length < StartCharacters && (text.Length > 0 || value != ' ')) text.Append((char)value);
        }

        return text.ToString();
    }

    private static FileKind InText(string start)
    {
        if (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
            return start.Contains("<html", StringComparison.OrdinalIgnoreCase) ? FileKind.Html : FileKind.Xml;
        if (HtmlStarts.Any(h => start.StartsWith(h, StringComparison.OrdinalIgnoreCase))) return FileKind.Html;
        var isJson = start.StartsWith('{') || (start.StartsWith('[') && start.AsSpan(1).TrimStart() is ['{' or '[' or ']', ..]);
        return isJson ? FileKind.Json : FileKind.Text;
    }

    /// <summary>Names of the streams in an OLE file are UTF-16, in directory sectors that may be anywhere.</summary>
    private static FileKind InOle(FileStream file)
    {
        var names = new (FileKind Kind, byte[] Name)[]
        {
            (FileKind.LockedWorkbook, Encoding.Unicode.GetBytes("EncryptedPackage")),
            (FileKind.OldWord, Encoding.Unicode.GetBytes("WordDocument")),
        };
        var found = FileKind.OldWorkbook;
        var buffer = new byte[64 * 1024];
        var held = 0;
        file.Position = 0;
        while (file.Read(buffer, held, buffer.Length - held) is > 0 and var count)
        {
            var bytes = buffer.AsSpan(0, held + count);
            foreach (var (kind, name) in names)
            {
                if (bytes.IndexOf(name) < 0) continue;
                if (kind is FileKind.LockedWorkbook) return kind;
                found = kind;
            }

            held = Math.Min(64, bytes.Length);
            bytes[^held..].CopyTo(buffer);
        }

        return found;
    }

    private static FileKind InZip(FileStream file)
    {
        if (!ZipDirectory.IsSmall(file)) return FileKind.CrowdedZip;
        file.Position = 0;
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (PackageKind.Of(zip) is { } packed) return packed;
            var kind = FileKind.Zip;
            foreach (var entry in zip.Entries)
            {
                var name = entry.FullName.Replace('\\', '/').TrimStart('/');
                if (name.StartsWith("xl/", StringComparison.OrdinalIgnoreCase) && name.EndsWith("workbook.xml", StringComparison.OrdinalIgnoreCase))
                    return FileKind.Workbook;
                if (Is(name, "xl/workbook.bin")) return FileKind.BinaryWorkbook;
                if (Is(name, "word/document.xml")) return FileKind.Word;
                if (Is(name, "ppt/presentation.xml")) return FileKind.PowerPoint;
                if (Is(name, "Index/Document.iwa") || Is(name, "Index.zip")) return FileKind.Numbers;
                if (Is(name, "META-INF/manifest.xml")) kind = FileKind.OpenDocument;
            }

            return kind;
        }
        catch (InvalidDataException)
        {
            return FileKind.DamagedZip;
        }
    }

    private static bool Is(string name, string known) => string.Equals(name, known, StringComparison.OrdinalIgnoreCase);
}
