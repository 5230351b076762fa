using System.Globalization;
using System.Text;
using System.Xml;

namespace Reporting.Checking.Reading.Xlsx;

/// <summary>Text of elements, up to the length of the longest cell: a hostile part may hold a text of any length, and none is ever kept whole.</summary>
internal sealed class XmlText
{
    /// <summary>A little more than a spreadsheet's own limit, so that a longer text is found to be too long.</summary>
    private const int Longest = 40_000;

    private const string SuperscriptDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private const string SubscriptDigits = "₀₁₂₃₄₅₆₇₈₉";
    private const char LongStroke = '\u0336';

    private readonly char[] chunk = new char[4096];
    private readonly StringBuilder text = new();

    /// <summary>The text of an element that has nothing else in it.</summary>
    /// <param name="xml">At the element; afterwards at its end.</param>
    public string Within(XmlReader xml)
    {
        text.Clear();
        var depth = xml.Depth;
        while (!xml.IsEmptyElement && xml.ReadLimited() && xml.Depth > depth) Append(xml);
        return text.ToString();
    }

    /// <summary>
    /// The text of an element with plain or rich text in it, without the readings above East Asian characters. Raised, lowered and crossed-out figures stay so:
    /// a 9 with the mark of a footnote is not 91, and a 1 crossed out before a 2 is not 12.
    /// </summary>
    /// <param name="xml">At the element; afterwards at its end.</param>
    public string WithinRich(XmlReader xml)
    {
        text.Clear();
        if (xml.IsEmptyElement) return "";
        var depth = xml.Depth;
        var (inText, reading, style) = (false, int.MaxValue, TextStyle.Plain);
        while (xml.ReadLimited() && xml.Depth > depth)
        {
            if (xml.Depth <= reading) reading = int.MaxValue;
            if (xml.NodeType is XmlNodeType.Element && xml.LocalName == "rPh") reading = xml.Depth;
            if (xml.NodeType is XmlNodeType.Element)
            {
                inText = xml.LocalName == "t" && !xml.IsEmptyElement && reading == int.MaxValue;
                style = xml.LocalName == "r" ? TextStyle.Plain : StyleOf(xml) ?? style;
            }
            else if (xml.NodeType is XmlNodeType.EndElement) inText = false;
            else if (inText)
            {
                var from = text.Length;
                Append(xml);
                if (style is not TextStyle.Plain) WriteStyled(style, from);
            }
        }

        return Unescaped(text.ToString());
    }

    private void Append(XmlReader xml)
    {
        if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)) return;
        while (xml.ReadValueChunk(chunk, 0, chunk.Length) is > 0 and var count)
        {
            if (text.Length < Longest) text.Append(chunk, 0, count);
        }
    }

    private static TextStyle? StyleOf(XmlReader xml) => xml.LocalName switch
    {
        "strike" when xml.GetAttribute("val") is not ("0" or "false" or "off") => TextStyle.Strikethrough,
        "vertAlign" when xml.GetAttribute("val") is "superscript" => TextStyle.Superscript,
        "vertAlign" when xml.GetAttribute("val") is "subscript" => TextStyle.Subscript,
        _ => null,
    };

    /// <summary>Replaces the text from an index on by characters that keep its style.</summary>
    private void WriteStyled(TextStyle style, int from)
    {
        var plain = text.ToString(from, text.Length - from);
        var digits = style is TextStyle.Superscript ? SuperscriptDigits : SubscriptDigits;
        text.Length = from;
        foreach (var character in plain)
        {
            if (style is TextStyle.Strikethrough) text.Append(character).Append(LongStroke);
            else text.Append(char.IsAsciiDigit(character) ? digits[character - '0'] : character);
        }
    }

    /// <summary>Characters that XML cannot hold are written as _x000D_. Half of a surrogate pair is none of them.</summary>
    private static string Unescaped(string value)
    {
        var at = value.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0) return value;
        var plain = new StringBuilder();
        var from = 0;
        for (; at >= 0; at = value.IndexOf("_x", at + 1, StringComparison.Ordinal))
        {
            if (at < from || at + 7 > value.Length || value[at + 6] != '_') continue;
            var digits = value.AsSpan(at + 2, 4);
            if (!ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var character)) continue;
            plain.Append(value, from, at - from).Append(char.IsSurrogate((char)character) ? '\uFFFD' : (char)character);
            from = at + 7;
        }

        return plain.Append(value, from, value.Length - from).ToString();
    }

    private enum TextStyle
    {
        Plain,
        Superscript,
        Subscript,
        Strikethrough,
    }
}
