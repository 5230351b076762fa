using DuckDB.NET.Data;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Expressions;

/// <summary>
/// One return's records as a table of the engine, filled row by row. What does not fit into the engine's memory lies in the spool folder, and all of it goes
/// when the table is disposed of. The item that says that somebody may be in danger is not in it.
/// </summary>
public sealed class ReturnTable : IDisposable
{
    /// <summary>Bits of a column of missing codes: a bigint's without its sign.</summary>
    private const int Bits = 60;

    private const string Row = $"\"{TableSource.Row}\"";

    private readonly ExpressionEngine engine;
    private readonly DuckDBConnection connection;

    /// <summary>Checks half of the rules, on another core.</summary>
    private readonly DuckDBConnection second;

    private readonly string name;
    private readonly Action release;
    private readonly TableAppender appender;
    private readonly int bitsOfCode;

    /// <param name="name">Of the table: no other has it.</param>
    /// <param name="release">To be called when the table is disposed of.</param>
    internal ReturnTable(
        ExpressionEngine engine, (DuckDBConnection First, DuckDBConnection Second) connections, string name, Action release,
        Collection collection, Instrument instrument, Period period, Body body)
    {
        (this.engine, (connection, second), this.name, this.release) = (engine, connections, name, release);
        (Collection, Instrument, Period, Body) = (collection, instrument, period, body);
        Items = [.. instrument.ItemsOf(period.Id).Where(i => !i.IsSafeguarding)];
        Codes = collection.AllMissingCodes;
        // Nearly all answers are values. A column of missing codes for each item, nearly all NULL, would take a third of the time that DuckDB needs for the
        // rows.
        bitsOfCode = Codes.Count < 16 ? 4 : 10;
        var packs = ((Items.Count - 1) / CodesTogether) + 1;
        var columns = Items.Select(i => $"{Sql.Name(i.Code)} {ColumnType(i)}")
            .Concat(Enumerable.Range(0, packs).Select(p => $"\"missing {p}\" bigint"));
        connection.Run($"create table {name} ({Row} integer, {string.Join(", ", columns)})");
        foreach (var each in new[] { connection, second })
            each.Run($"create temp view {TableSource.Answers} as {AnswersOf()}");
        appender = new(connection.NativeConnection, name, packs);
    }

    /// <summary>The columns, in their order: the items of the period.</summary>
    public IReadOnlyList<Item> Items { get; }

    /// <summary>The missing codes that an answer can be, in their order.</summary>
    public IReadOnlyList<MissingCode> Codes { get; }

    private int CodesTogether => Bits / bitsOfCode;

    /// <summary>Rows taken so far.</summary>
    public int Rows { get; private set; }

    internal Collection Collection { get; }

    internal Instrument Instrument { get; }

    internal Period Period { get; }

    internal Body Body { get; }

    internal DuckDBConnection Connection => connection;

    internal DuckDBConnection SecondConnection => second;

    /// <summary>Sets the cell of an integer in the row that is being filled.</summary>
    public void SetWhole(int column, long value) => appender.Set(1 + column, value);

    /// <summary>Sets the cell of a decimal.</summary>
    public void SetNumber(int column, double value) => appender.Set(1 + column, value);

    /// <summary>Sets the cell of a yes or no.</summary>
    public void SetFlag(int column, bool value) => appender.Set(1 + column, value);

    /// <summary>Sets the cell of a date.</summary>
    public void SetDay(int column, DateOnly value) => appender.Set(1 + column, Sql.DayNumber(value));

    /// <summary>Sets the cell of a choice.</summary>
    /// <param name="choice">Its index among the item's choices.</param>
    public void SetChoice(int column, int choice)
    {
        if (Items[column].Choices.Count <= byte.MaxValue)
            appender.Set(1 + column, (byte)choice);
        else
            appender.Set(1 + column, (ushort)choice);
    }

    /// <summary>Sets the cell of a multi-choice.</summary>
    public void SetChoices(int column, IEnumerable<string> choices) => appender.SetText(1 + column, string.Join(Sql.ListSeparator, choices));

    /// <summary>Sets the cell of a text.</summary>
    public void SetText(int column, ReadOnlySpan<char> text) => appender.SetText(1 + column, text);

    /// <summary>Sets the missing code of a cell.</summary>
    /// <param name="code">Its index among <see cref="Codes"/>.</param>
    public void SetMissing(int column, int code) =>
        appender.SetBits(1 + Items.Count + (column / CodesTogether), (code + 1L) << (column % CodesTogether * bitsOfCode));

