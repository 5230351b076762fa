using System.Globalization;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Reports;

/// <summary>
/// A draft report of each open window in which something was returned since the last draft, so that a fault in the report shows before the window closes.
/// </summary>
public sealed class NightlyDrafts(
    DefinitionSet definitions, WindowRows windows, ReturnLists lists, ReportRuns runs, ReportRequests requests, TimeProvider time)
{
    public async Task MakeAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();

        // Named by the night, so that the timer run twice makes one draft.
        var run = $"night-{now.ToUk().ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";
        foreach (var collection in definitions.Collections.Values)
        {
            foreach (var window in (await windows.AllAsync(collection, cancellation)).Where(w => w.IsOpen(now)))
            {
                if (await HasNewReturnsAsync(collection, window.Period, cancellation))
                    await requests.StartAsync(collection, window.Period, run, "The nightly draft.", Actor.Service.Key, cancellation);
            }
        }
    }

    private async Task<bool> HasNewReturnsAsync(Collection collection, Period period, CancellationToken cancellation)
    {
        var standing = await lists.AsTheyStandAsync(collection, period, definitions.Due(period), cancellation);
        if (!standing.Any(r => r.State.IsStarted()))
            return false;
        var last = (await runs.AllAsync(collection.Id, period.Id, cancellation)).FirstOrDefault(r => r.Draft);
        return last is null or { State: RunState.Failed }
            || await lists.FindAsync(collection.Id, period.Id, last.List, cancellation) is not { } before || !before.Returns.SequenceEqual(standing);
    }
}
