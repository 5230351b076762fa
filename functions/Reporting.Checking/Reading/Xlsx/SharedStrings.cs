using System.Xml;

namespace Reporting.Checking.Reading.Xlsx;

/// <summary>The texts that a workbook keeps once and its cells point at, end to end in one buffer.</summary>
internal sealed class SharedStrings
{
    private const int MostCharacters = 40_000_000;
    private const int MostStrings = 5_000_000;

    private readonly List<int> ends = [];
    private char[] text = new char[4096];
    private int length;

    public int Count => ends.Count;

    public ReadOnlySpan<char> this[int index]
    {
        get
        {
            if (index < 0 || index >= ends.Count) return default;
            var start = index == 0 ? 0 : ends[index - 1];
            return text.AsSpan(start, ends[index] - start);
        }
    }

    public static SharedStrings Read(XmlReader? xml, InflationLimit limit)
    {
        var strings = new SharedStrings();
        var text = new XmlText();
        while (xml is not null && xml.ReadLimited())
        {
            if (xml.NodeType is not XmlNodeType.Element || xml.LocalName != "si") continue;
            if (strings.length > MostCharacters || strings.ends.Count == MostStrings)
            {
                limit.Exceed();
                break;
            }

            strings.Append(text.WithinRich(xml));
            strings.ends.Add(strings.length);
        }

        return strings;
    }

    private void Append(string value)
    {
        if (text.Length - length < value.Length) Array.Resize(ref text, Math.Max(text.Length * 2, length + value.Length));
        value.CopyTo(text.AsSpan(length));
        length += value.Length;
    }
}
