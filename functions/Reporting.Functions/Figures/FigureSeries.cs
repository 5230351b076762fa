using System.Collections.Concurrent;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Returns;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Figures;

/// <summary>A period's protected figures, with those of the closed periods before it, and the lists that they were made of, in the same order.</summary>
public sealed record ProtectedSeries(IReadOnlyList<PublishedPeriod> Periods, IReadOnlyList<ReturnList> Lists)
{
    public PublishedPeriod Current => Periods[^1];
}

public abstract record SeriesOutcome
{
    private SeriesOutcome()
    {
    }

    public sealed record Found(ProtectedSeries Series) : SeriesOutcome;

    /// <summary>The list's figures have not been protected yet.</summary>
    public sealed record NotYet : SeriesOutcome;

    /// <summary>Something hidden could be told from the figures of one of the periods.</summary>
    public sealed record Leaking(IReadOnlyList<Leak> Leaks) : SeriesOutcome;

    /// <param name="Why">What is missing and what to do, in words.</param>
    public sealed record Missing(string Why) : SeriesOutcome;
}

/// <summary>Reads protected figures as they were stored, and sets periods beside each other. Nothing is protected here.</summary>
public sealed class FigureSeries(DefinitionSet definitions, ReturnLists lists, ProtectedFigures figures, ClosedPeriods closed)
{
    // A set of figures gives the same series each time.
    private const int Kept = 8;
    private readonly ConcurrentDictionary<string, ProtectedSeries> known = new();

    /// <summary>A list's figures with those of the newest closing of each period before it.</summary>
    public async Task<SeriesOutcome> FindAsync(Collection collection, Period period, string list, CancellationToken cancellation)
    {
        if (await figures.FindNameAsync(collection.Id, period.Id, list, cancellation) is not { } name)
        {
            return await closed.LeaksOfAsync(collection, period, list, cancellation) is { } leaks
                ? new SeriesOutcome.Leaking(leaks.Found)
                : new SeriesOutcome.NotYet();
        }

        var wanted = new List<(Period Period, Edition Edition)>();
        foreach (var earlier in (await closed.AllAsync(collection, cancellation)).Where(w => w.Period.To < period.To))
        {
            if (await closed.NewestAsync(earlier, cancellation) is not { } edition)
                return await WhyNoEditionAsync(collection, earlier, cancellation);
            wanted.Add((earlier.Period, edition));
        }

        wanted.Add((period, new(list, name)));
        return await FindAsync(collection, wanted, cancellation);
    }

    /// <summary>What was published of a closed period last, with what was of the periods before it. Nothing else is in it.</summary>
    /// <returns>Not yet, where nothing was.</returns>
    public async Task<SeriesOutcome> FindPublishedAsync(Collection collection, Period period, CancellationToken cancellation)
    {
        var wanted = new List<(Period Period, Edition Edition)>();
        foreach (var window in (await closed.AllAsync(collection, cancellation)).Where(w => w.Period.To <= period.To))
        {
            if (await closed.PublishedAsync(window, cancellation) is { } edition)
                wanted.Add((window.Period, edition));
        }

        return wanted.Count > 0 && wanted[^1].Period.Id == period.Id ? await FindAsync(collection, wanted, cancellation) : new SeriesOutcome.NotYet();
    }

    private async Task<SeriesOutcome> FindAsync(Collection collection, List<(Period Period, Edition Edition)> wanted, CancellationToken cancellation)
    {
        var key = $"{collection.Id} {string.Join(' ', wanted.Select(w => $"{w.Period.Id}/{w.Edition.Figures}"))}";
        if (known.TryGetValue(key, out var series))
            return new SeriesOutcome.Found(series);
        var periods = new List<PublishedPeriod>();
        var used = new List<ReturnList>();
        foreach (var (period, edition) in wanted)
        {
            if (await figures.FindFiguresAsync(collection.Id, period.Id, edition.Figures, cancellation) is not { } published
                || await lists.FindAsync(collection.Id, period.Id, edition.List, cancellation) is not { } returns)
            {
                return new SeriesOutcome.Missing(
                    $"The protected figures of {edition.List} of {period.Id} are missing from storage ({edition.Figures}). They are what was printed, so they "
                    + "are not computed again. Restore the containers figures and measures, and ask again.");
            }

            periods.Add(published);
            used.Add(returns);
        }

        if (known.Count >= Kept)
            known.Clear();
        return new SeriesOutcome.Found(known[key] = new(new PeriodSeries(collection, definitions.Authorities).Of(periods), used));
    }

    private async Task<SeriesOutcome> WhyNoEditionAsync(Collection collection, Window earlier, CancellationToken cancellation)
    {
        var list = ReturnList.NameOfClosing(earlier.Closings);
        return await closed.LeaksOfAsync(collection, earlier.Period, list, cancellation) is { } leaks
            ? new SeriesOutcome.Leaking(leaks.Found)
            : new SeriesOutcome.Missing(
                $"The figures of {list} of {earlier.Period.Id}, which are set beside these, have not been protected. Try again in a minute; if they do not "
                + "come, look for their messages among the poisoned ones and replay them.");
    }
}
