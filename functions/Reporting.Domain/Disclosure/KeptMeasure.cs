using System.Text.Json;
using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>A measure and a period as they were defined when figures were protected.</summary>
internal static class KeptMeasure
{
    public static void Write(Utf8JsonWriter writer, Measure measure)
    {
        writer.WriteStartObject();
        writer.WriteString("id", measure.Id);
        writer.WriteString("title", measure.Title);
        writer.WriteString("short", measure.Short);
        writer.WriteString("theme", measure.Theme);
        writer.WriteString("instrument", measure.Instrument);
        writer.WriteString("first", measure.Periods.First);
        writer.WriteString("last", measure.Periods.Last);
        writer.WriteString("numerator", measure.Numerator);
        writer.WriteString("denominator", measure.Denominator);
        writer.WriteString("numeratorLabel", measure.NumeratorLabel);
        writer.WriteString("denominatorLabel", measure.DenominatorLabel);
        writer.WriteString("method", measure.Method.ToString());
        writer.WriteNumber("multiplier", measure.Multiplier);
        writer.WriteString("unit", measure.Unit);
        writer.WriteNumber("decimals", measure.Decimals);
        writer.WriteString("polarity", measure.Polarity.ToString());
        writer.WriteBoolean("hasInterval", measure.HasInterval);
        writer.WriteBoolean("denominatorIsReference", measure.DenominatorIsReference);
        writer.WritePropertyName("rankDecimals");
        writer.Count(measure.RankDecimals);
        writer.WritePropertyName("breaks");
        writer.Texts(measure.Breaks);
        writer.WriteBoolean("isStock", measure.IsStock);
        writer.WriteString("definition", measure.Definition);
        writer.WriteString("publishedName", measure.PublishedName);
        writer.WriteString("source", measure.Source);
        writer.WriteBoolean("countsThings", measure.CountsThings);
        writer.WritePropertyName("scale");
        writer.WriteStartArray();
        writer.Number(measure.ScaleFrom);
        writer.Number(measure.ScaleTo);
        writer.WriteEndArray();
        writer.WriteString("among", measure.Among);
        writer.WriteString("publishedNumerator", measure.PublishedNumerator);
        writer.WriteString("publishedDenominator", measure.PublishedDenominator);
        writer.WriteString("dictionaryName", measure.DictionaryName);
        writer.WriteEndObject();
    }

    public static Measure Read(JsonElement kept)
    {
        var m = kept.Members(
            "id", "title", "short", "theme", "instrument", "first", "last", "numerator", "denominator", "numeratorLabel", "denominatorLabel", "method",
            "multiplier", "unit", "decimals", "polarity", "hasInterval", "denominatorIsReference", "rankDecimals", "breaks", "isStock", "definition",
            "publishedName", "source", "countsThings", "scale", "among", "publishedNumerator", "publishedDenominator", "dictionaryName");
        var scale = m[25].Items(2);
        return new(
            m[0].Text(), m[1].Text(), m[2].Text(), m[3].Text(), m[4].Text(), new(m[5].TextOrNull(), m[6].TextOrNull()), m[7].Text(), m[8].Text(), m[9].Text(),
            m[10].Text(), m[11].Word<Method>(), m[12].Number(), m[13].Text(), m[14].Small(), m[15].Word<Polarity>(), m[16].Flag(), m[17].Flag(),
            (int?)m[18].CountOrNull(), m[19].Texts(), m[20].Flag(), m[21].Text(), m[22].TextOrNull(), m[23].TextOrNull())
        {
            CountsThings = m[24].Flag(),
            ScaleFrom = scale[0].NumberOrNull(),
            ScaleTo = scale[1].NumberOrNull(),
            Among = m[26].TextOrNull(),
            PublishedNumerator = m[27].TextOrNull(),
            PublishedDenominator = m[28].TextOrNull(),
            DictionaryName = m[29].TextOrNull(),
        };
    }

    public static void Write(Utf8JsonWriter writer, Period period)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(period.Id);
        writer.WriteStringValue(period.Title);
        writer.Day(period.From);
        writer.Day(period.To);
        writer.Day(period.Opens);
        writer.Day(period.Closes);
        writer.WriteStringValue(period.Neighbours);
        writer.WriteEndArray();
    }

    public static Period ReadPeriod(JsonElement kept)
    {
        var p = kept.Items(7);
        return new(p[0].Text(), p[1].Text(), p[2].Day(), p[3].Day(), p[4].Day(), p[5].Day(), p[6].Text());
    }
}
