using DuckDB.NET.Data;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Expressions;

/// <summary>A connection with the statements that were prepared on it.</summary>
internal sealed class EngineSession(ExpressionEngine engine, DuckDBConnection connection) : IDisposable
{
    /// <summary>Sixty expressions in one statement take four times as long as in three: each has buffers of its own, which then no longer fit the processor's cache.</summary>
    public const int MostTogether = 24;

    private readonly Dictionary<(Instrument, string), PreparedChecks> checks = new(ByReference.Instance);
    private readonly Dictionary<(Instrument, string), PreparedMeasures> measures = new(ByReference.Instance);

    private readonly Dictionary<(Instrument, string), StoredForm> stored = new(ByReference.Instance);

    public DuckDBConnection Connection => connection;

    public PreparedChecks Checks(Instrument instrument, Period period)
    {
        if (checks.TryGetValue((instrument, period.Id), out var found))
            return found;
        var asked = Asked(instrument, period);
        // A check over all rows of a table says nothing of one row.
        var rules = instrument.RulesOf(period.Id).Where(r => !engine.Accepted(r.Check).Aggregates).Select(r => (Rule: r, Columns: Columns(r.Check))).Where(r => asked(r.Columns)).ToList();
        var selected = rules.Select(r => (PreparedExpressions.Selected(r.Rule.Check, ExpressionKind.Check), r.Columns));
        return checks[(instrument, period.Id)] = new(Prepare(instrument, selected, false), rules);
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
        var selected = parts.SelectMany(m => new[]
        {
            (PreparedExpressions.Selected(m.Measure.Numerator, ExpressionKind.Numerator), m.Numerator),
            (PreparedExpressions.Selected(m.Measure.Denominator, ExpressionKind.Denominator), m.Denominator),
        });
        return measures[(instrument, period.Id)] = new(Prepare(instrument, selected, true), parts);
    }

    public StoredForm Stored(Instrument instrument, Period period)
    {
        if (!stored.TryGetValue((instrument, period.Id), out var found))
            stored[(instrument, period.Id)] = found = FormParquet.Prepare(this, instrument, period, engine.SpoolFolder);
        return found;
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
        foreach (var prepared in checks.Values.SelectMany(c => c.Statements).Concat(measures.Values.SelectMany(m => m.Statements)).Concat(stored.Values.Select(s => s.Statement)))
            prepared.Dispose();
        connection.Dispose();
    }

    private IReadOnlyList<PreparedExpressions> Prepare(Instrument instrument, IEnumerable<(string Sql, IReadOnlyList<string> Columns)> selected, bool aggregated) =>
        [.. selected.Chunk(MostTogether).Select(some =>
        {
            var (prepared, refusal) = TryPrepare(instrument, some.SelectMany(s => s.Columns), [.. some.Select(s => s.Sql)], aggregated);
            return prepared ?? throw new ExpressionFailedException(refusal!);
        })];

    private IReadOnlyList<string> Columns(string expression) => engine.Accepted(expression).Columns;

    /// <summary>Whether the period asks for all items among an expression's columns.</summary>
    public static Func<IReadOnlyList<string>, bool> Asked(Instrument instrument, Period period)
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

internal sealed record PreparedChecks(IReadOnlyList<PreparedExpressions> Statements, IReadOnlyList<(Rule Rule, IReadOnlyList<string> Columns)> Rules)
{
    public double?[] Values(FormRow row) => [.. Statements.SelectMany(s => s.Numbers(row))];
}

/// <param name="Parts">Two expressions each: numerator and denominator.</param>
internal sealed record PreparedMeasures(
    IReadOnlyList<PreparedExpressions> Statements, IReadOnlyList<(Measure Measure, IReadOnlyList<string> Numerator, IReadOnlyList<string> Denominator)> Parts)
{
    public double?[] Values(FormRow row) => [.. Statements.SelectMany(s => s.Numbers(row))];
}
