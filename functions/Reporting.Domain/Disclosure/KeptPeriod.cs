using System.Text.Json;
using Reporting.Domain.Comparison;

namespace Reporting.Domain.Disclosure;

/// <summary>The protected figures of a period, as they are kept. Changes are not: they belong to two periods, and are derived when both are read.</summary>
internal static class KeptPeriod
{
    /// <summary>Of another form than this one nothing is read.</summary>
    private const string Form = "figures-2";

    public static void Write(Utf8JsonWriter writer, PublishedPeriod period)
    {
        var places = KeptPlaces.Of(period);
        writer.WriteStartObject();
        writer.WriteString("form", Form);
        writer.WritePropertyName("period");
        KeptMeasure.Write(writer, period.Period);
        writer.WritePropertyName("protection");
        Write(writer, period.Protection);
        places.Write(writer);
        writer.Array("measures", period.Measures, measure => Write(writer, measure, places));
        writer.WriteEndObject();
    }

    public static PublishedPeriod Read(JsonElement kept)
    {
        var p = kept.Members("form", "period", "protection", "regions", "authorities", "measures");
        if (p[0].Text() != Form)
            throw KeptJson.Unreadable($"its form is '{p[0]}'");
        var period = KeptMeasure.ReadPeriod(p[1]);
        var places = KeptPlaces.Read(p[3], p[4]);
        return new(period, [.. p[5].Items().Select(m => ReadMeasure(m, period, places))]) { Protection = ReadProtection(p[2]) };
    }

    private static void Write(Utf8JsonWriter writer, ProtectionAccount? account)
    {
        // What gives something away is told to nobody, so it is never kept as figures.
        if (account is not { Verdict: AttackVerdict.Held held })
            throw new InvalidOperationException("Only figures that the attack could not break are kept.");
        writer.WriteStartArray();
        writer.WriteNumberValue(held.Hidden);
        writer.WriteNumberValue(account.Primary);
        writer.WriteNumberValue(account.Complementary);
        writer.Texts(account.Withheld);
        writer.WriteNumberValue(account.Editions);
        writer.WriteNumberValue(account.Rules.SuppressUpTo);
        writer.WriteNumberValue(account.Rules.RoundTo);
        writer.WriteBooleanValue(account.Rules.FiguresArePublic);
        writer.WriteEndArray();
    }

    private static ProtectionAccount ReadProtection(JsonElement kept)
    {
        var a = kept.Items(8);
        var rules = new ProtectionRules(a[5].Small(), a[6].Small(), a[7].Flag());
        return new(new AttackVerdict.Held(a[0].Small()), a[1].Small(), a[2].Small(), a[3].Texts(), a[4].Small(), rules);
    }

