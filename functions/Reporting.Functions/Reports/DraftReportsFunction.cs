using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Reports;

/// <summary>Every night: a draft report of each open window in which something was returned since the last draft, so that a fault in the report shows before the window closes.</summary>
public sealed class DraftReportsFunction(DefinitionSet definitions, WindowRows windows, ReturnLists lists, ReportRuns runs, ReportRequests requests, TimeProvider time)
{
    [Function("DraftReports")]
    public async Task RunAsync([TimerTrigger("0 15 2 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var collection in definitions.Collections.Values)
        {
            foreach (var window in (await windows.AllAsync(collection, cancellation)).Where(w => w.IsOpen(now)))
            {
                var standing = await lists.AsTheyStandAsync(collection, window.Period, definitions.Due(window.Period), cancellation);
                if (!standing.Any(r => r.State.IsStarted()))
                    continue;
                if ((await runs.AllAsync(collection.Id, window.Period.Id, cancellation)).FirstOrDefault(r => r.Draft) is { State: not RunState.Failed } last &&
                    await lists.FindAsync(collection.Id, window.Period.Id, last.List, cancellation) is { } before && before.Returns.SequenceEqual(standing))
                {
                    continue;
                }

                // Named by the night, so that the timer run twice makes one draft.
                await requests.StartAsync(collection, window.Period, $"night-{now.ToUk().ToString("yyyyMMdd", CultureInfo.InvariantCulture)}", "The nightly draft.", Actor.Service.Key, cancellation);
            }
        }
    }
}
