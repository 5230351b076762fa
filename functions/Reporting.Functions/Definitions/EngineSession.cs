using System.Diagnostics;
using DuckDB.NET.Data;
using Reporting.Domain.Collections;

namespace Reporting.Functions.Definitions;

/// <summary>A connection with the statements that were prepared on it.</summary>
internal sealed class EngineSession(ExpressionEngine engine, DuckDBConnection connection) : IDisposable
{
    private readonly Dictionary<(Instrument, string), PreparedChecks> checks = new(ByReference.Instance);
    private readonly Dictionary<(Instrument, string), PreparedMeasures> measures = new(ByReference.Instance);

    public DuckDBConnection Connection => connection;

    public PreparedChecks Checks(Instrument instrument, Period period)
    {
        if (checks.TryGetValue((instrument, period.Id), out var found))
            return found;
        var asked = Asked(instrument, period);
        var rules = instrument.RulesOf(period.Id).Select(r => (Rule: r, Columns: Columns(r.Check))).Where(r => asked(r.Columns)).ToList();
        var prepared = Prepare(instrument, rules.SelectMany(r => r.Columns), [.. rules.Select(r => PreparedExpressions.Selected(r.Rule.Check, ExpressionKind.Check))], false);
        return checks[(instrument, period.Id)] = new(prepared, rules);
    }

    public PreparedMeasures Measures(Collection collection, Instrument instrument, Period period)
    {
        if (measures.TryGetValue((instrument, period.Id), out var found))
            return found;
        var asked = Asked(instrument, period);
        var parts = collection.MeasuresOf(period.Id).Where(m => m.Instrument == instrument.Id)
            .Select(m => (Measure: m, Numerator: Columns(m.Numerator), Denominator: Columns(m.Denominator)))
            .Where(m => asked(m.Numerator) && asked(m.Denominator))
            .ToList();
        var expressions = parts.SelectMany(
            m => new[] { PreparedExpressions.Selected(m.Measure.Numerator, ExpressionKind.Numerator), PreparedExpressions.Selected(m.Measure.Denominator, ExpressionKind.Denominator) });
        var prepared = Prepare(instrument, parts.SelectMany(m => m.Numerator.Concat(m.Denominator)), [.. expressions], true);
        return measures[(instrument, period.Id)] = new(prepared, parts);
    }

    /// <summary>DuckDB's syntax trees, as JSON.</summary>
    public IReadOnlyList<(string Text, string Json)> Parse(IReadOnlyList<string> expressions)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select json_serialize_sql('select ' || t) from (select unnest($1::varchar[]) as t)";
        command.Parameters.Add(new DuckDBParameter(expressions.ToList()));
        using var reader = command.ExecuteReader();
        var trees = new List<(string, string)>();
        while (reader.Read())
            trees.Add((expressions[trees.Count], reader.GetString(0)));
        return trees;
    }

    /// <param name="selected">SQL of each column.</param>
    /// <param name="aggregated">Whether the columns are aggregates, with the constants beside them.</param>
    public (PreparedExpressions? Prepared, string? Refusal) TryPrepare(Instrument instrument, IEnumerable<string> names, IReadOnlyList<string> selected, bool aggregated)
    {
        var source = RowSource.Of(instrument, names);
        var groups = aggregated && source.Groups.Count > 0 ? $" group by {string.Join(", ", source.Groups)}" : "";
        return PreparedExpressions.Prepare(connection.NativeConnection, source, $"select {string.Join(", ", selected)} from {source.Sql}{groups}");
    }

    public void Dispose()
    {
        foreach (var prepared in checks.Values.Select(c => c.Prepared).Concat(measures.Values.Select(m => m.Prepared)))
            prepared.Dispose();
        connection.Dispose();
    }

    private PreparedExpressions Prepare(Instrument instrument, IEnumerable<string> names, IReadOnlyList<string> selected, bool aggregated)
    {
        var (prepared, refusal) = TryPrepare(instrument, names, selected.Count > 0 ? selected : ["'nan'::double"], aggregated);
        return prepared ?? throw new ExpressionFailedException(refusal!);
    }

    private IReadOnlyList<string> Columns(string expression) => engine.Inspect(expression) switch
    {
        Expression.Accepted accepted => accepted.Columns,
        Expression.Refused refused => throw new ExpressionFailedException(refused.Message),
        _ => throw new UnreachableException(),
    };

    private static Func<IReadOnlyList<string>, bool> Asked(Instrument instrument, Period period)
    {
        var unasked = instrument.Items.Where(i => !i.Periods.Contains(period.Id)).SelectMany(i => new[] { i.Code, i.Code + ItemNames.Missing, i.Code + ItemNames.Estimate }).ToHashSet();
        return columns => !columns.Any(unasked.Contains);
    }

    private sealed class ByReference : IEqualityComparer<(Instrument Instrument, string Period)>
    {
        public static ByReference Instance { get; } = new();

        public bool Equals((Instrument Instrument, string Period) x, (Instrument Instrument, string Period) y) => ReferenceEquals(x.Instrument, y.Instrument) && x.Period == y.Period;

        public int GetHashCode((Instrument Instrument, string Period) key) => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(key.Instrument), key.Period);
    }
}

internal sealed record PreparedChecks(PreparedExpressions Prepared, IReadOnlyList<(Rule Rule, IReadOnlyList<string> Columns)> Rules);

/// <param name="Parts">Two expressions each: numerator and denominator.</param>
internal sealed record PreparedMeasures(PreparedExpressions Prepared, IReadOnlyList<(Measure Measure, IReadOnlyList<string> Numerator, IReadOnlyList<string> Denominator)> Parts);
