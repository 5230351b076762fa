using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>
/// What is withheld as a whole where hiding cells does not protect one: first the counts of its authority that hang together with it, then its measures.
/// </summary>
/// <param name="facts">What would be published.</param>
/// <param name="cells">The cells of each count and total.</param>
/// <param name="collection">The collection that the period is of.</param>
/// <param name="names">What counts are called.</param>
internal sealed class Withholding(PublishedFacts facts, PeriodFacts cells, Collection collection, CountNames names)
{
    /// <summary>The counts of the same authority, or totals of the same place, that relations tie to a cell: parts, wholes, and what rules speak of.</summary>
    public IEnumerable<string> FamilyOf(string cell)
    {
        var (found, next) = (new HashSet<string>(StringComparer.Ordinal) { cell }, new Queue<string>([cell]));
        var body = facts[cell].Body;
        while (next.TryDequeue(out var id))
        {
            foreach (var other in facts.RelationsOf(id).Where(r => r.Route is not Route.Total).SelectMany(r => r.Terms).Select(t => t.Cell))
            {
                if (facts[other] is { With: null } of && of.Body == body && found.Add(other))
                    next.Enqueue(other);
            }
        }

        return found;
    }

    /// <summary>The measures that print a cell's count, or one of its family, as numerator or denominator.</summary>
    public IReadOnlyList<Measure> MeasuresOf(string cell)
    {
        var family = FamilyOf(cell).ToHashSet(StringComparer.Ordinal);
        var counts = cells.Ids.Where(i => family.Contains(i.Value)).Select(i => i.Key.Name).ToHashSet(StringComparer.Ordinal);
        var totals = cells.Totals.Where(t => family.Contains(t.Value.Part) || (t.Value.Whole is { } whole && family.Contains(whole)))
            .Select(t => t.Key.Measure).ToHashSet(StringComparer.Ordinal);
        return [.. collection.Measures.Where(m => totals.Contains(m.Id) || NamesOf(m).Any(counts.Contains))];
    }

    /// <summary>Every count and total of a measure; a public denominator is none.</summary>
    public IEnumerable<string> CellsOf(Measure measure)
    {
        var counts = NamesOf(measure).ToHashSet(StringComparer.Ordinal);
        return cells.Ids.Where(i => counts.Contains(i.Key.Name)).Select(i => i.Value)
            .Concat(cells.Totals.Where(t => t.Key.Measure == measure.Id).SelectMany(t => new[] { t.Value.Part, t.Value.Whole }).OfType<string>());
    }

    private IEnumerable<string> NamesOf(Measure measure)
    {
        yield return names.NameOf(measure.Instrument, measure.Numerator);
        if (!measure.DenominatorIsReference)
            yield return names.NameOf(measure.Instrument, measure.Denominator);
    }
}
