using System.Text.Json;
using Microsoft.Extensions.Logging;
using Reporting.Checking.Definitions;
using Reporting.Checking.Reading.Spool;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Figures;
using Reporting.Functions.Messages;
using Reporting.Functions.Rendering.Templates;
using Reporting.Functions.Reports.Files;
using Reporting.Functions.Reports.Pages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Reports;

/// <summary>Makes a run's files and its manifest from protected figures. Done twice, it changes no byte.</summary>
public sealed partial class RunRendering(
    DefinitionSet definitions, Publications publications, ReportRuns runs, RunFiles files, ReportWriter writer, MessageSender messages, SpoolFolder spool, TimeProvider time, ILogger<RunRendering> logger)
{
    /// <returns>False where there is no such run: it is written before the message that names it.</returns>
    public async Task<bool> RenderAsync(RenderRun message, CancellationToken cancellation)
    {
        if (definitions.FindPeriod(message.Collection, message.Period) is not var (collection, period) || await runs.FindAsync(collection.Id, period.Id, message.Run, cancellation) is not { } run)
            return false;
        if (run.IsOver)
        {
            if (run.State is RunState.Rendered && run.Pdf is null)
                await messages.SendAsync(new PrintRun(collection.Id, period.Id, run.Run), cancellation);
            return true;
        }

        if (await publications.FindAsync(collection, period, run.List, cancellation) is not { } figures)
            throw new InvalidOperationException($"The figures of list {run.List} of {message.Collection}/{message.Period} are not combined.");

        if (figures.Leaks is { Count: > 0 } leaks)
        {
            await runs.MoveAsync(run, RunState.Failed, time.GetUtcNow(), RunProtection.Refusal(leaks), cancellation);
            LogLeaks(collection.Id, period.Id, run.Run, leaks.Count);
            return true;
        }

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

        return true;
    }

    private async Task WriteAsync(Collection collection, Period period, ReportRunRow run, ProtectedFigures figures, CancellationToken cancellation)
    {
        var names = definitions.NamesOf(collection);
        var inputs = new ReportInputs(
            collection, period, [.. figures.Periods.Select(p => p with { Protection = null })], [.. figures.Lists.SelectMany(l => ReturnsOf(collection, l))], new(run.Run, run.CreatedAt, run.Reason, run.Draft, definitions.Hash), definitions.ScaleOf(collection),
            [.. definitions.SourcesOf(collection).Select(s => new DataSource(s.Title, s.Source, s.Licence, s.Note))],
            definitions.Tiles.YearOf(period) is { } year ? new ReportMap(year.ToString(System.Globalization.CultureInfo.InvariantCulture), definitions.Tiles.Of(period)) : null)
        {
            Names = names,
        };
        var warnings = new List<string>();
        var stored = new List<ManifestFile>();
        using var folder = new RunFolder(spool);
        var written = await writer.WriteAsync(inputs, folder, cancellation);
        foreach (var file in written.Files)
            stored.Add(await files.StoreAsync(run, file.Name, file.ContentType, folder.PathOf(file.Name), cancellation));

        if (run.Draft)
            warnings.Add("A draft: made while the window was open. Not for publication.");
        if (collection.Synthetic)
            warnings.Add("The data are synthetic: nothing in this run is a fact about a real council.");
        if (figures.Lists[^1].Returns.Count(r => !r.State.IsSettled() && r.Version is not null) is > 0 and var unsigned)
            warnings.Add($"{unsigned} of {figures.Lists[^1].Returns.Count} returns have not been signed off.");
        var manifest = new Manifest(
            collection.Id, collection.Title, period.Id, run.Run, run.Draft, collection.Synthetic, run.Reason, run.CreatedAt, definitions.Hash,
            [.. figures.Lists.Select(l => new ManifestInput(l.Period, l.Name, l.At, [.. l.Returns.Select(r => new ManifestReturn(r.Instrument, r.KeyIn(collection.Id, l.Period).Body.Authority is { } code ? names.Code(code) : r.Body, r.State, r.Number, r.Commitment, r.Sha256, r.Late, r.Excluded, r.Reason))]))],
            stored, [.. figures.Periods.Select(RunProtection.Of)], warnings);
        await files.StoreManifestAsync(run, JsonSerializer.SerializeToUtf8Bytes(manifest, ReportJson.Default.Manifest), cancellation);
    }

    private IEnumerable<ReportReturn> ReturnsOf(Collection collection, ReturnList list)
    {
        var period = collection.Period(list.Period)!;
        foreach (var r in list.Returns)
        {
            var body = r.KeyIn(list.Collection, list.Period).Body;
            yield return new(period, r.Instrument, body, body.Authority is { } code ? definitions.Authorities.Find(code, period.To) : null, r.State, r.Number, r.Commitment, r.Late, r.Excluded, r.Reason);
        }
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

        public ValueTask<Stream> OpenAsync(string name, string contentType, CancellationToken cancellationToken) => new(File.Create(PathOf(name), 64 * 1024));

        public void Dispose() => Directory.Delete(path, recursive: true);
    }

    [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "Rendered: {Collection} {Period} {Run}")]
    private partial void LogRendered(string collection, string period, string run);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Error, Message = "Not published, since {Leaks} hidden counts could be told: {Collection} {Period} {Run}")]
    private partial void LogLeaks(string collection, string period, string run, int leaks);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Error, Message = "A template is broken: {Collection} {Period} {Run}")]
    private partial void LogTemplateBroken(Exception exception, string collection, string period, string run);
}
