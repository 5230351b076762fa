using System.IO.Compression;
using System.Xml;

namespace Reporting.Checking.Reading.Xlsx;

/// <summary>A relationship of a part to another. Links to other files are not among them: they are never followed.</summary>
/// <param name="Kind">Last word of the type, which strict and transitional workbooks share: worksheet, sharedStrings, styles.</param>
/// <param name="Target">Full name of the other part.</param>
internal sealed record PartLink(string Id, string Kind, string Target);

/// <summary>
/// The parts of a workbook as a zip of XML. Read with XmlReader rather than the OpenXml SDK: it counts what is inflated, prohibits document types, takes strict
/// and transitional workbooks alike by their local names, and fails on hostile bytes with two kinds of exception alone.
/// </summary>
internal sealed class WorkbookParts(ZipArchive zip, InflationLimit limit)
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = false,
        CloseInput = true,
    };

    /// <summary>Parts that a spreadsheet writes by itself, or whose texts are those of cells. Who saved a file last is no matter of the return.</summary>
    private static readonly string[] NotTyped =
    [
        "worksheets/", "sharedStrings", "styles", "theme", "workbook", "calcChain", "metadata", "persons/", "docProps/app", "printerSettings", "externalLinks/",
    ];

    public bool HasMacros => zip.Entries.Select(e => e.FullName).Any(n =>
        n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || n.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// A name that leads out of the folder in which a zip is unpacked; null where there is none. It is meant as a trap, though nothing is unpacked here.
    /// </summary>
    public string? NameOutside =>
        zip.Entries.Select(e => e.FullName).FirstOrDefault(n => n.StartsWith('/') || n.Contains("..", StringComparison.Ordinal) || n.Contains(':'));

    /// <summary>Whether two parts have the same name.</summary>
    public bool HasNameTwice => zip.Entries.GroupBy(e => Plain(e.FullName), StringComparer.OrdinalIgnoreCase).Any(g => g.Count() > 1);

    /// <summary>Names of the parts in which people write, beside the sheets: comments, drawings, and properties that are typed.</summary>
    public IEnumerable<string> Beside => zip.Entries.Select(e => Plain(e.FullName)).Where(n =>
        (n.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || n.EndsWith(".vml", StringComparison.OrdinalIgnoreCase))
        && !n.StartsWith('[') && !NotTyped.Any(w => n.Contains(w, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Opens a part.</summary>
    /// <returns>Null where there is no such part.</returns>
    public XmlReader? Open(string name)
    {
        var entry = zip.Entries.FirstOrDefault(e => string.Equals(Plain(e.FullName), name, StringComparison.OrdinalIgnoreCase));
        if (entry is null) return null;
        var settings = Settings.Clone();
        settings.NameTable = new LimitedNameTable();
        return XmlReader.Create(limit.Over(entry.Open()), settings);
    }

    /// <summary>The relationships of a part to others.</summary>
    /// <param name="part">Full name; empty for the workbook file itself.</param>
    public IReadOnlyList<PartLink> LinksOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var links = new List<PartLink>();
        using var xml = Open($"{part[..slash]}_rels/{part[slash..]}.rels");
        while (xml is not null && xml.ReadLimited())
        {
            if (xml.NodeType is not XmlNodeType.Element || xml.LocalName != "Relationship") continue;
            if (string.Equals(xml.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase)) continue;
            var type = xml.GetAttribute("Type") ?? "";
            if (xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target)
                links.Add(new(id, type[(type.LastIndexOf('/') + 1)..], Resolve(part[..slash], target)));
        }

        return links;
    }

    private static string Plain(string name) => name.Replace('\\', '/');

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/')) return target[1..];
        var steps = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in Plain(target).Split('/'))
        {
            if (step is "" or ".") continue;
            if (step != "..") steps.Add(step);
            else if (steps.Count > 0) steps.RemoveAt(steps.Count - 1);
        }

        return string.Join('/', steps);
    }
}
