using System.Globalization;
using DuckDB.NET.Data;
using Reporting.Checking.Expressions;
using Reporting.Checking.Extracts.Layouts;
using Reporting.Checking.Extracts.Reading;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Extracts;

/// <summary>
/// The tables of all files as expressions see them: of the period's years, identical rows once, and of rows that two files tell of the newer file's. A table
/// with the files of the year before stands beside each.
/// </summary>
internal sealed class ExtractTables
{
    private readonly DuckDBConnection connection;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<ExtractColumn>> columns;
    private readonly Dictionary<string, TableState> states = new(StringComparer.Ordinal);

    /// <param name="columns">Those that were kept of each table.</param>
    /// <param name="files">Those that are used, each with its years.</param>
    public ExtractTables(
        DuckDBConnection connection, IReadOnlyDictionary<string, IReadOnlyList<ExtractColumn>> columns, IReadOnlyList<(ReadFile File, FileYears Years)> files,
        ReturnYears years)
    {
        (this.connection, this.columns, Years) = (connection, columns, years);
        foreach (var (file, of) in files)
        {
            foreach (var table in file.Tables.Where(t => t.IsUsed))
                Add(table, file.Index, of);
        }

        foreach (var state in states.Values.Where(s => !s.IsBroken))
            Make(state);
    }

    public ReturnYears Years { get; }

    /// <summary>What was counted once though it was there more often, in sentences.</summary>
    public List<string> Repeated { get; } = [];

    /// <summary>Name of the table with a table's or a set's rows of the period.</summary>
    public static string RowsOf(string name) => Sql.Name($"rows_{name}");

    /// <summary>Name of the table with a table's rows of the period and of the year before.</summary>
    public static string WithYearBefore(string table) => Sql.Name($"before_{table}");

    /// <summary>The columns that are kept of a table.</summary>
    public IReadOnlyList<ExtractColumn> ColumnsOf(ExtractTable table) => columns[table.Id];

    /// <summary>Why needs are not met, in words that follow "needs".</summary>
    public IReadOnlyList<string> Lacks(IEnumerable<TableNeed> needs) =>
        [.. needs.Select(n => (states.GetValueOrDefault(n.Table.Id) ?? new TableState(n.Table)).Lack(n, Years)).OfType<string>().Distinct()];

    /// <summary>Indices of the files that needs are met from.</summary>
    public IEnumerable<int> FilesOf(IEnumerable<TableNeed> needs) =>
        needs.Select(n => (Need: n, State: states[n.Table.Id]))
            .SelectMany(n => n.State.OfPeriod.Select(f => f.File).Concat(n.Need.YearBefore ? n.State.OfYearBefore : []))
            .Distinct().Order();

    private void Add(ReadTable table, int file, FileYears years)
    {
        if (!states.TryGetValue(table.Table.Id, out var state))
            states[table.Table.Id] = state = new(table.Table);
        state.IsBroken |= table.Faults.Count > 0;
        var isOfPeriod = !table.Table.IsYearly || Years.Asked.Any(years.Covers.Contains);
        if (isOfPeriod)
            state.OfPeriod.Add((file, years.Own ?? 0));
        else if (years.Covers.Contains(Years.Before))
            state.OfYearBefore.Add(file);
        else
            return;
        state.Covers.UnionWith(years.Covers);
        if (isOfPeriod)
            state.MissingColumns.UnionWith(table.MissingColumns);
    }

    private void Make(TableState state)
    {
        var (table, kept) = (state.Table, columns[state.Table.Id]);
        var raw = Sql.Name(TableLoad.RawTable(table));
        var names = string.Join(", ", kept.Select(c => Sql.Name(c.Name)));
        var values = string.Join(", ", kept.Select(ValueOf));
        var files = state.OfPeriod.Select(f => f.File).ToList();
        var rows = Rows(raw, files);
        connection.Run($"""
            create table {RowsOf(table.Id)} as
            select row_number() over () as "#id", "#file", "#row", {values} from (
                select {names}, min("#file") as "#file", arg_min("#row", ("#file", "#row")) as "#row" from {Newest(state, rows, names)} group by {names})
            """);
        connection.Run($"""
            create table {WithYearBefore(table.Id)} as
            select distinct {values} from {Rows(raw, files.Concat(state.OfYearBefore))}
            """);
        var (all, identical, left) = connection.Read(
            $"select count(*), (select count(*) from (select distinct {names} from {rows})), (select count(*) from {RowsOf(table.Id)}) from {rows}",
            r => (All: r.GetInt64(0), Identical: r.GetInt64(1), Left: r.GetInt64(2)))[0];
        connection.Run($"drop table {raw}");
        if (all > identical)
            Repeated.Add(string.Create(CultureInfo.InvariantCulture, $"Rows of {table.Title} that repeat another, which count once: {all - identical:N0}"));
        if (identical > left)
        {
            Repeated.Add(string.Create(
                CultureInfo.InvariantCulture, $"Rows of {table.Title} of which another file tells otherwise, whose row was taken: {identical - left:N0}"));
        }
    }

    /// <summary>SQL of the rows of several files, without those of which a newer file tells too.</summary>
    private static string Newest(TableState state, string rows, string names)
    {
        var table = state.Table;
        if (state.OfPeriod.Count == 1 || table.Key.Count == 0)
            return rows;
        var key = string.Join(", ", table.Key.Select(Sql.Name));
        var year = $"case \"#file\" {string.Join(' ', state.OfPeriod.Select(f => $"when {f.File} then {f.Year}"))} end";
        // Of two files of one year, the one that knows an end, and a later one.
        var end = table.To is { } to ? $", {Sql.Name(to)} desc nulls last" : "";
        return "(select * from (select *, first_value(\"#file\") over " +
            $"(partition by {key} order by {year} desc{end}, {names}, \"#file\") as newest from {rows}) where \"#file\" = newest)";
    }

    private static string Rows(string raw, IEnumerable<int> files) =>
        $"(select * from {raw} where \"#file\" in ({string.Join(", ", files.DefaultIfEmpty(-1))}))";

    private static string ValueOf(ExtractColumn column) =>
        column.Item.Type is ItemType.MultiChoice ? $"{Sql.List(Sql.Name(column.Name))} as {Sql.Name(column.Name)}" : Sql.Name(column.Name);
}
