using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Rendering.Charts;

/// <param name="Tiles">Where each authority stands.</param>
/// <param name="Geography">The year whose boundaries the tiles are of.</param>
public sealed record TileMapOptions(string Id, string Source, bool Synthetic, IReadOnlyList<Tile> Tiles, string Geography)
    : ChartOptions(Id, Source, Synthetic)
{
    public AuthorityCode? Highlight { get; init; }
}

/// <summary>The tile of an authority that has a value.</summary>
/// <param name="Level">1 to 5: its tint.</param>
/// <param name="Text">The number of its class.</param>
public sealed record ShadedTile(double X, double Y, int Level, string Code, string Text, string Title);

/// <summary>A tile without a value.</summary>
/// <param name="Text">The symbol; empty for a place that has no part in the measure.</param>
public sealed record PlainTile(double X, double Y, string Code, string Text, string Title);

/// <summary>A map of England in which every authority is a hexagon of the same size, shaded by value in at most five classes of one hue.</summary>
/// <remarks>
/// The number of the class stands in every tile, since shades alone do not survive print in grey or weak sight, and a pattern would make the text
/// hard to read. A pattern means that there is no value, with the symbol on top.
/// </remarks>
/// <param name="Hexagon">The points of a tile around its middle.</param>
/// <param name="Hatch">Slanted lines across a tile, as a path: a browser takes longer to print an SVG pattern than the rest of the map.</param>
/// <param name="Blank">Tiles of places that are not in the measure.</param>
/// <param name="Highlight">Middle of the tile to set apart.</param>
public sealed record TileMap(
    ChartFrame Frame, string Hexagon, string Hatch, IReadOnlyList<ShadedTile> Shaded, IReadOnlyList<PlainTile> Symbols, IReadOnlyList<PlainTile> Blank,
    PlainTile? Highlight)
{
    public static TileMap From(PublishedMeasure published, TileMapOptions options)
    {
        var measure = published.Measure;
        var classes = TileClasses.Of([.. published.Authorities.Select(a => PrintedNumber.Rounded(a.Value, measure)).OfType<double>()]);
        if (options.Tiles.Count == 0 || classes.Count == 0)
            return new(TileMapWords.Frame(published, options, classes, 0), "", "", [], [], [], null);

        var grid = HexagonGrid.Over(options.Tiles, options.Synthetic ? ChartFrame.Header : 4);
        var abbreviations = TileAbbreviations.For(published.Authorities.Select(a => a.Authority));
        var (shaded, symbols) = (new List<ShadedTile>(), new List<PlainTile>());
        foreach (var authority in published.Authorities)
        {
            if (!grid.Places.TryGetValue(authority.Authority.Code, out var at))
                continue;

            var (name, code) = (authority.Authority.Name, abbreviations[authority.Authority.Code]);
            if (authority.Value is Published.Withheld withheld)
            {
                symbols.Add(new(at.X, at.Y, code, withheld.Symbol.Text(), $"{name}: {WithheldWords.Meaning(withheld)}"));
                continue;
            }

            var value = PrintedNumber.Rounded(authority.Value, measure) ?? 0;
            var order = classes.IndexOf(value);
            var unreliable = authority.Value is Published.Figure { Unreliable: true } ? ", of low reliability" : "";
            var title = $"{name}: {PrintedNumber.WithSign(value, measure)}, class {order + 1}{unreliable}";
            shaded.Add(new(at.X, at.Y, classes.Level(order), code, (order + 1).ToString(), title));
        }

        var known = published.Authorities.Select(a => a.Authority.Code).ToHashSet();
        var blank = grid.Places.Where(p => !known.Contains(p.Key)).Select(p => new PlainTile(p.Value.X, p.Value.Y, "", "", "Not in this measure"));
        var own = options.Highlight is { } highlight && grid.Places.TryGetValue(highlight, out var mark) ? new PlainTile(mark.X, mark.Y, "", "", "") : null;
        return new(TileMapWords.Frame(published, options, classes, grid.Height), grid.Hexagon, grid.Hatch, shaded, symbols, [.. blank], own);
    }
}
