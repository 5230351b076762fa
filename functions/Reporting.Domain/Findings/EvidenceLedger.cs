using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Domain.Findings;

/// <summary>
/// Every number that a report prints, and where it came from. The numbers of tables and charts follow from the published periods; those of sentences are
/// cited as they are written.
/// </summary>
/// <param name="periods">In order of time; the last is the report's own.</param>
/// <param name="names">What outputs call authorities.</param>
/// <param name="inputs">The returns that the figures rest on.</param>
/// <param name="neighbours">Each authority's statistical neighbours.</param>
public sealed class EvidenceLedger(
    IReadOnlyList<PublishedPeriod> periods, AreaNames names, IReadOnlyList<InputSet> inputs, StatisticalNeighbours neighbours)
{
    private readonly Dictionary<string, HashSet<string>> bodies =
        inputs.ToDictionary(s => s.Id, s => s.Inputs.Select(i => i.Body).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    private readonly Dictionary<string, Evidence> cited = new(StringComparer.Ordinal);
    private readonly List<Evidence> citedInOrder = [];
    private readonly List<Finding> findings = [];

    /// <summary>What sentences print, in the order of first mention.</summary>
    public IReadOnlyList<Evidence> Cited => citedInOrder;

    /// <summary>The claims made so far, in their order.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>The returns that the figures rest on.</summary>
    public IReadOnlyList<InputSet> Inputs => inputs;

    /// <summary>Notes that a sentence prints the number.</summary>
    /// <returns>The entry of the ledger: that of the first mention.</returns>
    /// <exception cref="InvalidOperationException">Another number has the same id.</exception>
    public Evidence Cite(Evidence evidence)
    {
        if (cited.TryGetValue(evidence.Id, out var known))
        {
            return known.Printed == evidence.Printed && known.What == evidence.What
                ? known
                : throw new InvalidOperationException($"Two numbers are called {evidence.Id}: {known.Printed} and {evidence.Printed}.");
        }

        var entry = WithBodies(evidence);
        cited.Add(entry.Id, entry);
        citedInOrder.Add(entry);
        return entry;
    }

    /// <summary>Adds a claim and gives it the next id.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="numbers">Ids of the numbers that it states.</param>
    public Finding Claim(string text, IReadOnlyList<string> numbers)
    {
        var finding = new Finding($"F{findings.Count + 1}", text, numbers);
        findings.Add(finding);
        return finding;
    }

    /// <summary>What sentences print that is no figure of a table, by id: counts of authorities, quartiles, bounds and so on.</summary>
    public IReadOnlyList<Evidence> Statements
    {
        get
        {
            var tables = OfAreas().SelectMany(f => f.Numbers).Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
            return [.. citedInOrder.Where(e => !tables.Contains(e.Id)).OrderBy(e => e.Id, StringComparer.Ordinal)];
        }
    }

    /// <summary>Every entry once, made one by one: first what only sentences print, then the numbers of tables.</summary>
    public IEnumerable<Evidence> All() => Statements.Concat(Figures().SelectMany(f => f.Numbers));

    /// <summary>
    /// The numbers of tables, in a fixed order and whatever sentences print: of England and the regions in every period, and of authorities in the last one.
    /// </summary>
    public IEnumerable<FigureEvidence> Figures() =>
        from period in periods
        from measure in period.Measures
        from figure in OfAreas(measure).Concat(period == periods[^1] && MeasureEvidence.HasAuthorities(measure) ? OfAuthorities(measure) : [])
        select figure;

    private IEnumerable<FigureEvidence> OfAreas() => periods.SelectMany(p => p.Measures).SelectMany(OfAreas);

    private IEnumerable<FigureEvidence> OfAreas(PublishedMeasure measure) => measure.Regions.Prepend(measure.England).Select(area => new FigureEvidence(
        measure, MeasureEvidence.Code(area), MeasureEvidence.Name(measure, area), [.. MeasureEvidence.Of(measure, area, names).Select(WithBodies)]));

    private IEnumerable<FigureEvidence> OfAuthorities(PublishedMeasure measure)
    {
        var printed = measure.Authorities.Where(a => a.Value.Number is not null).Select(a => a.Authority.Code).ToHashSet();
        foreach (var authority in names.InOrder(measure.Authorities, a => a.Authority))
        {
            var near = neighbours.Of(measure.Period.Neighbours, authority.Authority.Code).Where(printed.Contains);
            var numbers = MeasureEvidence.Of(measure, authority, names, [.. near]).Select(WithBodies);
            yield return new(measure, names.Code(authority.Authority.Code), names.Name(authority.Authority), [.. numbers]);
        }
    }

    /// <summary>Records of the inspectorate are its own return, whichever authority they are about.</summary>
    private Evidence WithBodies(Evidence evidence) =>
        evidence.Inputs.Only is { Count: > 0 } only && bodies.TryGetValue(evidence.Inputs.Set, out var known) && !only.Any(known.Contains)
            ? evidence with { Inputs = InputsUsed.All(evidence.Inputs.Set) }
            : evidence;
}
