namespace Reporting.Local.Samples;

/// <summary>One authority under one GSS code, live from the first to the last day; the last is empty while it lives.</summary>
internal sealed record AuthorityRow(
    string Code, string Gss, string Name, string Type, string RegionGss, string Region, string London,
    string From, string To, string Predecessors, string Successors)
{
    public const string SourceFile = "authorities.csv";

    public static IReadOnlyList<AuthorityRow> ReadAll(string folder) =>
        [.. Csv.Read(folder, SourceFile, row => new AuthorityRow(
                row["la_code"].ToString(), row["gss_code"].ToString(), row["name"].ToString(), row["type"].ToString(),
                row["region_code"].ToString(), row["region"].ToString(), row["dfe_sub_region"].ToString(),
                row["valid_from"].ToString(), row["valid_to"].ToString(),
                row["predecessor_gss"].ToString().Replace(';', ' '), row["successor_gss"].ToString().Replace(';', ' ')))
            .OrderBy(a => a.Code, StringComparer.Ordinal).ThenBy(a => a.From, StringComparer.Ordinal)];

    /// <param name="day">ISO 8601, so that text sorts as dates do.</param>
    public bool LivesOn(string day) =>
        string.CompareOrdinal(From, day) <= 0 && (To.Length == 0 || string.CompareOrdinal(day, To) <= 0);
}
