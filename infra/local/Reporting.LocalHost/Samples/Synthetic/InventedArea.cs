namespace Reporting.Local.Samples.Synthetic;

/// <summary>What is invented about the area of one authority, whose code and region alone are real.</summary>
/// <param name="Children">Aged 0 to 17. Real populations change places within a region and are stretched, so that none can be recognised.</param>
/// <param name="Drivers">Licensed by the council; null where districts license.</param>
internal sealed record InventedArea(
    string Code, string Region, int Children, int LookedAfterInYear, int LookedAfter31March, int Schools, int Councillors, int? Drivers)
{
    private const string Due = "2014-09-30";
    private const string MidYear = "2013";

    /// <summary>
    /// Councils that a real inspection of this theme visited in 2014. None of them is visited here, so that nothing reads as a finding about them.
    /// </summary>
    private static readonly string[] ReallyVisited = ["202", "304", "353", "354", "372", "801", "821", "886"];

    public double TenThousands => Children / 10_000.0;

    /// <param name="reference">The folder templates/reference.</param>
    public static IReadOnlyList<InventedArea> All(string reference, Draws draws)
    {
        var authorities = Csv.Read(reference, "authorities.csv", r =>
            (Code: r["code"].ToString(), Region: r["region"].ToString(), From: r["from"].ToString(), To: r["to"].ToString()))
            .Where(a => string.CompareOrdinal(a.From, Due) <= 0 && (a.To.Length == 0 || string.CompareOrdinal(Due, a.To) <= 0))
            .OrderBy(a => a.Code, StringComparer.Ordinal).ToList();
        var known = Csv.Read(reference, "population_0_17.csv", r => (Code: r["code"].ToString(), Year: r["mid_year"].ToString(), Value: r["value"].ToString()))
            .Where(p => p.Year == MidYear).ToDictionary(p => p.Code, p => int.Parse(p.Value, System.Globalization.CultureInfo.InvariantCulture));
        var areas = new List<InventedArea>();
        foreach (var region in authorities.GroupBy(a => a.Region).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var populations = region.Where(a => known.ContainsKey(a.Code)).Select(a => known[a.Code]).ToList();
            var middle = populations.Order().ElementAt(populations.Count / 2);
            var shuffled = draws.Shuffled(region.Select(a => known.GetValueOrDefault(a.Code, middle)));
            areas.AddRange(region.Select((a, i) => Invent(a.Code, region.Key, Math.Max(9_000, shuffled[i]), draws)));
        }

        return [.. areas.OrderBy(a => a.Code, StringComparer.Ordinal)];
    }

    /// <summary>Eight areas of eight regions, to be visited by inspectors.</summary>
    public static IReadOnlyList<InventedArea> Visited(IReadOnlyList<InventedArea> all, Draws draws) =>
        [.. draws.Shuffled(all.Where(a => !ReallyVisited.Contains(a.Code))).DistinctBy(a => a.Region).Take(8).OrderBy(a => a.Code, StringComparer.Ordinal)];

    private static InventedArea Invent(string code, string region, int children, Draws draws)
    {
        children = (int)(children * draws.Between(0.85, 1.15) / 10) * 10;
        var inYear = draws.Near(children / 10_000.0 * draws.Spread(40, 55, 85, 140, 200), 0.03);
        var members = draws.Whole(36, 96);
        return new(
            code, region, children, inYear, (int)(inYear * draws.Between(0.66, 0.74)), Math.Max(2, draws.Near(children / 3_900.0, 0.1)), members,
            draws.Chance(0.18) ? null : Math.Max(60, draws.Near(children / 10_000.0 * draws.Spread(60, 90, 160, 320, 500), 0.05)));
    }
}
