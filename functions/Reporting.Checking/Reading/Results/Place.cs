namespace Reporting.Checking.Reading.Results;

/// <summary>Where something stands in a file.</summary>
/// <param name="Row">Row as a spreadsheet counts them, from 1; of JSON, the line.</param>
/// <param name="Index">Position of the column, from 0; null where there is no table.</param>
/// <param name="Column">Name of the column.</param>
internal readonly record struct Place(string? Sheet, int? Row, int? Index, string? Column)
{
    public static Place File => default;

    public string? Cell => Row is { } row && Index is { } index ? CellAddress.Of(index, row) : null;

    public static Place OfRow(string? sheet, int row) => new(sheet, row, null, null);
}
