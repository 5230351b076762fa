namespace Reporting.Checking.Reading.Text;

/// <summary>The rows of a table, from the top, blank ones included.</summary>
internal interface ITableRows
{
    /// <summary>Name of the sheet; null where there are no sheets.</summary>
    string? Sheet { get; }

    /// <summary>Whether each row should have as many cells as the header: in a text file, yes; a workbook leaves out empty cells.</summary>
    bool HasFixedWidth { get; }

    bool Read(TableRow row);
}
