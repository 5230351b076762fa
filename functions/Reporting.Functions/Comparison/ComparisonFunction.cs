using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Comparison;

/// <summary>All authorities compared, over HTTP: as JSON, or as a table.</summary>
public sealed class ComparisonFunction(PeriodComparison comparison)
{
    [Function("ReadComparison")]
    [Requires(Permission.ReadComparison)]
    [QueryParameter("format", "json", "csv")]
    [QueryParameter("set", Description = "A comparator set by its name: only its authorities, and their mean and median.")]
    [QueryParameter("why", "true", "false", Description = "true: also which counts are hidden, each small itself or protecting which, by what. JSON alone.")]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Period + "/comparison")] HttpRequest request, Admission admission,
        string collection, string period, CancellationToken cancellation) =>
        (await comparison.FindAsync(admission, collection, period, SetOf(request), request.Query["why"] == "true", cancellation))
            .Answer<ComparedPeriod>(compared => WantsCsv(request)
                ? new BytesAnswer(ComparisonCsv.Of(compared), "text/csv; charset=utf-8")
                : new JsonAnswer<ComparisonAnswer>(ComparisonAnswer.Of(compared), ComparisonJson.Default.ComparisonAnswer));

    /// <summary>The comparator set that a request names with <c>?set=</c>; null where it names none.</summary>
    internal static string? SetOf(HttpRequest request) => request.Query["set"].ToString() is { Length: > 0 } name ? name : null;

    private static bool WantsCsv(HttpRequest request) =>
        request.Query["format"] == "csv" || request.Headers.Accept.ToString().StartsWith("text/csv", StringComparison.OrdinalIgnoreCase);
}
