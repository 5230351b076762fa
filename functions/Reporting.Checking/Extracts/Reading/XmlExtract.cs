using System.Globalization;
using System.Xml;
using Reporting.Checking.Extracts.Layouts;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Reading.Xlsx;
using XmlText = Reporting.Checking.Reading.Xlsx.XmlText;

namespace Reporting.Checking.Extracts.Reading;

/// <summary>Reads an XML file of extracts from beginning to end, a child at a time: it may be far larger than the memory.</summary>
internal sealed class XmlExtract(IReadOnlyList<ExtractLayout> layouts, Intake intake)
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = true,
    };

    private const string Place = "line";

    private readonly XmlText text = new();

    /// <param name="source">Its encoding is judged by its bytes: what the file says of itself is often wrong.</param>
    public ReadFile Read(TextSource source, string name, int index)
    {
        var settings = Settings.Clone();
        settings.NameTable = new LimitedNameTable();
        using var xml = XmlReader.Create(source.Reader(), settings);
        var loads = new List<TableLoad>();
        try
        {
            while (xml.ReadLimited() && xml.NodeType is not XmlNodeType.Element)
            {
            }

            if (xml.NodeType is not XmlNodeType.Element || LayoutOf(xml.LocalName) is not { } layout)
                return ReadFile.Refused(name, index, "it is XML, but neither a children in need census nor an SSDA903 return");
            loads.AddRange(layout.Tables.Where(t => t.Block is not null && intake.Columns.ContainsKey(t.Id))
                .Select(t => new TableLoad(intake.Connection, t, intake.Columns[t.Id], index, isXml: true)));
            return Children(xml, layout, loads, new(name, index, [], null) { Place = Place });
        }
        catch (XmlException e)
        {
            // What the exception says may quote the file.
            var why = e.Message.Contains("DTD", StringComparison.Ordinal)
                ? "it has a document type declaration, which an extract has no need of and which could draw in other files"
                : "it breaks off there, or is not well-formed XML";
            return ReadFile.Refused(name, index, string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber}: {why}"));
        }
        catch (InvalidDataException)
        {
            var line = (xml as IXmlLineInfo)?.LineNumber ?? 0;
            return ReadFile.Refused(
                name, index, string.Create(CultureInfo.InvariantCulture, $"line {line}: it nests deeper, or holds more about one child, than any extract"));
        }
        finally
        {
            loads.ForEach(l => l.Dispose());
        }
    }

    private ExtractLayout? LayoutOf(string root) =>
        layouts.FirstOrDefault(l => l.Xml?.Root == root) ?? layouts.FirstOrDefault(l => l.Xml is { Root: null });

    private ReadFile Children(XmlReader xml, ExtractLayout layout, List<TableLoad> loads, ReadFile file)
    {
        var shape = XmlShape.Of(loads);
        var of = layout.Xml!;
        var (child, read) = (new XmlChild(shape), file);
        var isKnown = of.Root is not null;
        while (xml.ReadLimited())
        {
            if (xml.NodeType is XmlNodeType.EndElement)
            {
                if (xml.Depth == child.Depth)
                    child.Close();
                continue;
            }

            if (xml.NodeType is not XmlNodeType.Element)
                continue;
            if (child.Depth < 0)
            {
                if (of.Child == XmlLayout.Any ? xml.Depth == 1 : xml.LocalName == of.Child)
                    Begin(child, XmlLayout.Any, xml);
                else if (Head(xml, layout, ref read) is { } refusal)
                    return refusal;
            }
            else if (shape.Tables.ContainsKey(xml.LocalName))
            {
                isKnown = true;
                Begin(child, xml.LocalName, xml);
            }
            else if (shape.Cells.TryGetValue(xml.LocalName, out var column))
            {
                child.Set(column, text.Within(xml));
            }
        }

        return isKnown
            ? read with { Tables = [.. loads.Select(l => new ReadTable(l.Table, l.Rows, true, [], l.Faults(), l.Notes()))] }
            : ReadFile.Refused(file.Name, file.Index, "it is XML, but neither a children in need census nor an SSDA903 return");
    }

    private static void Begin(XmlChild child, string name, XmlReader xml)
    {
        child.Open(name, xml.Depth, ((IXmlLineInfo)xml).LineNumber);
        if (xml.IsEmptyElement)
            child.Close();
    }

    /// <summary>Reads what stands outside the children: of which year the file is, of which council, and of which kind.</summary>
    /// <returns>Why the file is another one; null where it is not.</returns>
    private ReadFile? Head(XmlReader xml, ExtractLayout layout, ref ReadFile file)
    {
        var of = layout.Xml!;
        var element = xml.LocalName;
        if (element != of.Says?.Element && element != of.Year && element != of.Authority)
            return null;
        var value = text.Within(xml).Trim();
        if (element == of.Says?.Element && value != of.Says?.Value)
            return ReadFile.Refused(file.Name, file.Index, $"it is another collection's file, not a {layout.Title}");
        if (element == of.Year)
            file = file with { Year = value };
        else if (element == of.Authority)
            file = file with { Authority = value };
        return null;
    }
}
