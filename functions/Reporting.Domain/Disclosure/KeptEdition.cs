using System.Text.Json;
using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>What an edition published, as it is kept for the next. Relations and counts name a cell by its row.</summary>
internal static class KeptEdition
{
    /// <summary>Of another form than this one nothing is read.</summary>
    private const string Form = "edition-2";

    public static void Write(Utf8JsonWriter writer, PublishedEdition edition)
    {
        var rows = edition.Cells.Select((c, i) => (c.Id, Row: i)).ToDictionary(c => c.Id, c => c.Row, StringComparer.Ordinal);
        writer.WriteStartObject();
        writer.WriteString("form", Form);
        writer.WriteNumber("number", edition.Number);
        writer.WritePropertyName("verdict");
        Write(writer, edition.Verdict);
        writer.Array("cells", edition.Cells, cell =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(cell.Id);
            writer.WriteNumberValue(cell.Value);
            writer.WriteStringValue(cell.Status.ToString());
            writer.WriteNumberValue(cell.Threshold);
            writer.WriteNumberValue(cell.Floor);
            writer.WriteNumberValue(cell.Least);
            writer.Count(cell.Most);
            writer.Count(cell.Rounded?.Low);
            writer.Count(cell.Rounded?.High);
            writer.WriteStringValue(cell.Sacrifice.ToString());
            writer.WriteStringValue(cell.Body);
            writer.WriteStringValue(cell.With);
            writer.WriteEndArray();
        });
        writer.Array("relations", edition.Relations, relation =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(relation.Route.ToString());
            writer.WriteStringValue(relation.Words);
            writer.WriteStartArray();
            foreach (var term in relation.Terms)
            {
                writer.WriteNumberValue(rows[term.Cell]);
                writer.WriteNumberValue(term.Times);
            }

            writer.WriteEndArray();
            writer.Count(relation.Low);
            writer.Count(relation.High);
            writer.WriteEndArray();
        });
        var counts = edition.Counts.OrderBy(c => c.Key.Count.Authority).ThenBy(c => c.Key.Count.Name, StringComparer.Ordinal).ThenBy(c => c.Key.Value);
        writer.Array("counts", counts, count =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(count.Key.Count.Authority.ToString());
            writer.WriteStringValue(count.Key.Count.Name);
            writer.WriteNumberValue(count.Key.Value);
            writer.WriteNumberValue(rows[count.Value]);
            writer.WriteEndArray();
        });
        writer.Array("reasons", edition.Reasons, reason =>
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(rows[reason.Cell]);
            writer.WriteNumberValue(rows[reason.Protects]);
            writer.WriteStringValue(reason.By.Route.ToString());
            writer.WriteStringValue(reason.By.Words);
            writer.WriteEndArray();
        });
        writer.WriteEndObject();
    }

    public static PublishedEdition Read(JsonElement kept)
    {
        var e = kept.Members("form", "number", "verdict", "cells", "relations", "counts", "reasons");
        if (e[0].Text() != Form)
            throw KeptJson.Unreadable($"its form is '{e[0]}'");
        Cell[] cells = [.. e[3].Items().Select(ReadCell)];
        return new(
            e[1].Small(), cells, [.. e[4].Items().Select(r => ReadRelation(r, cells))], e[5].Items().Select(c => ReadCount(c, cells)).ToDictionary(),
            ReadVerdict(e[2]))
        {
            Reasons = [.. e[6].Items().Select(r => ReadReason(r, cells))],
        };
    }

    private static HiddenFor ReadReason(JsonElement kept, Cell[] cells)
    {
        var r = kept.Items(4);
        return new(r[0].In(cells).Id, r[1].In(cells).Id, new(r[2].Word<Route>(), r[3].Text()));
    }

    private static void Write(Utf8JsonWriter writer, AttackVerdict verdict)
    {
        writer.WriteStartObject();
        writer.WriteNumber("hidden", verdict is AttackVerdict.Held held ? held.Hidden : 0);
        writer.Array("leaks", verdict is AttackVerdict.Leaks leaks ? leaks.Found : [], leak =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(leak.Cell);
            writer.WriteNumberValue(leak.Lowest);
            writer.Count(leak.Highest);
            writer.WriteStartArray();
            foreach (var route in leak.Routes)
            {
                writer.WriteStringValue(route.Route.ToString());
                writer.WriteStringValue(route.Words);
            }

            writer.WriteEndArray();
            writer.Texts(leak.Measures);
            writer.WriteEndArray();
        });
        writer.WriteEndObject();
    }

    private static AttackVerdict ReadVerdict(JsonElement kept)
    {
        var v = kept.Members("hidden", "leaks");
        Leak[] leaks = [.. v[1].Items().Select(ReadLeak)];
        return leaks.Length == 0 ? new AttackVerdict.Held(v[0].Small()) : new AttackVerdict.Leaks(leaks);
    }

    private static Leak ReadLeak(JsonElement kept)
    {
        var l = kept.Items(5);
        return new(l[0].Text(), l[1].Count(), l[2].CountOrNull(), [.. Pairs(l[3]).Select(r => new RouteTaken(r.First.Word<Route>(), r.Second.Text()))])
        {
            Measures = l[4].Texts(),
        };
    }

    private static Cell ReadCell(JsonElement kept)
    {
        var c = kept.Items(12);
        return new(c[0].Text(), c[1].Count(), c[2].Word<CellStatus>(), c[3].Small())
        {
            Floor = c[4].Count(),
            Least = c[5].Count(),
            Most = c[6].CountOrNull(),
            Rounded = c[7].CountOrNull() is { } low && c[8].CountOrNull() is { } high ? new CountRange(low, high) : null,
            Sacrifice = c[9].Word<Sacrifice>(),
            Body = c[10].TextOrNull(),
            With = c[11].TextOrNull(),
        };
    }

    private static Relation ReadRelation(JsonElement kept, Cell[] cells)
    {
        var r = kept.Items(5);
        Term[] terms = [.. Pairs(r[2]).Select(t => new Term(t.First.In(cells).Id, t.Second.Count()))];
        return new(r[0].Word<Route>(), r[1].Text(), terms, r[3].CountOrNull(), r[4].CountOrNull());
    }

    private static KeyValuePair<(AuthorityCount Count, long Value), string> ReadCount(JsonElement kept, Cell[] cells)
    {
        var c = kept.Items(4);
        return AuthorityCode.TryParse(c[0].Text(), out var code)
            ? new((new(code, c[1].Text()), c[2].Count()), c[3].In(cells).Id)
            : throw KeptJson.Unreadable($"'{c[0]}' is no authority's code");
    }

    private static IEnumerable<(JsonElement First, JsonElement Second)> Pairs(JsonElement kept)
    {
        var items = kept.Items();
        return items.Length % 2 == 0 ? items.Chunk(2).Select(p => (p[0], p[1])) : throw KeptJson.Unreadable("pairs were expected");
    }
}
