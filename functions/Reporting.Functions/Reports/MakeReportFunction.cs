using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Reports;

/// <summary>An analyst asks for a run, over HTTP.</summary>
public sealed class MakeReportFunction(PeriodLookup periods, ReportRequests requests)
{
    [Function("MakeReport")]
    [Requires(Permission.MakeReport)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Period + "/reports")] HttpRequest request, Admission admission, string collection,
        string period, CancellationToken cancellation)
    {
        if (!periods.TryFind(collection, period, out var found, out var foundPeriod, out var notFound))
            return Problems.Of(notFound);
        string? reason = null;
        if (RequestBody.HasBody(request))
        {
            var (wanted, refused) = await RequestBody.ReadAsync(request, ReportJson.Default.ReportRequest, """{"reason":"…"}""", cancellation);
            if (wanted is null)
                return refused!;
            reason = wanted.Reason;
        }

        return (await requests.AskAsync(admission, found, foundPeriod, reason, cancellation)).Answer(run =>
            new JsonAnswer<RunStatus>(RunStatus.Of(run, null), ReportJson.Default.RunStatus, StatusCodes.Status202Accepted)
            {
                Location = $"/api/collections/{collection}/periods/{period}/reports/{run.Run}",
                RetryAfterSeconds = 2,
            });
    }
}
