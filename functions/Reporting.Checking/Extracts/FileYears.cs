using DuckDB.NET.Data;
using Reporting.Checking.Expressions;
using Reporting.Checking.Extracts.Layouts;
using Reporting.Checking.Extracts.Reading;

namespace Reporting.Checking.Extracts;

/// <summary>Of which years a file is.</summary>
/// <param name="Covers">Of the years that matter, those of which the file tells.</param>
/// <param name="Own">The year that it says, or to which its last date belongs; null where it has no date.</param>
internal sealed record FileYears(IReadOnlySet<int> Covers, int? Own)
{
    /// <summary>
    /// A census says its year. A table's file does not, so its dates tell: a statutory file ends with its year, and holds nothing that ended before it; a live
    /// system's may go on beyond, and then holds much that ended within the year.
    /// </summary>
    public static FileYears Of(DuckDBConnection connection, ReadFile file, ReturnYears years)
    {
        if (file.Year is { } said)
        {
            var year = int.TryParse(said, out var number) ? number : 0;
            return new(years.All.Where(y => y == year).ToHashSet(), year);
        }

        var dated = file.Tables.Where(t => t is { IsUsed: true, Faults.Count: 0, Table: { IsYearly: true, From: not null } })
            .Where(t => !t.MissingColumns.Contains(t.Table.From!) && !t.MissingColumns.Contains(t.Table.To ?? ""))
            .Select(t => Spans(t.Table, file.Index)).ToList();
        if (dated.Count == 0)
            return new(years.All.ToHashSet(), null);
        var columns = years.All.SelectMany(y => new[]
        {
            $"count(*) filter (where f <= {Day(ReturnYears.LastDay(y))} and (t is null or t >= {Day(ReturnYears.FirstDay(y))}))",
            $"count(*) filter (where t between {Day(ReturnYears.FirstDay(y))} and {Day(ReturnYears.LastDay(y))})",
        });
        var sql = $"select count(*), max(greatest(f, coalesce(t, f))), {string.Join(", ", columns)} from ({string.Join(" union all ", dated)})";
        var (rows, last, counts) = connection.Read(sql, r => (
            r.GetInt64(0), r.IsDBNull(1) ? (DateOnly?)null : r.GetFieldValue<DateOnly>(1),
            years.All.Select((_, i) => (Touch: r.GetInt64(2 + (2 * i)), End: r.GetInt64(3 + (2 * i)))).ToList()))[0];
        if (last is not { } day)
            return new(years.All.ToHashSet(), null);
        var own = ReturnYears.YearOf(day);
        var covers = years.All.Where((y, i) => own == y || counts[i].Touch == rows || (own > y && counts[i].End * 20 >= rows));
        return new(covers.ToHashSet(), own);
    }

    private static string Spans(ExtractTable table, int file) =>
        $"select {Sql.Name(table.From!)} as f, {(table.To is { } to ? Sql.Name(to) : "null::date")} as t from {Sql.Name(TableLoad.RawTable(table))} " +
        $"where \"#file\" = {file}";

    private static string Day(DateOnly day) => $"date '{day:yyyy-MM-dd}'";
}
