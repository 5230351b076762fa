using System.Text.Json;
using Microsoft.Extensions.Logging;
using Reporting.Checking.Definitions;
using Reporting.Checking.Reading.Spool;
using Reporting.Domain.Collections;
using Reporting.Functions.Figures;
using Reporting.Functions.Messages;
using Reporting.Functions.Rendering.Templates;
using Reporting.Functions.Reports.Files;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Reports;

/// <summary>Makes a run's files and its manifest from protected figures. Done twice, it changes no byte.</summary>
public sealed partial class RunRendering(
    DefinitionSet definitions, FigureSeries series, ReportRuns runs, RunFiles files, ReportWriter writer, MessageSender messages, SpoolFolder spool,
    TimeProvider time, ILogger<RunRendering> logger)
{
    /// <returns>False where there is no such run: it is written before the message that names it.</returns>
    public async Task<bool> RenderAsync(RenderRun message, CancellationToken cancellation)
    {
        if (definitions.FindPeriod(message.Collection, message.Period) is not var (collection, period)
            || await runs.FindAsync(collection.Id, period.Id, message.Run, cancellation) is not { } run)
        {
            return false;
        }

        if (!run.IsOver)
            await RenderAsync(collection, period, run, cancellation);
        else if (run.State is RunState.Rendered && run.Pdf is null)
            await messages.SendAsync(new PrintRun(collection.Id, period.Id, run.Run), cancellation);
        return true;
    }

    private async Task RenderAsync(Collection collection, Period period, ReportRunRow run, CancellationToken cancellation)
    {
        switch (await series.FindAsync(collection, period, run.List, cancellation))
        {
            case SeriesOutcome.Found found:
                await RenderAsync(collection, period, run, found.Series, cancellation);
                break;
            case SeriesOutcome.Leaking leaking:
                await runs.MoveAsync(run, RunState.Failed, time.GetUtcNow(), RunProtection.Refusal(leaking.Leaks), cancellation);
                LogLeaks(collection.Id, period.Id, run.Run, leaking.Leaks.Count);
                break;
            case SeriesOutcome.Missing missing:
                await runs.MoveAsync(run, RunState.Failed, time.GetUtcNow(), missing.Why, cancellation);
                LogMissing(collection.Id, period.Id, run.Run, missing.Why);
                break;
            default:
                // The message that asks for a rendering is sent when the figures are stored.
                throw new InvalidOperationException($"The figures of {run.List} of {collection.Id}/{period.Id} are not protected yet.");
        }
    }

    private async Task RenderAsync(Collection collection, Period period, ReportRunRow run, ProtectedSeries figures, CancellationToken cancellation)
    {
        await runs.MoveAsync(run, RunState.Rendering, null, null, cancellation);
        try
        {
            await WriteAsync(collection, period, run, figures, cancellation);
            run = (await runs.FindAsync(collection.Id, period.Id, run.Run, cancellation))!;
            await runs.MoveAsync(run, RunState.Rendered, time.GetUtcNow(), null, cancellation);
            await messages.SendAsync(new PrintRun(collection.Id, period.Id, run.Run), cancellation);
            LogRendered(collection.Id, period.Id, run.Run);
        }
        catch (TemplateException e)
        {
            // Trying again would fail again: somebody must mend the template.
            run = (await runs.FindAsync(collection.Id, period.Id, run.Run, cancellation))!;
            await runs.MoveAsync(run, RunState.Failed, time.GetUtcNow(), $"A template is broken: {e.Message}", cancellation);
            LogTemplateBroken(e, collection.Id, period.Id, run.Run);
        }
    }

    private async Task WriteAsync(Collection collection, Period period, ReportRunRow run, ProtectedSeries figures, CancellationToken cancellation)
    {
        var made = new RunInputs(definitions, collection, period, run, figures);
        var stored = new List<ManifestFile>();
        using var folder = new RunFolder(spool);
        foreach (var file in (await writer.WriteAsync(made.OfReport(), folder, cancellation)).Files)
            stored.Add(await files.StoreAsync(run, file.Name, file.ContentType, folder.PathOf(file.Name), cancellation));
        await files.StoreManifestAsync(run, JsonSerializer.SerializeToUtf8Bytes(made.ManifestOf(stored), ReportJson.Default.Manifest), cancellation);
    }

    /// <summary>Files on this machine, until they are stored.</summary>
    private sealed class RunFolder : IReportFiles, IDisposable
    {
        private readonly string path;

        public RunFolder(SpoolFolder spool)
        {
            path = spool.NewFile(".run");
            Directory.CreateDirectory(path);
        }

        public string PathOf(string name) => Path.Combine(path, name.Replace('/', '_'));

        public ValueTask<Stream> OpenAsync(string name, string contentType, CancellationToken cancellationToken) =>
            new(File.Create(PathOf(name), 64 * 1024));

        public void Dispose() => Directory.Delete(path, recursive: true);
    }

    [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "Rendered: {Collection} {Period} {Run}")]
    private partial void LogRendered(string collection, string period, string run);

    [LoggerMessage(
        EventId = 3004, Level = LogLevel.Error,
        Message = "Not published, since {Leaks} hidden counts could be told: {Collection} {Period} {Run}")]
    private partial void LogLeaks(string collection, string period, string run, int leaks);

    [LoggerMessage(EventId = 3005, Level = LogLevel.Error, Message = "Not rendered: {Collection} {Period} {Run}. {Why}")]
    private partial void LogMissing(string collection, string period, string run, string why);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Error, Message = "A template is broken: {Collection} {Period} {Run}")]
    private partial void LogTemplateBroken(Exception exception, string collection, string period, string run);
}
