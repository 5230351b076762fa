using DuckDB.NET.Data;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Expressions;

/// <summary>
/// One return's records as a table of the engine, filled row by row. What does not fit into the engine's memory lies in the spool folder, and all of it goes when the table
/// is disposed of. The item that says that somebody may be in danger is not in it.
/// </summary>
public sealed class ReturnTable : IDisposable
{
    private const char Separator = '\u001f';

    /// <summary>Bits of a column of missing codes: a bigint's without its sign.</summary>
    private const int Bits = 60;

    private readonly ExpressionEngine engine;
    private readonly DuckDBConnection connection;

    /// <summary>Checks half of the rules, on another core.</summary>
    private readonly DuckDBConnection beside;

    private readonly string name;
    private readonly Action release;
    private readonly TableAppender appender;
    private readonly int bitsOfCode;

    /// <param name="name">Of the table: no other has it.</param>
    internal ReturnTable(ExpressionEngine engine, (DuckDBConnection One, DuckDBConnection Beside) connections, string name, Action release, Collection collection, Instrument instrument, Period period, Body body)
    {
        (this.engine, (connection, beside), this.name, this.release) = (engine, connections, name, release);
        (Collection, Instrument, Period, Body) = (collection, instrument, period, body);
        Items = [.. instrument.ItemsOf(period.Id).Where(i => !i.IsSafeguarding)];
        Codes = collection.AllMissingCodes;
        // Nearly all answers are values. A column of missing codes for each item, nearly all NULL, would take a third of the time that DuckDB needs for the rows.
        bitsOfCode = Codes.Count < 16 ? 4 : 10;
        var packs = ((Items.Count - 1) / CodesTogether) + 1;
        var columns = Items.Select(i => $"{RowSource.Quoted(i.Code)} {Stored(i)}").Concat(Enumerable.Range(0, packs).Select(p => $"\"missing {p}\" bigint"));
        connection.Run($"create table {name} (\"{TableSource.Row}\" integer, {string.Join(", ", columns)})");
        var authority = Items.FirstOrDefault(i => i.IsAuthority) is { } about ? $"{RowSource.Quoted(about.Code)}::varchar" : body.Authority is { } own ? ExpressionEngine.Literal(own.ToString()) : "null::varchar";
        var shown = Items.SelectMany((i, column) => new[] { $"{Shown(i)} as {RowSource.Quoted(i.Code)}", $"{ShownCode(column)} as {RowSource.Quoted(i.Code + ItemNames.Missing)}" });
        foreach (var each in new[] { connection, beside })
            each.Run($"create temp view {TableSource.Answers} as select \"{TableSource.Row}\", {authority} as authority, {ExpressionEngine.Literal(period.Id)} as period, {string.Join(", ", shown)} from {name}");
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

    internal DuckDBConnection Beside => beside;

    public void SetWhole(int column, long value) => appender.Set(1 + column, value);

    public void SetNumber(int column, double value) => appender.Set(1 + column, value);

    public void SetFlag(int column, bool value) => appender.Set(1 + column, value);

    public void SetDay(int column, DateOnly value) => appender.Set(1 + column, value.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber);

    /// <param name="choice">Its index among the item's choices.</param>
    public void SetChoice(int column, int choice)
    {
        if (Items[column].Choices.Count <= byte.MaxValue)
            appender.Set(1 + column, (byte)choice);
        else
            appender.Set(1 + column, (ushort)choice);
    }

    public void SetChoices(int column, IEnumerable<string> choices) => appender.SetText(1 + column, string.Join(Separator, choices));

    public void SetText(int column, ReadOnlySpan<char> text) => appender.SetText(1 + column, text);

    /// <param name="code">Its index among <see cref="Codes"/>.</param>
    public void SetMissing(int column, int code) => appender.SetBits(1 + Items.Count + (column / CodesTogether), (code + 1L) << (column % CodesTogether * bitsOfCode));

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
    public IReadOnlyList<string> Authorities() => connection.Read($"select distinct authority from {TableSource.Answers} where authority is not null order by 1", r => r.GetString(0));

    /// <summary>Checks the rows by the rules of the period, in their order. A rule that uses an item which the period does not ask for is left out.</summary>
    /// <param name="constants">By authority.</param>
    public IReadOnlyList<RecordRuleResult> Check(IReadOnlyDictionary<string, ReturnConstants> constants)
    {
        var asked = EngineSession.Asked(Instrument, Period);
        return new RecordRules(this, e => engine.Accepted(e).Columns, e => engine.Accepted(e).Aggregates, constants).Run(Instrument.RulesOf(Period.Id).Where(r => asked(engine.Accepted(r.Check).Columns)));
    }

    /// <summary>What the rows come to. A measure that uses an item which the period does not ask for is left out.</summary>
    /// <param name="constantsOf">Of an authority, by its code.</param>
    public IReadOnlyList<RecordFigures> Measure(Func<string, ReturnConstants> constantsOf) => engine.Measure(connection, TableSource.Answers, Collection, Instrument, Period, constantsOf);

    /// <summary>Writes the rows as Parquet: the same bytes for the same answers.</summary>
    /// <param name="path">In the spool folder.</param>
    public void WriteParquet(string path) =>
        connection.Run($"copy (select * exclude (\"{TableSource.Row}\") from {TableSource.Answers}) to {ExpressionEngine.Literal(Path.GetFullPath(path))} (format parquet, compression zstd)");

    /// <summary>Writes the rows with their places, for another table to be compared with.</summary>
    /// <param name="path">In the spool folder.</param>
    public void WriteForComparison(string path) =>
        connection.Run($"copy (select * from {TableSource.Answers}) to {ExpressionEngine.Literal(Path.GetFullPath(path))} (format parquet)");

    /// <summary>What its rows say otherwise than an earlier table of the same instrument and period.</summary>
    /// <param name="before">What the earlier table wrote.</param>
    /// <param name="most">How many records are listed; all are counted.</param>
    public RecordDifferences DifferencesFrom(string before, int most) => RecordDifferences.Of(connection, Items, before, most);

    public void Dispose()
    {
        try
        {
            appender.Dispose();
            beside.Dispose();
            connection.Run($"drop table {name}");
        }
        finally
        {
            connection.Dispose();
            release();
        }
    }

    private static string Stored(Item item) => item.Type switch
    {
        ItemType.Integer => "bigint",
        ItemType.Decimal => "double",
        ItemType.YesNo => "boolean",
        ItemType.Date => "date",
        ItemType.Choice => Enum(item.Choices.Select(c => c.Value)),
        _ => "varchar",
    };

    private string ShownCode(int column) =>
        $"case (\"missing {column / CodesTogether}\" >> {column % CodesTogether * bitsOfCode}) & {(1 << bitsOfCode) - 1} {string.Join(' ', Codes.Select((c, i) => $"when {i + 1} then {ExpressionEngine.Literal(c.Code)}"))} end";

    private static string Shown(Item item) => item.Type switch
    {
        ItemType.Choice => $"{RowSource.Quoted(item.Code)}::varchar",
        ItemType.MultiChoice => $"string_split({RowSource.Quoted(item.Code)}, chr({(int)Separator}))",
        _ => RowSource.Quoted(item.Code),
    };

    private static string Enum(IEnumerable<string> values) => $"enum ({string.Join(", ", values.Select(ExpressionEngine.Literal))})";
}
