using Reporting.Checking.Extracts.Layouts;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Wording;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Extracts.Reading;

/// <summary>Reads files of extracts by what is in them, whatever they are called.</summary>
internal sealed class ExtractReader(IReadOnlyList<ExtractLayout> layouts, Intake intake)
{
    private readonly Headers headers = new([.. layouts.SelectMany(l => l.Tables)]);

    /// <param name="index">Its place among the files.</param>
    public ReadFile Read(string path, int index)
    {
        var name = NameOf(path, index);
        var kind = FileSignature.Of(path);
        return kind switch
        {
            FileKind.Empty => ReadFile.Refused(name, index, "the file is empty"),
            FileKind.Workbook => BookExtract.Read(path, headers, intake, name, index),
            FileKind.Text or FileKind.Xml or FileKind.Json => Text(path, name, index),
            _ => ReadFile.Refused(name, index, FormatRefusals.Of(kind).Message),
        };
    }

    // A file may be called after a child.
    private static string NameOf(string path, int index)
    {
        var name = Path.GetFileName(path);
        return PersonalDetails.In(name).Count > 0 ? $"file {index + 1}" : QuotedText.OfName(name);
    }

    private ReadFile Text(string path, string name, int index)
    {
        var source = TextSource.Open(path);
        if (source.Nuls > 0)
            return ReadFile.Refused(name, index, "it has NUL bytes, so it was damaged or is no text file");
        if (source.FirstInvalid is { } invalid)
            return ReadFile.Refused(name, index, $"line {invalid.Line}: it begins as UTF-8, and goes on in another encoding; export it again");
        IReadOnlyList<string> notes = source.Encoding is System.Text.UTF8Encoding ? [] : [$"it was read as {source.Name}"];
        if (IsXml(source))
        {
            var read = new XmlExtract(layouts, intake).Read(source, name, index);
            return read with { Notes = notes };
        }

        var dialect = CsvDialect.Of(source, headers.Score);
        using TextReader reader = source.Reader();
        var scanner = new CsvScanner(reader, dialect.Delimiter);
        if (dialect.FromFile)
            scanner.Read(new());
        var (table, nearly) = TableRows.Read(scanner, headers, intake, index);
        return table is null
            ? ReadFile.Refused(name, index, nearly ?? "it has the columns of no table that is known")
            : new(name, index, [table], null) { Notes = dialect.Delimiter == ',' ? notes : [.. notes, $"its cells are separated by {dialect.Name}"] };
    }

    private static bool IsXml(TextSource source)
    {
        using var reader = source.Reader();
        int character;
        do
        {
            character = reader.Read();
        }
        while (character is ' ' or '\t' or '\r' or '\n');
        return character == '<';
    }
}
