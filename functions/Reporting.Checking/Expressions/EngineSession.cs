using System.Runtime.CompilerServices;
using DuckDB.NET.Data;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Expressions;

/// <summary>A connection with the statements that were prepared on it.</summary>
internal sealed class EngineSession(ExpressionEngine engine, DuckDBConnection connection) : IDisposable
{
    /// <summary>
    /// Expressions in one statement. Sixty in one take four times as long as in three: each has buffers of its own, which then no longer fit the processor's
    /// cache.
    /// </summary>
    public const int MostExpressions = 24;

    private readonly Dictionary<(Instrument, string), PreparedChecks> checks = new(ByReference.Instance);
    private readonly Dictionary<(Instrument, string), PreparedMeasures> measures = new(ByReference.Instance);
    private readonly Dictionary<(Instrument, string), StoredForm> stored = new(ByReference.Instance);

    public DuckDBConnection Connection => connection;

    /// <summary>The checks of one row that the period can answer, prepared when they are first asked for.</summary>
    public PreparedChecks Checks(Instrument instrument, Period period)
    {
        if (checks.TryGetValue((instrument, period.Id), out var found))
            return found;
        var answers = AnswersIn(instrument, period);
        // A check over all rows of a table says nothing of one row.
        var rules = instrument.RulesOf(period.Id)
            .Where(r => !engine.Accepted(r.Check).Aggregates)
            .Select(r => (Rule: r, Columns: Columns(r.Check)))
            .Where(r => answers(r.Columns))
            .ToList();
        var selected = rules.Select(r => (PreparedExpressions.Selected(r.Rule.Check, ExpressionKind.Check), r.Columns));
        return checks[(instrument, period.Id)] = new(Prepare(instrument, selected, false), rules);
    }

