namespace Reporting.Functions.Reports.Tables;

/// <param name="Width">In characters.</param>
internal sealed record SheetColumn(string Title, int Width, bool IsNumber = false);

/// <summary>One sheet with one table, which begins below the title and the lines.</summary>
/// <param name="Name">Of the sheet.</param>
/// <param name="Title">In its first cell.</param>
/// <param name="Lines">One in each row below the title.</param>
/// <param name="Rows">Each has a cell for each column; they are made as they are written.</param>
internal sealed record Sheet(
    string Name, string Title, IReadOnlyList<SheetLine> Lines, IReadOnlyList<SheetColumn> Columns, IEnumerable<IReadOnlyList<SheetCell>> Rows)
{
    /// <summary>The measure that it is of; null of others.</summary>
    public string? Measure { get; init; }

    /// <summary>The sheets to which the first cells of its rows lead; null where they lead nowhere.</summary>
    public IReadOnlyList<string>? LinkedSheets { get; init; }

    /// <summary>The column that says what a row is of.</summary>
    public int RowHeading { get; init; }

    /// <summary>The table's name, as formulas of others may call it.</summary>
    public string TableName => Name.ToLowerInvariant();
}

/// <param name="Link">A sheet's name, or an address of the web; null for none.</param>
internal sealed record SheetLine(string Text, string? Link = null);

/// <summary>All tables of a run, in the order of the sheets.</summary>
/// <param name="Cover">Without a table.</param>
internal sealed record TableBook(
    string Title, string Subject, string Author, DateTimeOffset Made, IReadOnlyList<SheetLine> Cover, Sheet Contents, Sheet Notes, IReadOnlyList<Sheet> Tables)
{
    public const string CoverName = "Cover";

    public IEnumerable<Sheet> Sheets => Tables.Prepend(Notes).Prepend(Contents);
}
