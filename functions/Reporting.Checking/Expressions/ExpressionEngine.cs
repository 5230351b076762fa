using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using DuckDB.NET.Data;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Expressions;

/// <summary>
/// Runs the expressions of definitions. There is one in a process: a locked DuckDB that can reach no file outside the spool folder, and nothing else.
/// Safe for concurrent use.
/// </summary>
public sealed class ExpressionEngine : IDisposable
{
    private readonly DuckDBConnection root = new("DataSource=:memory:");
    // The work is all computing, so more sessions than cores would only plan the same statements more often.
    private readonly SemaphoreSlim free = new(Math.Max(2, Environment.ProcessorCount));
    // One table can fill the memory limit. Further tables then work on disk, so more than two at once would only be slower.
    private readonly SemaphoreSlim tables = new(2);
    private readonly ConcurrentStack<EngineSession> idle = [];
    private readonly ConcurrentDictionary<string, Expression> inspected = new(StringComparer.Ordinal);
    private readonly CancellationToken stop;
    private readonly Interruption interruption;
    private long opened;

    /// <summary>Opens the database, and locks its configuration.</summary>
    /// <param name="spoolFolder">The only folder that can be read and written; larger-than-memory work spills there.</param>
    /// <param name="memoryLimit">As DuckDB writes it: 400MB.</param>
    /// <param name="stop">Ends every statement that runs, and lets none begin.</param>
    public ExpressionEngine(string spoolFolder, string memoryLimit = "400MB", CancellationToken stop = default)
        : this(memoryLimit, new DirectoryInfo(spoolFolder), stop)
    {
    }

    private ExpressionEngine(string memoryLimit, DirectoryInfo? folder, CancellationToken stop)
    {
        this.stop = stop;
        interruption = new(stop);
        folder?.Create();
        SpoolFolder = folder?.FullName ?? "";
        var allowed = folder is null ? "" : Sql.Literal(SpoolFolder + Path.DirectorySeparatorChar);
        root.Open();
        // In this order, since a later setting refuses an earlier one. One thread, since a sum of decimals depends on the order of addition.
        root.Run($"""
            set autoinstall_known_extensions = false;
            set autoload_known_extensions = false;
            set allowed_directories = [{allowed}];
            set temp_directory = {Sql.Literal(folder is null ? "" : Path.Combine(SpoolFolder, "duckdb"))};
            set memory_limit = {Sql.Literal(memoryLimit)};
            set threads = 1;
            set enable_external_access = false;
            set lock_configuration = true;
            """);
    }

    internal string SpoolFolder { get; }

    /// <summary>An engine that reads and writes no file: what does not fit into its memory fails.</summary>
    /// <param name="memoryLimit">As DuckDB writes it: 400MB.</param>
    public static ExpressionEngine WithoutFiles(string memoryLimit) => new(memoryLimit, folder: null, stop: default);

    /// <summary>A connection for tables of the caller's own. They last as long as the engine.</summary>
    internal DuckDBConnection OpenConnection()
    {
        var connection = root.Duplicate();
        Open(connection);
        return connection;
    }

    private void Open(DuckDBConnection connection)
    {
        connection.Open();
        interruption.Watch(connection);
    }

    /// <summary>Checks a form by the rules of the period, in their order. A rule that uses an item which the period does not ask for is left out.</summary>
    /// <param name="constants">What is known of the authority beside its return.</param>
    /// <exception cref="ExpressionFailedException">A check cannot be run; it would not have passed the loading of the definitions.</exception>
    public IReadOnlyList<RuleResult> Check(Collection collection, Instrument instrument, Period period, FormAnswers answers, ReturnConstants constants) =>
        Lend(session =>
        {
            var checks = session.Checks(instrument, period);
            var row = new FormRow("", period, answers, constants);
            return FormRules.Results(collection, instrument, checks, checks.Values(row), row);
        });

    /// <summary>
    /// Computes an authority's numerators and denominators of the instrument's measures, unprotected. A measure that uses an item which the period does not ask
    /// for is left out.
    /// </summary>
    /// <param name="constants">What is known of the authority beside its return.</param>
    public IReadOnlyList<MeasureParts> Measure(Collection collection, Instrument instrument, Period period, FormAnswers answers, ReturnConstants constants) =>
        Lend(session =>
        {
            var parts = session.Measures(collection, instrument, period);
            var row = new FormRow("", period, answers, constants);
            return FormMeasures.Parts(collection, parts, parts.Values(row), row);
        });

    /// <summary>Writes a checked form as Parquet, the same bytes for the same answers.</summary>
    /// <param name="path">Of the file to be written; one that is there is replaced.</param>
    public void WriteParquet(Instrument instrument, Period period, Body body, FormAnswers answers, string path) =>
        Lend(session =>
        {
            session.Stored(instrument, period).Write(new(body.ToString(), period, answers, ReturnConstants.None), path);
            return true;
        });

