namespace Reporting.Functions.Returns.Reading.Text;

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

/// <summary>One row of a table: its cells' texts end to end in one buffer, used again for the next row, so that reading allocates nothing per cell.</summary>
internal sealed class TableRow
{
    private char[] text = new char[1024];
    private int[] ends = new int[32];
    private CellMarks[] marks = new CellMarks[32];
    private int length;

    /// <summary>As a spreadsheet counts rows, from 1.</summary>
    public int Number { get; set; }

    /// <summary>Line of the file on which the row begins; more than its number below cells that hold line breaks.</summary>
    public int Line { get; set; }

    public RowDefects Defects { get; set; }

    /// <summary>Hidden in the workbook.</summary>
    public bool Hidden { get; set; }

    public int Count { get; private set; }

    public int Length => length;

    /// <summary>Empty beyond the last cell.</summary>
    public ReadOnlySpan<char> this[int index] => index >= 0 && index < Count ? text.AsSpan(Start(index), ends[index] - Start(index)) : default;

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
    public ReadOnlySpan<char> Open => text.AsSpan(OpenStart, length - OpenStart);

    private int OpenStart => Count == 0 ? 0 : ends[Count - 1];

    public CellMarks Marks(int index) => index >= 0 && index < Count ? marks[index] : CellMarks.None;

    public void Clear()
    {
        (length, Count, Defects, Hidden) = (0, 0, RowDefects.None, false);
    }

    public void Append(ReadOnlySpan<char> characters)
    {
        if (text.Length - length < characters.Length) Array.Resize(ref text, Math.Max(text.Length * 2, length + characters.Length));
        characters.CopyTo(text.AsSpan(length));
        length += characters.Length;
    }

    public void Append(char character) => Append(new ReadOnlySpan<char>(in character));

    public void EmptyOpen() => length = OpenStart;

    public void EndCell(CellMarks mark = CellMarks.None)
    {
        if (Count == ends.Length)
        {
            Array.Resize(ref ends, Count * 2);
            Array.Resize(ref marks, Count * 2);
        }

        marks[Count] = mark;
        ends[Count++] = length;
    }

    private int Start(int index) => index == 0 ? 0 : ends[index - 1];
}
