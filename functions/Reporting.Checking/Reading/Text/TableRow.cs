using System.Runtime.CompilerServices;

namespace Reporting.Checking.Reading.Text;

[Flags]
internal enum RowDefects
{
    None = 0,
    QuoteUnclosed = 1,
    QuoteStray = 2,
    TooLong = 4,
}

/// <summary>What a cell of a workbook is besides its text.</summary>
[Flags]
internal enum CellMarks : byte
{
    None = 0,
    Formula = 1,
    FormulaEmpty = 2,
    Text = 4,
    Date = 8,
}

/// <summary>
/// One row of a table, used again for the next, so that reading allocates nothing per cell. Its cells' texts stand end to end in its own buffer, or where they
/// were read, and are good until the next row is read.
/// </summary>
internal sealed class TableRow
{
    private char[] own = new char[1024];
    private char[] text;
    private (int Start, int End)[] cells = new (int, int)[32];
    private CellMarks[] marks = new CellMarks[32];
    private int length;

    public TableRow() => text = own;

    /// <summary>As a spreadsheet counts rows, from 1.</summary>
    public int Number { get; set; }

    /// <summary>Line of the file on which the row begins; more than its number below cells that hold line breaks.</summary>
    public int Line { get; set; }

    public RowDefects Defects { get; set; }

    /// <summary>Hidden in the workbook.</summary>
    public bool Hidden { get; set; }

    public int Count { get; private set; }

    /// <summary>Characters of the cells in its own buffer.</summary>
    public int Length => length;

    /// <summary>Empty beyond the last cell.</summary>
    public ReadOnlySpan<char> this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (index < 0 || index >= Count) return default;
            var (start, end) = cells[index];
            return text.AsSpan(start, end - start);
        }
    }

    public bool IsBlank
    {
        get
        {
            for (var i = 0; i < Count; i++)
            {
                if (!Cells.CellText.IsBlank(this[i])) return false;
            }

            return true;
        }
    }

    /// <summary>Characters of the cell that is being filled.</summary>
    public ReadOnlySpan<char> Open => own.AsSpan(OpenStart, length - OpenStart);

    private int OpenStart => Count == 0 ? 0 : cells[Count - 1].End;

    /// <summary>Only cells of its own have any.</summary>
    public CellMarks Marks(int index) => ReferenceEquals(text, own) && index >= 0 && index < Count ? marks[index] : CellMarks.None;

    public void Clear()
    {
        (text, length, Count, Defects, Hidden) = (own, 0, 0, RowDefects.None, false);
    }

    /// <summary>The cells that follow stand in that buffer.</summary>
    public void ClearFor(char[] buffer)
    {
        Clear();
        text = buffer;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddCell(int start, int end)
    {
        if (Count == cells.Length) Grow();
        cells[Count++] = (start, end);
    }

    public void Append(ReadOnlySpan<char> characters)
    {
        if (own.Length - length < characters.Length)
        {
            Array.Resize(ref own, Math.Max(own.Length * 2, length + characters.Length));
            text = own;
        }

        characters.CopyTo(own.AsSpan(length));
        length += characters.Length;
    }

    public void Append(char character) => Append(new ReadOnlySpan<char>(in character));

    public void EmptyOpen() => length = OpenStart;

    public void EndCell(CellMarks mark = CellMarks.None)
    {
        if (Count == cells.Length) Grow();
        marks[Count] = mark;
        AddCell(OpenStart, length);
    }

    private void Grow()
    {
        Array.Resize(ref cells, cells.Length * 2);
        Array.Resize(ref marks, cells.Length);
    }
}
