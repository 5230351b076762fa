using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Reporting.Functions.Reports.Tables;

/// <summary>What spreadsheets can hold of a text, and how they name cells and headings.</summary>
internal static partial class SheetText
{
    private const int LongestCell = 32_767;
    private const int LongestHeading = 255;

    /// <summary>Without what XML cannot hold, and no longer than a cell.</summary>
    public static string Cell(string text)
    {
        var cut = text.Length <= LongestCell ? text : text[..LongestCell];
        if (cut.All(XmlConvert.IsXmlChar))
            return cut;
        var clean = new StringBuilder(cut.Length);
        foreach (var rune in cut.EnumerateRunes())
            clean.Append(rune.Value < 0x10000 && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar.ToString() : rune.ToString());
        return clean.ToString();
    }

    /// <summary>The same for Excel, which would read _x0041_ back as the letter A.</summary>
    public static string ExcelCell(string text) => EscapeLike().Replace(Cell(text), "_x005F_");

    /// <summary>Of a marked table no two headings may be the same, in whatever case, and none may have a line's end.</summary>
    public static IReadOnlyList<string> Headings(IReadOnlyList<SheetColumn> columns)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var headings = new List<string>();
        foreach (var column in columns)
        {
            var text = LineEnds().Replace(Cell(column.Title), " ");
            var heading = text.Length <= LongestHeading ? text : text[..LongestHeading];
            for (var n = 2; !taken.Add(heading); n++)
                heading = $"{(text.Length <= LongestHeading - 6 ? text : text[..(LongestHeading - 6)])} ({n})";
            headings.Add(heading);
        }

        return headings;
    }

    /// <summary>A for 0, AA for 26.</summary>
    public static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex EscapeLike();

    [GeneratedRegex("[\r\n\t]+")]
    private static partial Regex LineEnds();
}
