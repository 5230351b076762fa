using Reporting.Domain.Collections;

namespace Reporting.Functions.Definitions;

/// <param name="Column">From the west.</param>
/// <param name="Row">From the top; odd rows lie half a tile further east.</param>
public sealed record Tile(AuthorityCode Code, int Column, int Row);

/// <summary>A hexagonal tile for each authority, in the geographies of different years.</summary>
public sealed class TileMap(IReadOnlyDictionary<int, IReadOnlyList<Tile>> geographies)
{
    private const int April = 4;

    /// <summary>The tiles of the authorities that existed when the period ended: each map holds from April of its year.</summary>
    public IReadOnlyList<Tile> Of(Period period)
    {
        var year = period.To.Month >= April ? period.To.Year : period.To.Year - 1;
        return geographies.Count == 0 ? [] : geographies[geographies.Keys.Where(g => g <= year).DefaultIfEmpty(geographies.Keys.Min()).Max()];
    }
}