    /// <summary>Ends the row. What was not set in it is NULL.</summary>
    /// <param name="row">Row of the file, as a person sees it.</param>
    public void EndRow(int row)
    {
        appender.Set(0, row);
        appender.EndRow();
        Rows++;
    }

    /// <summary>No more rows come.</summary>
    public void Finish() => appender.Finish();

    /// <summary>The authorities that its rows are about, in order; none where they are about none.</summary>
    public IReadOnlyList<string> Authorities() =>
        connection.Read($"select distinct authority from {TableSource.Answers} where authority is not null order by 1", r => r.GetString(0));

    /// <summary>Checks the rows by the rules of the period, in their order. A rule that uses an item which the period does not ask for is left out.</summary>
    /// <param name="constants">By authority.</param>
    internal IReadOnlyList<RecordRuleResult> Check(IReadOnlyDictionary<string, ReturnConstants> constants)
    {
        var answersIn = EngineSession.AnswersIn(Instrument, Period);
        return new RecordRules(this, engine.Accepted, constants).Run(Instrument.RulesOf(Period.Id).Where(r => answersIn(engine.Accepted(r.Check).Columns)));
    }

    /// <summary>
    /// Computes every authority's numerators and denominators, unprotected. A measure that uses an item which the period does not ask for is left out.
    /// </summary>
    /// <param name="constantsOf">What is known of an authority, by its code.</param>
    public IReadOnlyList<RecordFigures> Measure(Func<string, ReturnConstants> constantsOf) =>
        engine.Measure(connection, TableSource.Answers, Collection, Instrument, Period, constantsOf);

    /// <summary>Writes the rows as Parquet: the same bytes for the same answers.</summary>
    /// <param name="path">In the spool folder.</param>
    public void WriteParquet(string path) =>
        connection.Run($"""
            copy (select * exclude ({Row}) from {TableSource.Answers})
            to {Sql.Literal(Path.GetFullPath(path))} (format parquet, compression zstd)
            """);

    /// <summary>Writes the rows with their numbers, for another table to be compared with.</summary>
    /// <param name="path">In the spool folder.</param>
    public void WriteForComparison(string path) =>
        connection.Run($"copy (select * from {TableSource.Answers}) to {Sql.Literal(Path.GetFullPath(path))} (format parquet)");

    /// <summary>What its rows say otherwise than an earlier table of the same instrument and period.</summary>
    /// <param name="before">What the earlier table wrote.</param>
    /// <param name="most">How many records are listed; all are counted.</param>
    public RecordDifferences DifferencesFrom(string before, int most) => RecordDifferences.Of(connection, Items, before, most);

    /// <summary>Drops the table.</summary>
    public void Dispose()
    {
        try
        {
            appender.Dispose();
            second.Dispose();
            connection.Run($"drop table {name}");
        }
        catch (OperationCanceledException)
        {
            // The engine was stopped, and its tables end with it.
        }
        finally
        {
            connection.Dispose();
            release();
        }
    }

    /// <summary>SQL of a query of the rows as expressions see them: each item's value and missing code, the authority and the period.</summary>
    private string AnswersOf()
    {
        var authority = Items.FirstOrDefault(i => i.IsAuthority) is { } about ? $"{Sql.Name(about.Code)}::varchar"
            : Body.Authority is { } own ? Sql.Literal(own.ToString())
            : "null::varchar";
        var answers = Items.SelectMany((i, column) => new[]
        {
            $"{ValueOf(i)} as {Sql.Name(i.Code)}", $"{CodeOf(column)} as {Sql.Name(i.Code + ItemNames.Missing)}",
        });
        return $"select {Row}, {authority} as authority, {Sql.Literal(Period.Id)} as period, {string.Join(", ", answers)} from {name}";
    }

    private static string ColumnType(Item item) => item.Type switch
    {
        ItemType.Integer => "bigint",
        ItemType.Decimal => "double",
        ItemType.YesNo => "boolean",
        ItemType.Date => "date",
        ItemType.Choice => $"enum ({string.Join(", ", item.Choices.Select(c => Sql.Literal(c.Value)))})",
        _ => "varchar",
    };

    private string CodeOf(int column)
    {
        var codes = string.Join(' ', Codes.Select((c, i) => $"when {i + 1} then {Sql.Literal(c.Code)}"));
        return $"case (\"missing {column / CodesTogether}\" >> {column % CodesTogether * bitsOfCode}) & {(1 << bitsOfCode) - 1} {codes} end";
    }

    private static string ValueOf(Item item) => item.Type switch
    {
        ItemType.Choice => $"{Sql.Name(item.Code)}::varchar",
        ItemType.MultiChoice => Sql.List(Sql.Name(item.Code)),
        _ => Sql.Name(item.Code),
    };
}
