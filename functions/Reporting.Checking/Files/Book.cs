using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Reporting.Checking.Reading.Results;

namespace Reporting.Checking.Files;

/// <param name="Number">Written as a number where it is given; else the text.</param>
internal sealed record BookCell(string? Text, double? Number = null, BookStyle Style = BookStyle.Plain)
{
    public static implicit operator BookCell(string? text) => new(text);
}

/// <summary>What may be written in cells.</summary>
/// <param name="Cells">A2 or A2:A100.</param>
/// <param name="From">Of a list: where its values stand, or the values in quotation marks; else the least value, or null.</param>
/// <param name="To">The greatest value, or null.</param>
internal sealed record BookRule(string Cells, DataValidationValues Kind, string? From, string? To, string Prompt);

/// <param name="Cell">A2.</param>
internal sealed record BookNote(string Cell, string Text);

/// <param name="Target">A cell of the workbook: 'Return'!A2.</param>
internal sealed record BookLink(string Cell, string Target);

/// <param name="Widths">Of the columns, in characters.</param>
internal sealed record BookSheet(string Name, IReadOnlyList<int> Widths, IEnumerable<IReadOnlyList<BookCell?>> Rows)
{
    /// <summary>Style of each column's empty cells; null where all are plain.</summary>
    public IReadOnlyList<BookStyle>? Columns { get; init; }

    /// <summary>Rows that stay in view above the others.</summary>
    public int FrozenRows { get; init; }

    /// <summary>Only cells of an input's style can be changed, until somebody takes the protection off: there is no password.</summary>
    public bool Protected { get; init; }

    public IReadOnlyList<BookRule> Rules { get; init; } = [];

    public IReadOnlyList<BookNote> Notes { get; init; } = [];

    public IReadOnlyList<BookLink> Links { get; init; } = [];
}

/// <summary>Writes an Excel workbook, row by row. Every text is written as a text in its cell and none as a formula, whatever it begins with.</summary>
internal sealed partial class Book : IDisposable
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int LongestCell = 32_767;

    private readonly SpreadsheetDocument document;
    private readonly WorkbookPart workbook;
    private readonly Sheets sheets;

    public Book(Stream to)
    {
        document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        workbook = document.AddWorkbookPart();
        sheets = new();
        workbook.Workbook = new(sheets);
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = BookStyles.Sheet();
    }

    public void Add(BookSheet sheet)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        var notes = sheet.Notes.Count == 0 ? null : BookNotes.Add(part, sheet.Notes);
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new Worksheet());
            if (sheet.FrozenRows > 0)
            {
                var pane = new Pane
                {
                    VerticalSplit = sheet.FrozenRows,
                    TopLeftCell = CellAddress.Of(0, sheet.FrozenRows + 1),
                    ActivePane = PaneValues.BottomLeft,
                    State = PaneStateValues.Frozen,
                };
                writer.WriteElement(new SheetViews(new SheetView(pane) { WorkbookViewId = 0 }));
            }

            writer.WriteElement(new Columns(sheet.Widths.Select((w, i) => new Column
            {
                Min = (uint)i + 1,
                Max = (uint)i + 1,
                Width = w,
                CustomWidth = true,
                Style = (uint)(sheet.Columns?[i] ?? BookStyle.Plain),
            })));
            WriteRows(writer, sheet.Rows);
            if (sheet.Protected)
                writer.WriteElement(new SheetProtection { Sheet = true, FormatColumns = false, FormatRows = false });
            if (sheet.Rules.Count > 0)
                writer.WriteElement(new DataValidations(sheet.Rules.Select(Validation)) { Count = (uint)sheet.Rules.Count });
            if (sheet.Links.Count > 0)
                writer.WriteElement(new Hyperlinks(sheet.Links.Select(l => new Hyperlink { Reference = l.Cell, Location = l.Target })));
            if (notes is not null)
                writer.WriteElement(new LegacyDrawing { Id = notes });
            writer.WriteEndElement();
        }

        sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1, Name = sheet.Name });
    }

    public void Dispose() => document.Dispose();

    private static void WriteRows(OpenXmlWriter writer, IEnumerable<IReadOnlyList<BookCell?>> rows)
    {
        writer.WriteStartElement(new SheetData());
        var number = 0;
        foreach (var row in rows)
        {
            number++;
            writer.WriteStartElement(new Row { RowIndex = (uint)number });
            for (var i = 0; i < row.Count; i++)
            {
                if (row[i] is not { } cell)
                    continue;
                var written = new Cell { CellReference = CellAddress.Of(i, number), StyleIndex = (uint)cell.Style };
                if (cell.Number is { } value)
                    written.CellValue = new(value.ToString("R", CultureInfo.InvariantCulture));
                else if (!string.IsNullOrEmpty(cell.Text))
                {
                    (written.DataType, written.InlineString) = (CellValues.InlineString, new(new Text(Writable(cell.Text))
                    {
                        Space = SpaceProcessingModeValues.Preserve,
                    }));
                }

                writer.WriteElement(written);
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static DataValidation Validation(BookRule rule)
    {
        var validation = new DataValidation
        {
            Type = rule.Kind,
            AllowBlank = true,
            ShowErrorMessage = true,
            ShowInputMessage = true,
            SequenceOfReferences = new([rule.Cells]),
            Operator = rule.To is null ? DataValidationOperatorValues.GreaterThanOrEqual : DataValidationOperatorValues.Between,
            Prompt = rule.Prompt.Length <= 255 ? rule.Prompt : rule.Prompt[..254] + "…",
            Error = rule.Prompt.Length <= 224 ? rule.Prompt : rule.Prompt[..223] + "…",
        };
        if (rule.Kind == DataValidationValues.TextLength)
            validation.Operator = DataValidationOperatorValues.LessThanOrEqual;
        validation.Append(new Formula1(rule.From ?? "0"));
        if (rule.To is not null && rule.Kind != DataValidationValues.TextLength)
            validation.Append(new Formula2(rule.To));
        return validation;
    }

    /// <summary>The text without what XML cannot hold, and no longer than a cell.</summary>
    internal static string Writable(string text)
    {
        var cut = text.Length <= LongestCell ? text : text[..LongestCell];
        // Read back, _x0041_ would be the letter A.
        cut = EscapeLike().Replace(cut, "_x005F_");
        if (cut.All(c => XmlConvert.IsXmlChar(c)))
            return cut;
        var clean = new StringBuilder(cut.Length);
        foreach (var rune in cut.EnumerateRunes())
            clean.Append(rune.Value < 0x10000 && !XmlConvert.IsXmlChar((char)rune.Value) ? Escaped(rune) : rune.ToString());
        return clean.ToString();
    }

    /// <summary>As spreadsheets write a control character; others that XML cannot hold are no characters.</summary>
    private static string Escaped(Rune rune) =>
        rune.Value < 0x20 ? string.Create(CultureInfo.InvariantCulture, $"_x{rune.Value:X4}_") : Rune.ReplacementChar.ToString();

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex EscapeLike();
}
