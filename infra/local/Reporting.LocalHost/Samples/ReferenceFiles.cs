using System.Globalization;
namespace Reporting.Local.Samples;

/// <summary>Writes templates/reference: facts that councils are never asked for. reference.yaml there says whose each is and under which licence.</summary>
internal static class ReferenceFiles
{
    public static void Write(string from, string to, IReadOnlyList<AuthorityRow> authorities)
    {
        Csv.Write(to, "regions.csv", ["gss", "name", "order"],
            authorities.Select(a => (a.RegionGss, a.Region)).Distinct().OrderBy(r => r.RegionGss, StringComparer.Ordinal)
                .Select((r, i) => (string[])[r.RegionGss, r.Region, $"{i + 1}"]));

        Csv.Write(to, "authorities.csv", ["code", "gss", "name", "type", "region", "from", "to", "predecessors", "successors", "london"],
            authorities.Select(a => (string[])
                [a.Code, a.Gss, a.Name, a.Type, a.Region, a.From, a.To, a.Predecessors, a.Successors, a.London]));

        Csv.Write(to, "statistical_neighbours.csv", ["model", "code", "rank", "neighbour", "closeness"],
            Csv.Read(from, "statistical_neighbours.csv", row => (string[])[
                    row["model"].ToString(), row["la_code"].ToString(), row["rank"].ToString(), row["neighbour_la_code"].ToString(),
                    row["closeness"].ToString()])
                .OrderBy(r => r[0], StringComparer.Ordinal).ThenBy(r => r[1], StringComparer.Ordinal).ThenBy(r => int.Parse(r[2])));

        Csv.Write(to, "population_0_17.csv", ["code", "mid_year", "value"],
            Csv.Read(from, "population_0_17.csv", row => (string[])[
                    row["la_code"].ToString(), row["mid_year"].ToString(), row["population_0_17"].ToString(), row["geographic_level"].ToString()])
                .Where(r => r[3] == DfeFigures.AuthorityLevel && DfeFigures.IsNumber(r[2]))
                .OrderBy(r => r[0], StringComparer.Ordinal).ThenBy(r => r[1], StringComparer.Ordinal));

        Csv.Write(to, "tiles.csv", ["geography", "code", "q", "row"],
            Csv.Read(from, "tilemap.csv", row => (string[])[
                    row["geography"].ToString(), row["la_code"].ToString(), row["q"].ToString(), OneFurtherDown(row["row_from_top"].ToString())])
                .OrderBy(r => r[0], StringComparer.Ordinal).ThenBy(r => r[1], StringComparer.Ordinal));
    }

    // The source's map counts odd rows from the bottom; moved one row down, odd rows from the top are the ones that lie half a tile further east.
    private static string OneFurtherDown(string row) => (int.Parse(row, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
}
