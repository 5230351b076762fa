using Reporting.Domain.Collections;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Figures;

/// <summary>What became of figures that are to be published.</summary>
public enum EditionOutcome
{
    /// <summary>They are an edition of their period, now or before, and bind all later ones.</summary>
    Published,

    /// <summary>They have not been protected, or something was published since that they were not held against. Make the report again.</summary>
    NotHeldAgainstLatest,
}

/// <summary>
/// Marks the figures that a report prints as published: its own period's, and those of the earlier periods that stand beside them. From then on every later
/// edition is held against them, and councils' comparisons read them. Nothing else binds: no draft, and no closing of which nobody outside saw a figure.
/// </summary>
public sealed class EditionPublishing(ProtectedFigures figures, ClosedPeriods closed)
{
    /// <summary>Publishing again what is published changes nothing.</summary>
    /// <param name="list">The list of the period that the report was made of.</param>
    public async Task<EditionOutcome> PublishAsync(Collection collection, Period period, string list, CancellationToken cancellation)
    {
        var printed = new List<(Period Period, string List)>();
        foreach (var earlier in (await closed.AllAsync(collection, cancellation)).Where(w => w.Period.To < period.To))
        {
            if (await closed.NewestAsync(earlier, cancellation) is { } newest)
                printed.Add((earlier.Period, newest.List));
        }

        printed.Add((period, list));
        foreach (var one in printed)
        {
            if (await FindAsync(collection, one.Period, one.List, cancellation) is null)
                return EditionOutcome.NotHeldAgainstLatest;
        }

        foreach (var one in printed)
        {
            if (await MarkAsync(collection, one.Period, one.List, cancellation) is not EditionOutcome.Published)
                return EditionOutcome.NotHeldAgainstLatest;
        }

        return EditionOutcome.Published;
    }

    private async Task<EditionOutcome> MarkAsync(Collection collection, Period period, string list, CancellationToken cancellation)
    {
        if (await FindAsync(collection, period, list, cancellation) is not var (edition, editions))
            return EditionOutcome.NotHeldAgainstLatest;
        var isNew = editions.All(e => e.List != list);
        return !isNew || await figures.TryAddEditionAsync(collection.Id, period.Id, editions.Count, edition, cancellation)
            ? EditionOutcome.Published
            : EditionOutcome.NotHeldAgainstLatest;
    }

    /// <summary>A list's figures, as an edition or held against all that there are; null where they are neither.</summary>
    private async Task<(Edition Figures, IReadOnlyList<Edition> Editions)?> FindAsync(
        Collection collection, Period period, string list, CancellationToken cancellation)
    {
        var editions = await figures.EditionsAsync(collection.Id, period.Id, cancellation);
        var found = editions.FirstOrDefault(e => e.List == list)
            ?? await figures.FindHeldAsync(collection.Id, period.Id, list, editions.Count, cancellation);
        return found is null ? null : (found, editions);
    }
}
