using Reporting.Checking.Wording;

namespace Reporting.Checking.Reading.Text;

/// <summary>How the cells of a text file are separated.</summary>
/// <param name="FromFile">The file's first line says so (sep=;).</param>
internal sealed record CsvDialect(char Delimiter, bool FromFile)
{
    private const int MostRows = 200;
    private const int MostCharacters = 500_000;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>What people call the delimiter, in the plural.</summary>
    public string Name => NameOf(Delimiter);

    /// <summary>The dialect that a file says it has, or else the one by which it has the best header and the most regular rows.</summary>
    /// <param name="headerScore">How much a row looks like the header that is looked for; 0 for not at all.</param>
    public static CsvDialect Of(TextSource source, Func<TableRow, int> headerScore)
    {
        using (var reader = source.Reader())
        {
            if (Declared(reader) is { } declared) return new(declared, true);
        }

        var best = (Score: -1, Regularity: -1.0, Delimiter: ',');
        foreach (var delimiter in Delimiters)
        {
            using var reader = source.Reader();
            var (score, regularity) = Judge(new(reader, delimiter), headerScore);
            if (score > best.Score || (score == best.Score && regularity > best.Regularity)) best = (score, regularity, delimiter);
        }

        return new(best.Delimiter, false);
    }

    /// <summary>The best header, and how many rows have the most frequent width above 1.</summary>
    private static (int Score, double Regularity) Judge(CsvScanner scanner, Func<TableRow, int> headerScore)
    {
        var row = new TableRow();
        var (best, rows) = (0, 0);
        var widths = new Dictionary<int, int>();
        while (rows < MostRows && scanner.Characters < MostCharacters && scanner.Read(row))
        {
            if (row.IsBlank) continue;
            rows++;
            best = Math.Max(best, headerScore(row));
            widths[row.Count] = widths.GetValueOrDefault(row.Count) + 1;
        }

        return (best, widths.Where(w => w.Key > 1).Select(w => (double)w.Value / rows).DefaultIfEmpty(0).Max());
    }

    /// <summary>Spreadsheets take a first line such as sep=; as the delimiter's name.</summary>
    private static char? Declared(StreamReader reader)
    {
        Span<char> head = stackalloc char[9];
        var text = head[..reader.ReadBlock(head)];
        var quoted = text.Length > 0 && text[0] == '"';
        if (quoted) text = text[1..];
        if (text.Length < 5 || !text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)) return null;
        var delimiter = text[4];
        var after = text[(quoted && text.Length > 5 && text[5] == '"' ? 6 : 5)..];
        if (!after.IsEmpty && after[0] is not ('\r' or '\n') && after[0] != delimiter) return null;
        return !char.IsAsciiLetterOrDigit(delimiter) && delimiter is not ('"' or '\r' or '\n' or '.' or '-') ? delimiter : null;
    }

    private static string NameOf(char delimiter) => delimiter switch
    {
        ',' => "commas",
        ';' => "semicolons",
        '\t' => "tabs",
        '|' => "vertical bars",
        _ => $"“{QuotedText.Of([delimiter])}”",
    };
}
