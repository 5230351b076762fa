using System.Buffers;
using Reporting.Checking.Reading.Cells;

namespace Reporting.Checking.Reading.Text;

/// <summary>Reads any row, character by character, and marks what is wrong with it. A quotation mark that is never closed costs its own row alone.</summary>
internal sealed class RoughRowParser(CsvBuffer buffer, char delimiter, LooseText? skipped)
{
    /// <summary>
    /// Rows that are read a second time, since a quoted cell did not end where it should have. After that many, quoted cells end with their line.
    /// </summary>
    private const int MostSecondReadings = 100;

    private const int Near = 16;

    private readonly SearchValues<char> stops = SearchValues.Create([delimiter, '\r', '\n', '"']);
    private int secondReadings;

    /// <summary>Whether a quotation mark stood after spaces, and was taken as the cell's first character.</summary>
    public bool SpacesBeforeQuotes { get; private set; }

    /// <summary>Reads a row, whose cells are copied into it.</summary>
    public void Read(TableRow row)
    {
        var before = buffer.LineEnds;
        row.Clear();
        if (ReadCells(row, overLines: secondReadings < MostSecondReadings)) return;
        // The quotation mark was not closed where it should have been: take the row again as one line.
        secondReadings++;
        buffer.Return(before);
        row.Clear();
        ReadCells(row, overLines: false);
    }

    /// <param name="overLines">Whether quoted cells may run over line ends.</param>
    /// <returns>False where one that does so does not end properly.</returns>
    private bool ReadCells(TableRow row, bool overLines)
    {
        while (buffer.HasNext)
        {
            if (buffer.Position - buffer.RowStart > CsvLimits.LongestRow || row.Count > CsvLimits.MostCells)
            {
                SkipLine(row);
                return true;
            }

            var run = IndexOfStop(buffer.Rest);
            if (run != 0)
            {
                AppendPlain(row, run);
                continue;
            }

            var stop = buffer.Characters[buffer.Position];
            if (stop == delimiter)
            {
                row.EndCell();
                buffer.Position++;
            }
            else if (stop != '"')
            {
                buffer.EndLine();
                break;
            }
            else if (!ReadQuote(row, overLines))
            {
                return false;
            }
        }

        row.EndCell();
        return true;
    }

    /// <param name="run">Characters before the next that ends them; negative where there is none.</param>
    private void AppendPlain(TableRow row, int run)
    {
        var plain = run < 0 ? buffer.Rest : buffer.Rest[..run];
        if (row.Length < CsvLimits.LongestRow) row.Append(plain);
        buffer.Position += plain.Length;
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

    /// <summary>Reads a quotation mark, and the cell that it opens.</summary>
    private bool ReadQuote(TableRow row, bool overLines)
    {
        buffer.Position++;
        if (!CellText.IsBlank(row.Open))
        {
            row.Defects |= RowDefects.QuoteStray;
            row.Append('"');
            return true;
        }

        SpacesBeforeQuotes |= !row.Open.IsEmpty;
        row.EmptyOpen();
        return ReadQuoted(row, overLines);
    }

    private bool ReadQuoted(TableRow row, bool overLines)
    {
        var firstLine = buffer.LineEnds.Line;
        while (true)
        {
            if (!buffer.HasNext || row.Open.Length > CsvLimits.LongestCell) return Unclosed(row, overLines);
            var run = buffer.Rest.IndexOfAny('"', '\r', '\n');
            if (run != 0)
            {
                var plain = buffer.Rest[..Math.Min(run < 0 ? buffer.Rest.Length : run, CsvLimits.LongestCell + 1)];
                row.Append(plain);
                buffer.Position += plain.Length;
            }
            else if (buffer.Characters[buffer.Position] != '"')
            {
                if (!overLines) return Unclosed(row, false);
                row.Append('\n');
                buffer.EndLine(isRead: false);
            }
            else
            {
                buffer.Position++;
                if (buffer.Peek() != '"') return Closed(row, overLines && buffer.LineEnds.Line > firstLine);
                row.Append('"');
                buffer.Position++;
            }
        }
    }

    /// <summary>
    /// After the closing quotation mark only spaces may stand in the cell. In a cell of several lines anything else means that this was another cell's opening
    /// one.
    /// </summary>
    private bool Closed(TableRow row, bool severalLines)
    {
        while (buffer.Peek() is ' ' or '\t' && buffer.Peek() != delimiter) buffer.Position++;
        if (buffer.Peek() is var next && (next < 0 || next == delimiter || next is '\r' or '\n')) return true;
        if (severalLines) return false;
        row.Defects |= RowDefects.QuoteStray;
        // From here on the cell is read as it stands; a blank beginning must not make the next quotation mark an opening one.
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
        while (buffer.HasNext)
        {
            var stop = buffer.Rest.IndexOfAny('\r', '\n');
            skipped?.Add(stop < 0 ? buffer.Rest : buffer.Rest[..stop]);
            buffer.Position = stop < 0 ? buffer.End : buffer.Position + stop;
            // What was skipped need not be kept.
            buffer.RowStart = buffer.Position;
            if (stop < 0) continue;
            buffer.EndLine();
            break;
        }

        row.EndCell();
    }
}
