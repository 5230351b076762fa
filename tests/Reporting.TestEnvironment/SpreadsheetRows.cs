using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Reporting.TestEnvironment;

/// <summary>The sheets of a workbook as rows of texts, in either format.</summary>
public static class SpreadsheetRows
{
    private static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    public static IReadOnlyDictionary<string, List<List<string>>> OfExcel(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), false);
        var workbook = document.WorkbookPart!;
        var shared = workbook.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(i => i.InnerText).ToList() ?? [];
        return workbook.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().ToDictionary(
            s => s.Name!.Value!,
            s => ((WorksheetPart)workbook.GetPartById(s.Id!)).Worksheet!.Descendants<Row>()
                .Select(r => r.Elements<Cell>().Select(c => Read(c, shared)).ToList()).ToList());
    }

    public static IReadOnlyDictionary<string, List<List<string>>> OfOpenDocument(byte[] file) =>
        Content(file).Descendants(Table + "table").ToDictionary(
            t => t.Attribute(Table + "name")!.Value,
            t => t.Descendants(Table + "table-row")
                .Select(r => r.Elements(Table + "table-cell").SelectMany(c => Enumerable.Repeat(Read(c), Repeated(c))).ToList()).ToList());

    public static XDocument Content(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var content = zip.GetEntry("content.xml")!.Open();
        return XDocument.Load(content);
    }

    /// <summary>The text of every part of a package, for whoever looks for what should be in none.</summary>
    public static string AllText(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return string.Concat(zip.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }

    private static string Read(Cell cell, List<string> shared) => cell.DataType?.Value == CellValues.SharedString
        ? shared[int.Parse(cell.InnerText, CultureInfo.InvariantCulture)]
        : cell.CellValue?.Text ?? cell.InnerText;

    // Programs write the same cell once. A whole sheet of blank ones is not made.
    private static int Repeated(XElement cell) => Math.Min(100, (int?)cell.Attribute(Table + "number-columns-repeated") ?? 1);

    private static string Read(XElement cell) => cell.Attribute(Office + "value")?.Value ?? string.Join('\n', cell.Elements(Text + "p").Select(p => p.Value));
}
