namespace Reporting.Checking.Reading.Text;

/// <summary>How much of a text file can be one cell or one row.</summary>
internal static class CsvLimits
{
    /// <summary>Characters of a cell, as in a spreadsheet: a quoted cell that is longer was never closed.</summary>
    public const int LongestCell = 32_767;

    /// <summary>Characters of a row.</summary>
    public const int LongestRow = 250_000;

    /// <summary>Cells of a row.</summary>
    public const int MostCells = 20_000;
}
