using System.Diagnostics.CodeAnalysis;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Figures;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Comparison;

/// <summary>An authority in a period, whose figures a person may see.</summary>
public sealed record OwnPlace(Collection Collection, Period Period, Authority Authority);

/// <summary>An authority's own figures, and protected ones to set them beside.</summary>
/// <param name="Version">Of the return that they come from; null where it has none.</param>
/// <param name="Figures">Unprotected, by measure id.</param>
/// <param name="Notes">What the return says beside its answers, by item.</param>
/// <param name="Against">The protected figures, as they were published; null where nothing was.</param>
/// <param name="Set">The comparator set that was asked for; null where none was.</param>
public sealed record ComparedBody(
    OwnPlace Place, string? Version, IReadOnlyDictionary<string, OwnFigure> Figures, IReadOnlyDictionary<string, string> Notes, PublishedPeriod? Against,
    bool WhatIf, ComparatorSet? Set);

/// <summary>
/// An authority's own figures, unprotected, beside protected ones. Before its period has closed, and for every what-if, they are set against the last closed
/// period: against stored returns of an open one, invented figures could sound out another authority's.
/// </summary>
public sealed class OwnComparison(
    PeriodLookup periods, DefinitionSet definitions, ClosedPeriods closed, FigureSeries series, OwnFigures own, ComparatorSets sets)
{
    /// <summary>Finds whose figures are asked for.</summary>
    /// <returns>False where there is no such authority in the period; the refusal then says so.</returns>
    public bool TryFind(
        Admission admission, string collection, string period, [NotNullWhen(true)] out OwnPlace? place, [NotNullWhen(false)] out Refusal? refusal)
    {
        place = null;
        if (!periods.TryFind(collection, period, out var found, out var foundPeriod, out refusal))
            return false;
        if (admission.Body?.Authority is not { } code)
            refusal = new Refusal.NotUnderstood("Write the authority's three-digit code, for example 301.");
        else if (definitions.Authorities.Find(code, foundPeriod.To) is not { } authority)
            refusal = new Refusal.NotFound(definitions.WhyNotDue(code, foundPeriod)!);
        else
            place = new(found, foundPeriod, authority);
        return place is not null;
    }

    /// <summary>The figures of the version that counts.</summary>
    /// <param name="set">A comparator set's name; null for none.</param>
    public Task<Outcome<ComparedBody>> CompareAsync(Admission admission, OwnPlace place, string? set, CancellationToken cancellation) =>
        CompareAsync(admission, place, null, set, cancellation);

    /// <summary>The same with some numbers changed; nothing is kept.</summary>
    /// <param name="items">The changed numbers, by item; null for one that is left blank.</param>
    /// <param name="set">A comparator set's name; null for none.</param>
    public async Task<Outcome<ComparedBody>> WhatIfAsync(
        Admission admission, OwnPlace place, IReadOnlyDictionary<string, double?>? items, string? set, CancellationToken cancellation) =>
        WhatIf.WhyNot(place.Collection, place.Period, items) is { } refusal ? refusal : await CompareAsync(admission, place, items, set, cancellation);

    private async Task<Outcome<ComparedBody>> CompareAsync(
        Admission admission, OwnPlace place, IReadOnlyDictionary<string, double?>? changes, string? set, CancellationToken cancellation)
    {
        var body = Body.Of(place.Authority.Code);
        var caller = admission.For(Permission.ReadOwnComparison, body);
        var (asked, noSet) = await sets.AskedAsync(set, caller.IsInspectorate ? [body, Body.Inspectorate] : [body], cancellation);
        if (noSet is not null)
            return noSet;
        var reader = OwnReader.For(caller.SpeaksFor(body), caller.IsInspectorate)!;
        if (await own.OfAsync(place.Collection, place.Period, body, changes, cancellation) is not var (version, figures, notes))
            return new Refusal.NotNow("The newest version of this return is still being recorded. Try again in a minute.");
        if (figures.Count == 0)
            return new Refusal.NotNow("Nothing has been accepted for this authority and period yet, so there is nothing to compare.");
        var (against, missing) = await AgainstAsync(place, changes is not null, cancellation);
        if (missing is not null)
            return missing;
        var shown = figures.ToDictionary(f => f.Key, f => f.Value.Show(reader));
        return new ComparedBody(place, version, shown, notes, against, changes is not null, asked);
    }

    /// <summary>What was published of this period; else, and for a what-if, of the newest period of which something was.</summary>
    /// <returns>Neither where nothing has been published.</returns>
    private async Task<(PublishedPeriod? Figures, Refusal? Missing)> AgainstAsync(OwnPlace place, bool whatIf, CancellationToken cancellation)
    {
        var all = (await closed.AllAsync(place.Collection, cancellation)).Where(w => w.IsClosed).ToList();
        var first = whatIf ? [] : all.Where(w => w.Period.Id == place.Period.Id);
        var before = all.Where(w => w.Period.To <= place.Period.To).Reverse();
        foreach (var window in first.Concat(before).Concat(all.AsEnumerable().Reverse()))
        {
            switch (await series.FindPublishedAsync(place.Collection, window.Period, cancellation))
            {
                case SeriesOutcome.Found found:
                    return (found.Series.Current, null);
                case SeriesOutcome.Missing missing:
                    return (null, new Refusal.NotNow(missing.Why));
            }
        }

        return (null, null);
    }
}
