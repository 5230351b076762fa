using Reporting.Checking.Reading.Results;

namespace Reporting.Checking.Reading.Text;

/// <summary>A table as a text file.</summary>
internal static class CsvFile
{
    public static void Read(string path, ITableReader table)
    {
        var source = TextSource.Open(path);
        if (source.Length <= source.Preamble)
        {
            table.Issues.Add(new(ReadingCheck.Empty, FileLocation.WholeFile, "The file is empty.")
            {
                Needed = "rows below a header",
                Fix = $"Save the {table.Noun} again and upload it. Close it in the spreadsheet first.",
            });
            table.StopEarly();
            return;
        }

        source.Check(table.Issues);
        if (source.Encoding is not System.Text.UTF8Encoding)
        {
            table.Assumptions.Add(source is { Assumed: true, Name: "Windows-1252" }
                ? "The file was read as Windows-1252, because it is not valid UTF-8."
                : $"The file was read as {source.Name}{(source.Assumed ? ", judging by its bytes" : "")}.");
        }

        var dialect = CsvDialect.Of(source, table.HeaderScore);
        if (dialect.FromFile) table.Assumptions.Add($"The delimiter is {dialect.Name}, as the first line of the file says; that line counts as row 1.");
        else if (dialect.Delimiter != ',') table.Assumptions.Add($"The cells are separated by {dialect.Name}.");
        using TextReader reader = source.Length > ReadAhead.Worthwhile ? new ReadAhead(source.Reader()) : source.Reader();
        var skipped = table.IsScreened ? new LooseText(table.Issues, "A line that is longer than any row can be") : null;
        var scanner = new CsvScanner(reader, dialect.Delimiter, skipped);
        var row = new TableRow();
        if (dialect.FromFile) scanner.Read(row);
        var rows = new ScreenedRows(scanner, table.IsScreened ? table.Issues : null, table.Cancellation);
        table.ReadTable(rows, row);
        rows.ScreenRest(row);
        skipped?.End();
        if (scanner.HasMixedLineEnds) table.Assumptions.Add("The file mixes kinds of line ends; each was read as the end of a line.");
        if (scanner.SpacesBeforeQuotes) table.Assumptions.Add("Spaces before quotation marks were left out.");
    }
}
