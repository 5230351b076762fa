namespace Reporting.Domain.Collections;

/// <summary>A region of England.</summary>
/// <param name="Gss">ONS code, for example E12000001.</param>
/// <param name="Name">As official tables write it.</param>
/// <param name="Order">Position in official tables, from 1.</param>
public sealed record Region(string Gss, string Name, int Order);

/// <summary>An upper-tier local authority under one ONS code. A council that was recoded has a record for each code.</summary>
/// <param name="Code">DfE's three-digit code.</param>
/// <param name="Gss">ONS code in force between <paramref name="From"/> and <paramref name="To"/>.</param>
/// <param name="Name">As official tables write it.</param>
/// <param name="Type">County, London borough, metropolitan district, unitary authority or the like.</param>
/// <param name="Region">The region that it lies in.</param>
/// <param name="London">Inner or Outer London, null elsewhere.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null while it exists.</param>
/// <param name="Predecessors">ONS codes that it replaced.</param>
/// <param name="Successors">ONS codes that replaced it.</param>
public sealed record Authority(
    AuthorityCode Code,
    string Gss,
    string Name,
    string Type,
    Region Region,
    string? London,
    DateOnly From,
    DateOnly? To,
    IReadOnlyList<string> Predecessors,
    IReadOnlyList<string> Successors)
{
    /// <summary>Whether the date is between its first and last day, both included.</summary>
    public bool ExistsOn(DateOnly date) => From <= date && (To is null || date <= To);
}

/// <summary>Which authorities exist depends on the date: 152 in 2014, 151 in 2020, 153 since 2023.</summary>
/// <param name="authorities">Every authority under every code that it had.</param>
/// <param name="regions">Every region, in any order.</param>
public sealed class AuthorityRegister(IReadOnlyList<Authority> authorities, IReadOnlyList<Region> regions)
{
    private readonly ILookup<AuthorityCode, Authority> byCode = authorities.ToLookup(a => a.Code);

    /// <summary>In the order of official tables.</summary>
    public IReadOnlyList<Region> Regions { get; } = [.. regions.OrderBy(r => r.Order)];

    /// <summary>Every authority under every code that it had.</summary>
    public IReadOnlyList<Authority> All { get; } = authorities;

    /// <summary>The authorities that existed on the day, by code.</summary>
    public IReadOnlyList<Authority> On(DateOnly date) => [.. All.Where(a => a.ExistsOn(date)).OrderBy(a => a.Code)];

    /// <summary>The authority of a code on a day; null where it did not exist then, or never did.</summary>
    public Authority? Find(AuthorityCode code, DateOnly date) => byCode[code].FirstOrDefault(a => a.ExistsOn(date));

    /// <summary>
    /// Whether a code stands for the same body on two days, perhaps under a new ONS code; false where it was merged or split in between, or did not exist.
    /// Between two bodies no change is computed.
    /// </summary>
    public bool SameBody(AuthorityCode code, DateOnly earlier, DateOnly later) =>
        Find(code, earlier) is { } before && Find(code, later) is { } after && (before.Gss == after.Gss || IsOnlySuccessor(before, after));

    private static bool IsOnlySuccessor(Authority before, Authority after) =>
        after.Predecessors.Count == 1 && after.Predecessors[0] == before.Gss && before.Successors.Count == 1;
}
