using System.Buffers;
using System.Globalization;
using System.Xml;

namespace Reporting.Checking.Reading.Xlsx;

internal enum NumberFormat : byte
{
    Plain,
    Date,
    Percent,
}

/// <summary>What the number formats of a workbook's cells say that a number is. A date is told from a number by its format alone.</summary>
internal sealed class NumberFormats
{
    private const int MostStyles = 100_000;

    private static readonly SearchValues<char> Elapsed = SearchValues.Create("hHmMsS");

    private readonly List<NumberFormat> byStyle = [];

    public NumberFormat this[int style] => style >= 0 && style < byStyle.Count ? byStyle[style] : NumberFormat.Plain;

    public static NumberFormats Read(XmlReader? xml)
    {
        var formats = new NumberFormats();
        if (xml is null) return formats;
        var custom = new Dictionary<int, NumberFormat>();
        var inCells = false;
        while (xml.ReadLimited())
        {
            if (xml.LocalName == "cellXfs") inCells = xml.NodeType is XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType is not XmlNodeType.Element) continue;
            if (xml.LocalName == "numFmt" && Number(xml.GetAttribute("numFmtId")) is { } id) custom[id] = OfCode(xml.GetAttribute("formatCode") ?? "");
            if (inCells && xml.LocalName == "xf" && formats.byStyle.Count < MostStyles)
                formats.byStyle.Add(Number(xml.GetAttribute("numFmtId")) is { } used ? FormatOf(used, custom) : NumberFormat.Plain);
        }

        return formats;
    }

    private static NumberFormat FormatOf(int id, Dictionary<int, NumberFormat> custom) => custom.TryGetValue(id, out var format) ? format : BuiltIn(id);

    /// <summary>A format code without its literal text, colours and conditions: what is left has the letters of a date, a per cent sign, or neither.</summary>
    internal static NumberFormat OfCode(string code)
    {
        var format = NumberFormat.Plain;
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = code.IndexOf('"', i + 1);
                    if (i < 0) return format;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '[':
                    var close = code.IndexOf(']', i);
                    if (close < 0) return format;
                    // [h] counts hours; [Red], [>5] and [$-809] are none of a date.
                    if (close > i + 1 && !code.AsSpan(i + 1, close - i - 1).ContainsAnyExcept(Elapsed)) return NumberFormat.Date;
                    i = close;
                    break;
                case ';':
                    return format;
                case '%':
                    format = NumberFormat.Percent;
                    break;
                case 'd' or 'D' or 'm' or 'M' or 'y' or 'Y' or 'h' or 'H' or 's' or 'S':
                    return NumberFormat.Date;
                case 'G' when code.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    i += "General".Length - 1;
                    break;
            }
        }

        return format;
    }

    private static NumberFormat BuiltIn(int id) => id switch
    {
        9 or 10 => NumberFormat.Percent,
        (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) => NumberFormat.Date,
        _ => NumberFormat.Plain,
    };

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
