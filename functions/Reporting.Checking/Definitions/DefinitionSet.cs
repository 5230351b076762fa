using Reporting.Checking.Expressions;
using Reporting.Domain.Collections;
using Reporting.Domain.Findings;

namespace Reporting.Checking.Definitions;

/// <summary>Everything that is defined, as it was when the service started.</summary>
/// <param name="Collections">By id.</param>
/// <param name="Authorities">The register of authorities.</param>
/// <param name="Neighbours">Statistical neighbours, by model.</param>
/// <param name="Reference">Figures that every collection sees unless it brings its own.</param>
/// <param name="Tiles">The tiles of the map.</param>
/// <param name="Scales">By name.</param>
/// <param name="Sources">Where the reference data come from, and their licences.</param>
/// <param name="Hash">SHA-256, in hex, over the names and bytes of all definition and template files.</param>
public sealed record DefinitionSet(
    IReadOnlyDictionary<string, Collection> Collections, AuthorityRegister Authorities, StatisticalNeighbours Neighbours, ReferenceFigures Reference,
    TileGeographies Tiles, IReadOnlyDictionary<string, QuantifierScale> Scales, IReadOnlyList<ReferenceSource> Sources, string Hash)
{
    internal IReadOnlyDictionary<string, (ReferenceFigures Figures, IReadOnlyList<ReferenceSource> Sources)> OwnReference { get; init; } =
        new Dictionary<string, (ReferenceFigures, IReadOnlyList<ReferenceSource>)>();

    /// <summary>The collection of an id; null where there is none.</summary>
    public Collection? Find(string collection) => Collections.GetValueOrDefault(collection);

    /// <summary>A collection and one of its periods; null where either is not there.</summary>
    public (Collection Collection, Period Period)? FindPeriod(string collection, string period) =>
        Find(collection) is { } found && found.Period(period) is { } of ? (found, of) : null;

    /// <summary>
    /// What is known without asking. A collection may bring figures of its own, as one that is synthetic must: a real population beside an example name would
    /// tell the name.
    /// </summary>
    public ReferenceFigures ReferenceOf(Collection collection) => OwnReference.TryGetValue(collection.Id, out var own) ? own.Figures : Reference;

    /// <summary>Where the figures that a collection sees come from.</summary>
    public IEnumerable<ReferenceSource> SourcesOf(Collection collection) =>
        OwnReference.TryGetValue(collection.Id, out var own) ? Sources.Where(s => own.Sources.All(o => o.File != s.File)).Concat(own.Sources) : Sources;

    /// <summary>The words that a collection's report has for shares.</summary>
    public QuantifierScale ScaleOf(Collection collection) => Scales[collection.Scale];

    /// <summary>What is known of a body in a period without anybody's return.</summary>
    public ReturnConstants ConstantsFor(Collection collection, Period period, Body body)
    {
        if (body.Authority is not { } code)
            return ReturnConstants.None;
        var published = collection.Published.Names.ToDictionary(n => n, n => collection.Published.Find(n, code.ToString(), period.Id));
        return ReturnConstants.None with { Ref = ReferenceOf(collection).Of(code, period), Published = published };
    }

    /// <summary>What outputs of a collection call its authorities.</summary>
    public AreaNames NamesOf(Collection collection) =>
        new(collection.Synthetic, collection.Synthetic ? collection.Periods.SelectMany(Due).Select(a => a.Code) : [], collection.Id);

    /// <summary>Why no authority of a code is due in a period, in words.</summary>
    /// <returns>Null where one is.</returns>
    public string? WhyNotDue(AuthorityCode code, Period period) =>
        Authorities.Find(code, period.To) is null ? $"No authority had the code {code} on {period.To:d MMMM yyyy}, so none is due in {period.Id}." : null;

    /// <summary>The authorities that must report: those that existed on the period's last day, by code.</summary>
    public IReadOnlyList<Authority> Due(Period period) => Authorities.On(period.To);
}

/// <summary>Where a file of reference data comes from, and under which licence.</summary>
/// <param name="File">Below templates/reference.</param>
/// <param name="Title">What the source calls it.</param>
/// <param name="Holds">What is in it.</param>
/// <param name="Source">Who published it, and where.</param>
/// <param name="Licence">Its licence.</param>
/// <param name="Note">What to know about it, and the attribution that the licence asks for.</param>
public sealed record ReferenceSource(string File, string Title, string Holds, string Source, string Licence, string Note);
