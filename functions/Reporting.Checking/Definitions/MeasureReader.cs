using Reporting.Checking.Expressions;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Definitions;

/// <summary>Reads measures.yaml.</summary>
internal sealed class MeasureReader(DefinitionReading reading, IReadOnlyList<Instrument> instruments)
{
    public List<Measure> Read(TemplateFile file, List<ExpressionSite> expressions)
    {
        var measures = new List<Measure>();
        if (YamlFile.Map(file, reading.Faults) is not { } root)
            return measures;
        var lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var map in root.Maps("measures"))
        {
            var measure = Read(map);
            measures.Add(measure);
            if (!lines.TryAdd(measure.Id, map.LineOf("id")))
                map.Fault("id", $"The measure '{measure.Id}' is there twice: first in line {lines[measure.Id]}.");
            // The data file knows a measure by its title, and no two of its rows may say that they are the same.
            if (measures.SkipLast(1).FirstOrDefault(m => m.Title == measure.Title && HaveCommonPeriod(m, measure)) is { } same)
                map.Fault("title", $"The measures '{same.Id}' and '{measure.Id}' have the same title in the same period.");
            if (instruments.All(i => i.Id != measure.Instrument))
                continue;
            if (map.Has("numerator"))
                expressions.Add(Site(ExpressionKind.Numerator, "numerator", measure.Numerator));
            if (map.Has("denominator"))
                expressions.Add(Site(ExpressionKind.Denominator, "denominator", measure.Denominator));

            ExpressionSite Site(ExpressionKind kind, string key, string text) =>
                new(file, map.LineOf(key), map.LastLineOf(key), kind, measure.Instrument, measure.Id, text);
        }

        root.RejectUnknownMembers();
        return measures;
    }

    private bool HaveCommonPeriod(Measure one, Measure other) => reading.Periods.Any(p => one.Periods.Contains(p.Id) && other.Periods.Contains(p.Id));

    private Measure Read(YamlMap map)
    {
        var id = map.Text("id");
        if (map.Has("id") && !DefinitionReading.IsId(id))
            map.Fault("id", $"'{id}' is no id: it must be of letters and digits, with hyphens between.");
        var title = map.Text("title");
        var theme = map.Has("theme") ? reading.OptionalTheme(map)! : map.Text("theme");
        var from = map.Text("from");
        if (map.Has("from") && instruments.All(i => i.Id != from))
            reading.Faults.Unknown(map.File, map.LineOf("from"), "instrument", from, instruments.Select(i => i.Id));
        var method = map.OneOf("method", "method", Keywords.Methods);
        var instrument = instruments.FirstOrDefault(i => i.Id == from);
        var measure = new Measure(
            id, title, map.OptionalText("short") ?? title, theme, from, reading.PeriodsOf(map),
            map.Text("numerator"), map.Text("denominator"), map.Text("numeratorLabel"), map.Text("denominatorLabel"),
            method, map.OptionalNumber("multiplier") ?? UsualMultiplier(method), map.Text("unit"), map.OptionalInteger("decimals") ?? 1,
            map.OneOf("polarity", "polarity", Keywords.Polarities), HasInterval(map, instrument), false,
            map.OptionalInteger("rankDecimals"), Breaks(map), map.OneOf("stockOrFlow", "kind of count", Keywords.Stocks, false),
            map.Text("definition"), PublishedName(map, "publishedName"), map.OptionalText("source"))
        {
            Among = instrument?.Among,
            IsOfRecords = instrument is { Kind: InstrumentKind.Records },
            CountsThings = map.OneOf("counts", "kind of thing", Keywords.Counted, false),
            DictionaryName = map.OptionalText("dictionaryName"),
            PublishedNumerator = PublishedName(map, "publishedNumerator"),
            PublishedDenominator = PublishedName(map, "publishedDenominator"),
        };
        if (SummedItem(measure.Numerator, instrument) is { Minimum: { } least, Maximum: { } most })
            measure = measure with { ScaleFrom = least, ScaleTo = most };
        if (measure.DictionaryName is { } name && !IsColumn(name))
            map.Fault("dictionaryName", $"'{name}' is no column's name: write small letters, digits and underscores, and begin with a letter.");
        RejectQuantile(map, measure, instrument);
        if (measure.Multiplier <= 0)
            map.Fault("multiplier", "The multiplier must be above 0.");
        if (measure.Decimals > 6)
            map.Fault("decimals", "At most 6 decimals are printed.");
        map.RejectUnknownMembers();
        return measure;
    }

    /// <summary>A quantile needs all records together: of several councils' records there are quantiles, and no one of them all.</summary>
    private static void RejectQuantile(YamlMap map, Measure measure, Instrument? instrument)
    {
        if (!measure.IsQuantile || instrument is null)
            return;
        if (instrument is not { Kind: InstrumentKind.Records, FromInspectorate: true })
        {
            map.Fault(
                "method", "A median or quantile is of records that the inspectorate holds together: of councils' own there would be one for each of them.");
        }

        if (measure.HasInterval)
            map.Fault("method", "A median or quantile has no interval: write interval: none.");
        var name = measure.Method is Method.Median ? "median" : "quantile_cont";
        if (!measure.Numerator.TrimStart().StartsWith(name + "(", StringComparison.OrdinalIgnoreCase))
        {
            var example = measure.Method is Method.Median ? "median(days)" : "quantile_cont(days, 0.9)";
            var method = Keywords.Methods.First(m => m.Value == measure.Method).Key;
            map.Fault("numerator", $"The numerator of a {method} is {example}, and the denominator count(days).");
        }
    }

    /// <summary>The item of "sum(item)"; null for another expression.</summary>
    private static Item? SummedItem(string numerator, Instrument? instrument) =>
        instrument?.Items.FirstOrDefault(i => numerator.Trim().Equals($"sum({i.Code})", StringComparison.OrdinalIgnoreCase));

    /// <summary>Chance says nothing of records that were not drawn by it.</summary>
    private static bool HasInterval(YamlMap map, Instrument? instrument) =>
        map.OneOf("interval", "interval", Keywords.Intervals, true) && instrument is not { SpeaksForItselfAlone: true };

    private static bool IsColumn(string name) =>
        char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_');

    private static double UsualMultiplier(Method method) => method switch
    {
        Method.Proportion or Method.ShareOfAuthorities or Method.Distribution => 100,
        Method.Rate => 10_000,
        _ => 1,
    };

    private IReadOnlyList<string> Breaks(YamlMap map)
    {
        var breaks = map.OptionalTexts("breaks");
        foreach (var period in breaks.Where(b => reading.Periods.All(p => p.Id != b.Value)))
            reading.Faults.Unknown(map.File, period.Line, "period", period.Value, reading.Periods.Select(p => p.Id));
        return [.. breaks.Select(b => b.Value)];
    }

    private string? PublishedName(YamlMap map, string key)
    {
        var name = map.OptionalText(key);
        if (name is not null && !reading.Published.Names.Contains(name))
            reading.Faults.Unknown(map.File, map.LineOf(key), "published figure", name, reading.Published.Names);
        return name;
    }
}
