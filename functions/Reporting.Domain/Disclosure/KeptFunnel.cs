using System.Text.Json;
using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;

namespace Reporting.Domain.Disclosure;

/// <summary>A funnel, or in one sentence why there is none.</summary>
internal static class KeptFunnel
{
    public static void Write(Utf8JsonWriter writer, FunnelOutcome<AuthorityCode>? funnel)
    {
        switch (funnel)
        {
            case FunnelOutcome<AuthorityCode>.Drawn drawn:
                Write(writer, drawn);
                break;
            case FunnelOutcome<AuthorityCode>.NotDrawn not:
                writer.WriteStringValue(not.Why.Reason);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    public static FunnelOutcome<AuthorityCode>? Read(JsonElement kept) => kept.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => new FunnelOutcome<AuthorityCode>.NotDrawn(NotComparedReason.Because(kept.Text())),
        _ => ReadDrawn(kept),
    };

    private static void Write(Utf8JsonWriter writer, FunnelOutcome<AuthorityCode>.Drawn drawn)
    {
        writer.WriteStartObject();
        writer.WriteString("statistic", drawn.Statistic.ToString());
        writer.WriteNumber("average", drawn.Average);
        writer.WriteNumber("multiplier", drawn.Multiplier);
        writer.WriteNumber("count", drawn.Spread.Count);
        writer.WriteNumber("phi", drawn.Spread.Phi);
        writer.WriteNumber("tauSquared", drawn.Spread.TauSquared);
        writer.Array("points", drawn.Points, point =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(point.Authority.ToString());
            writer.WriteNumberValue(point.Size);
            writer.WriteNumberValue(point.Amount);
            writer.WriteStringValue(point.Adjusted.ToString());
            writer.WriteStringValue(point.ByChance.ToString());
            writer.WriteEndArray();
        });
        writer.WriteEndObject();
    }

    private static FunnelOutcome<AuthorityCode>.Drawn ReadDrawn(JsonElement kept)
    {
        var f = kept.Members("statistic", "average", "multiplier", "count", "phi", "tauSquared", "points");
        return new([.. f[6].Items().Select(ReadPoint)], f[0].Word<Statistic>(), f[1].Number(), f[2].Number(), new(f[3].Small(), f[4].Number(), f[5].Number()));
    }

    private static FunnelPoint<AuthorityCode> ReadPoint(JsonElement kept)
    {
        var p = kept.Items(5);
        return AuthorityCode.TryParse(p[0].Text(), out var code)
            ? new(code, p[1].Number(), p[2].Number(), p[3].Word<FunnelPosition>(), p[4].Word<FunnelPosition>())
            : throw KeptJson.Unreadable($"'{p[0]}' is no authority's code");
    }
}
