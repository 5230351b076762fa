namespace Reporting.Domain.Collections;

/// <param name="Gss">ONS code, for example E12000001.</param>
/// <param name="Order">Position in official tables, from 1.</param>
public sealed record Region(string Gss, string Name, int Order);

/// <summary>An upper-tier local authority under one ONS code. A council that was recoded has a record for each code.</summary>
/// <param name="Gss">ONS code in force between <paramref name="From"/> and <paramref name="To"/>.</param>
/// <param name="London">Inner or Outer London, null elsewhere.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null while it exists.</param>
/// <param name="Predecessors">ONS codes that it replaced.</param>
/// <param name="Successors">ONS codes that replaced it.</param>
public sealed record Authority(
    AuthorityCode Code, string Gss, string Name, string Type, Region Region, string? London, DateOnly From, DateOnly? To, IReadOnlyList<string> Predecessors, IReadOnlyList<string> Successors)
{
    public bool ExistsOn(DateOnly date) => From <= date && (To is null || date <= To);
}

/// <summary>Which authorities exist depends on the date: 152 in 2014, 151 in 2020, 153 since 2023.</summary>
public sealed class AuthorityRegister(IReadOnlyList<Authority> authorities, IReadOnlyList<Region> regions)
{
    private readonly ILookup<AuthorityCode, Authority> byCode = authorities.ToLookup(a => a.Code);

    public IReadOnlyList<Region> Regions { get; } = [.. regions.OrderBy(r => r.Order)];

    public IReadOnlyList<Authority> All { get; } = authorities;

    /// <summary>The authorities that existed on the day, by code.</summary>
    public IReadOnlyList<Authority> On(DateOnly date) => [.. All.Where(a => a.ExistsOn(date)).OrderBy(a => a.Code)];

    /// <summary>Null where the authority did not exist on the day, or never did.</summary>
    public Authority? Find(AuthorityCode code, DateOnly date) => byCode[code].FirstOrDefault(a => a.ExistsOn(date));

    /// <summary>Whether the authority was reorganised (merged, split or renumbered) between two days: no change is computed across it.</summary>
    public bool SameBody(AuthorityCode code, DateOnly earlier, DateOnly later) =>
        Find(code, earlier) is { } before && Find(code, later) is { } after && (before.Gss == after.Gss || (after.Predecessors.Count == 1 && after.Predecessors[0] == before.Gss && before.Successors.Count == 1));
}
