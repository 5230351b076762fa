using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Returns;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Figures;

/// <summary>How far the figures of closed periods have come.</summary>
public sealed class ClosedPeriods(WindowRows windows, ProtectedFigures figures)
{
    /// <summary>The closings before a period whose figures are still to come: the newest of each. One whose figures give something away never comes.</summary>
    public async Task<IReadOnlyList<(Period Period, int Closing)>> UnprotectedBeforeAsync(Collection collection, Period period, CancellationToken cancellation)
    {
        var missing = new List<(Period, int)>();
        foreach (var window in (await windows.AllAsync(collection, cancellation)).Where(w => w.Period.To < period.To && w.Closing > 0))
        {
            var list = ReturnList.NameOfClosing(window.Closing);
            if (await figures.FindNameAsync(collection.Id, window.Period.Id, list, cancellation) is null
                && await LeaksOfAsync(collection, window.Period, list, cancellation) is null)
            {
                missing.Add((window.Period, window.Closing));
            }
        }

        return missing;
    }

    /// <summary>What could be told from a list's figures, which are not shown therefore.</summary>
    /// <returns>Null where they give nothing away, or have not been protected under the definitions of today.</returns>
    public async Task<AttackVerdict.Leaks?> LeaksOfAsync(Collection collection, Period period, string list, CancellationToken cancellation)
    {
        var name = ProtectedFigures.NameOf(list, collection, await figures.EditionsAsync(collection.Id, period.Id, cancellation));
        return (await figures.FindAttackedAsync(collection.Id, period.Id, name, cancellation))?.Verdict as AttackVerdict.Leaks;
    }

    /// <summary>The figures of the newest closing that has some, published or not; null where none has.</summary>
    public async Task<Edition?> NewestAsync(Window closed, CancellationToken cancellation)
    {
        for (var closing = closed.Closings; closing > 0; closing--)
        {
            var list = ReturnList.NameOfClosing(closing);
            if (await figures.FindNameAsync(closed.Collection, closed.Period.Id, list, cancellation) is { } name)
                return new(list, name);
        }

        return null;
    }

    /// <summary>The figures that were published last; null where nothing was.</summary>
    public async Task<Edition?> PublishedAsync(Window closed, CancellationToken cancellation) =>
        (await figures.EditionsAsync(closed.Collection, closed.Period.Id, cancellation)) is { Count: > 0 } editions ? editions[^1] : null;

    /// <summary>The periods that have been closed, in order of time.</summary>
    public async Task<IReadOnlyList<Window>> AllAsync(Collection collection, CancellationToken cancellation) =>
        [.. (await windows.AllAsync(collection, cancellation)).Where(w => w.Closings > 0)];
}
