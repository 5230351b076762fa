using System.IO.Compression;
using System.Xml;
using Reporting.Checking.Reading.Xlsx;

namespace Reporting.Checking.Extracts.Reading;

/// <summary>Reads every sheet of a workbook whose header is known.</summary>
internal static class BookExtract
{
    private const string Damaged = "the workbook is damaged; open it in Excel and save it again";

    public static ReadFile Read(string path, Headers headers, Intake intake, string name, int index)
    {
        var limit = new InflationLimit(new FileInfo(path).Length);
        try
        {
            using var zip = ZipFile.OpenRead(path);
            var parts = new WorkbookParts(zip, limit);
            if (parts.HasMacros || parts.NameOutside is not null || parts.HasNameTwice)
                return ReadFile.Refused(name, index, "the workbook has macros, or parts that Excel does not write; save it again as .xlsx");
            if (Workbook.Read(parts, limit) is not { Sheets.Count: > 0 } book)
                return ReadFile.Refused(name, index, "the workbook has no sheet that can be read");
            var tables = new List<ReadTable>();
            var unknown = 0;
            foreach (var sheet in book.Sheets)
            {
                if (parts.Open(sheet.Part) is not { } xml)
                    continue;
                using var rows = new SheetRows(xml, sheet, book);
                if (TableRows.Read(rows, headers, intake, index).Table is { } table)
                    tables.Add(table);
                else
                    unknown++;
            }

            if (limit.Exceeded)
                return ReadFile.Refused(name, index, "the workbook unpacks to far more than an extract holds");
            return tables.Count == 0
                ? ReadFile.Refused(name, index, "no sheet has the columns of a table that is known")
                : new(name, index, tables, null) { Notes = unknown == 0 ? [] : [$"{unknown} of its sheets have none of the known tables"] };
        }
        catch (XmlException)
        {
            return ReadFile.Refused(name, index, limit.Exceeded ? "the workbook unpacks to far more than an extract holds" : Damaged);
        }
        catch (InvalidDataException)
        {
            return ReadFile.Refused(name, index, Damaged);
        }
    }
}
