using Reporting.Functions.Returns.Reading.Text;

namespace Reporting.Functions.Returns.Reading.Forms;

/// <summary>A form as a text file with a row an item.</summary>
internal static class CsvForm
{
    public static void Read(string path, FormBuilder form)
    {
        var source = TextSource.Open(path);
        if (source.Length <= source.Preamble)
        {
            form.Issues.Add(new(ReadingCheck.Empty, Place.File, "The file is empty.") { Needed = "a row for each item, below the header", Fix = "Save the form again and upload it. Close it in the spreadsheet first." });
            form.StopEarly();
            return;
        }

        CheckBytes(source, form.Issues);
        if (source.Encoding is not System.Text.UTF8Encoding)
            form.Understood.Say(source is { Assumed: true, Name: "Windows-1252" }
                ? "The file was read as Windows-1252, because it is not valid UTF-8."
                : $"The file was read as {source.Name}{(source.Assumed ? ", judging by its bytes" : "")}.");
        var dialect = CsvDialect.Of(source, FormHeader.Score);
        if (dialect.FromFile) form.Understood.Say($"The delimiter is {dialect.Name}, as the first line of the file says; that line counts as row 1.");
        else if (dialect.Delimiter != ',') form.Understood.Say($"The cells are separated by {dialect.Name}.");
        using var reader = source.Reader();
        var scanner = new CsvScanner(reader, dialect.Delimiter);
        var row = new TableRow();
        if (dialect.FromFile) scanner.Read(row);
        FormTable.Read(scanner, row, form);
        var kinds = (scanner.CarriageReturns > 0 ? 1 : 0) + (scanner.LineFeeds > 0 ? 1 : 0) + (scanner.Pairs > 0 ? 1 : 0);
        if (kinds > 1) form.Understood.Say("The file mixes kinds of line ends; each was read as the end of a line.");
        if (scanner.SpacesBeforeQuotes) form.Understood.Say("Spaces before quotation marks were left out.");
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
