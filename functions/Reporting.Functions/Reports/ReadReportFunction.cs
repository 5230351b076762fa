using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using Reporting.Checking.Definitions;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Reports;

/// <summary>The runs of a period, one run with its manifest, and its files.</summary>
public sealed class ReadReportFunction(DefinitionSet definitions, ReportRuns runs, RunFiles files)
{
    private const string Route = Routes.Period + "/reports";

    [Function("ReadReports")]
    [Requires(Permission.ReadReport)]
    public async Task<IActionResult> ListAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, string collection, string period, CancellationToken cancellation)
    {
        return definitions.FindPeriod(collection, period) is null
            ? Problems.NotFound($"There is no period '{period}' of a collection '{collection}'.")
            : new JsonAnswer<RunList>(new([.. (await runs.AllAsync(collection, period, cancellation)).Select(r => StatusOf(r, null))]), ReportJson.Default.RunList);
    }

    [Function("ReadReport")]
    [Requires(Permission.ReadReport)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{run}")] HttpRequest request, string collection, string period, string run, CancellationToken cancellation)
    {
        if (await FindAsync(collection, period, run, cancellation) is not { } row)
            return NoRun(run);
        var manifest = row.State is RunState.Rendered && await files.ManifestAsync(row, cancellation) is { } bytes ? JsonSerializer.Deserialize(bytes, ReportJson.Default.Manifest) : null;
        if (manifest is not null)
            manifest = await WithPdfAsync(row, manifest, cancellation);
        return new JsonAnswer<RunStatus>(StatusOf(row, manifest), ReportJson.Default.RunStatus) { RetryAfterSeconds = row.IsOver ? null : 2 };
    }

    [Function("ReadReportFile")]
    [Requires(Permission.ReadReport)]
    public async Task<IActionResult> FileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{run}/files/{*file}")] HttpRequest request, string collection, string period, string run, string file, CancellationToken cancellation)
    {
        if (await FindAsync(collection, period, run, cancellation) is not { State: RunState.Rendered } row || await files.OpenAsync(row, file, cancellation) is not { } opened)
            return Problems.NotFound($"Run '{run}' has no file of this name. GET /api/collections/{collection}/periods/{period}/reports/{run} lists those it has.");
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        request.HttpContext.Response.Headers.CacheControl = "private, no-cache";

        // A report is a page of text and pictures: it needs no script, and may load nothing.
        request.HttpContext.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return new FileStreamResult(opened.Content, opened.ContentType) { EntityTag = new EntityTagHeaderValue($"\"{opened.Sha256}\""), EnableRangeProcessing = true };
    }

    /// <summary>The PDF comes after the other files, and is no part of what the same inputs make again to the byte: it is added to the manifest when it is asked for.</summary>
    private async Task<Manifest> WithPdfAsync(ReportRunRow row, Manifest manifest, CancellationToken cancellation) => row.Pdf switch
    {
        ReportRunRow.Printed when await files.EntryAsync(row, PrintRunFunction.FileName, cancellation) is { } entry => manifest with { Files = [.. manifest.Files, entry] },
        null or ReportRunRow.Printed => manifest with { Warnings = [.. manifest.Warnings, "report.pdf is still being printed."] },
        var why => manifest with { Warnings = [.. manifest.Warnings, $"There is no report.pdf: {why}"] },
    };

    internal static RunStatus StatusOf(ReportRunRow row, Manifest? manifest) =>
        new(row.Collection, row.Period, row.Run, row.State, row.Reason, row.Draft, row.CreatedAt, row.EndedAt, row.Failure, manifest);

    private async Task<ReportRunRow?> FindAsync(string collection, string period, string run, CancellationToken cancellation) =>
        definitions.FindPeriod(collection, period) is null || run.Length > 100 || run.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not '-') ? null : await runs.FindAsync(collection, period, run, cancellation);

    private static IActionResult NoRun(string run) => Problems.NotFound($"There is no report run '{(run.Length <= 100 ? run : run[..100])}' of this period.");
}
