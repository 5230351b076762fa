using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Rendering.Charts;

/// <summary>The words of a tile map.</summary>
internal static class TileMapWords
{
    public static ChartFrame Frame(PublishedMeasure published, TileMapOptions options, TileClasses classes, double height)
    {
        var measure = published.Measure;
        var title = $"{measure.Title}, map by authority, {published.Period.Title}";
        var notShown = WithheldWords.Sentence(published.Authorities.Select(a => (a.Authority.Name, a.Value)));
        var tiles = options.Tiles.Select(t => t.Code).ToHashSet();
        var without = published.Authorities.Where(a => !tiles.Contains(a.Authority.Code)).Select(a => a.Authority.Name).Order(StringComparer.Ordinal).ToList();
        var offMap = without.Count == 0 || tiles.Count == 0
            ? null
            : $"{ChartWords.Authorities(without.Count)} {(without.Count == 1 ? "has" : "have")} no tile on the map: {string.Join("; ", without)}.";
        if (height == 0)
        {
            var absence = published.Authorities.Count == 0 ? "There is no map: no authority was due."
                : options.Tiles.Count == 0 ? "There is no map: no tiles are known for these authorities."
                : "There is no map: no authority has a value that can be shown.";
            return ChartFrame.For("tilemap", options, title, "", absence, height, [], [notShown], absence);
        }

        var subtitle = classes.Count == 1
            ? "All authorities with a value have the same."
            : $"{ChartWords.UnitOf(measure)}, in {classes.Count} classes of about the same number of authorities: 1 lowest, {classes.Count} highest";
        var map = $"Every tile is one authority, with the boundaries of {options.Geography}; its place is near, but not exactly, where it lies.";
        var description = Description(published, options, classes, notShown);
        return ChartFrame.For("tilemap", options, title, subtitle, description, height, Key(published, classes, options), [notShown, offMap, map]);
    }

    private static List<KeyEntry> Key(PublishedMeasure published, TileClasses classes, TileMapOptions options)
    {
        var withheld = published.Authorities.Select(a => a.Value).OfType<Published.Withheld>().GroupBy(w => w).OrderBy(g => g.Key.Symbol);
        List<KeyEntry> entries =
        [
            .. classes.Limits.Select((c, i) =>
                new KeyEntry("tile", $"{Range(c.Low, c.High, published.Measure)} ({c.Count:N0})", classes.Level(i), (i + 1).ToString())),
            .. withheld.Select(g => new KeyEntry("symbol", $"{MeaningWithoutSymbol(g.Key)} ({g.Count():N0})", 0, g.Key.Symbol.Text())),
        ];
        if (Highlighted(published, options) is { } own)
            entries.Add(new("outline", own.Authority.Name));
        return entries;
    }

    private static PublishedAuthority? Highlighted(PublishedMeasure published, TileMapOptions options) =>
        options.Highlight is { } code ? published.Authorities.FirstOrDefault(a => a.Authority.Code == code) : null;

    private static string MeaningWithoutSymbol(Published.Withheld value)
    {
        var meaning = WithheldWords.Meaning(value);
        return ChartWords.Capital(meaning[..meaning.LastIndexOf(" (", StringComparison.Ordinal)]);
    }

    private static string Range(double low, double high, Measure measure) =>
        low == high ? PrintedNumber.WithSign(low, measure) : $"{PrintedNumber.WithSign(low, measure)} to {PrintedNumber.WithSign(high, measure)}";

    private static string Description(PublishedMeasure published, TileMapOptions options, TileClasses classes, string? notShown)
    {
        var measure = published.Measure;
        var values = published.Authorities.Where(a => a.Value is Published.Figure).ToList();
        var words = new List<string> { $"Tile map of England: {measure.Title}, {published.Period.Title}, for {ChartWords.Authorities(values.Count)}." };
        if (classes.Count == 1)
        {
            words.Add($"All have {PrintedNumber.WithUnit(classes.Limits[0].Low, measure)}.");
        }
        else
        {
            var limits = classes.Limits.Select((c, i) => $"{i + 1}, {Range(c.Low, c.High, measure)}, {ChartWords.Authorities(c.Count)}");
            words.Add($"Classes: {string.Join("; ", limits)}.");

            // Where the highest and the lowest classes lie is what a map shows.
            words.Add(RegionsOf(classes.Count - 1, "highest"));
            words.Add(RegionsOf(0, "lowest"));
        }

        words.Add(published.England.Value is Published.Figure england
            ? $"{published.TotalName} {PrintedNumber.WithSign(england, measure)}."
            : "England has no value.");
        if (Highlighted(published, options) is { } own)
        {
            var value = own.Value is Published.Withheld withheld
                ? WithheldWords.Meaning(withheld)
                : PrintedNumber.WithSign(((Published.Figure)own.Value).Value, measure);
            words.Add($"{own.Authority.Name} is outlined: {value}.");
        }

        if (notShown is not null)
            words.Add(notShown);
        return string.Join(" ", words);

        string RegionsOf(int index, string name)
        {
            var regions = values.Where(a => classes.IndexOf(PrintedNumber.Rounded(a.Value, measure) ?? 0) == index)
                .GroupBy(a => a.Authority.Region).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Order).Take(3);
            return $"Regions with the most of the {name} class: {ChartWords.Listed([.. regions.Select(g => $"{g.Key.Name} {g.Count()}")])}.";
        }
    }
}
