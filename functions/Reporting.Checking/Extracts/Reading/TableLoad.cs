using System.Globalization;
using DuckDB.NET.Data;
using Reporting.Checking.Expressions;
using Reporting.Checking.Extracts.Layouts;
using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Results;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Extracts.Reading;

/// <summary>
/// The rows of one table in one file, on their way into the engine's memory. Only the columns that a rule uses are kept. What is wrong with a cell is told by
/// its place, and never by what is in it.
/// </summary>
internal sealed class TableLoad : IDisposable
{
    private readonly DuckDBAppender appender;
    private readonly int file;
    private readonly object?[] values;
    private readonly PlaceCounts faults = new();
    private readonly PlaceCounts notes = new();
    private readonly bool isXml;
    private bool faulty;

    /// <param name="columns">Those that are kept.</param>
    /// <param name="isXml">Whether places are lines of XML; else rows.</param>
    public TableLoad(DuckDBConnection connection, ExtractTable table, IReadOnlyList<ExtractColumn> columns, int file, bool isXml)
    {
        (Table, Columns, this.file, this.isXml) = (table, columns, file, isXml);
        values = new object?[columns.Count];
        appender = connection.CreateAppender(RawTable(table));
    }

    public ExtractTable Table { get; }

    public IReadOnlyList<ExtractColumn> Columns { get; }

    public long Rows { get; private set; }

    /// <summary>Name of the table that holds all files' rows as they were read.</summary>
    public static string RawTable(ExtractTable table) => $"raw_{table.Id}";

    /// <summary>SQL that makes that table.</summary>
    public static string Create(ExtractTable table, IEnumerable<ExtractColumn> columns) =>
        $"create table {Sql.Name(RawTable(table))} (\"#file\" integer, \"#row\" integer" +
        $"{string.Concat(columns.Select(c => $", {Sql.Name(c.Name)} {RawType(c)}"))})";

    /// <summary>Sets a cell of the row that is being read.</summary>
    /// <param name="column">Index among the columns that are kept.</param>
    /// <param name="place">Row or line.</param>
    public void Set(int column, ReadOnlySpan<char> text, int place)
    {
        var cell = CellText.Trim(text);
        if (cell.IsEmpty)
            return;
        var of = Columns[column];
        values[column] = of.Item.Type switch
        {
            ItemType.Date => Day(of, cell, place),
            ItemType.YesNo => YesNoCell.Read(cell, out var yes, out _) is CellFault.None ? yes : Fault(of, "neither yes nor no", place),
            ItemType.Integer => long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number : Fault(of, "not a whole number", place),
            ItemType.Choice => Code(of, cell, place),
            ItemType.MultiChoice => Codes(of, cell, place),
            _ => cell.ToString(),
        };
    }

    /// <summary>Ends the row. A cell that was not set is blank.</summary>
    /// <param name="present">The columns that the file has.</param>
    public void EndRow(int place, IReadOnlyCollection<ExtractColumn> present)
    {
        Rows++;
        var row = appender.CreateRow().AppendValue((int?)file).AppendValue((int?)place);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is null && !Columns[i].IsOptional && !faulty && present.Contains(Columns[i]))
                Fault(Columns[i], "blank", place);
            Append(row, Columns[i].Item.Type, values[i]);
            values[i] = null;
        }

        faulty = false;
        row.EndRow();
    }

    /// <summary>Counts a row that cannot be read as a row.</summary>
    public void BadRow(string what, int row) => faults.Add("", what, row);

    /// <summary>What is wrong, in sentences. Where there is something, the table is not to be used.</summary>
    public IReadOnlyList<string> Faults() => faults.Sentences(isXml ? "line" : "row");

    /// <summary>What was understood, in sentences.</summary>
    public IReadOnlyList<string> Notes() => notes.Sentences(isXml ? "line" : "row");

    public void Dispose() => appender.Dispose();

    private static string RawType(ExtractColumn column) => column.Item.Type is ItemType.MultiChoice ? "varchar" : SelectionCheck.TypeOf(column);

    private static void Append(IDuckDBAppenderRow row, ItemType type, object? value)
    {
        switch (type)
        {
            case ItemType.Date:
                row.AppendValue((DateOnly?)value);
                break;
            case ItemType.YesNo:
                row.AppendValue((bool?)value);
                break;
            case ItemType.Integer:
                row.AppendValue((long?)value);
                break;
            default:
                row.AppendValue((string?)value);
                break;
        }
    }

    private object? Day(ExtractColumn column, ReadOnlySpan<char> cell, int place)
    {
        var fault = DateCell.Read(cell, out var day, out var tolerance);
        if (fault is CellFault.DayNumber)
        {
            notes.Add(column.Name, "day numbers of a spreadsheet were read as dates", place);
            return DateCell.OfDayNumber(int.Parse(cell, CultureInfo.InvariantCulture));
        }

        if (fault is CellFault.HasTime)
            notes.Add(column.Name, "times of day were left out", place);
        else if (fault is not CellFault.None)
            return Fault(column, WordsOf(fault), place);
        if (isXml && (tolerance & Tolerance.DayMonthYear) != 0)
            notes.Add(column.Name, "dates were read as day, month, year", place);
        else if ((tolerance & Tolerance.MonthName) != 0)
            notes.Add(column.Name, "dates with the month as a word were read", place);
        else if (!isXml && tolerance is Tolerance.None)
            notes.Add(column.Name, "dates were read as year, month, day", place);
        return day;
    }

    private static string WordsOf(CellFault fault) => fault switch
    {
        CellFault.NoSuchDay => "a day that is in no calendar",
        CellFault.MonthFirst => "a date whose month seems to stand before the day; write day, month, year",
        CellFault.ShortYear => "a date whose year has two digits; write four",
        _ => "not a date",
    };

    private string Code(ExtractColumn column, ReadOnlySpan<char> cell, int place)
    {
        foreach (var choice in column.Item.Choices)
        {
            if (CellText.Is(cell, choice.Value))
                return choice.Value;
        }

        var text = cell.ToString().ToUpperInvariant();
        if (column.OtherCodes.TryGetValue(text, out var meant))
            return meant;
        notes.Add(column.Name, "codes are not among those known; no rule looks for them", place);
        return text;
    }

    private string Codes(ExtractColumn column, ReadOnlySpan<char> cell, int place)
    {
        var codes = new List<string>();
        foreach (var part in cell.SplitAny([Sql.ListSeparator, ',', ';']))
        {
            if (CellText.Trim(cell[part]) is not { IsEmpty: false } one)
                continue;
            var code = Code(column, one, place);
            if (codes.Contains(code))
                notes.Add(column.Name, "codes were given twice in one row, and count once", place);
            else
                codes.Add(code);
        }

        codes.Sort(StringComparer.Ordinal);
        return string.Join(Sql.ListSeparator, codes);
    }

    private object? Fault(ExtractColumn column, string what, int place)
    {
        faulty = true;
        faults.Add(column.Name, what, place);
        return null;
    }
}
