using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Reporting.Functions.Reports.Tables;

/// <summary>tables.ods, written row by row: the format that GOV.UK prefers, with heading rows and named tables. The same tables give the same bytes.</summary>
internal static class OdsFile
{
    public const string ContentType = "application/vnd.oasis.opendocument.spreadsheet";

    private const string Namespaces = "urn:oasis:names:tc:opendocument:xmlns:";
    private const string Office = Namespaces + "office:1.0";
    private const string Meta = Namespaces + "meta:1.0";
    private const string Style = Namespaces + "style:1.0";
    private const string Format = Namespaces + "xsl-fo-compatible:1.0";
    private const string Dublin = "http://purl.org/dc/elements/1.1/";
    private const string Version = "1.3";

    private const string ManifestXml = $"""
        <?xml version="1.0" encoding="utf-8" standalone="yes"?>
        <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="{Version}">
        <manifest:file-entry manifest:full-path="/" manifest:version="{Version}" manifest:media-type="{ContentType}"/>
        <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
        <manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
        <manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
        </manifest:manifest>
        """;

    public static void Write(TableBook book, Stream stream)
    {
        using var zip = new PlainZip(stream);

        // First and not compressed: programs tell by it what the file is.
        zip.Text("mimetype", ContentType, CompressionLevel.NoCompression);
        zip.Text("META-INF/manifest.xml", ManifestXml.ReplaceLineEndings("\n"));
        zip.Xml("meta.xml", xml => WriteMeta(xml, book));
        zip.Xml("styles.xml", WriteStyles);
        zip.Xml("content.xml", xml => new OdsContent(xml).Write(book));
    }

    private static void WriteMeta(XmlWriter xml, TableBook book)
    {
        xml.WriteStartElement("office", "document-meta", Office);
        xml.WriteAttributeString("office", "version", Office, Version);
        xml.WriteStartElement("office", "meta", Office);
        xml.WriteElementString("dc", "title", Dublin, SheetText.Cell(book.Title));
        xml.WriteElementString("dc", "subject", Dublin, SheetText.Cell(book.Subject));
        xml.WriteElementString("meta", "initial-creator", Meta, SheetText.Cell(book.Author));
        xml.WriteElementString("dc", "language", Dublin, "en-GB");
        xml.WriteElementString("meta", "creation-date", Meta, book.Made.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteStyles(XmlWriter xml)
    {
        xml.WriteStartElement("office", "document-styles", Office);
        xml.WriteAttributeString("office", "version", Office, Version);
        xml.WriteStartElement("office", "styles", Office);
        xml.WriteStartElement("style", "default-style", Style);
        xml.WriteAttributeString("style", "family", Style, "table-cell");
        xml.WriteStartElement("style", "text-properties", Style);
        xml.WriteAttributeString("fo", "font-family", Format, "Arial");
        xml.WriteAttributeString("fo", "font-size", Format, "12pt");
        xml.WriteAttributeString("fo", "language", Format, "en");
        xml.WriteAttributeString("fo", "country", Format, "GB");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
