using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Windows;

/// <summary>Who has returned what, for the inspectorate.</summary>
public sealed class ProgressFunction(PeriodPlaces periods, WindowRows windows, PeriodProgress progress)
{
    [Function("ReadProgress")]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/collections/{collection}/periods/{period}/progress")] HttpRequest request, string collection, string period, CancellationToken cancellation)
    {
        var outcome = await periods.FindAsync(request, Permission.ReadProgress, collection, period, null, cancellation);
        if (outcome is not PeriodOutcome.Found(var found, var of, _))
            return ((PeriodOutcome.Refused)outcome).Answer;
        return new JsonAnswer<ProgressAnswer>(await progress.OfAsync(found, await windows.GetAsync(found, of, cancellation), cancellation), ProgressJson.Default.ProgressAnswer);
    }
}
