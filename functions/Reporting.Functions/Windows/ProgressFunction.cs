using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Windows;

/// <summary>Who has returned what, for the inspectorate.</summary>
public sealed class ProgressFunction(PeriodLookup periods, PeriodProgress progress)
{
    [Function("ReadProgress")]
    [Requires(Permission.ReadProgress)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Period + "/progress")] HttpRequest request, Admission admission,
        string collection, string period, CancellationToken cancellation) =>
        periods.TryFind(collection, period, out var found, out var of, out var notFound)
            ? new JsonAnswer<ProgressAnswer>(await progress.ReadAsync(admission, found, of, cancellation), ProgressJson.Default.ProgressAnswer)
            : Problems.Of(notFound);
}
