using System.Xml;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Reading.Xlsx;

/// <param name="Name">With personal details masked.</param>
/// <param name="Part">Full name of the sheet's part.</param>
internal sealed record SheetEntry(string Name, bool Hidden, string Part)
{
    /// <summary>What its name tells of somebody.</summary>
    public IReadOnlyList<PersonalDetail> Personal { get; init; } = [];
}

/// <summary>What the sheets of a workbook share.</summary>
/// <param name="From1904">Days are counted from 1904, as old Macs did.</param>
internal sealed record Workbook(IReadOnlyList<SheetEntry> Sheets, bool From1904, SharedStrings Strings, NumberFormats Formats)
{
    private const int MostSheets = 500;

    /// <returns>Null where the parts make no workbook.</returns>
    public static Workbook? Read(WorkbookParts parts, InflationLimit limit)
    {
        var part = parts.LinksOf("").FirstOrDefault(l => l.Kind == "officeDocument")?.Target ?? "xl/workbook.xml";
        using var xml = parts.Open(part);
        if (xml is null) return null;
        var links = parts.LinksOf(part);
        var sheets = new List<SheetEntry>();
        var from1904 = false;
        while (xml.ReadLimited())
        {
            if (xml.NodeType is not XmlNodeType.Element) continue;
            if (xml.LocalName == "workbookPr") from1904 = xml.GetAttribute("date1904") is "1" or "true" or "on";
            if (xml.LocalName != "sheet" || sheets.Count == MostSheets) continue;
            var (name, hidden) = (xml.GetAttribute("name") ?? "", xml.GetAttribute("state") is "hidden" or "veryHidden");
            if (links.FirstOrDefault(l => l.Id == LinkId(xml)) is { Kind: "worksheet" } link)
                sheets.Add(new(PersonalDetails.Masked(name), hidden, link.Target) { Personal = PersonalDetails.In(name) });
        }

        using var strings = links.FirstOrDefault(l => l.Kind == "sharedStrings") is { } ofStrings ? parts.Open(ofStrings.Target) : null;
        using var styles = links.FirstOrDefault(l => l.Kind == "styles") is { } ofStyles ? parts.Open(ofStyles.Target) : null;
        return new(sheets, from1904, SharedStrings.Read(strings, limit), NumberFormats.Read(styles));
    }

    /// <summary>The attribute's namespace differs between strict and transitional workbooks.</summary>
    private static string? LinkId(XmlReader xml)
    {
        string? id = null;
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal)) id = xml.Value;
        }

        xml.MoveToElement();
        return id;
    }
}
