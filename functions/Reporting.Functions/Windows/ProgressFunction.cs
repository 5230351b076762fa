using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Windows;

/// <summary>Who has returned what, for the inspectorate.</summary>
public sealed class ProgressFunction(PeriodLookup periods, WindowRows windows, PeriodProgress progress)
{
    [Function("ReadProgress")]
    [Requires(Permission.ReadProgress)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Period + "/progress")] HttpRequest request, string collection, string period,
        CancellationToken cancellation)
    {
        if (!periods.TryFind(collection, period, out var found, out var of, out var notFound))
            return Problems.Of(notFound);
        return new JsonAnswer<ProgressAnswer>(
            await progress.OfAsync(found, await windows.GetAsync(found, of, cancellation), cancellation), ProgressJson.Default.ProgressAnswer);
    }
}
