using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;

namespace Reporting.Functions.Rendering.Charts;

/// <summary>Where the tiles of a map stand, and the shape of one.</summary>
/// <param name="Height">Of the drawing.</param>
/// <param name="Places">The middle of each authority's tile.</param>
/// <param name="Hexagon">The points of a tile around its middle.</param>
/// <param name="Hatch">Slanted lines across a tile, as a path.</param>
internal sealed record HexagonGrid(double Height, IReadOnlyDictionary<AuthorityCode, (double X, double Y)> Places, string Hexagon, string Hatch)
{
    // Between two tiles.
    private const double Gap = 3;

    // A few tiles are not blown up to the whole width.
    private const double WidestTile = 72;
    private const double HatchDistance = 13;

    /// <param name="tiles">At least one.</param>
    /// <param name="top">Room above the tiles.</param>
    public static HexagonGrid Over(IReadOnlyList<Tile> tiles, double top)
    {
        var (firstColumn, lastColumn) = (tiles.Min(t => t.Q), tiles.Max(t => t.Q));
        var (firstRow, lastRow) = (tiles.Min(t => t.Row), tiles.Max(t => t.Row));
        var width = Math.Min(ChartFrame.FullWidth / (lastColumn - firstColumn + 1.5), WidestTile);
        var side = width / Math.Sqrt(3);
        var margin = (ChartFrame.FullWidth - (width * (lastColumn - firstColumn + 1.5))) / 2;
        var corners = Corners(side - (Gap / Math.Sqrt(3)));
        return new(
            Coordinate.Rounded(top + (side * ((1.5 * (lastRow - firstRow)) + 2)) + 4),
            tiles.ToDictionary(t => t.Code, t => (
                // Odd rows are half a tile to the right.
                Coordinate.Rounded(margin + (width * (t.Q - firstColumn + ((t.Row & 1) == 0 ? 0.5 : 1)))),
                Coordinate.Rounded(top + (side * ((1.5 * (t.Row - firstRow)) + 1))))),
            string.Join(' ', corners.Select(c => $"{Coordinate.Rounded(c.X)},{Coordinate.Rounded(c.Y)}")), HatchOf(corners));
    }

    private static (double X, double Y)[] Corners(double side)
    {
        var half = side * Math.Sqrt(3) / 2;
        return [(0, -side), (half, -side / 2), (half, side / 2), (0, side), (-half, side / 2), (-half, -side / 2)];
    }

    // Lines of constant x + y, each from edge to edge.
    private static string HatchOf((double X, double Y)[] corners)
    {
        var path = new List<string>();
        var furthest = Math.Floor(corners.Max(c => c.X + c.Y) / HatchDistance) * HatchDistance;
        for (var sum = -furthest; sum <= furthest; sum += HatchDistance)
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
                path.Add($"M{Coordinate.Rounded(ends[0].X)} {Coordinate.Rounded(ends[0].Y)}L{Coordinate.Rounded(ends[1].X)} {Coordinate.Rounded(ends[1].Y)}");
        }

        return string.Concat(path);
    }
}
