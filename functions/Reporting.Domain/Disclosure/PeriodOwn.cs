using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>The unprotected figures of a period on their way to publication.</summary>
/// <param name="Period">The period.</param>
/// <param name="Due">Authorities that were due, by code.</param>
/// <param name="Figures">By authority, then by measure id; an authority that returned nothing is not there.</param>
/// <param name="LeftOut">Authorities that an administrator left out of the figures for England and regions.</param>
public sealed record PeriodOwn(
    Period Period,
    IReadOnlyList<Authority> Due,
    IReadOnlyDictionary<AuthorityCode, IReadOnlyDictionary<string, Own>> Figures,
    IReadOnlySet<AuthorityCode> LeftOut)
{
    /// <summary>Figures that are known for England alone, by measure id: of records that are not about authorities.</summary>
    public IReadOnlyDictionary<string, Own> England { get; init; } = new Dictionary<string, Own>();

    /// <summary>The answers of forms in numbers, by authority and instrument, then by item. Rules that every return obeys speak of them.</summary>
    public IReadOnlyDictionary<(AuthorityCode Authority, string Instrument), IReadOnlyDictionary<string, double>> Answers { get; init; } =
        new Dictionary<(AuthorityCode, string), IReadOnlyDictionary<string, double>>();

    /// <summary>Numbers about authorities that everybody can look up, as rules name them: ref.population_0_17.</summary>
    public IReadOnlyDictionary<AuthorityCode, IReadOnlyDictionary<string, double>> Constants { get; init; } =
        new Dictionary<AuthorityCode, IReadOnlyDictionary<string, double>>();

    /// <summary>For which authorities each person may submit, where those are several.</summary>
    public IReadOnlyList<IReadOnlySet<AuthorityCode>> People { get; init; } = [];

    /// <summary>An authority's figure; null where it returned none.</summary>
    internal Own? FigureOf(AuthorityCode authority, Measure measure) => Figures.GetValueOrDefault(authority)?.GetValueOrDefault(measure.Id);

    /// <summary>The authorities whose counts a total adds up.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="region">Null for England.</param>
    internal IEnumerable<AuthorityCode> SummedIn(Measure measure, Region? region) => Due
        .Where(a => region is null || a.Region.Gss == region.Gss)
        .Where(a => FigureOf(a.Code, measure) is { CanBeSummed: true } && !LeftOut.Contains(a.Code))
        .Select(a => a.Code);
}
