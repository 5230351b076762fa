using Reporting.Domain.Collections;

namespace Reporting.Checking.Definitions;

/// <summary>An authority's hexagon on the map.</summary>
/// <param name="Code">The authority's.</param>
/// <param name="Q">Column, from the west.</param>
/// <param name="Row">From the top; odd rows lie half a tile further east.</param>
public sealed record Tile(AuthorityCode Code, int Q, int Row);

/// <summary>A hexagonal tile for each authority, in the geographies of different years.</summary>
public sealed class TileGeographies(IReadOnlyDictionary<int, IReadOnlyList<Tile>> geographies)
{
    private const int April = 4;

    /// <summary>The year of the map that holds when the period ends: each holds from April of its year. Null where there is none.</summary>
    public int? YearOf(Period period)
    {
        var year = period.To.Month >= April ? period.To.Year : period.To.Year - 1;
        return geographies.Count == 0 ? null : geographies.Keys.Where(g => g <= year).DefaultIfEmpty(geographies.Keys.Min()).Max();
    }

    /// <summary>The tiles of the authorities that existed when the period ended.</summary>
    public IReadOnlyList<Tile> Of(Period period) => YearOf(period) is { } year ? geographies[year] : [];
}
