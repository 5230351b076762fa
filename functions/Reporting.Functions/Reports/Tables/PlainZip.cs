using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Reporting.Functions.Reports.Tables;

/// <summary>A zip whose bytes are the same for the same contents: entries have no time and no rights of their own.</summary>
internal sealed class PlainZip(Stream stream) : IDisposable
{
    // The first that a zip can have.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), NewLineChars = "\n", CloseOutput = true };

    private readonly ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true);

    public void Text(string name, string text, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var entry = Open(name, level);
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    public void Xml(string name, Action<XmlWriter> write)
    {
        using var xml = XmlWriter.Create(Open(name, CompressionLevel.Optimal), Settings);
        xml.WriteStartDocument(true);
        write(xml);
        xml.WriteEndDocument();
    }

    public void Dispose() => zip.Dispose();

    private Stream Open(string name, CompressionLevel level)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = NoTime;
        entry.ExternalAttributes = 0;
        return entry.Open();
    }
}
