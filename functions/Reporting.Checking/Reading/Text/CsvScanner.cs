using System.Buffers;
using System.Runtime.CompilerServices;

namespace Reporting.Checking.Reading.Text;

/// <summary>
/// Splits decoded text into rows and cells, exactly, and goes on after what is wrong. It is our own because what people upload is rough in ways that the libraries
/// either do not take (Sep: one kind of delimiter throughout, no blank lines, no title rows) or do not notice (Sep takes unclosed and stray quotes; most others
/// swallow the rest of the file into one cell). Here a quote that is never closed costs its own row alone, and its row is known.
/// </summary>
internal sealed class CsvScanner : ITableRows
{
    /// <summary>A spreadsheet's own limit: a quoted cell longer than this was never closed.</summary>
    private const int LongestCell = 32_767;
    public const int LongestRow = 250_000;
    private const int MostCells = 20_000;

    /// <summary>Each costs a second look at its row. After that many, quoted cells may not run over line ends any more.</summary>
    private const int MostReturns = 100;

    private const int Near = 16;

    private readonly TextReader reader;
    private readonly char delimiter;
    private readonly CsvMarks marks;
    private readonly SearchValues<char> stops;
    private char[] window = new char[32 * 1024];
    private int start;
    private int position;
    private int end;
    private bool ended;
    private int nextMark;
    private bool isMarked;
    private int rows;
    private int line = 1;
    private int returns;

    public CsvScanner(TextReader reader, char delimiter)
    {
        this.reader = reader;
        this.delimiter = delimiter;
        marks = new(delimiter);
        stops = SearchValues.Create([delimiter, '\r', '\n', '"']);
    }

    public string? Sheet => null;

    public bool HasFixedWidth => true;

    /// <summary>Characters read so far.</summary>
    public long Characters { get; private set; }

    public int CarriageReturns { get; private set; }

    public int LineFeeds { get; private set; }

    public int Pairs { get; private set; }

    /// <summary>Whether a quote stood after spaces, and was taken as the cell's first character.</summary>
    public bool SpacesBeforeQuotes { get; private set; }

    public bool Read(TableRow row)
    {
        start = position;
        if (position == end && !Fill()) return false;
        rows++;
        if (ReadPlain(row)) return true;
        var (lineBefore, carriageReturns, lineFeeds, pairs) = (line, CarriageReturns, LineFeeds, Pairs);
        Begin(row, lineBefore);
        if (!ReadCells(row, returns < MostReturns))
        {
            // The quote was not closed where it should have been: take the row again as one line.
            returns++;
            position = start;
            (line, CarriageReturns, LineFeeds, Pairs) = (lineBefore, carriageReturns, lineFeeds, pairs);
            Begin(row, lineBefore);
            ReadCells(row, false);
        }

        return true;
    }

    /// <summary>Reads a row as nearly all are: each quote at the end of a cell, and nothing between quotes that would have to be left out.</summary>
    /// <returns>False where it is another, and nothing was read.</returns>
    private bool ReadPlain(TableRow row)
    {
        do
        {
            if (!isMarked)
            {
                marks.Find(window.AsSpan(0, end), position);
                (isMarked, nextMark) = (true, 0);
            }

            while (nextMark < marks.Count && marks[nextMark] < position) nextMark++;
            row.ClearFor(window);
            if (TakePlain(row) is { } plain) return plain;
        }
        while (end - start <= LongestRow && Fill());
        return false;
    }

    /// <returns>Null where the window ends before the row.</returns>
    [MethodImpl(Cells.EachCell.Optimised)]
    private bool? TakePlain(TableRow row)
    {
        var cell = position;
        for (var i = nextMark; i < marks.Count; i++)
        {
            var at = marks[i];
            var (from, to) = (cell, at);
            if (window[at] == '"')
            {
                // The cell between two quotes of which nothing else is known but that they are its first and last character.
                if (at != cell) return false;
                do
                {
                    if (++i == marks.Count) return null;
                    if (window[marks[i]] is '\n' or '\r') return false;
                }
                while (window[marks[i]] != '"');
                (from, to) = (at + 1, marks[i]);
                if (++i == marks.Count) return null;
                at = marks[i];
                if (at != to + 1 || to - from > LongestCell) return false;
            }

            var mark = window[at];
            if (mark == delimiter)
            {
                if (row.Count == MostCells) return false;
                row.AddCell(from, to);
                cell = at + 1;
            }
            else if (mark is '\n' or '\r')
            {
                if (at - start > LongestRow) return false;
                if (mark == '\r' && at + 1 == end) return null;
                row.AddCell(from, to);
                (row.Number, row.Line) = (rows, line);
                position = at;
                EndLine();
                nextMark = i + 1;
                return true;
            }
            else if (from != cell)
            {
                return false;
            }
        }

        return null;
    }

