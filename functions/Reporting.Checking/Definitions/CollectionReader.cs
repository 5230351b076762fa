using Reporting.Checking.Expressions;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Definitions;

/// <summary>Reads the folder of one collection.</summary>
/// <param name="scales">Names of the quantifier scales.</param>
internal sealed class CollectionReader(
    TemplateFolder templates, ReferenceFigures reference, AuthorityRegister register, StatisticalNeighbours neighbours, IEnumerable<string> scales,
    DefinitionFaults faults)
{
    private const int UsualThreshold = 5;
    private const int UsualRounding = 10;
    private const string UsualScale = "thematic-1";

    /// <returns>Null where collection.yaml cannot be read at all.</returns>
    public ReadCollection? Read(string id)
    {
        var folder = $"{DefinitionLoader.CollectionsFolder}{id}/";
        if (templates.Require($"{folder}collection.yaml", faults) is not { } file || YamlFile.Map(file, faults) is not { } map)
            return null;
        CheckId(map, id);
        var own = new ReferenceReader(templates, faults, $"{folder}reference/");
        var figures = reference.With(own.Figures());
        var codes = MissingCodes(map);
        var themes = Themes(map);
        var periods = Periods(map);
        var published = PublishedReader.Read(templates.Find($"{folder}published.csv"), periods, register, faults);
        var scale = Scale(map);
        var missingCodes = MissingCode.Always.Concat(codes).Select(c => c.Code);
        var reading = new DefinitionReading(faults, periods, [.. themes.Select(t => t.Id)], [.. missingCodes], figures.Names, published);
        var expressions = new List<ExpressionSite>();
        var instruments = Instruments(folder, reading, expressions);
        if (instruments.Count == 0)
            faults.Add(file.Name, 1, "The collection has no instrument: there must be a file instruments/<id>.yaml.");
        var measures = Measures(folder, reading, [.. instruments.Select(i => i.Instrument)], expressions);
        var contact = map.Map("contact");
        var collection = new Collection(
            id, map.Text("title"), map.Text("summary"), map.Flag("synthetic", false), map.Text("sourceNote"), codes,
            map.OptionalInteger("suppressUpTo") ?? UsualThreshold, map.OptionalInteger("roundTo", 1) ?? UsualRounding, scale, map.Text("retention"),
            new(contact?.Text("name") ?? "", contact?.Text("email") ?? ""), themes, periods, [.. instruments.Select(i => i.Instrument)], measures,
            published, FilesRead.HashesOf(templates, folder))
        {
            FiguresArePublic = map.Flag("figuresArePublic", false),
            LoadedFrom = new LoadedTablesReader(reading, [.. instruments.SelectMany(i => i.Instrument.Items).Select(i => i.Code)]).Read(map),
            DerivedInstrument = templates.Find($"{folder}derive.yaml") is { } derive
                ? YamlFile.Map(derive, faults, anchors: true)?.OptionalText("instrument")
                : null,
        };
        contact?.RejectUnknownMembers();
        map.RejectUnknownMembers();
        var names = new Dictionary<string, ItemNames>(StringComparer.Ordinal);
        foreach (var (instrument, itemNames) in instruments)
            names[instrument.Id] = itemNames;
        return new(collection, expressions, names, figures, templates.Find($"{folder}reference/reference.yaml") is null ? [] : own.Sources());
    }

    private static void CheckId(YamlMap map, string folder)
    {
        var id = map.Text("id");
        if (map.Has("id") && (id != folder || !DefinitionReading.IsId(folder)))
            map.Fault("id", $"The id '{id}' must be the folder's name, of letters, digits and hyphens.");
    }

    private string Scale(YamlMap map)
    {
        var scale = map.OptionalText("scale") ?? UsualScale;
        if (!scales.Contains(scale))
            faults.Unknown(map.File, map.LineOf("scale"), "quantifier scale", scale, scales);
        return scale;
    }

    private List<(Instrument Instrument, ItemNames Names)> Instruments(string folder, DefinitionReading reading, List<ExpressionSite> expressions)
    {
        var reader = new InstrumentReader(reading);
        var instruments = new List<(Instrument, ItemNames)>();
        foreach (var file in templates.Below($"{folder}instruments/").Where(f => f.Name.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            if (reader.Read(file, expressions) is { } read)
                instruments.Add(read);
        }

        return instruments;
    }

    private List<Measure> Measures(string folder, DefinitionReading reading, IReadOnlyList<Instrument> instruments, List<ExpressionSite> expressions) =>
        templates.Require($"{folder}measures.yaml", faults) is { } file ? new MeasureReader(reading, instruments).Read(file, expressions) : [];

    private static List<MissingCode> MissingCodes(YamlMap collection)
    {
        var codes = new List<MissingCode>();
        foreach (var map in collection.OptionalMaps("missingCodes"))
        {
            var code = new MissingCode(map.Text("code"), map.Text("meaning"), map.OneOf("prints", "symbol to print", Keywords.Prints, false))
            {
                HiddenFrom = map.OptionalNumber("hiddenFrom"),
                HiddenUpTo = map.OptionalNumber("hiddenUpTo"),
            };
            if (code.HiddenFrom < 0 || code.HiddenUpTo < (code.HiddenFrom ?? 0))
                map.Fault("hiddenFrom", "What the source hides is a count: from 0, and not more than hiddenUpTo.");
            if (MissingCode.Always.Concat(codes).Any(c => c.Code.Equals(code.Code, StringComparison.OrdinalIgnoreCase)))
                map.Fault("code", $"The missing code '{code.Code}' is there already.");
            codes.Add(code);
            map.RejectUnknownMembers();
        }

        return codes;
    }

    private static List<Theme> Themes(YamlMap collection)
    {
        var themes = new List<Theme>();
        foreach (var map in collection.Maps("themes"))
        {
            var theme = new Theme(map.Text("id"), map.Text("title"), map.Text("intro"));
            if (themes.Any(t => t.Id == theme.Id))
                map.Fault("id", $"The theme '{theme.Id}' is there twice.");
            if (map.Has("id") && !DefinitionReading.IsId(theme.Id))
                map.Fault("id", $"'{theme.Id}' is no id: it must be of letters and digits, with hyphens between.");
            themes.Add(theme);
            map.RejectUnknownMembers();
        }

        return themes;
    }

    private List<Period> Periods(YamlMap collection)
    {
        var periods = new List<Period>();
        foreach (var map in collection.Maps("periods"))
        {
            var before = periods.LastOrDefault();
            var period = new Period(
                map.Text("id"), map.Text("title"), map.Date("from"), map.Date("to"), map.Date("opens"), map.Date("closes"), map.Text("neighbours"));
            if (map.Has("id") && !DefinitionReading.IsPeriodId(period.Id))
                map.Fault("id", $"'{period.Id}' is no period's id: write a year, or a year, a hyphen and a word in small letters.");
            else if (map.Has("id") && map.Has("to") && period.Year != period.To.Year)
                map.Fault("id", $"The period '{period.Id}' must bear the year in which it ends, {period.To.Year}.");
            if (period.From > period.To)
                map.Fault("to", $"The period '{period.Id}' ends before it begins.");
            if (period.Opens > period.Closes)
                map.Fault("closes", $"The window of '{period.Id}' closes before it opens.");
            if (before is not null && string.CompareOrdinal(period.Id, before.Id) <= 0)
                map.Fault("id", $"The period '{period.Id}' must come before '{before.Id}': periods stand in order of time.");
            else if (before is not null && period.From <= before.To)
                map.Fault("from", $"The period '{period.Id}' begins before '{before.Id}' ends.");
            if (map.Has("neighbours") && !neighbours.Models.Contains(period.Neighbours))
                faults.Unknown(map.File, map.LineOf("neighbours"), "model of statistical neighbours", period.Neighbours, neighbours.Models);
            periods.Add(period);
            map.RejectUnknownMembers();
        }

        return periods;
    }
}

/// <summary>A collection as it was read, with its expressions not yet inspected.</summary>
/// <param name="Names">What expressions may use, by instrument.</param>
/// <param name="Reference">The figures that every collection has, with its own in their place.</param>
/// <param name="Sources">Where its own come from.</param>
internal sealed record ReadCollection(
    Collection Collection, IReadOnlyList<ExpressionSite> Expressions, IReadOnlyDictionary<string, ItemNames> Names, ReferenceFigures Reference,
    IReadOnlyList<ReferenceSource> Sources);