    private static void Write(Utf8JsonWriter writer, PublishedMeasure measure, KeptPlaces places)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("measure");
        KeptMeasure.Write(writer, measure.Measure);
        writer.Array("authorities", measure.Authorities, authority => Write(writer, authority, places));
        writer.Array("regions", measure.Regions, region => Write(writer, region, places));
        writer.WritePropertyName("england");
        Write(writer, measure.England, places);
        writer.Array("quartiles", [measure.LowerQuartile, measure.Median, measure.UpperQuartile], value => Write(writer, value));
        writer.WriteNumber("ranked", measure.Ranked);
        writer.WriteString("notRanked", measure.NotRanked);
        writer.WriteBoolean("ofAreasAlone", measure.OfAreasAlone);
        writer.WritePropertyName("funnel");
        KeptFunnel.Write(writer, measure.Funnel);
        writer.WriteEndObject();
    }

    private static PublishedMeasure ReadMeasure(JsonElement kept, Collections.Period period, KeptPlaces places)
    {
        var m = kept.Members("measure", "authorities", "regions", "england", "quartiles", "ranked", "notRanked", "ofAreasAlone", "funnel");
        var quartiles = m[4].Items(3);
        return new(
            KeptMeasure.Read(m[0]), period, [.. m[1].Items().Select(a => ReadAuthority(a, places))], [.. m[2].Items().Select(r => ReadArea(r, places))],
            ReadArea(m[3], places), ReadValue(quartiles[0]), ReadValue(quartiles[1]), ReadValue(quartiles[2]), m[5].Small(), m[6].TextOrNull())
        {
            OfAreasAlone = m[7].Flag(),
            Funnel = KeptFunnel.Read(m[8]),
        };
    }

    private static void Write(Utf8JsonWriter writer, PublishedAuthority authority, KeptPlaces places)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(places.RowOf(authority.Authority));
        foreach (var value in new[] { authority.Numerator, authority.Denominator, authority.Value, authority.Lower, authority.Upper })
            Write(writer, value);
        writer.Count(authority.Rank);
        writer.WriteStringValue(authority.Band?.ToString());
        Write(writer, authority.NeighbourMean);
        Write(writer, authority.NeighbourMedian);
        writer.WriteNumberValue(authority.NeighboursUsed);
        writer.WriteNumberValue(authority.NeighboursKnown);
        writer.WriteStringValue(authority.Note);
        writer.WriteStringValue(authority.Funnel.ToString());
        writer.Texts(authority.Comparability);
        writer.WriteEndArray();
    }

    private static PublishedAuthority ReadAuthority(JsonElement kept, KeptPlaces places)
    {
        var a = kept.Items(15);
        return new(
            places.AuthorityAt(a[0]), ReadValue(a[1]), ReadValue(a[2]), ReadValue(a[3]), ReadValue(a[4]), ReadValue(a[5]), (int?)a[6].CountOrNull(),
            a[7].ValueKind is JsonValueKind.Null ? null : a[7].Word<QuartileBand>(), Published.NotApplicable, ReadValue(a[8]), ReadValue(a[9]),
            a[10].Small(), a[11].Small(), a[12].TextOrNull())
        {
            Funnel = a[13].Word<FunnelPosition>(),
            Comparability = a[14].Texts(),
        };
    }

    private static void Write(Utf8JsonWriter writer, PublishedArea area, KeptPlaces places)
    {
        writer.WriteStartArray();
        writer.Count(area.Region is { } region ? places.RowOf(region) : null);
        foreach (var value in new[] { area.Numerator, area.Denominator, area.Value, area.Lower, area.Upper })
            Write(writer, value);
        writer.WriteNumberValue(area.Supplied);
        writer.WriteNumberValue(area.Due);
        writer.WriteStartArray();
        foreach (var missing in area.Missing)
            writer.WriteNumberValue(places.RowOf(missing));
        writer.WriteEndArray();
        writer.Number(area.SourceValue);
        writer.WriteEndArray();
    }

    private static PublishedArea ReadArea(JsonElement kept, KeptPlaces places)
    {
        var a = kept.Items(10);
        return new(
            a[0].ValueKind is JsonValueKind.Null ? null : places.RegionAt(a[0]), ReadValue(a[1]), ReadValue(a[2]), ReadValue(a[3]), ReadValue(a[4]),
            ReadValue(a[5]), Published.NotApplicable, a[6].Small(), a[7].Small(), [.. a[8].Items().Select(places.AuthorityAt)], a[9].NumberOrNull());
    }

    /// <summary>
    /// A number or a symbol; in an array where the number is unreliable, or the symbol the source's; in one of three where a number has decimals of its own.
    /// </summary>
    private static void Write(Utf8JsonWriter writer, Published value)
    {
        var decimals = (value as Published.Figure)?.Decimals;
        var marked = decimals is not null || value is Published.Figure { Unreliable: true } or Published.Withheld { FromSource: true };
        if (marked)
            writer.WriteStartArray();
        switch (value)
        {
            case Published.Figure figure:
                writer.WriteNumberValue(figure.Value);
                break;
            case Published.Withheld withheld:
                writer.WriteStringValue(withheld.Symbol.Text());
                break;
        }

        if (decimals is { } own)
        {
            writer.WriteBooleanValue(value is Published.Figure { Unreliable: true });
            writer.WriteNumberValue(own);
        }

        if (marked)
            writer.WriteEndArray();
    }

    private static Published ReadValue(JsonElement kept)
    {
        var marked = kept.ValueKind is JsonValueKind.Array;
        if (marked && kept.Items().Length == 3)
            return Published.Of(kept.Items(3)[0].Number(), kept.Items(3)[1].Flag(), kept.Items(3)[2].Small());
        var value = marked ? kept.Items(1)[0] : kept;
        if (value.ValueKind is JsonValueKind.Number)
            return Published.Of(value.Number(), marked);
        return Symbols.Parse(value.Text()) is { } symbol ? new Published.Withheld(symbol, marked) : throw KeptJson.Unreadable($"'{value}' is no symbol");
    }
}
