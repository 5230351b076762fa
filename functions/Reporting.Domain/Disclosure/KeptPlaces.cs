using System.Text.Json;
using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>The regions and authorities that a period's figures are of: each is kept once, and figures name it by its row.</summary>
internal sealed class KeptPlaces
{
    private readonly List<Region> regions = [];
    private readonly List<Authority> authorities = [];
    private readonly Dictionary<Region, int> rowsOfRegions = [];
    private readonly Dictionary<Authority, int> rowsOfAuthorities = [];

    /// <summary>In the order in which the figures name them.</summary>
    public static KeptPlaces Of(PublishedPeriod period)
    {
        var places = new KeptPlaces();
        foreach (var measure in period.Measures)
        {
            foreach (var authority in measure.Authorities.Select(a => a.Authority))
                places.Add(authority);
            foreach (var area in measure.Regions.Append(measure.England))
            {
                if (area.Region is { } region)
                    places.Add(region);
                foreach (var missing in area.Missing)
                    places.Add(missing);
            }
        }

        return places;
    }

    public static KeptPlaces Read(JsonElement keptRegions, JsonElement keptAuthorities)
    {
        var places = new KeptPlaces();
        foreach (var kept in keptRegions.Items())
        {
            var r = kept.Items(3);
            places.regions.Add(new(r[0].Text(), r[1].Text(), r[2].Small()));
        }

        foreach (var kept in keptAuthorities.Items())
        {
            var a = kept.Items(10);
            if (!AuthorityCode.TryParse(a[0].Text(), out var code))
                throw KeptJson.Unreadable($"'{a[0]}' is no authority's code");
            places.authorities.Add(new(
                code, a[1].Text(), a[2].Text(), a[3].Text(), a[4].In(places.regions), a[5].TextOrNull(), a[6].Day(),
                a[7].ValueKind is JsonValueKind.Null ? null : a[7].Day(), a[8].Texts(), a[9].Texts()));
        }

        return places;
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.Array("regions", regions, region =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(region.Gss);
            writer.WriteStringValue(region.Name);
            writer.WriteNumberValue(region.Order);
            writer.WriteEndArray();
        });
        writer.Array("authorities", authorities, authority =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(authority.Code.ToString());
            writer.WriteStringValue(authority.Gss);
            writer.WriteStringValue(authority.Name);
            writer.WriteStringValue(authority.Type);
            writer.WriteNumberValue(RowOf(authority.Region));
            writer.WriteStringValue(authority.London);
            writer.Day(authority.From);
            if (authority.To is { } last)
                writer.Day(last);
            else
                writer.WriteNullValue();
            writer.Texts(authority.Predecessors);
            writer.Texts(authority.Successors);
            writer.WriteEndArray();
        });
    }

    public int RowOf(Region region) => rowsOfRegions[region];

    public int RowOf(Authority authority) => rowsOfAuthorities[authority];

    public Region RegionAt(JsonElement row) => row.In(regions);

    public Authority AuthorityAt(JsonElement row) => row.In(authorities);

    private void Add(Region region)
    {
        if (rowsOfRegions.TryAdd(region, regions.Count))
            regions.Add(region);
    }

    private void Add(Authority authority)
    {
        Add(authority.Region);
        if (rowsOfAuthorities.TryAdd(authority, authorities.Count))
            authorities.Add(authority);
    }
}
