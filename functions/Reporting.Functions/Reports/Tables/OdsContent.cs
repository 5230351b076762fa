using System.Globalization;
using System.Xml;

namespace Reporting.Functions.Reports.Tables;

/// <summary>The sheets of tables.ods. Texts are texts: no cell has a formula.</summary>
internal sealed class OdsContent(XmlWriter xml)
{
    private const string Namespaces = "urn:oasis:names:tc:opendocument:xmlns:";
    private const string Office = Namespaces + "office:1.0";
    private const string Style = Namespaces + "style:1.0";
    private const string Table = Namespaces + "table:1.0";
    private const string Text = Namespaces + "text:1.0";
    private const string Format = Namespaces + "xsl-fo-compatible:1.0";
    private const string Data = Namespaces + "datastyle:1.0";
    private const string Link = "http://www.w3.org/1999/xlink";
    private const int MostDecimals = 6;
    private const string TitleStyle = "title";
    private const string HeadingStyle = "heading";
    private const string PlainStyle = "plain";

    private static readonly (string Prefix, string Name)[] Prefixes =
        [("style", Style), ("table", Table), ("text", Text), ("fo", Format), ("number", Data), ("xlink", Link)];

    private readonly List<(string Table, string Range)> ranges = [];

    public void Write(TableBook book)
    {
        xml.WriteStartElement("office", "document-content", Office);
        foreach (var (prefix, name) in Prefixes)
            xml.WriteAttributeString("xmlns", prefix, null, name);
        xml.WriteAttributeString("office", "version", Office, "1.3");
        WriteStyles([100, .. book.Sheets.SelectMany(s => s.Columns).Select(c => c.Width).Distinct().Where(w => w != 100)]);
        xml.WriteStartElement("office", "body", Office);
        xml.WriteStartElement("office", "spreadsheet", Office);
        WriteCover(book);
        foreach (var sheet in book.Sheets)
            WriteSheet(sheet);
        WriteRanges();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteStyles(IReadOnlyList<int> widths)
    {
        xml.WriteStartElement("office", "automatic-styles", Office);
        for (var decimals = 0; decimals <= MostDecimals; decimals++)
        {
            xml.WriteStartElement("number", "number-style", Data);
            xml.WriteAttributeString("style", "name", Style, $"number{decimals}");
            xml.WriteStartElement("number", "number", Data);
            xml.WriteAttributeString("number", "decimal-places", Data, $"{decimals}");
            xml.WriteAttributeString("number", "min-decimal-places", Data, $"{decimals}");
            xml.WriteAttributeString("number", "min-integer-digits", Data, "1");
            xml.WriteAttributeString("number", "grouping", Data, "true");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        foreach (var width in widths)
        {
            StartStyle($"width{width}", "table-column");
            xml.WriteStartElement("style", "table-column-properties", Style);
            xml.WriteAttributeString("style", "column-width", Style, string.Create(CultureInfo.InvariantCulture, $"{width * 0.09:0.00}in"));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        WriteTextStyle(PlainStyle, null);
        WriteTextStyle(TitleStyle, "15pt");
        WriteTextStyle(HeadingStyle, "12pt");
        for (var decimals = 0; decimals <= MostDecimals; decimals++)
        {
            StartStyle($"n{decimals}", "table-cell");
            xml.WriteAttributeString("style", "data-style-name", Style, $"number{decimals}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <param name="bold">Its size where it is bold; null for plain text.</param>
    private void WriteTextStyle(string name, string? bold)
    {
        StartStyle(name, "table-cell");
        xml.WriteStartElement("style", "table-cell-properties", Style);
        xml.WriteAttributeString("fo", "wrap-option", Format, name == HeadingStyle ? "wrap" : "no-wrap");
        xml.WriteEndElement();
        if (bold is not null)
        {
            xml.WriteStartElement("style", "text-properties", Style);
            xml.WriteAttributeString("fo", "font-weight", Format, "bold");
            xml.WriteAttributeString("fo", "font-size", Format, bold);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void StartStyle(string name, string family)
    {
        xml.WriteStartElement("style", "style", Style);
        xml.WriteAttributeString("style", "name", Style, name);
        xml.WriteAttributeString("style", "family", Style, family);
    }

    private void WriteCover(TableBook book)
    {
        StartTable(TableBook.CoverName, [100]);
        foreach (var (place, line) in book.Cover.Index())
            WriteLine(line, place == 0 ? TitleStyle : PlainStyle);
        xml.WriteEndElement();
    }

    private void WriteSheet(Sheet sheet)
    {
        StartTable(sheet.Name, [.. sheet.Columns.Select(c => c.Width)]);
        WriteLine(new(sheet.Title), TitleStyle);
        foreach (var line in sheet.Lines)
            WriteLine(line, PlainStyle);
        var row = sheet.Lines.Count + 2;
        var first = row;
        xml.WriteStartElement("table", "table-header-rows", Table);
        StartRow();
        foreach (var heading in SheetText.Headings(sheet.Columns))
            WriteText(heading, HeadingStyle, null);
        xml.WriteEndElement();
        xml.WriteEndElement();
        foreach (var (place, cells) in sheet.Rows.Index())
        {
            row++;
            StartRow();
            for (var i = 0; i < cells.Count; i++)
                WriteCell(cells[i], i == 0 ? sheet.LinkedSheets?[place] : null);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        ranges.Add((sheet.TableName, $"$'{sheet.Name}'.$A${first}:$'{sheet.Name}'.${SheetText.Letters(sheet.Columns.Count - 1)}${row}"));
    }

    private void WriteRanges()
    {
        xml.WriteStartElement("table", "database-ranges", Table);
        foreach (var (table, range) in ranges)
        {
            xml.WriteStartElement("table", "database-range", Table);
            xml.WriteAttributeString("table", "name", Table, table);
            xml.WriteAttributeString("table", "target-range-address", Table, range);
            xml.WriteAttributeString("table", "contains-header", Table, "true");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void StartTable(string name, IReadOnlyList<int> widths)
    {
        xml.WriteStartElement("table", "table", Table);
        xml.WriteAttributeString("table", "name", Table, name);
        foreach (var width in widths)
        {
            xml.WriteStartElement("table", "table-column", Table);
            xml.WriteAttributeString("table", "style-name", Table, $"width{width}");
            xml.WriteEndElement();
        }
    }

    private void WriteLine(SheetLine line, string style)
    {
        StartRow();
        WriteText(line.Text, style, line.Link);
        xml.WriteEndElement();
    }

    private void StartRow() => xml.WriteStartElement("table", "table-row", Table);

    private void WriteCell(SheetCell cell, string? link)
    {
        if (cell.Text is { } text)
        {
            WriteText(text, PlainStyle, link);
            return;
        }

        xml.WriteStartElement("table", "table-cell", Table);
        xml.WriteAttributeString("table", "style-name", Table, $"n{cell.Decimals}");
        xml.WriteAttributeString("office", "value-type", Office, "float");
        xml.WriteAttributeString("office", "value", Office, cell.Stored);
        xml.WriteElementString("text", "p", Text, cell.Printed);
        xml.WriteEndElement();
    }

    private void WriteText(string text, string style, string? link)
    {
        xml.WriteStartElement("table", "table-cell", Table);
        xml.WriteAttributeString("table", "style-name", Table, style);
        xml.WriteAttributeString("office", "value-type", Office, "string");
        xml.WriteStartElement("text", "p", Text);
        if (link is not null)
        {
            xml.WriteStartElement("text", "a", Text);
            xml.WriteAttributeString("xlink", "type", Link, "simple");
            xml.WriteAttributeString("xlink", "href", Link, link.StartsWith("https://", StringComparison.Ordinal) ? link : $"#'{link}'.A1");
        }

        xml.WriteString(SheetText.Cell(text));
        if (link is not null)
            xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
