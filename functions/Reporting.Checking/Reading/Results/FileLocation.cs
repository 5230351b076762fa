namespace Reporting.Checking.Reading.Results;

/// <summary>Where something stands in a file.</summary>
/// <param name="Row">Row as a spreadsheet counts them, from 1; of JSON, the line.</param>
/// <param name="Index">Position of the column, from 0; null where there is no table.</param>
/// <param name="Column">Name of the column.</param>
internal readonly record struct FileLocation(string? Sheet, int? Row, int? Index, string? Column)
{
    /// <summary>No certain place: the file as a whole.</summary>
    public static FileLocation WholeFile => default;

    /// <summary>Address of the cell; null where there is none.</summary>
    public string? Cell => Row is { } row && Index is { } index ? CellAddress.Of(index, row) : null;

    public static FileLocation OfRow(string? sheet, int row) => new(sheet, row, null, null);
}
