using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Reports;

/// <summary>An analyst asks for a run.</summary>
public sealed class MakeReportFunction(PeriodLookup periods, ReportRequests requests, TimeProvider time)
{
    [Function("MakeReport")]
    [Requires(Permission.MakeReport)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Period + "/reports")] HttpRequest request, Admission admission, string collection, string period, CancellationToken cancellation)
    {
        if (!periods.TryFind(collection, period, out var found, out var foundPeriod, out var notFound))
            return Problems.Of(notFound);
        var caller = admission.Caller;
        var reason = "An analyst asked for it.";
        if (request.ContentLength is > 0)
        {
            var (wanted, refused) = await RequestBody.ReadAsync(request, ReportJson.Default.ReportRequest, """{"reason":"…"}""", cancellation);
            if (wanted is null)
                return refused!;
            if (wanted.Reason is { Length: > 500 })
                return Problems.BadRequest("Keep the reason to 500 characters.");
            reason = string.IsNullOrWhiteSpace(wanted.Reason) ? reason : wanted.Reason;
        }

        var run = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture) + "-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(3));
        var row = await requests.StartAsync(found, foundPeriod, run, reason, caller.Key, cancellation);
        return new JsonAnswer<RunStatus>(ReadReportFunction.StatusOf(row, null), ReportJson.Default.RunStatus, StatusCodes.Status202Accepted)
        {
            Location = $"/api/collections/{collection}/periods/{period}/reports/{run}",
            RetryAfterSeconds = 2,
        };
    }
}
