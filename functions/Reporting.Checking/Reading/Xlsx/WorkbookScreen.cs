using System.IO.Compression;
using System.Text;
using System.Xml;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;

namespace Reporting.Checking.Reading.Xlsx;

/// <summary>
/// Looks for personal details in what a workbook holds beside the table that is read: other sheets, comments, drawings, and texts that no cell shows.
/// </summary>
internal sealed class WorkbookScreen(WorkbookParts parts, ReadingIssues issues, CancellationToken cancellation)
{
    /// <summary>Elements whose ends part no words.</summary>
    private static readonly string[] Runs = ["r", "t", "rPr"];

    /// <summary>Names of people that a spreadsheet writes by itself.</summary>
    private static readonly string[] NotTyped = ["authors", "creator", "lastModifiedBy"];

    /// <param name="read">The sheet that was read as the table.</param>
    public void Run(Workbook workbook, SheetEntry? read)
    {
        foreach (var sheet in workbook.Sheets)
        {
            issues.AddPersonal(null, sheet.Personal, default, "The name of a sheet");
            if (sheet == read || parts.Open(sheet.Part) is not { } xml) continue;
            using var rows = new SheetRows(xml, sheet, workbook);
            Listen(rows, issues);
            new ScreenedRows(rows, issues, cancellation).ScreenRest(new());
        }

        foreach (var part in parts.Beside.ToList()) ScreenPart(part);
        if (issues.HasPersonal) return;
        for (var i = 0; i < workbook.Strings.Count && !issues.HasPersonal; i++)
            issues.AddPersonal(null, issues.PersonalIn(workbook.Strings[i]), default, "A text of the workbook that no cell shows");
    }

    /// <summary>Has what stands beside the cells of a sheet looked at too.</summary>
    public static void Listen(SheetRows rows, ReadingIssues issues) => rows.Beside = text => issues.AddPersonal(
        null, issues.PersonalIn(text), FileLocation.WholeFile with { Sheet = rows.Sheet }, "What is printed around a sheet, or stands far beside its table,");

    /// <summary>Looks at the bytes of a workbook whose parts cannot be read as XML.</summary>
    public static void RunOnDamaged(string path, InflationLimit limit, ReadingIssues issues)
    {
        var text = new LooseText(issues, "A text of the damaged workbook");
        try
        {
            using var zip = ZipFile.OpenRead(path);
            foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
            {
                using var reader = new StreamReader(limit.Over(entry.Open()), Encoding.UTF8);
                AddWithoutTags(reader, text);
            }
        }
        catch (InvalidDataException)
        {
            // What cannot be unpacked here, nobody else can read either.
        }

        text.End();
    }

    private void ScreenPart(string part)
    {
        using var xml = parts.Open(part);
        var text = new LooseText(issues, "A comment, drawing or property of the workbook");
        var chunk = new char[4096];
        var skipped = int.MaxValue;
        while (xml is not null && xml.ReadLimited())
        {
            if (xml.Depth <= skipped) skipped = int.MaxValue;
            if (xml.NodeType is XmlNodeType.Element && !xml.IsEmptyElement && skipped == int.MaxValue && NotTyped.Contains(xml.LocalName)) skipped = xml.Depth;
            if (skipped < int.MaxValue) continue;
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                while (xml.ReadValueChunk(chunk, 0, chunk.Length) is > 0 and var count) text.Add(chunk.AsSpan(0, count));
            }
            else if (xml.NodeType is XmlNodeType.EndElement && !Runs.Contains(xml.LocalName))
            {
                text.Add("\n");
            }
        }

        text.End();
    }

    private static void AddWithoutTags(StreamReader reader, LooseText text)
    {
        var block = new char[4096];
        var inTag = false;
        while (reader.Read(block, 0, block.Length) is > 0 and var count)
        {
            for (var rest = block.AsSpan(0, count); !rest.IsEmpty;)
            {
                var end = rest.IndexOf(inTag ? '>' : '<');
                var part = end < 0 ? rest : rest[..end];
                if (!inTag) text.Add(part);
                if (end >= 0 && inTag) text.Add("\n");
                inTag ^= end >= 0;
                rest = end < 0 ? default : rest[(end + 1)..];
            }
        }
    }
}
