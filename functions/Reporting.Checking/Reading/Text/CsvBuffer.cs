namespace Reporting.Checking.Reading.Text;

/// <summary>The lines and the kinds of line ends that were passed.</summary>
/// <param name="Line">The line that is being read, from 1.</param>
internal readonly record struct LineEnds(int Line, int CarriageReturns, int LineFeeds, int Pairs)
{
    /// <summary>Whether the text has more than one kind of line end.</summary>
    public bool AreMixed => (CarriageReturns > 0 ? 1 : 0) + (LineFeeds > 0 ? 1 : 0) + (Pairs > 0 ? 1 : 0) > 1;
}

/// <summary>The part of a text in which the current row stands, and how far it has been read. It grows until the row has room.</summary>
internal sealed class CsvBuffer(TextReader reader)
{
    private char[] characters = new char[32 * 1024];
    private bool ended;

    /// <summary>Other characters stand in it, perhaps in another array, after each <see cref="Fill"/>.</summary>
    public char[] Characters => characters;

    /// <summary>Index of the current row's first character.</summary>
    public int RowStart { get; set; }

    /// <summary>Index of the next character.</summary>
    public int Position { get; set; }

    /// <summary>Index behind the last character that is there.</summary>
    public int End { get; private set; }

    /// <summary>How many times it was filled.</summary>
    public int Fills { get; private set; }

    /// <summary>Characters read so far.</summary>
    public long Length { get; private set; }

    public LineEnds LineEnds { get; private set; } = new(1, 0, 0, 0);

    /// <summary>Whether there is a next character.</summary>
    public bool HasNext => Position < End || Fill();

    /// <summary>The characters from the next on.</summary>
    public ReadOnlySpan<char> Rest => characters.AsSpan(Position, End - Position);

    /// <returns>The next character; -1 at the end of the text.</returns>
    public int Peek() => HasNext ? characters[Position] : -1;

    /// <summary>Goes back to where the row began.</summary>
    /// <param name="before">The line ends before it.</param>
    public void Return(LineEnds before) => (Position, LineEnds) = (RowStart, before);

    /// <summary>Passes over the line end that is next: a line feed, a carriage return, or both.</summary>
    /// <param name="isRead">Whether it ends a row, and is no part of a cell.</param>
    public void EndLine(bool isRead = true)
    {
        var (line, returns, feeds, pairs) = LineEnds;
        line++;
        if (characters[Position] == '\n') feeds++;
        else if ((Position + 1 < End || Fill()) && characters[Position + 1] == '\n')
        {
            pairs++;
            Position++;
        }
        else returns++;

        Position++;
        LineEnds = isRead ? new(line, returns, feeds, pairs) : LineEnds with { Line = line };
    }

    /// <summary>Reads more behind what is there, and drops what stands before the row.</summary>
    /// <returns>Whether there was more.</returns>
    public bool Fill()
    {
        if (ended) return false;
        if (RowStart > 0)
        {
            characters.AsSpan(RowStart, End - RowStart).CopyTo(characters);
            Position -= RowStart;
            End -= RowStart;
            RowStart = 0;
        }

        if (End == characters.Length) Array.Resize(ref characters, characters.Length * 2);
        Fills++;
        var count = reader.Read(characters, End, characters.Length - End);
        ended = count == 0;
        End += count;
        Length += count;
        return count > 0;
    }
}
