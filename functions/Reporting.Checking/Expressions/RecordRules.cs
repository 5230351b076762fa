using System.Globalization;
using System.Runtime.ExceptionServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Expressions;

/// <summary>What a rule says of a table of records.</summary>
/// <param name="Failed">Rows that fail; 1 where the rule is about the table as a whole.</param>
/// <param name="Rows">The first of them.</param>
/// <param name="NotEvaluated">Rows for which it could not be evaluated.</param>
/// <param name="Reason">Why, in words; null where there are none.</param>
internal sealed record RecordRuleResult(Rule Rule, long Failed, IReadOnlyList<FailedRecord> Rows, long NotEvaluated, string? Reason);

/// <summary>A row that fails a rule.</summary>
/// <param name="Row">Of the file; null where the rule is about the table as a whole.</param>
/// <param name="Key">What identifies the row: its first item; null where that is blank.</param>
/// <param name="Answers">Of the items of which the rule speaks.</param>
internal sealed record FailedRecord(int? Row, string? Key, RuleResult.Failed Result, FormAnswers Answers);

/// <summary>Runs rules over a table of records: one pass for all, and one more for each rule that fails.</summary>
/// <param name="constants">By authority.</param>
internal sealed class RecordRules(ReturnTable table, Func<string, Expression.Accepted> inspected, IReadOnlyDictionary<string, ReturnConstants> constants)
{
    /// <summary>Failing rows that are listed of each rule.</summary>
    private const int MostRows = 100;

