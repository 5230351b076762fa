using System.Globalization;
using System.Xml;

namespace Reporting.Functions.Reports.Tables;

/// <summary>One sheet of a workbook: every text is a text in its cell and none a formula, whatever it begins with.</summary>
internal sealed class XlsxSheet(XmlWriter xml)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Cell, SheetLine Line, int Number)> links = [];
    private int row;

    /// <returns>The number of the last row.</returns>
    public int Write(Sheet sheet, IReadOnlyList<string> headings)
    {
        Begin([.. sheet.Columns.Select(c => c.Width)], first: false);
        Line(new(sheet.Title), isTitle: true);
        foreach (var line in sheet.Lines)
            Line(line, isTitle: false);
        StartRow();
        for (var i = 0; i < headings.Count; i++)
            Text(i, headings[i], XlsxStyles.Heading);
        xml.WriteEndElement();
        foreach (var (place, cells) in sheet.Rows.Index())
        {
            StartRow();
            var link = sheet.LinkedSheets?[place];
            if (link is not null)
                links.Add(($"A{row}", new(cells[0].Text ?? string.Empty, link), 0));
            for (var i = 0; i < cells.Count; i++)
                Cell(i, cells[i], i == 0 && link is not null);
            xml.WriteEndElement();
        }

        End(hasTable: true);
        return row;
    }

    public void Begin(IReadOnlyList<int> widths, bool first)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteAttributeString("xmlns", "r", null, Links);
        xml.WriteStartElement("sheetViews", Main);
        xml.WriteStartElement("sheetView", Main);
        if (first)
            xml.WriteAttributeString("tabSelected", "1");
        xml.WriteAttributeString("workbookViewId", "0");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("cols", Main);
        for (var i = 0; i < widths.Count; i++)
        {
            xml.WriteStartElement("col", Main);
            xml.WriteAttributeString("min", $"{i + 1}");
            xml.WriteAttributeString("max", $"{i + 1}");
            xml.WriteAttributeString("width", $"{widths[i]}");
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("sheetData", Main);
    }

    public void Line(SheetLine line, bool isTitle)
    {
        StartRow();
        if (line.Link is not null)
            links.Add(($"A{row}", line, row));
        Text(0, line.Text, isTitle ? XlsxStyles.Title : line.Link is null ? XlsxStyles.Plain : XlsxStyles.Link);
        xml.WriteEndElement();
    }

    public void End(bool hasTable)
    {
        xml.WriteEndElement();
        if (links.Count > 0)
            WriteLinks();
        if (hasTable)
        {
            xml.WriteStartElement("tableParts", Main);
            xml.WriteAttributeString("count", "1");
            xml.WriteStartElement("tablePart", Main);
            xml.WriteAttributeString("r", "id", Links, "rId1");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteLinks()
    {
        xml.WriteStartElement("hyperlinks", Main);
        foreach (var (cell, line, number) in links)
        {
            xml.WriteStartElement("hyperlink", Main);
            xml.WriteAttributeString("ref", cell);
            if (XlsxFile.IsOfTheWeb(line))
                xml.WriteAttributeString("r", "id", Links, $"rId{number}");
            else
                xml.WriteAttributeString("location", $"'{line.Link}'!A1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void StartRow()
    {
        row++;
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
    }

    private void Cell(int column, SheetCell cell, bool isLink)
    {
        if (cell.Text is { } text)
        {
            Text(column, text, isLink ? XlsxStyles.Link : XlsxStyles.Plain);
            return;
        }

        StartCell(column, XlsxStyles.Number(cell.Decimals));
        xml.WriteElementString("v", Main, cell.Stored);
        xml.WriteEndElement();
    }

    private void Text(int column, string text, int style)
    {
        StartCell(column, style);
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", Main);
        xml.WriteStartElement("t", Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(SheetText.ExcelCell(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void StartCell(int column, int style)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", $"{SheetText.Letters(column)}{row}");
        xml.WriteAttributeString("s", $"{style}");
    }
}
