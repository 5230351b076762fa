using DuckDB.NET.Data;
using Reporting.Checking.Extracts.Layouts;
using Reporting.Checking.Reading.Text;

namespace Reporting.Checking.Extracts.Reading;

/// <summary>Which columns of which tables are kept.</summary>
/// <param name="Connection">To the engine's memory.</param>
/// <param name="Columns">Of each table that a rule uses, by its id.</param>
internal sealed record Intake(DuckDBConnection Connection, IReadOnlyDictionary<string, IReadOnlyList<ExtractColumn>> Columns);

/// <summary>Reads the rows of a table below its header, from a text file or a sheet.</summary>
internal static class TableRows
{
    /// <returns>Null where no row is the header of a known table; and then what is near to one.</returns>
    public static (ReadTable? Table, string? Nearly) Read(ITableRows rows, Headers headers, Intake intake, int file)
    {
        var row = new TableRow();
        string? nearly = null;
        for (var above = 0; above < Headers.MostRowsAbove && rows.Read(row); above++)
        {
            if (headers.Of(row) is { } match)
                return (Below(match, rows, row, intake, file), null);
            nearly ??= headers.Nearly(row);
        }

        return (null, nearly);
    }

    private static ReadTable Below(HeaderMatch match, ITableRows rows, TableRow row, Intake intake, int file)
    {
        var table = match.Table;
        if (!intake.Columns.TryGetValue(table.Id, out var columns))
            return new(table, Count(rows, row), false, [], [], []);
        if (match.Twice is { } twice)
            return new(table, 0, true, [], [$"the column {twice} is there twice"], []);
        var places = columns.Select(c => match.Places[IndexOf(table, c)]).ToList();
        var kept = columns.Where((_, i) => places[i] >= 0).ToList();
        var missing = columns.Where((_, i) => places[i] < 0).Select(c => c.Name).ToList();
        using var load = new TableLoad(intake.Connection, table, columns, file, isXml: false);
        while (rows.Read(row))
        {
            if (row.IsBlank)
                continue;
            if (FaultOf(row, rows.HasFixedWidth, match.Width) is { } fault)
            {
                load.BadRow(fault, row.Number);
                continue;
            }

            for (var i = 0; i < columns.Count; i++)
            {
                if (places[i] >= 0)
                    load.Set(i, row[places[i]], row.Number);
            }

            load.EndRow(row.Number, kept);
        }

        return new(table, load.Rows, true, missing, load.Faults(), load.Notes());
    }

    private static string? FaultOf(TableRow row, bool hasFixedWidth, int width)
    {
        if (row.Defects is not RowDefects.None)
            return (row.Defects & RowDefects.TooLong) != 0 ? "longer than any row can be" : "a quotation mark that is not closed, or stands within a cell";
        if (!hasFixedWidth || row.Count == width)
            return null;
        for (var i = width; i < row.Count; i++)
        {
            if (!row[i].IsWhiteSpace())
                return "more cells than the header";
        }

        return row.Count < width ? "fewer cells than the header" : null;
    }

    private static long Count(ITableRows rows, TableRow row)
    {
        var count = 0L;
        while (rows.Read(row))
            count += row.IsBlank ? 0 : 1;
        return count;
    }

    private static int IndexOf(ExtractTable table, ExtractColumn column)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (table.Columns[i].Name == column.Name)
                return i;
        }

        return -1;
    }
}
