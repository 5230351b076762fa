using System.IO.Compression;
using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Forms;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Reading.Xlsx;
using Reporting.Checking.Wording;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Files;

/// <summary>The table of an uploaded form as its file has it, cell by cell; of JSON, the table that it would be.</summary>
/// <param name="Rows">From row 1 of the file, blank ones included.</param>
/// <param name="Header">Null where none was found.</param>
/// <param name="HeaderRow">From 1.</param>
/// <param name="Lines">Of JSON: the line of the file on which each item stands.</param>
internal sealed record UploadedTable(
    string? Sheet, IReadOnlyList<string[]> Rows, FormHeader? Header, int HeaderRow, IReadOnlyDictionary<string, int>? Lines = null)
{
    private const int MostRows = 20_000;
    private const int MostColumns = 100;

    /// <summary>The table of a file, up to as many rows and columns as no form has.</summary>
    /// <param name="reading">Of the same file.</param>
    public static UploadedTable Of(string file, ReturnFormat format, FormQuestion question, FormReading reading) => format switch
    {
        ReturnFormat.Csv => OfCsv(file),
        ReturnFormat.Xlsx => OfBook(file),
        _ => OfAnswers(question, reading),
    };

    /// <summary>Row and column of an item's value, from 1 and 0; null where it has no row.</summary>
    public (int Row, int Column)? ValueOf(string item)
    {
        if (Header is not { } header)
            return null;
        for (var i = HeaderRow; i < Rows.Count; i++)
        {
            if (CellText.Is(CellText.Trim(Cell(i, header[FormHeader.Code])), item))
                return (i + 1, header[FormHeader.Value]);
        }

        return null;
    }

    /// <summary>Of JSON: the item that stands on a line, or begins before it; null where several share the line.</summary>
    public string? ItemOn(int line)
    {
        var before = (Lines ?? new Dictionary<string, int>()).Where(l => l.Value <= line).ToList();
        return before.Count > 0 && before.Max(l => l.Value) is var nearest && before.Where(l => l.Value == nearest).ToList() is [var only] ? only.Key : null;
    }

    /// <summary>
    /// The cell in which an issue is marked: row from 1, column from 0; null where it is only listed. Of JSON the rows of issues are lines of the file, so an
    /// issue is marked at its item.
    /// </summary>
    public (int Row, int Column)? CellOf(Issue issue, ReturnFormat format)
    {
        if (format is not ReturnFormat.Json && issue.Cell is { } cell && issue.Row is { } row && (issue.Sheet is null || Sheet is null || issue.Sheet == Sheet))
            return (row, CellAddress.ColumnOf(cell));
        if (issue.Column is { } column && PlaceOf(column) is { } place)
            return place;
        if (format is ReturnFormat.Json)
            return issue.Row is { } line && ItemOn(line) is { } on ? ValueOf(on) : null;
        return issue.Row is { } whole and > 0 && whole <= Rows.Count ? (whole, 0) : null;
    }

    /// <summary>The cell of an item, or of a member of it: MIS01.note.</summary>
    private (int Row, int Column)? PlaceOf(string column)
    {
        var dot = column.IndexOf('.', StringComparison.Ordinal);
        if (ValueOf(dot < 0 ? column : column[..dot]) is not { } value)
            return null;
        var name = dot < 0 ? -1 : FormHeader.NameOf(column.AsSpan(dot + 1));
        return name >= 0 && Header!.Has(name) ? (value.Row, Header[name]) : value;
    }

    /// <param name="row">From 0.</param>
    public string Cell(int row, int column) => column >= 0 && column < Rows[row].Length ? Rows[row][column] : "";

    private static UploadedTable OfCsv(string file)
    {
        var source = TextSource.Open(file);
        var dialect = CsvDialect.Of(source, FormHeader.Score);
        using var reader = source.Reader();
        return Of(new CsvScanner(reader, dialect.Delimiter));
    }

    private static UploadedTable OfBook(string file)
    {
        var limit = new InflationLimit(new FileInfo(file).Length);
        try
        {
            using var zip = ZipFile.OpenRead(file);
            var parts = new WorkbookParts(zip, limit);
            if (parts.NameOutside is not null || Workbook.Read(parts, limit) is not { } workbook)
                return new(null, [], null, 0);
            var tables = workbook.Sheets.Where(s => !s.Hidden).Select(s => OfSheet(parts, s, workbook)).OfType<UploadedTable>();
            UploadedTable? first = null;
            foreach (var table in tables)
            {
                if (table.Header is not null)
                    return table;
                first ??= table;
            }

            return first ?? new(null, [], null, 0);
        }
        catch (Exception e) when (e is System.Xml.XmlException or InvalidDataException)
        {
            // A damaged workbook: the receipt says so, and there is no table to mark.
            return new(null, [], null, 0);
        }
    }

    private static UploadedTable? OfSheet(WorkbookParts parts, SheetEntry sheet, Workbook workbook)
    {
        if (parts.Open(sheet.Part) is not { } xml)
            return null;
        using var rows = new SheetRows(xml, sheet, workbook);
        return Of(rows);
    }

    private static UploadedTable Of(ITableRows source)
    {
        var rows = new List<string[]>();
        var (header, headerRow) = ((FormHeader?)null, 0);
        var row = new TableRow();
        while (rows.Count < MostRows && source.Read(row) && row.Number <= MostRows)
        {
            while (rows.Count < row.Number - 1)
                rows.Add([]);
            var cells = new string[Math.Min(row.Count, MostColumns)];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = FormulaGuard.Off(row[i]).ToString();
            rows.Add(cells);
            if (header is null && FormHeader.Of(row) is { } found)
                (header, headerRow) = (found, row.Number);
        }

        return new(source.Sheet, rows, header, headerRow);
    }

    private static UploadedTable OfAnswers(FormQuestion question, FormReading reading)
    {
        var rows = new List<string[]> { FormHeader.Names };
        foreach (var item in question.Instrument.ItemsOf(question.Period.Id))
        {
            var answer = reading.Answers.Of(item.Code);
            var value = answer.Missing is null ? FormTemplate.Text(answer) ?? "" : "";
            rows.Add([item.Code, item.Label, value, answer.Missing ?? "", answer.Estimate ? "yes" : "", answer.Note ?? ""]);
        }

        return new(null, rows, FormHeader.Usual(FormHeader.Names.Length), 1, reading.Answers.Rows);
    }
}
