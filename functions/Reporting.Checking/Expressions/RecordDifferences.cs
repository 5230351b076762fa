using DuckDB.NET.Data;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Expressions;

/// <summary>What two tables of records of one instrument say differently.</summary>
/// <param name="IdentifiedBy">The item by which records are the same record in both.</param>
/// <param name="Before">Records of the earlier table.</param>
/// <param name="After">Records of the later table.</param>
/// <param name="Added">Records of the later table alone.</param>
/// <param name="Removed">Records of the earlier table alone.</param>
/// <param name="Changed">Records of both that differ.</param>
/// <param name="Items">Items that differ in records of both, and in how many.</param>
/// <param name="Records">The first that differ, in the order of the later table.</param>
public sealed record RecordDifferences(
    string IdentifiedBy, long Before, long After, long Added, long Removed, long Changed, IReadOnlyList<(string Item, long Changed)> Items,
    IReadOnlyList<DifferentRecord> Records)
{
    // Names that no item's code can be.
    private const string Key = "\"its key\"";
    private const string Nth = "\"nth of its key\"";
    private const string Row = $"\"{TableSource.Row}\"";

    /// <param name="before">Parquet of the earlier table, with its rows' numbers.</param>
    /// <param name="most">How many records are listed; all are counted.</param>
    internal static RecordDifferences Of(DuckDBConnection connection, IReadOnlyList<Item> items, string before, int most)
    {
        connection.Run(Pairs(items, before));
        var changed = string.Join(" or ", items.Select((_, at) => $"c{at}"));
        var changedItems = string.Join(", ", items.Select((_, at) => $"count(*) filter (where c{at})"));
        var counts = connection.Read(
            $"""
            select count("was"), count("is"), count(*) filter (where "was" is null), count(*) filter (where "is" is null),
            count(*) filter (where {changed}), {changedItems} from pairs
            """,
            r => Enumerable.Range(0, 5 + items.Count).Select(r.GetInt64).ToArray())[0];
        var values = string.Join(", ", items.Select((_, at) => $"a{at}, am{at}, b{at}, bm{at}"));
        var records = connection.Read(
            $"""
            select "key", "was", "is", {values} from pairs where "was" is null or "is" is null or {changed}
            order by coalesce("is", "was"), "is" is null limit {most}
            """,
            r => Record(r, items));
        var ofItems = items.Select((i, at) => (i.Code, Changed: counts[5 + at])).Where(i => i.Changed > 0);
        return new(items[0].Code, counts[0], counts[1], counts[2], counts[3], counts[4], [.. ofItems], records);
    }

    /// <summary>
    /// SQL of a view of all records, those with the same key side by side: key, row before and after, for each item whether it differs, and its value and
    /// missing code before and after.
    /// </summary>
    private static string Pairs(IReadOnlyList<Item> items, string before)
    {
        // Records with the same key are set against each other in their order, as are those without one.
        var key = $"coalesce({Sql.Name(items[0].Code)}::varchar, {Sql.Name(items[0].Code + ItemNames.Missing)})";
        var ranked = $"*, {key} as {Key}, row_number() over (partition by {key} order by {Row}) as {Nth}";
        var both = $"a.{Nth} is not null and b.{Nth} is not null";
        var differs = items.Select((i, at) => $"{both} and ({Differs(i.Code)} or {Differs(i.Code + ItemNames.Missing)}) as c{at}");
        var values = items.SelectMany((i, at) => new[] { Values("a", i, at), Values("b", i, at) });
        return $"""
            create temp view pairs as select coalesce(a.{Key}, b.{Key}) as "key", a.{Row} as "was", b.{Row} as "is",
            {string.Join(", ", differs)}, {string.Join(", ", values)}
            from (select {ranked} from read_parquet({Sql.Literal(Path.GetFullPath(before))})) a full join (select {ranked} from {TableSource.Answers}) b
            on a.{Key} is not distinct from b.{Key} and a.{Nth} = b.{Nth}
            """;
    }

    private static string Values(string table, Item item, int at) =>
        $"{Of(table, item.Code)} as {table}{at}, {Of(table, item.Code + ItemNames.Missing)} as {table}m{at}";

    private static string Differs(string column) => $"{Of("a", column)} is distinct from {Of("b", column)}";

    private static string Of(string table, string column) => $"{table}.{Sql.Name(column)}";

    private static DifferentRecord Record(DuckDBDataReader reader, IReadOnlyList<Item> items)
    {
        var changes = new List<(string, Answer, Answer)>();
        for (var at = 0; at < items.Count; at++)
        {
            var (before, after) = (AnswerAt(reader, 3 + (4 * at), items[at]), AnswerAt(reader, 5 + (4 * at), items[at]));
            if (!Same(before, after))
                changes.Add((items[at].Code, before, after));
        }

        return new(FormParquet.Text(reader, 0), reader.IsDBNull(1) ? null : reader.GetInt32(1), reader.IsDBNull(2) ? null : reader.GetInt32(2), changes);
    }

    private static Answer AnswerAt(DuckDBDataReader reader, int at, Item item) =>
        new(FormParquet.Value(reader, at, item.Type), FormParquet.Text(reader, at + 1), false, null);

    private static bool Same(Answer one, Answer other) =>
        one.Missing == other.Missing
        && (one.Value is string[] several && other.Value is string[] others ? several.AsSpan().SequenceEqual(others) : Equals(one.Value, other.Value));
}

/// <summary>A record that is not the same in both tables.</summary>
/// <param name="Key">What identifies it; null where that is blank.</param>
/// <param name="RowBefore">Its row of the earlier file; null where it was added.</param>
/// <param name="RowAfter">Its row of the later file; null where it was removed.</param>
/// <param name="Items">Those that differ; of a record of one table alone, those that are not blank.</param>
public sealed record DifferentRecord(string? Key, int? RowBefore, int? RowAfter, IReadOnlyList<(string Item, Answer Before, Answer After)> Items);
