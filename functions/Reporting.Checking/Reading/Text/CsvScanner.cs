namespace Reporting.Checking.Reading.Text;

/// <summary>
/// Splits decoded text into rows and cells, exactly, and goes on after what is wrong. It is our own because what people upload is rough in ways that libraries
/// either do not take (Sep: one kind of delimiter throughout, no blank lines, no title rows) or do not notice (Sep takes unclosed and stray quotation marks;
/// most others swallow the rest of the file into one cell). Here a quotation mark that is never closed costs its own row alone, and its row is known.
/// </summary>
internal sealed class CsvScanner : ITableRows
{
    private readonly CsvBuffer buffer;
    private readonly PlainRowParser plain;
    private readonly RoughRowParser rough;
    private int rows;

    /// <param name="skipped">Gets what is not read, since its line is longer than any row; null where nobody looks at it.</param>
    public CsvScanner(TextReader reader, char delimiter, LooseText? skipped = null)
    {
        buffer = new(reader);
        plain = new(buffer, delimiter);
        rough = new(buffer, delimiter, skipped);
    }

    public string? Sheet => null;

    public bool HasFixedWidth => true;

    /// <summary>Characters read so far.</summary>
    public long Characters => buffer.Length;

    /// <summary>Whether the rows read so far ended in more than one way.</summary>
    public bool HasMixedLineEnds => buffer.LineEnds.AreMixed;

    /// <summary>Whether a quotation mark stood after spaces, and was taken as the cell's first character.</summary>
    public bool SpacesBeforeQuotes => rough.SpacesBeforeQuotes;

    public bool Read(TableRow row)
    {
        buffer.RowStart = buffer.Position;
        if (!buffer.HasNext) return false;
        var line = buffer.LineEnds.Line;
        if (!plain.Read(row)) rough.Read(row);
        (row.Number, row.Line) = (++rows, line);
        return true;
    }
}
