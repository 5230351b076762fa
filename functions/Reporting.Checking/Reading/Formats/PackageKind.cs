using System.IO.Compression;
using System.Xml;

namespace Reporting.Checking.Reading.Formats;

/// <summary>What an Office file is, by the content type of its main part: its parts may have any names.</summary>
internal static class PackageKind
{
    private const int LongestList = 1_000_000;

    private static readonly (string Ending, FileKind Kind)[] MainParts =
    [
        ("spreadsheetml.sheet.main+xml", FileKind.Workbook),
        ("spreadsheetml.template.main+xml", FileKind.Workbook),
        ("ms-excel.sheet.macroEnabled.main+xml", FileKind.Workbook),
        ("ms-excel.template.macroEnabled.main+xml", FileKind.Workbook),
        ("ms-excel.sheet.binary.macroEnabled.main", FileKind.BinaryWorkbook),
        ("wordprocessingml.document.main+xml", FileKind.Word),
        ("presentationml.presentation.main+xml", FileKind.PowerPoint),
    ];

    /// <returns>Null where the file lists no main part that is known.</returns>
    /// <exception cref="InvalidDataException">The list cannot be unpacked.</exception>
    public static FileKind? Of(ZipArchive zip)
    {
        if (zip.GetEntry("[Content_Types].xml") is not { Length: < LongestList } list) return null;
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LongestList };
        try
        {
            using var xml = XmlReader.Create(list.Open(), settings);
            while (xml.Read())
            {
                if (xml.NodeType is not XmlNodeType.Element || xml.GetAttribute("ContentType") is not { } type) continue;
                foreach (var (ending, kind) in MainParts)
                {
                    if (type.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return kind;
                }
            }
        }
        catch (XmlException)
        {
            // The names of the parts may still say what it is.
        }

        return null;
    }
}
