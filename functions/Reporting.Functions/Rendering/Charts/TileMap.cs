using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Rendering.Charts;

/// <param name="Tiles">Where each authority stands.</param>
/// <param name="Geography">The year whose boundaries the tiles are of.</param>
public sealed record TileMapOptions(string Id, string Source, bool Synthetic, IReadOnlyList<Tile> Tiles, string Geography) : ChartOptions(Id, Source, Synthetic)
{
    public AuthorityCode? Highlight { get; init; }
}

/// <param name="Level">1 to 5: its tint.</param>
/// <param name="Text">The number of its class.</param>
public sealed record ShadedTile(double X, double Y, int Level, string Code, string Text, string Title);

/// <param name="Text">The symbol; empty for a place that has no part in the measure.</param>
public sealed record PlainTile(double X, double Y, string Code, string Text, string Title);

/// <summary>A map of England in which every authority is a hexagon of the same size, shaded by value in at most five classes of one hue.</summary>
/// <remarks>
/// The number of the class stands in every tile: it survives print in grey, small screens and any sight, and leaves the text readable, as a pattern in the tile would not. Patterns
/// mean that there is no value, with the symbol on top.
/// </remarks>
/// <param name="Hexagon">The points of a tile around its middle.</param>
/// <param name="Hatch">Slanted lines across a tile, as a path. Drawn one by one, since a pattern takes a browser longer to print than the rest of the map.</param>
/// <param name="Blank">Tiles of places that are not in the measure.</param>
/// <param name="Highlight">Middle of the tile to set apart.</param>
public sealed record TileMap(ChartFrame Frame, string Hexagon, string Hatch, IReadOnlyList<ShadedTile> Shaded, IReadOnlyList<PlainTile> Symbols, IReadOnlyList<PlainTile> Blank, PlainTile? Highlight)
{
    // Between two tiles.
    private const double Gap = 3;

    public static TileMap From(PublishedMeasure published, TileMapOptions options)
    {
        var measure = published.Measure;
        var classes = TileClasses.Of([.. published.Authorities.Select(a => Printed.Rounded(a.Value, measure)).OfType<double>()]);
        if (options.Tiles.Count == 0 || classes.Count == 0)
            return new(TileMapWords.Frame(published, options, classes, 0), "", "", [], [], [], null);

        var (firstColumn, lastColumn) = (options.Tiles.Min(t => t.Q), options.Tiles.Max(t => t.Q));
        var (firstRow, lastRow) = (options.Tiles.Min(t => t.Row), options.Tiles.Max(t => t.Row));

        // A few tiles are not blown up to the whole width.
        var width = Math.Min(ChartFrame.FullWidth / (lastColumn - firstColumn + 1.5), 72);
        var side = width / Math.Sqrt(3);
        var top = options.Synthetic ? ChartFrame.Header : 4;
        var height = Printed.Place(top + (side * ((1.5 * (lastRow - firstRow)) + 2)) + 4);
        var margin = (ChartFrame.FullWidth - (width * (lastColumn - firstColumn + 1.5))) / 2;
        var places = options.Tiles.ToDictionary(t => t.Code, t => (
            X: Printed.Place(margin + (width * (t.Q - firstColumn + ((t.Row & 1) == 0 ? 0.5 : 1)))),
            Y: Printed.Place(top + (side * ((1.5 * (t.Row - firstRow)) + 1)))));

        var codes = TileCode.For(published.Authorities.Select(a => a.Authority));
        var (shaded, symbols) = (new List<ShadedTile>(), new List<PlainTile>());
        foreach (var authority in published.Authorities)
        {
            if (!places.TryGetValue(authority.Authority.Code, out var at))
                continue;

            var (name, code) = (authority.Authority.Name, codes[authority.Authority.Code]);
            if (authority.Value is Published.Withheld withheld)
            {
                symbols.Add(new(at.X, at.Y, code, withheld.Symbol.Text(), $"{name}: {NotShown.Meaning(withheld)}"));
                continue;
            }

            var value = Printed.Rounded(authority.Value, measure) ?? 0;
            var order = classes.IndexOf(value);
            var unreliable = authority.Value is Published.Figure { Unreliable: true } ? ", of low reliability" : "";
            shaded.Add(new(at.X, at.Y, classes.Level(order), code, (order + 1).ToString(), $"{name}: {Printed.Short(value, measure)}, class {order + 1}{unreliable}"));
        }

        var known = published.Authorities.Select(a => a.Authority.Code).ToHashSet();
        var blank = places.Where(p => !known.Contains(p.Key)).Select(p => new PlainTile(p.Value.X, p.Value.Y, "", "", "Not in this measure")).ToList();
        var own = options.Highlight is { } code2 && places.TryGetValue(code2, out var mark) ? new PlainTile(mark.X, mark.Y, "", "", "") : null;
        var tile = Corners(side - (Gap / Math.Sqrt(3)));
        return new(TileMapWords.Frame(published, options, classes, height), string.Join(' ', tile.Select(c => $"{Printed.Place(c.X)},{Printed.Place(c.Y)}")), Lines(tile), shaded, symbols, blank, own);
    }

    private static (double X, double Y)[] Corners(double side)
    {
        var half = side * Math.Sqrt(3) / 2;
        return [(0, -side), (half, -side / 2), (half, side / 2), (0, side), (-half, side / 2), (-half, -side / 2)];
    }

    /// <summary>Lines of constant x + y, each from edge to edge.</summary>
    private static string Lines((double X, double Y)[] corners)
    {
        const double apart = 13;
        var path = new List<string>();
        var furthest = Math.Floor(corners.Max(c => c.X + c.Y) / apart) * apart;
        for (var sum = -furthest; sum <= furthest; sum += apart)
        {
            var ends = new List<(double X, double Y)>();
            for (var i = 0; i < corners.Length; i++)
            {
                var (a, b) = (corners[i], corners[(i + 1) % corners.Length]);
                var (before, after) = (a.X + a.Y - sum, b.X + b.Y - sum);
                if (before <= 0 != after <= 0)
                    ends.Add((a.X + ((b.X - a.X) * before / (before - after)), a.Y + ((b.Y - a.Y) * before / (before - after))));
            }

            if (ends.Count == 2)
                path.Add($"M{Printed.Place(ends[0].X)} {Printed.Place(ends[0].Y)}L{Printed.Place(ends[1].X)} {Printed.Place(ends[1].Y)}");
        }

        return string.Concat(path);
    }
}
