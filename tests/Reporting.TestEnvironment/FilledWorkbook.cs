using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Reporting.TestEnvironment;

/// <summary>A template as somebody fills it in.</summary>
public static class FilledWorkbook
{
    /// <param name="answers">By item code: what is typed into the value cell, and into the missing and note cells.</param>
    public static byte[] Of(byte[] template, IReadOnlyDictionary<string, (string Value, string Missing, string Note)> answers)
    {
        using var bytes = new MemoryStream();
        bytes.Write(template);
        using (var document = SpreadsheetDocument.Open(bytes, true))
        {
            var sheet = SheetsOf(document)[0].Worksheet!;
            foreach (var row in sheet.Descendants<Row>().Where(r => r.Elements<Cell>().FirstOrDefault() is { } first && answers.ContainsKey(first.InnerText)))
            {
                var cells = row.Elements<Cell>().ToList();
                var (value, missing, note) = answers[cells[0].InnerText];
                Type(cells[2], value);
                Type(cells[3], missing);
                Type(cells[5], note);
            }

            sheet.Save();
        }

        return bytes.ToArray();
    }

    /// <summary>The texts of a sheet's cells by their addresses.</summary>
    public static Dictionary<string, string> CellsOf(byte[] book, int sheet)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(book), false);
        return SheetsOf(document)[sheet].Worksheet!.Descendants<Cell>().Where(c => c.InnerText.Length > 0)
            .ToDictionary(c => c.CellReference!.Value!, c => c.InnerText);
    }

    public static IReadOnlyList<WorksheetPart> SheetsOf(SpreadsheetDocument document) =>
        [.. document.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(s => (WorksheetPart)document.WorkbookPart.GetPartById(s.Id!.Value!))];

    private static void Type(Cell cell, string text)
    {
        if (text.Length == 0)
            return;
        if (double.TryParse(text, CultureInfo.InvariantCulture, out var number))
            cell.CellValue = new(number.ToString("R", CultureInfo.InvariantCulture));
        else
            (cell.DataType, cell.InlineString) = (CellValues.InlineString, new(new Text(text)));
    }
}
