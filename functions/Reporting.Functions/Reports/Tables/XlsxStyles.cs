using System.Xml;

namespace Reporting.Functions.Reports.Tables;

/// <summary>How cells of tables.xlsx look. No colour means anything.</summary>
internal static class XlsxStyles
{
    public const int Plain = 0;
    public const int Title = 1;
    public const int Heading = 2;
    public const int Link = 3;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int FirstNumber = 4;
    private const int FirstFormat = 164;
    private const int MostDecimals = 6;

    private static readonly string Sheet = $"""
        <fonts count="4">
        <font><sz val="12"/><name val="Arial"/></font><font><b/><sz val="15"/><name val="Arial"/></font>
        <font><b/><sz val="12"/><name val="Arial"/></font><font><u/><sz val="12"/><color rgb="FF1A65A6"/><name val="Arial"/></font>
        </fonts>
        <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="{FirstNumber + MostDecimals + 1}">
        {Format(0, 0)}{Format(0, 1)}{Format(0, 2, "<alignment vertical=\"top\" wrapText=\"1\"/>")}{Format(0, 3)}
        {string.Concat(Enumerable.Range(0, MostDecimals + 1).Select(d => Format(FirstFormat + d, 0)))}
        </cellXfs>
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
        """.ReplaceLineEndings(string.Empty);

    /// <summary>The style of a number with so many decimals.</summary>
    public static int Number(int decimals) => FirstNumber + decimals;

    public static void Write(XmlWriter xml)
    {
        xml.WriteStartElement("styleSheet", Main);
        xml.WriteStartElement("numFmts", Main);
        xml.WriteAttributeString("count", $"{MostDecimals + 1}");
        for (var decimals = 0; decimals <= MostDecimals; decimals++)
        {
            xml.WriteStartElement("numFmt", Main);
            xml.WriteAttributeString("numFmtId", $"{FirstFormat + decimals}");
            xml.WriteAttributeString("formatCode", "#,##0" + (decimals == 0 ? string.Empty : "." + new string('0', decimals)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteRaw(Sheet);
        xml.WriteEndElement();
    }

    private static string Format(int number, int font, string alignment = "") =>
        $"<xf numFmtId=\"{number}\" fontId=\"{font}\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\""
        + (alignment.Length == 0 ? "/>" : $" applyAlignment=\"1\">{alignment}</xf>");
}
