using System.Globalization;
using System.Xml;

namespace Reporting.Functions.Reports.Tables;

/// <summary>
/// tables.xlsx, written row by row. Made here and not by the library that reads and fills workbooks, which puts times and random names into a package, so that
/// the same tables would not give the same bytes; tests hold it against that library's validator.
/// </summary>
internal static class XlsxFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    public static void Write(TableBook book, Stream stream)
    {
        using var zip = new PlainZip(stream);
        var sheets = book.Sheets.ToList();
        zip.Xml("[Content_Types].xml", xml => WriteTypes(xml, sheets.Count));
        zip.Xml("_rels/.rels", xml => WriteRelations(
            xml,
            [
                ("officeDocument", "xl/workbook.xml"), ("extended-properties", "docProps/app.xml"),
            ],
            "docProps/core.xml"));
        zip.Xml("docProps/core.xml", xml => WriteCore(xml, book));
        zip.Xml("docProps/app.xml", xml =>
        {
            xml.WriteStartElement("Properties", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
            xml.WriteElementString("Application", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", "Reporting");
            xml.WriteEndElement();
        });
        zip.Xml("xl/workbook.xml", xml => WriteWorkbook(xml, sheets));
        zip.Xml("xl/_rels/workbook.xml.rels", xml => WriteRelations(
            xml, [.. Enumerable.Range(1, sheets.Count + 1).Select(n => ("worksheet", $"worksheets/sheet{n}.xml")), ("styles", "styles.xml")]));
        zip.Xml("xl/styles.xml", XlsxStyles.Write);
        zip.Xml("xl/worksheets/sheet1.xml", xml => WriteCover(xml, book));
        if (book.Cover.Any(IsOfTheWeb))
            zip.Xml("xl/worksheets/_rels/sheet1.xml.rels", xml => WriteWebLinks(xml, book.Cover));
        for (var i = 0; i < sheets.Count; i++)
        {
            var (sheet, number, headings) = (sheets[i], i + 2, SheetText.Headings(sheets[i].Columns));
            var last = 0;
            zip.Xml($"xl/worksheets/sheet{number}.xml", xml => last = new XlsxSheet(xml).Write(sheet, headings));
            zip.Xml($"xl/worksheets/_rels/sheet{number}.xml.rels", xml => WriteRelations(xml, [("table", $"../tables/table{number - 1}.xml")]));
            zip.Xml($"xl/tables/table{number - 1}.xml", xml => WriteTable(xml, sheet, headings, number - 1, last));
        }
    }

    internal static bool IsOfTheWeb(SheetLine line) => line.Link?.StartsWith("https://", StringComparison.Ordinal) == true;

    private static void WriteTypes(XmlWriter xml, int sheets)
    {
        const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
        xml.WriteStartElement("Types", Types);
        Default("rels", "application/vnd.openxmlformats-package.relationships+xml");
        Default("xml", "application/xml");
        Override("/xl/workbook.xml", Spreadsheet + "sheet.main+xml");
        Override("/xl/styles.xml", Spreadsheet + "styles+xml");
        Override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        Override("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
        for (var n = 1; n <= sheets + 1; n++)
            Override($"/xl/worksheets/sheet{n}.xml", Spreadsheet + "worksheet+xml");
        for (var n = 1; n <= sheets; n++)
            Override($"/xl/tables/table{n}.xml", Spreadsheet + "table+xml");
        xml.WriteEndElement();

        void Default(string extension, string type) => Element("Default", "Extension", extension, type);

        void Override(string part, string type) => Element("Override", "PartName", part, type);

        void Element(string name, string attribute, string value, string type)
        {
            xml.WriteStartElement(name, Types);
            xml.WriteAttributeString(attribute, value);
            xml.WriteAttributeString("ContentType", type);
            xml.WriteEndElement();
        }
    }

    private static void WriteRelations(XmlWriter xml, IReadOnlyList<(string Kind, string Target)> relations, string? core = null)
    {
        xml.WriteStartElement("Relationships", Packages);
        for (var i = 0; i < relations.Count; i++)
            Relation($"rId{i + 1}", $"{Links}/{relations[i].Kind}", relations[i].Target, false);
        if (core is not null)
            Relation($"rId{relations.Count + 1}", $"{Packages}/metadata/core-properties", core, false);
        xml.WriteEndElement();

        void Relation(string id, string type, string target, bool external) => WriteRelation(xml, id, type, target, external);
    }

    private static void WriteRelation(XmlWriter xml, string id, string type, string target, bool external)
    {
        xml.WriteStartElement("Relationship", Packages);
        xml.WriteAttributeString("Id", id);
        xml.WriteAttributeString("Type", type);
        xml.WriteAttributeString("Target", target);
        if (external)
            xml.WriteAttributeString("TargetMode", "External");
        xml.WriteEndElement();
    }

    private static void WriteWebLinks(XmlWriter xml, IReadOnlyList<SheetLine> lines)
    {
        xml.WriteStartElement("Relationships", Packages);
        for (var i = 0; i < lines.Count; i++)
        {
            if (IsOfTheWeb(lines[i]))
                WriteRelation(xml, $"rId{i + 1}", $"{Links}/hyperlink", lines[i].Link!, true);
        }

        xml.WriteEndElement();
    }

    private static void WriteCore(XmlWriter xml, TableBook book)
    {
        const string Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        const string Dublin = "http://purl.org/dc/elements/1.1/";
        xml.WriteStartElement("cp", "coreProperties", Core);
        xml.WriteElementString("dc", "title", Dublin, SheetText.Cell(book.Title));
        xml.WriteElementString("dc", "subject", Dublin, SheetText.Cell(book.Subject));
        xml.WriteElementString("dc", "creator", Dublin, SheetText.Cell(book.Author));
        xml.WriteElementString("dc", "language", Dublin, "en-GB");
        xml.WriteStartElement("dcterms", "created", "http://purl.org/dc/terms/");
        xml.WriteAttributeString("xsi", "type", "http://www.w3.org/2001/XMLSchema-instance", "dcterms:W3CDTF");
        xml.WriteString(book.Made.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteWorkbook(XmlWriter xml, List<Sheet> sheets)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, Links);
        xml.WriteStartElement("sheets", Main);
        var names = sheets.Select(s => s.Name).Prepend(TableBook.CoverName).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            xml.WriteStartElement("sheet", Main);
            xml.WriteAttributeString("name", names[i]);
            xml.WriteAttributeString("sheetId", $"{i + 1}");
            xml.WriteAttributeString("r", "id", Links, $"rId{i + 1}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCover(XmlWriter xml, TableBook book)
    {
        var sheet = new XlsxSheet(xml);
        sheet.Begin([100], first: true);
        for (var i = 0; i < book.Cover.Count; i++)
            sheet.Line(book.Cover[i], i == 0);
        sheet.End(hasTable: false);
    }

    private static void WriteTable(XmlWriter xml, Sheet sheet, IReadOnlyList<string> headings, int id, int last)
    {
        xml.WriteStartElement("table", Main);
        xml.WriteAttributeString("id", $"{id}");
        xml.WriteAttributeString("name", sheet.TableName);
        xml.WriteAttributeString("displayName", sheet.TableName);
        xml.WriteAttributeString("ref", $"A{sheet.Lines.Count + 2}:{SheetText.Letters(headings.Count - 1)}{last}");
        xml.WriteAttributeString("totalsRowShown", "0");
        xml.WriteStartElement("tableColumns", Main);
        xml.WriteAttributeString("count", $"{headings.Count}");
        for (var i = 0; i < headings.Count; i++)
        {
            xml.WriteStartElement("tableColumn", Main);
            xml.WriteAttributeString("id", $"{i + 1}");
            xml.WriteAttributeString("name", SheetText.ExcelCell(headings[i]));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
