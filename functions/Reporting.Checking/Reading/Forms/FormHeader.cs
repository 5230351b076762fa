using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Wording;

namespace Reporting.Checking.Reading.Forms;

/// <summary>Where the columns of a form are.</summary>
internal sealed class FormHeader
{
    // Indices of the names.
    public const int Code = 0;
    public const int Label = 1;
    public const int Value = 2;
    public const int Missing = 3;
    public const int Estimate = 4;
    public const int Note = 5;

    public static readonly string[] Names = ["code", "label", "value", "missing", "estimate", "note"];

    /// <summary>Columns that our own template adds for reading: they are left out without a word.</summary>
    public static readonly string[] References = ["last period", "unit", "guidance"];

    /// <summary>The column of a corrected copy that says what was changed. It is left out likewise.</summary>
    public const string Changed = "changed";

    /// <summary>What people call the columns.</summary>
    private static readonly (string Word, int Name)[] OtherNames =
    [
        ("item", Code), ("item code", Code), ("item_code", Code),
        ("answer", Value), ("your answer", Value), ("response", Value), ("values", Value),
        ("missing code", Missing), ("missing_code", Missing),
        ("notes", Note), ("comment", Note), ("comments", Note),
    ];

    private readonly int[] columns = [-1, -1, -1, -1, -1, -1];

    private readonly HashSet<int> unnamed = [];

    private FormHeader(int width) => Width = width;

    /// <summary>Cells in the header row.</summary>
    public int Width { get; }

    /// <summary>Column of a name; -1 where there is none.</summary>
    public int this[int name] => columns[name];

    public bool Has(int name) => columns[name] >= 0;

    /// <summary>Whether the column has no name, or lies beyond the header.</summary>
    public bool IsUnnamed(int column) => column >= Width || unnamed.Contains(column);

    /// <summary>Index of the name of a column; -1 where it is another.</summary>
    public int NameAt(int column) => Array.IndexOf(columns, column);

    /// <summary>How many of the names the row has; 0 where it is no header.</summary>
    public static int Score(TableRow row)
    {
        var (found, mask) = (0, 0);
        for (var i = 0; i < row.Count && i < 100; i++)
        {
            var name = NameOf(row[i]);
            if (name < 0 || (mask & (1 << name)) != 0) continue;
            mask |= 1 << name;
            found++;
        }

        return (mask & (1 << Code)) != 0 && (mask & ((1 << Value) | (1 << Missing))) != 0 ? found : 0;
    }

    /// <summary>The header that the row is, or, where it is misspelt, seems to be.</summary>
    /// <returns>Null where the row is no header.</returns>
    public static FormHeader? Of(TableRow row)
    {
        if (Score(row) == 0 && !SeemsHeader(row)) return null;
        var header = new FormHeader(row.Count);
        for (var i = 0; i < row.Count; i++)
        {
            var name = NameOf(row[i]);
            if (name >= 0 && header.columns[name] < 0) header.columns[name] = i;
            if (CellText.IsBlank(row[i])) header.unnamed.Add(i);
        }

        for (var i = 0; i < row.Count; i++)
        {
            if (NameOf(row[i]) < 0 && NearName(row[i]) is >= 0 and not Label and var near && header.columns[near] < 0) header.columns[near] = i;
        }

        return header;
    }

    /// <summary>The usual order of the columns, for a table that has lost its header.</summary>
    public static FormHeader Usual(int width)
    {
        var header = new FormHeader(width);
        if (width == 2) (header.columns[Code], header.columns[Value]) = (0, 1);
        else for (var i = 0; i < Math.Min(width, Names.Length); i++) header.columns[i] = i;
        return header;
    }

    /// <summary>Whether a column is one that our own files add.</summary>
    public static bool IsReference(ReadOnlySpan<char> cell)
    {
        foreach (var name in References)
        {
            if (CellText.Is(cell, name)) return true;
        }

        return CellText.Is(cell, Changed);
    }

    /// <summary>Index of the name in a cell; -1 where it is none.</summary>
    public static int NameOf(ReadOnlySpan<char> cell)
    {
        cell = CellText.Trim(cell);
        for (var i = 0; i < Names.Length; i++)
        {
            if (CellText.Is(cell, Names[i])) return i;
        }

        return -1;
    }

    /// <summary>The name that is misspelt or differently called in the cell.</summary>
    public static int NearName(ReadOnlySpan<char> cell)
    {
        cell = CellText.Trim(cell);
        // People write explanations below a name, or in brackets after it.
        if (cell.IndexOfAny("\n(") is > 0 and var end) cell = CellText.Trim(cell[..end]);
        if (NameOf(cell) is >= 0 and var named) return named;
        foreach (var (word, name) in OtherNames)
        {
            if (CellText.Is(cell, word)) return name;
        }

        return Spelling.NearestToCell(cell, Names) is { } near ? Array.IndexOf(Names, near) : -1;
    }

    /// <summary>Whether a row has so many names, misspelt ones among them, that it must be meant as the header.</summary>
    private static bool SeemsHeader(TableRow row)
    {
        var (exact, all, mask) = (0, 0, 0);
        for (var i = 0; i < row.Count && i < 100; i++)
        {
            var name = NameOf(row[i]);
            if (name >= 0) exact++;
            else name = NearName(row[i]);
            if (name < 0 || (mask & (1 << name)) != 0) continue;
            mask |= 1 << name;
            all++;
        }

        return all >= 2 && (exact > 0 || all >= 3) && (mask & ((1 << Code) | (1 << Value))) != 0 && (all >= 3 || row.Count <= 3);
    }
}
