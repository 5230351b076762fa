using Microsoft.Azure.Functions.Worker;

namespace Reporting.Functions.Reports;

/// <summary>Makes drafts every night.</summary>
public sealed class DraftReportsFunction(NightlyDrafts drafts)
{
    [Function("DraftReports")]
    public Task RunAsync([TimerTrigger("0 15 2 * * *")] TimerInfo timer, CancellationToken cancellation) => drafts.MakeAsync(cancellation);
}
