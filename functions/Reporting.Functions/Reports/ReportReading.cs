using System.Text.Json;
using Reporting.Checking.Definitions;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Reports;

/// <summary>The runs of a period, one run with its manifest, and its files.</summary>
public sealed class ReportReading(DefinitionSet definitions, ReportRuns runs, RunFiles files)
{
    private const int LongestId = 100;

    /// <summary>Newest first.</summary>
    internal async Task<Outcome<RunList>> AllAsync(Admission admission, string collection, string period, CancellationToken cancellation)
    {
        admission.For(Permission.ReadReport);
        return definitions.FindPeriod(collection, period) is null
            ? new Refusal.NotFound($"There is no period '{period}' of a collection '{collection}'.")
            : new RunList([.. (await runs.AllAsync(collection, period, cancellation)).Select(r => RunStatus.Of(r, null))]);
    }

    /// <summary>A run as far as it has come.</summary>
    internal async Task<Outcome<RunStatus>> FindAsync(Admission admission, string collection, string period, string run, CancellationToken cancellation)
    {
        admission.For(Permission.ReadReport);
        if (await FindAsync(collection, period, run, cancellation) is not { } row)
            return new Refusal.NotFound($"There is no report run '{(run.Length <= LongestId ? run : run[..LongestId])}' of this period.");
        if (row.State is not RunState.Rendered || await files.ManifestAsync(row, cancellation) is not { } bytes)
            return RunStatus.Of(row, null);
        return RunStatus.Of(row, await WithPdfAsync(row, JsonSerializer.Deserialize(bytes, ReportJson.Default.Manifest)!, cancellation));
    }

    public async Task<Outcome<OpenedFile>> OpenAsync(
        Admission admission, string collection, string period, string run, string file, CancellationToken cancellation)
    {
        admission.For(Permission.ReadReport);
        return await FindAsync(collection, period, run, cancellation) is { State: RunState.Rendered } row
            && await files.OpenAsync(row, file, cancellation) is { } opened
            ? opened
            : new Refusal.NotFound(
                $"Run '{run}' has no file of this name. GET /api/collections/{collection}/periods/{period}/reports/{run} lists those it has.");
    }

    /// <summary>
    /// The PDF comes after the other files, and is no part of what the same inputs make again to the byte: it is added to the manifest when it is asked for.
    /// </summary>
    private async Task<Manifest> WithPdfAsync(ReportRunRow row, Manifest manifest, CancellationToken cancellation) => row.Pdf switch
    {
        ReportRunRow.Printed when await files.EntryAsync(row, RunPrinting.FileName, cancellation) is { } entry =>
            manifest with { Files = [.. manifest.Files, entry] },
        null or ReportRunRow.Printed => manifest with { Warnings = [.. manifest.Warnings, "report.pdf is still being printed."] },
        var why => manifest with { Warnings = [.. manifest.Warnings, $"There is no report.pdf: {why}"] },
    };

    private async Task<ReportRunRow?> FindAsync(string collection, string period, string run, CancellationToken cancellation)
    {
        var isId = run.Length <= LongestId && run.All(c => char.IsAsciiLetterOrDigit(c) || c is '-');
        return isId && definitions.FindPeriod(collection, period) is not null ? await runs.FindAsync(collection, period, run, cancellation) : null;
    }
}
