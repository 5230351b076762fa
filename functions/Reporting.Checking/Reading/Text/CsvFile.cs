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
            table.Issues.Add(new(ReadingCheck.Empty, Place.File, "The file is empty.") { Needed = "rows below a header", Fix = $"Save the {table.Noun} again and upload it. Close it in the spreadsheet first." });
            table.StopEarly();
            return;
        }

        CheckBytes(source, table.Issues);
        if (source.Encoding is not System.Text.UTF8Encoding)
            table.Understood.Say(source is { Assumed: true, Name: "Windows-1252" }
                ? "The file was read as Windows-1252, because it is not valid UTF-8."
                : $"The file was read as {source.Name}{(source.Assumed ? ", judging by its bytes" : "")}.");
        var dialect = CsvDialect.Of(source, table.HeaderScore);
        if (dialect.FromFile) table.Understood.Say($"The delimiter is {dialect.Name}, as the first line of the file says; that line counts as row 1.");
        else if (dialect.Delimiter != ',') table.Understood.Say($"The cells are separated by {dialect.Name}.");
        using TextReader reader = source.Length > ReadAhead.Worthwhile ? new ReadAhead(source.Reader()) : source.Reader();
        var scanner = new CsvScanner(reader, dialect.Delimiter);
        var row = new TableRow();
        if (dialect.FromFile) scanner.Read(row);
        table.ReadTable(scanner, row);
        if (scanner.HasMixedLineEnds) table.Understood.Say("The file mixes kinds of line ends; each was read as the end of a line.");
        if (scanner.SpacesBeforeQuotes) table.Understood.Say("Spaces before quotation marks were left out.");
    }

    public static void CheckBytes(TextSource source, ReadingIssues issues)
    {
        if (source.FirstNul is { } nul)
            issues.Add(new(ReadingCheck.Nul, Place.OfRow(null, nul.Line), $"The file has {(source.Nuls == 1 ? "a NUL byte" : $"{source.Nuls:N0} NUL bytes")}, the first at byte {nul.Offset + 1:N0} (line {nul.Line}). They are no part of any text: the file was damaged, or is not a text file.")
            { Value = "␀", Needed = "text without NUL bytes", Fix = "Save the file again as CSV UTF-8. If that does not help, copy the table into a new file." });
        if (source.FirstInvalid is { } invalid)
            issues.Add(new(ReadingCheck.Encoding, Place.OfRow(null, invalid.Line), $"The file begins as UTF-8, but byte {invalid.Offset + 1:N0} (line {invalid.Line}) is not UTF-8.")
            { Needed = "text in one encoding", Fix = "Save the file again as CSV UTF-8." });
    }
}