    /// <summary>The measures that the period can answer, prepared when they are first asked for.</summary>
    public PreparedMeasures Measures(Collection collection, Instrument instrument, Period period)
    {
        if (measures.TryGetValue((instrument, period.Id), out var found))
            return found;
        var answers = AnswersIn(instrument, period);
        var parts = collection.MeasuresOf(period.Id).Where(m => m.Instrument == instrument.Id)
            .Select(m => (Measure: m, Numerator: Columns(m.Numerator), Denominator: Columns(m.Denominator)))
            .Where(m => answers(m.Numerator) && answers(m.Denominator))
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

    /// <summary>Whether expressions can be run over the instrument's items, and have values of the type that their kind asks for.</summary>
    /// <param name="aggregated">Whether they are aggregates, with the constants beside them.</param>
    /// <returns>The first thing that is wrong, in words; null where nothing is.</returns>
    public string? FaultOf(Instrument instrument, IReadOnlyList<(ExpressionKind Kind, Expression.Accepted Expression)> expressions, bool aggregated)
    {
        var (prepared, refusal) = TryPrepare(
            instrument, expressions.SelectMany(e => e.Expression.Columns), expressions.Select(e => $"({e.Expression.Text})"), aggregated);
        using (prepared)
        {
            if (prepared is null)
                return EngineWords.OfBinder(refusal!);
            try
            {
                return expressions.Zip(prepared.Types()).Select(e => ExpressionTypes.Fault(e.First.Kind, e.Second)).FirstOrDefault(f => f is not null);
            }
            catch (ExpressionFailedException e)
            {
                // A literal that cannot be what it must be is found only when the statement is run.
                return EngineWords.OfBinder(e.Message);
            }
        }
    }

    public void Dispose()
    {
        foreach (var statement in checks.Values.SelectMany(c => c.Statements).Concat(measures.Values.SelectMany(m => m.Statements)))
            statement.Dispose();
        foreach (var form in stored.Values)
            form.Statement.Dispose();
        connection.Dispose();
    }

    /// <summary>Divides what is computed over many rows into statements: at most so many together, and no more text than one expression may make.</summary>
    /// <param name="costOf">See <see cref="TextCost"/>.</param>
    public static IReadOnlyList<IReadOnlyList<T>> Statements<T>(IEnumerable<T> all, int most, Func<T, double> costOf)
    {
        var statements = new List<IReadOnlyList<T>>();
        var (some, cost) = (new List<T>(), 0.0);
        foreach (var one in all)
        {
            if (some.Count > 0 && (some.Count == most || cost + costOf(one) > TextCost.Most))
            {
                statements.Add(some);
                (some, cost) = ([], 0);
            }

            some.Add(one);
            cost += costOf(one);
        }

        if (some.Count > 0)
            statements.Add(some);
        return statements;
    }

    /// <summary>Tells of an expression's columns whether the period asks for all items among them.</summary>
    public static Func<IReadOnlyList<string>, bool> AnswersIn(Instrument instrument, Period period)
    {
        var others = instrument.Items.Where(i => !i.Periods.Contains(period.Id))
            .SelectMany(i => new[] { i.Code, i.Code + ItemNames.Missing, i.Code + ItemNames.Estimate })
            .ToHashSet();
        return columns => !columns.Any(others.Contains);
    }

    /// <param name="selected">SQL of each column.</param>
    private (PreparedExpressions? Prepared, string? Refusal) TryPrepare(
        Instrument instrument, IEnumerable<string> names, IEnumerable<string> selected, bool aggregated)
    {
        var source = RowSource.Of(instrument, names);
        var groups = aggregated && source.Groups.Count > 0 ? $" group by {string.Join(", ", source.Groups)}" : "";
        return PreparedExpressions.Prepare(connection.NativeConnection, source, $"select {string.Join(", ", selected)} from {source.Table}{groups}");
    }

    private IReadOnlyList<PreparedExpressions> Prepare(
        Instrument instrument, IEnumerable<(string Sql, IReadOnlyList<string> Columns)> selected, bool aggregated) =>
        [.. selected.Chunk(MostExpressions).Select(some =>
        {
            var (prepared, refusal) = TryPrepare(instrument, some.SelectMany(s => s.Columns), some.Select(s => s.Sql), aggregated);
            return prepared ?? throw new ExpressionFailedException(refusal!);
        })];

    private IReadOnlyList<string> Columns(string expression) => engine.Accepted(expression).Columns;

    /// <summary>Instruments by identity: two that are equal may belong to different sets of definitions.</summary>
    private sealed class ByReference : IEqualityComparer<(Instrument Instrument, string Period)>
    {
        public static ByReference Instance { get; } = new();

        public bool Equals((Instrument Instrument, string Period) x, (Instrument Instrument, string Period) y) =>
            ReferenceEquals(x.Instrument, y.Instrument) && x.Period == y.Period;

        public int GetHashCode((Instrument Instrument, string Period) key) => HashCode.Combine(RuntimeHelpers.GetHashCode(key.Instrument), key.Period);
    }
}

/// <summary>The checks of an instrument's rows, in statements of several.</summary>
/// <param name="Rules">The rule of each check, and the columns that it uses.</param>
internal sealed record PreparedChecks(IReadOnlyList<PreparedExpressions> Statements, IReadOnlyList<(Rule Rule, IReadOnlyList<string> Columns)> Rules)
{
    public double?[] Values(FormRow row) => [.. Statements.SelectMany(s => s.Numbers(row))];
}

/// <summary>The measures of an instrument, in statements of several.</summary>
/// <param name="Parts">Each measure, with the columns of its two expressions.</param>
internal sealed record PreparedMeasures(
    IReadOnlyList<PreparedExpressions> Statements, IReadOnlyList<(Measure Measure, IReadOnlyList<string> Numerator, IReadOnlyList<string> Denominator)> Parts)
{
    /// <summary>Numerator and denominator of each measure in turn.</summary>
    public double?[] Values(FormRow row) => [.. Statements.SelectMany(s => s.Numbers(row))];
}