    public IReadOnlyList<RecordRuleResult> Run(IEnumerable<Rule> rules)
    {
        var known = rules.Select((r, i) => (Rule: r, inspected(r.Check).Columns, At: i)).ToList();
        var results = new RecordRuleResult[known.Count];
        foreach (var one in known.Where(k => inspected(k.Rule.Check).Aggregates))
            results[one.At] = OfTable(one.Rule, one.Columns);
        var ofRows = known.Where(k => !inspected(k.Rule.Check).Aggregates).ToList();
        var half = ofRows.Count / 2;
        try
        {
            Parallel.Invoke(() => Count(ofRows[..half], table.Connection), () => Count(ofRows[half..], table.SecondConnection));
        }
        catch (AggregateException e)
        {
            // As if it had happened here.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return results;

        void Count(IEnumerable<(Rule Rule, IReadOnlyList<string> Columns, int At)> share, DuckDBConnection connection)
        {
            foreach (var some in EngineSession.Statements(share, EngineSession.MostExpressions, s => inspected(s.Rule.Check).TextCost))
            {
                var counts = Counts([.. some.Select(s => (s.Rule, s.Columns))], connection);
                for (var i = 0; i < some.Count; i++)
                {
                    var (rule, columns, at) = some[i];
                    var (failed, unknown) = counts[i];
                    var rows = failed > 0 ? Failing(rule, columns, connection) : [];
                    results[at] = new(rule, failed, rows, unknown, unknown > 0 ? Reason(rule, columns, connection) : null);
                }
            }
        }
    }

    private TableSource Source(IEnumerable<string> names) => TableSource.Of(TableSource.Answers, table.Period, names, constants);

    /// <summary>A check that cannot be computed, as where a number overflows, is NULL.</summary>
    private static string Check(Rule rule) => $"try(({rule.Check})::boolean)";

    private (long Failed, long Unknown)[] Counts((Rule Rule, IReadOnlyList<string> Columns)[] some, DuckDBConnection connection)
    {
        var checks = some.Select((s, i) => $"{Check(s.Rule)} as c{i}");
        var counted = some.Select((_, i) => $"count(*) filter (where not c{i}), count(*) filter (where c{i} is null)");
        return connection.Read(
            $"select {string.Join(", ", counted)} from (select {string.Join(", ", checks)} from {Source(some.SelectMany(s => s.Columns)).Table})",
            r => some.Select((_, i) => (r.GetInt64(2 * i), r.GetInt64((2 * i) + 1))).ToArray())[0];
    }

    private IReadOnlyList<FailedRecord> Failing(Rule rule, IReadOnlyList<string> columns, DuckDBConnection connection)
    {
        var spoken = Spoken(rule);
        var key = table.Items[0];
        var read = spoken.Append(key).SelectMany(i => new[] { i.Code, i.Code + ItemNames.Missing });
        var source = Source([.. columns, .. read, TableSource.Row]);
        var selected = spoken.SelectMany(i => new[] { Sql.Name(i.Code), Sql.Name(i.Code + ItemNames.Missing) });
        return connection.Read(
            $"""
            select "{TableSource.Row}", authority, {Sql.Name(key.Code)}::varchar, {string.Join(", ", selected)}
            from {source.Table} where not {Check(rule)} limit {MostRows}
            """,
            r => Record(r, rule, spoken));
    }

    private FailedRecord Record(DuckDBDataReader reader, Rule rule, List<Item> spoken)
    {
        var read = new Dictionary<string, Answer>();
        for (var i = 0; i < spoken.Count; i++)
            read[spoken[i].Code] = new(FormParquet.Value(reader, 3 + (2 * i), spoken[i].Type), FormParquet.Text(reader, 4 + (2 * i)), false, null);
        var answers = new FormAnswers(read, new Dictionary<string, int>());
        return new(reader.GetInt32(0), FormParquet.Text(reader, 2), Failed(rule, answers, FormParquet.Text(reader, 1)), answers);
    }

    private RuleResult.Failed Failed(Rule rule, FormAnswers answers, string? authority)
    {
        var known = authority is null ? null : constants.GetValueOrDefault(authority);
        return new(rule, FormRules.Placeholders(table.Instrument, rule, new("", table.Period, answers, known ?? ReturnConstants.None)));
    }

    /// <summary>A check with sum, count or the like is about all rows together.</summary>
    private RecordRuleResult OfTable(Rule rule, IReadOnlyList<string> columns)
    {
        var source = Source(columns);
        var groups = source.Groups.Count > 0 ? $" group by {string.Join(", ", source.Groups)}" : "";
        IReadOnlyList<bool?> checks;
        try
        {
            // Sums are not allowed within try().
            checks = table.Connection.Read(
                $"select ({rule.Check})::boolean from {source.Table}{groups}", r => r.IsDBNull(0) ? (bool?)null : r.GetBoolean(0));
        }
        catch (DuckDBException e) when (e.ErrorType is DuckDBErrorType.OutOfRange or DuckDBErrorType.Conversion or DuckDBErrorType.InvalidInput)
        {
            // The check was prepared when the definitions were loaded, so what fails is its arithmetic: a sum too large, for example.
            checks = [];
        }

        var unknown = checks.Count == 0 || checks.Contains(null);
        return checks.Contains(false)
            ? new(rule, 1, [new(null, null, Failed(rule, FormAnswers.None, table.Body.Authority?.ToString()), FormAnswers.None)], 0, null)
            : new(rule, 0, [], unknown ? 1 : 0, unknown ? "it cannot be computed from these rows" : null);
    }

    private string Reason(Rule rule, IReadOnlyList<string> columns, DuckDBConnection connection)
    {
        var possible = columns.Where(c => !ItemNames.IsMark(c) && !c.StartsWith("period.", StringComparison.Ordinal)).ToList();
        var counted = possible.Select(c => $"count(*) filter (where {c} is null)").Append("count(*)");
        var counts = connection.Read(
            $"select {string.Join(", ", counted)} from {Source(columns).Table} where {Check(rule)} is null",
            r => Enumerable.Range(0, possible.Count + 1).Select(r.GetInt64).ToArray())[0];
        var reasons = possible.Select((c, i) => (Name: c, Rows: counts[i]))
            .Where(c => c.Rows > 0)
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Name} has no value in {c.Rows:N0}"))
            .ToList();
        var rows = counts[^1] == 1 ? "1 row" : string.Create(CultureInfo.InvariantCulture, $"{counts[^1]:N0} of {table.Rows:N0} rows");
        return $"{rows}: {(reasons.Count > 0 ? string.Join("; ", reasons) : "it cannot be computed from these values")}";
    }

    /// <summary>Items whose values the rule's texts print, and those that it is about.</summary>
    private List<Item> Spoken(Rule rule)
    {
        var names = ItemNames.Placeholders(rule).Concat(rule.Items).ToHashSet(StringComparer.Ordinal);
        return [.. table.Items.Where(i => names.Contains(i.Code))];
    }
}
