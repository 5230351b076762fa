using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Reports;

/// <summary>Starts a run: of the frozen list of a closed window, or of a list of the returns as they stand.</summary>
public sealed class ReportRequests(DefinitionSet definitions, WindowRows windows, ReturnLists lists, ReportRuns runs, MessageSender messages, TimeProvider time)
{
    public async Task<ReportRunRow> StartAsync(Collection collection, Period period, string run, string reason, string by, CancellationToken cancellation)
    {
        var window = await windows.GetAsync(collection, period, cancellation);
        var closing = window.IsClosed ? window.Closings : (int?)null;
        var list = closing is { } number ? $"closing-{number}" : $"draft-{run}";
        if (closing is null)
            await lists.StoreAsync(new(collection.Id, period.Id, list, null, time.GetUtcNow(), await lists.AsTheyStandAsync(collection, period, definitions.Due(period), cancellation)), cancellation);
        var row = ReportRunRow.Of(collection.Id, period.Id, run, reason, draft: closing is null, list, time.GetUtcNow(), by);
        await runs.TryAddAsync(row, cancellation);
        await messages.SendAsync(new CombineReturns(collection.Id, period.Id, list, run, closing, 0), null, cancellation);
        return row;
    }
}
