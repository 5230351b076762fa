using DuckDB.NET.Data;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Expressions;

/// <summary>What two tables of records of one instrument say differently.</summary>
/// <param name="IdentifiedBy">The item by which records are the same record in both.</param>
/// <param name="Items">Those that differ in records of both, and in how many.</param>
/// <param name="Records">The first that differ, in the order of the later table.</param>
public sealed record RecordDifferences(
    string IdentifiedBy, long Before, long After, long Added, long Removed, long Changed, IReadOnlyList<(string Item, long Changed)> Items, IReadOnlyList<DifferentRecord> Records)
{
    // What an item's code cannot be.
    private const string Nth = "\"nth of its key\"";

    /// <param name="before">Parquet of the earlier table, with its rows' places.</param>
    internal static RecordDifferences Of(DuckDBConnection connection, IReadOnlyList<Item> items, string before, int most)
    {
        // Records with the same key are set against each other in their order, as are those without one.
        var key = $"coalesce({RowSource.Quoted(items[0].Code)}::varchar, {RowSource.Quoted(items[0].Code + ItemNames.Missing)})";
        var ranked = $"*, {key} as \"its key\", row_number() over (partition by {key} order by \"{TableSource.Row}\") as {Nth}";
        var both = $"a.{Nth} is not null and b.{Nth} is not null";
        var differs = items.Select((i, at) => $"{both} and ({Side("a", i)} is distinct from {Side("b", i)} or {Side("a", i, ItemNames.Missing)} is distinct from {Side("b", i, ItemNames.Missing)}) as c{at}");
        var values = items.SelectMany((i, at) => new[] { $"{Side("a", i)} as a{at}", $"{Side("a", i, ItemNames.Missing)} as am{at}", $"{Side("b", i)} as b{at}", $"{Side("b", i, ItemNames.Missing)} as bm{at}" });
        connection.Run($"""
            create temp view pairs as select coalesce(a."its key", b."its key") as "key", a."{TableSource.Row}" as "was", b."{TableSource.Row}" as "is", {string.Join(", ", differs)}, {string.Join(", ", values)}
            from (select {ranked} from read_parquet({ExpressionEngine.Literal(Path.GetFullPath(before))})) a full join (select {ranked} from {TableSource.Answers}) b
            on a."its key" is not distinct from b."its key" and a.{Nth} = b.{Nth}
            """);
        var changed = string.Join(" or ", items.Select((_, at) => $"c{at}"));
        var counts = connection.Read(
            $"select count(\"was\"), count(\"is\"), count(*) filter (where \"was\" is null), count(*) filter (where \"is\" is null), count(*) filter (where {changed}), {string.Join(", ", items.Select((_, at) => $"count(*) filter (where c{at})"))} from pairs",
            r => Enumerable.Range(0, 5 + items.Count).Select(r.GetInt64).ToArray())[0];
        var records = connection.Read(
            $"select \"key\", \"was\", \"is\", {string.Join(", ", items.Select((_, at) => $"a{at}, am{at}, b{at}, bm{at}"))} from pairs where \"was\" is null or \"is\" is null or {changed} order by coalesce(\"is\", \"was\"), \"is\" is null limit {most}",
            r => Record(r, items));
        return new(items[0].Code, counts[0], counts[1], counts[2], counts[3], counts[4], [.. items.Select((i, at) => (i.Code, counts[5 + at])).Where(i => i.Item2 > 0)], records);
    }

    private static string Side(string table, Item item, string? of = null) => $"{table}.{RowSource.Quoted(item.Code + of)}";

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

    private static Answer AnswerAt(DuckDBDataReader reader, int at, Item item) => new(FormParquet.Value(reader, at, item.Type), FormParquet.Text(reader, at + 1), false, null);

    private static bool Same(Answer one, Answer other) =>
        one.Missing == other.Missing && (one.Value is string[] several && other.Value is string[] others ? several.AsSpan().SequenceEqual(others) : Equals(one.Value, other.Value));
}

/// <param name="Key">What identifies it; null where that is blank.</param>
/// <param name="RowBefore">Its row of the earlier file; null where it was added.</param>
/// <param name="RowAfter">Its row of the later file; null where it was removed.</param>
/// <param name="Items">Those that differ; of a record of one table alone, those that are not blank.</param>
public sealed record DifferentRecord(string? Key, int? RowBefore, int? RowAfter, IReadOnlyList<(string Item, Answer Before, Answer After)> Items);