    /// <summary>Reads the answers of a form back from Parquet.</summary>
    /// <param name="path">Of a file in the spool folder.</param>
    /// <exception cref="InvalidDataException">The file holds no row.</exception>
    public FormAnswers ReadParquet(Instrument instrument, Period period, string path) => Lend(session => FormParquet.Read(session, instrument, period, path));

    /// <summary>Opens an empty table for one return's records. It waits while there are too many.</summary>
    public async Task<ReturnTable> OpenTableAsync(Collection collection, Instrument instrument, Period period, Body body, CancellationToken cancellation)
    {
        await tables.WaitAsync(cancellation);
        var made = false;
        var (connection, second) = (root.Duplicate(), root.Duplicate());
        try
        {
            Open(connection);
            Open(second);
            var name = $"records_{Interlocked.Increment(ref opened)}";
            var table = new ReturnTable(this, (connection, second), name, () => tables.Release(), collection, instrument, period, body);
            made = true;
            return table;
        }
        finally
        {
            if (!made)
            {
                connection.Dispose();
                second.Dispose();
                tables.Release();
            }
        }
    }

    /// <summary>Computes every authority's numerators and denominators from stored records, unprotected.</summary>
    /// <param name="path">Their Parquet file, in the spool folder.</param>
    /// <param name="constantsOf">What is known of an authority, by its code.</param>
    public IReadOnlyList<RecordFigures> MeasureRecords(
        Collection collection, Instrument instrument, Period period, string path, Func<string, ReturnConstants> constantsOf) =>
        Lend(session => Measure(session.Connection, $"read_parquet({Sql.Literal(Path.GetFullPath(path))})", collection, instrument, period, constantsOf));

    /// <param name="answers">SQL of the table of records.</param>
    internal IReadOnlyList<RecordFigures> Measure(
        DuckDBConnection connection, string answers, Collection collection, Instrument instrument, Period period, Func<string, ReturnConstants> constantsOf)
    {
        var answersIn = EngineSession.AnswersIn(instrument, period);
        var measures = collection.MeasuresOf(period.Id)
            .Where(m => m.Instrument == instrument.Id && answersIn(Accepted(m.Numerator).Columns) && answersIn(Accepted(m.Denominator).Columns))
            .ToList();
        return new RecordMeasures(connection, answers, period, Accepted).Run(measures, constantsOf);
    }

    /// <summary>Why the running of an expression failed, in words for whoever wrote it; null where something else went wrong.</summary>
    public static string? WhyFailed(Exception failure) => failure is ExpressionFailedException or DbException ? EngineWords.OfRun(failure.Message) : null;

    /// <summary>Closes all connections. No table may be open any more.</summary>
    public void Dispose()
    {
        interruption.Dispose();
        foreach (var session in idle)
            session.Dispose();
        free.Dispose();
        tables.Dispose();
        root.Dispose();
    }

    internal Expression Inspect(string text) => Inspect([text])[0];

    /// <exception cref="ExpressionFailedException">The expression is refused.</exception>
    internal Expression.Accepted Accepted(string text) => Inspect(text) switch
    {
        Expression.Accepted accepted => accepted,
        Expression.Refused refused => throw new ExpressionFailedException(refused.Message),
        _ => throw new UnreachableException(),
    };

    /// <summary>Parses and inspects all expressions in one statement; what was inspected once is remembered.</summary>
    internal IReadOnlyList<Expression> Inspect(IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            if (ExpressionInspector.RefuseText(text) is { } refusal)
                inspected[text] = new Expression.Refused(refusal);
        }

        var unknown = texts.Where(t => !inspected.ContainsKey(t)).Distinct().ToList();
        if (unknown.Count > 0)
        {
            foreach (var (text, json) in Lend(session => session.Parse(unknown)))
                inspected[text] = ExpressionInspector.Inspect(text, json);
        }

        return [.. texts.Select(t => inspected[t])];
    }

    /// <summary>Lends a session for as long as it is used, and waits while all are in use.</summary>
    /// <exception cref="OperationCanceledException">The engine was stopped.</exception>
    internal T Lend<T>(Func<EngineSession, T> use)
    {
        free.Wait(stop);
        try
        {
            if (!idle.TryPop(out var session))
            {
                session = new(this, OpenConnection());
            }

            var result = use(session);
            // What was interrupted may have been taken for a fault.
            stop.ThrowIfCancellationRequested();
            // A session that failed is not used again.
            idle.Push(session);
            return result;
        }
        catch (Exception e) when (stop.IsCancellationRequested && e is ExpressionFailedException or DbException)
        {
            throw new OperationCanceledException("The engine was stopped.", e, stop);
        }
        finally
        {
            free.Release();
        }
    }
}
