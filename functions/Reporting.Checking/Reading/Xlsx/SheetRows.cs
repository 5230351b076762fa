using System.Globalization;
using System.Xml;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;

namespace Reporting.Checking.Reading.Xlsx;

/// <summary>The rows of a sheet, each cell as the text that a person would type for it.</summary>
internal sealed class SheetRows(XmlReader xml, SheetEntry sheet, Workbook workbook) : ITableRows, IDisposable
{
    /// <summary>No form is as wide; a cell at the far end of each row would cost more than it is worth.</summary>
    private const int MostColumns = 256;
    private const int MostRows = 1_048_576;
    private const int MostMerges = 1_000;

    private readonly SheetCell cell = new(workbook);
    private readonly XmlText text = new();
    private readonly TableRow beyond = new();
    private readonly HashSet<int> hiddenColumns = [];
    private readonly List<MergedCells> merged = [];
    private int last;
    private bool ended;

    public string? Sheet => sheet.Name;

    public bool HasFixedWidth => false;

    /// <summary>Gets text that stands in no cell of the table: what is printed above and below the sheet, and cells further out than any form's.</summary>
    public Action<string>? Beside { get; set; }

    /// <summary>Known when all rows have been read: they stand below them in the file.</summary>
    public IReadOnlyList<MergedCells> Merged => merged;

    /// <summary>Hidden rows among those that were read and are not blank.</summary>
    public List<int> HiddenRows { get; } = [];

    public bool IsHidden(int column) => hiddenColumns.Contains(column);

    public bool Read(TableRow row)
    {
        row.Clear();
        while (!ended && xml.ReadLimited())
        {
            if (xml.NodeType is not XmlNodeType.Element) continue;
            switch (xml.LocalName)
            {
                case "row":
                    ReadRow(row);
                    return true;
                case "col" when xml.GetAttribute("hidden") is "1" or "true":
                    Hide(Number(xml.GetAttribute("min")), Number(xml.GetAttribute("max")));
                    break;
                case "oddHeader" or "evenHeader" or "firstHeader" or "oddFooter" or "evenFooter" or "firstFooter":
                    var printed = text.Within(xml);
                    Beside?.Invoke(printed);
                    break;
                case "mergeCell" when merged.Count < MostMerges && MergedCells.Parse(xml.GetAttribute("ref")) is { } cells:
                    merged.Add(cells);
                    break;
            }
        }

        ended = true;
        return false;
    }

    public void Dispose() => xml.Dispose();

    private void ReadRow(TableRow row)
    {
        last = Number(xml.GetAttribute("r")) is > 0 and <= MostRows and var number ? number : Math.Min(last + 1, MostRows);
        (row.Number, row.Line) = (last, last);
        row.Hidden = xml.GetAttribute("hidden") is "1" or "true";
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        while (xml.ReadLimited() && xml.Depth > depth)
        {
            if (xml.NodeType is not XmlNodeType.Element || xml.LocalName != "c") continue;
            // Where an address names no column, the cell stands behind the one before.
            var column = xml.GetAttribute("r") is { } address && CellAddress.ColumnOf(address) is < int.MaxValue and var named ? named : row.Count;
            // Of a cell that is there twice, or stands out of its order, either reading may be the wrong one.
            if (column < row.Count) throw new InvalidDataException("The cells of a row are not in their order.");
            if (column >= MostColumns)
            {
                ReadBeyond();
                continue;
            }

            while (row.Count < column) row.EndCell();
            row.EndCell(cell.Read(xml, row));
        }

        if (row.Hidden && !row.IsBlank) HiddenRows.Add(last);
    }

    private void ReadBeyond()
    {
        beyond.Clear();
        cell.Read(xml, beyond);
        beyond.EndCell();
        if (!beyond[0].IsEmpty) Beside?.Invoke(beyond[0].ToString());
    }

    private void Hide(int from, int to)
    {
        for (var column = Math.Max(from, 1); column <= Math.Min(to, MostColumns); column++) hiddenColumns.Add(column - 1);
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>Cells merged into one, in rows from 1 and columns from 0.</summary>
internal readonly record struct MergedCells(int FirstRow, int FirstColumn, int LastRow, int LastColumn, string Range)
{
    /// <param name="range">A2:B3.</param>
    /// <returns>Null where it is no range.</returns>
    public static MergedCells? Parse(string? range)
    {
        var colon = range?.IndexOf(':') ?? -1;
        if (range is null || colon < 0 || range.Length > 30) return null;
        var (from, to) = (range[..colon], range[(colon + 1)..]);
        return CellAddress.RowOf(from) is { } first && CellAddress.RowOf(to) is { } end
            ? new(first, CellAddress.ColumnOf(from), end, CellAddress.ColumnOf(to), range)
            : null;
    }
}
