using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Reports;

/// <summary>The runs of a period, one run with its manifest, and its files, over HTTP.</summary>
public sealed class ReadReportFunction(ReportReading reports)
{
    private const string Route = Routes.Period + "/reports";

    [Function("ReadReports")]
    [Requires(Permission.ReadReport)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, Admission admission, string collection, string period,
        CancellationToken cancellation) =>
        (await reports.AllAsync(admission, collection, period, cancellation)).Answer(all => new JsonAnswer<RunList>(all, ReportJson.Default.RunList));

    [Function("ReadReport")]
    [Requires(Permission.ReadReport)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{run}")] HttpRequest request, Admission admission, string collection,
        string period, string run, CancellationToken cancellation) =>
        (await reports.FindAsync(admission, collection, period, run, cancellation)).Answer(AnswerOf);

    [Function("ReadReportFile")]
    [Requires(Permission.ReadReport)]
    public async Task<IActionResult> FileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{run}/files/{*file}")] HttpRequest request, Admission admission,
        string collection, string period, string run, string file, CancellationToken cancellation) =>
        (await reports.OpenAsync(admission, collection, period, run, file, cancellation)).Answer(opened => AnswerOf(opened, request.HttpContext.Response));

    private static JsonAnswer<RunStatus> AnswerOf(RunStatus run) =>
        new(run, ReportJson.Default.RunStatus) { RetryAfterSeconds = run.EndedAt is null ? 2 : null };

    private static FileStreamResult AnswerOf(OpenedFile opened, HttpResponse response)
    {
        // A report is a page of text and pictures: it needs no script, and may load nothing.
        response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return new(opened.Content, opened.ContentType) { EntityTag = new EntityTagHeaderValue($"\"{opened.Sha256}\""), EnableRangeProcessing = true };
    }
}
