using System.Collections.Concurrent;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Figures;

/// <summary>A period's protected figures, with those of the closed periods before it, and the lists that they were made of, in the same order.</summary>
public sealed record ProtectedFigures(IReadOnlyList<PublishedPeriod> Periods, IReadOnlyList<ReturnList> Lists)
{
    public PublishedPeriod Current => Periods[^1];

    /// <summary>What would still be given away, of any of the periods; empty where protection holds.</summary>
    public IReadOnlyList<Leak> Leaks => [.. Periods.Select(p => p.Protection?.Verdict).OfType<AttackVerdict.Leaks>().SelectMany(l => l.Found)];
}

/// <summary>Puts combined figures through disclosure control. A set of lists gives the same figures each time, so the last few are kept in memory.</summary>
public sealed class Publications(DefinitionSet definitions, CombinedFigures figures, ReturnLists lists, WindowRows windows)
{
    private const int Kept = 8;
    private readonly ConcurrentDictionary<string, ProtectedFigures> known = new();

    /// <returns>Null where the list has not been combined under the definitions in force.</returns>
    public async Task<ProtectedFigures?> FindAsync(Collection collection, Period period, string list, CancellationToken cancellation)
    {
        var earlier = (await windows.AllAsync(collection, cancellation)).Where(w => w.Period.To < period.To && w.CombinedClosing > 0).Select(w => (w.Period, List: $"closing-{w.CombinedClosing}"));
        (Period Period, string List)[] wanted = [.. earlier, (period, list)];
        var name = $"{collection.Id} {collection.Definition.Protecting} {string.Join(' ', wanted.Select(w => $"{w.Period.Id}/{w.List}"))}";
        if (known.TryGetValue(name, out var found))
            return found;

        var own = new List<PeriodOwn>();
        var used = new List<ReturnList>();
        foreach (var (of, by) in wanted)
        {
            if (await figures.FindAsync(collection, of.Id, by, cancellation) is not { } combined || await lists.FindAsync(collection.Id, of.Id, by, cancellation) is not { } returns
                || await EarlierEditionsAsync(collection, of, returns, cancellation) is not { } editions)
            {
                if (of == period)
                    return null;

                // An earlier period that was combined under an older definition is not set beside this one.
                continue;
            }

            own.Add(OwnOf(of, combined, returns) with { EarlierEditions = editions });
            used.Add(returns);
        }

        var made = new ProtectedFigures(new Publication(collection, definitions.Authorities, definitions.Neighbours).Make(own), used);
        if (known.Count >= Kept)
            known.Clear();
        return known[name] = made;
    }

    /// <summary>What the period's closings before this list came to: a report may have been made of each.</summary>
    /// <returns>Null where one has not been combined under the definitions in force: nothing may be published without holding it against that one.</returns>
    private async Task<IReadOnlyList<PeriodOwn>?> EarlierEditionsAsync(Collection collection, Period period, ReturnList list, CancellationToken cancellation)
    {
        var editions = new List<PeriodOwn>();
        foreach (var returns in await lists.ClosedBeforeAsync(collection.Id, period.Id, list, cancellation))
        {
            if (await figures.FindAsync(collection, period.Id, returns.Name, cancellation) is not { } combined)
                return null;
            editions.Add(OwnOf(period, combined, returns));
        }

        return editions;
    }

    private PeriodOwn OwnOf(Period period, PeriodFigures combined, ReturnList returns)
    {
        // An authority's figures come from its own returns, and from the records of the inspectorate that are about it.
        var own = combined.Bodies.SelectMany(b => b.Authorities.SelectMany(a => a.Value, (a, m) => (Code: a.Key, Measure: m)).Concat(b.Measures.Select(m => (Code: b.Body, Measure: m)))).ToLookup(f => f.Code, f => f.Measure);
        var byAuthority = new Dictionary<AuthorityCode, IReadOnlyDictionary<string, Own>>();
        foreach (var body in own)
        {
            if (AuthorityCode.TryParse(body.Key, out var code))
                byAuthority[code] = body.ToDictionary(m => m.Measure);
        }

        var leftOut = returns.Returns.Where(r => r.Excluded && AuthorityCode.TryParse(r.Body, out _)).Select(r => AuthorityCode.Parse(r.Body)).ToHashSet();
        return new(period, definitions.Due(period), byAuthority, leftOut) { England = own[Body.Inspectorate.ToString()].ToDictionary(m => m.Measure) };
    }
}