    private void Begin(TableRow row, int atLine)
    {
        row.Clear();
        row.Number = rows;
        row.Line = atLine;
    }

    /// <returns>False where a quoted cell that may run over line ends does not end properly.</returns>
    private bool ReadCells(TableRow row, bool overLines)
    {
        while (true)
        {
            if (position == end && !Fill()) break;
            if (position - start > LongestRow || row.Count > MostCells)
            {
                SkipLine(row);
                return true;
            }

            var run = IndexOfStop(window.AsSpan(position, end - position));
            if (run != 0)
            {
                var plain = window.AsSpan(position, run < 0 ? end - position : run);
                if (row.Length < LongestRow) row.Append(plain);
                position += plain.Length;
                continue;
            }

            var stop = window[position];
            if (stop == delimiter)
            {
                row.EndCell();
                position++;
            }
            else if (stop == '"')
            {
                if (!Cells.CellText.IsBlank(row.Open))
                {
                    row.Defects |= RowDefects.QuoteStray;
                    row.Append('"');
                    position++;
                    continue;
                }

                SpacesBeforeQuotes |= !row.Open.IsEmpty;
                row.EmptyOpen();
                position++;
                if (!ReadQuoted(row, overLines)) return false;
            }
            else
            {
                EndLine();
                break;
            }
        }

        row.EndCell();
        return true;
    }

    // Most cells are short, and looking at a few characters one by one is then faster than looking for four values in many at once.
    private int IndexOfStop(ReadOnlySpan<char> text)
    {
        var near = Math.Min(text.Length, Near);
        for (var i = 0; i < near; i++)
        {
            if (text[i] == delimiter || text[i] is '\n' or '\r' or '"') return i;
        }

        return near == text.Length || text[near..].IndexOfAny(stops) is not (>= 0 and var far) ? -1 : near + far;
    }

    private bool ReadQuoted(TableRow row, bool overLines)
    {
        var linesBefore = line;
        while (true)
        {
            if (position == end && !Fill()) return Unclosed(row, overLines);
            if (row.Open.Length > LongestCell) return Unclosed(row, overLines);
            var run = window.AsSpan(position, end - position).IndexOfAny('"', '\r', '\n');
            if (run != 0)
            {
                var plain = window.AsSpan(position, Math.Min(run < 0 ? end - position : run, LongestCell + 1));
                row.Append(plain);
                position += plain.Length;
            }
            else if (window[position] != '"')
            {
                if (!overLines) return Unclosed(row, false);
                row.Append('\n');
                EndLine();
            }
            else
            {
                position++;
                if (Peek() != '"') return Closed(row, overLines && line > linesBefore);
                row.Append('"');
                position++;
            }
        }
    }

    /// <summary>After the closing quote only spaces may stand in the cell. In a cell of several lines anything else means that this was another cell's opening quote.</summary>
    private bool Closed(TableRow row, bool severalLines)
    {
        while (Peek() is ' ' or '\t' && Peek() != delimiter) position++;
        if (Peek() is var next && (next < 0 || next == delimiter || next is '\r' or '\n')) return true;
        if (severalLines) return false;
        row.Defects |= RowDefects.QuoteStray;
        // From here on the cell is read as it stands; a blank beginning must not make the next quote an opening one.
        if (row.Open.IsEmpty) row.Append('"');
        return true;
    }

    private static bool Unclosed(TableRow row, bool overLines)
    {
        if (overLines) return false;
        row.Defects |= RowDefects.QuoteUnclosed;
        return true;
    }

    private void SkipLine(TableRow row)
    {
        row.Defects |= RowDefects.TooLong;
        while (position < end || Fill())
        {
            var stop = window.AsSpan(position, end - position).IndexOfAny('\r', '\n');
            position = stop < 0 ? end : position + stop;
            start = position;
            if (stop < 0) continue;
            EndLine();
            break;
        }

        row.EndCell();
    }

    private void EndLine()
    {
        line++;
        if (window[position] == '\n') LineFeeds++;
        else if (position + 1 < end || Fill())
        {
            if (window[position + 1] == '\n')
            {
                Pairs++;
                position++;
            }
            else
            {
                CarriageReturns++;
            }
        }
        else
        {
            CarriageReturns++;
        }

        position++;
    }

    private int Peek() => position < end || Fill() ? window[position] : -1;

    /// <summary>Reads more behind what is there, keeping all from the row's start on. </summary>
    private bool Fill()
    {
        if (ended) return false;
        if (start > 0)
        {
            window.AsSpan(start, end - start).CopyTo(window);
            position -= start;
            end -= start;
            start = 0;
        }

        if (end == window.Length) Array.Resize(ref window, window.Length * 2);
        isMarked = false;
        var count = reader.Read(window, end, window.Length - end);
        ended = count == 0;
        end += count;
        Characters += count;
        return count > 0;
    }
}
