using System.Runtime.CompilerServices;
using Reporting.Checking.Reading.Cells;

namespace Reporting.Checking.Reading.Text;

/// <summary>Reads plain rows, which nearly all are: quotation marks stand at both ends of a cell alone, and none is doubled within it.</summary>
internal sealed class PlainRowParser(CsvBuffer buffer, char delimiter)
{
    private readonly CsvMarks marks = new(delimiter);
    private int markedFill = -1;
    private int nextMark;

    private enum Outcome
    {
        Read,

        /// <summary>The row is not a plain one, and nothing of it was read.</summary>
        NotPlain,

        /// <summary>The buffer ends before the row.</summary>
        CutOff,
    }

    /// <summary>Reads a row, whose cells stay where they are in the buffer.</summary>
    /// <returns>False where the row is not a plain one; then nothing was read.</returns>
    public bool Read(TableRow row)
    {
        do
        {
            if (markedFill != buffer.Fills)
            {
                marks.Find(buffer.Characters.AsSpan(0, buffer.End), buffer.Position);
                (markedFill, nextMark) = (buffer.Fills, 0);
            }

            while (nextMark < marks.Count && marks[nextMark] < buffer.Position) nextMark++;
            row.ClearFor(buffer.Characters);
            var outcome = ReadMarked(row);
            if (outcome is not Outcome.CutOff) return outcome is Outcome.Read;
        }
        while (buffer.End - buffer.RowStart <= CsvLimits.LongestRow && buffer.Fill());
        return false;
    }

    [MethodImpl(HotPath.Optimised)]
    private Outcome ReadMarked(TableRow row)
    {
        var characters = buffer.Characters;
        var cell = buffer.Position;
        for (var i = nextMark; i < marks.Count; i++)
        {
            var at = marks[i];
            var (from, to) = (cell, at);
            if (characters[at] == '"')
            {
                if (FindClosingQuote(characters, cell, ref i) is var found and not Outcome.Read) return found;
                (from, to, at) = (cell + 1, marks[i - 1], marks[i]);
            }

            var mark = characters[at];
            if (mark == delimiter)
            {
                if (row.Count == CsvLimits.MostCells) return Outcome.NotPlain;
                row.AddCell(from, to);
                cell = at + 1;
            }
            else if (mark is '\n' or '\r')
            {
                return EndRow(row, (from, to), i);
            }
            else if (from != cell)
            {
                return Outcome.NotPlain;
            }
        }

        return Outcome.CutOff;
    }

    /// <summary>Finds the quotation mark that closes a cell.</summary>
    /// <param name="i">Of the mark that is the opening one; afterwards of the mark behind the closing one.</param>
    [MethodImpl(HotPath.Optimised)]
    private Outcome FindClosingQuote(char[] characters, int cell, ref int i)
    {
        if (marks[i] != cell) return Outcome.NotPlain;
        do
        {
            if (++i == marks.Count) return Outcome.CutOff;
            if (characters[marks[i]] is '\n' or '\r') return Outcome.NotPlain;
        }
        while (characters[marks[i]] != '"');
        var closing = marks[i];
        if (++i == marks.Count) return Outcome.CutOff;
        return marks[i] == closing + 1 && closing - cell - 1 <= CsvLimits.LongestCell ? Outcome.Read : Outcome.NotPlain;
    }

    /// <param name="i">Of the mark that ends the row.</param>
    private Outcome EndRow(TableRow row, (int From, int To) cell, int i)
    {
        var at = marks[i];
        if (at - buffer.RowStart > CsvLimits.LongestRow) return Outcome.NotPlain;
        // A line feed may follow that has not been read yet.
        if (buffer.Characters[at] == '\r' && at + 1 == buffer.End) return Outcome.CutOff;
        row.AddCell(cell.From, cell.To);
        buffer.Position = at;
        buffer.EndLine();
        nextMark = i + 1;
        return Outcome.Read;
    }
}
