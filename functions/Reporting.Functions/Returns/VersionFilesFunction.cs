using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Checking;
using Reporting.Checking.Files;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Spool;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Receiving;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>What is made of an uploaded version for whoever must put it right: its issues marked, safe corrections, and what it says differently from another.</summary>
public sealed class VersionFilesFunction(ReturnLookup places, ReturnVersions versions, RecordFiles records, ReturnRows rows, ReturnBlobs blobs, SpoolFolder spool)
{
    private const string Route = Routes.Return + "/versions/{version}";

    [Function("ReadAnnotated")]
    [Requires(Permission.ReadReturn, BodyIn.Route)]
    public Task<IActionResult> AnnotatedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/annotated.xlsx")] HttpRequest request,
        string collection, string period, string instrument, string body, string version, CancellationToken cancellation) =>
        AnswerAsync(request, collection, period, instrument, body, version, async (place, upload) =>
        {
            if (await ReceiptAsync(place, upload.Version.Name, cancellation) is not { } receipt)
                return Problems.NotFound($"The receipt of version {version} is not there any more, so its issues cannot be marked.");
            Name(request, place, upload, "annotated.xlsx");
            var title = $"{place.Collection.Title}, {place.Period.Title}: {place.Instrument.Title} of {place.Body}, version {upload.Version.Name.Number}. {receipt.Issues.Count} issues.";
            if (place.Instrument.Kind is InstrumentKind.Records)
                return new BytesAnswer(records.Annotated(place, upload.File, upload.Format, receipt.Issues, title), StoredFormat.ContentTypeOf(ReturnFormat.Xlsx));
            return new BytesAnswer(FormFiles.Annotated(place, upload.File, upload.Format, receipt.Issues, title), StoredFormat.ContentTypeOf(ReturnFormat.Xlsx));
        }, cancellation);

    [Function("ReadCorrected")]
    [Requires(Permission.ReadReturn, BodyIn.Route)]
    public Task<IActionResult> CorrectedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/corrected.csv")] HttpRequest request,
        string collection, string period, string instrument, string body, string version, CancellationToken cancellation) =>
        AnswerAsync(request, collection, period, instrument, body, version, (place, upload) =>
        {
            IActionResult? corrected = place.Instrument.Kind is InstrumentKind.Records ? CorrectedRecords(place, upload) : CorrectedForm(place, upload);
            if (corrected is null)
                return Task.FromResult(Problems.Conflict($"Version {version} has no table with the header of the template, so there is nothing to correct. Copy what it says into the template."));
            Name(request, place, upload, "corrected.csv");
            return Task.FromResult<IActionResult>(corrected);
        }, cancellation);

    [Function("ReadVersionDiff")]
    [Requires(Permission.ReadReturn, BodyIn.Route)]
    public Task<IActionResult> DiffAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/diff/{other}")] HttpRequest request,
        string collection, string period, string instrument, string body, string version, string other, CancellationToken cancellation) =>
        AnswerAsync(request, collection, period, instrument, body, version, async (place, upload) =>
        {
            var (opened, refused) = await DownloadAsync(place, other, cancellation);
            if (opened is null)
                return refused!;
            using var second = opened;
            var (from, to) = (upload.Version.Name.Number, second.Version.Name.Number);
            return place.Instrument.Kind is InstrumentKind.Records
                ? new JsonAnswer<RecordsDiff>(RecordsDiff.Of(from, to, await records.DifferencesAsync(place, (upload.File, upload.Format), (second.File, second.Format), RecordsDiff.MostListed, cancellation)), RecordsDiffJson.Default.RecordsDiff)
                : new JsonAnswer<VersionDiff>(FormFiles.Difference(place, (from, upload.File, upload.Format), (to, second.File, second.Format)), VersionDiffJson.Default.VersionDiff);
        }, cancellation);

    private async Task<IActionResult> AnswerAsync(
        HttpRequest request, string collection, string period, string instrument, string body, string version, Func<ReturnPlace, Upload, Task<IActionResult>> answer, CancellationToken cancellation)
    {
        if (!places.TryFind(collection, period, instrument, body, out var place, out var notFound))
            return Problems.Of(notFound);
        var (upload, refused) = await DownloadAsync(place, version, cancellation);
        if (upload is null)
            return refused!;
        using (upload)
            return await answer(place, upload);
    }

    private async Task<(Upload? Upload, IActionResult? Refused)> DownloadAsync(ReturnPlace place, string number, CancellationToken cancellation)
    {
        var (version, refused) = await versions.OpenAsync(place, number, cancellation);
        if (version is null)
            return (null, refused);
        var upload = new Upload(version, StoredFormat.Of(version.Facts.ContentType), spool.NewFile());
        var kept = false;
        try
        {
            await blobs.DownloadOriginalAsync(place.Key, version.Name.ToString(), upload.File, cancellation);
            kept = true;
            return (upload, null);
        }
        finally
        {
            if (!kept)
                upload.Dispose();
        }
    }

    /// <returns>Null where there is no table.</returns>
    private static BytesAnswer? CorrectedForm(ReturnPlace place, Upload upload) =>
        FormFiles.Corrected(place, upload.File, upload.Format) is { } csv ? new BytesAnswer(csv, Csv) : null;

    // The file goes when it has been sent.
    private FileStreamResult? CorrectedRecords(ReturnPlace place, Upload upload) => records.Corrected(place, upload.File, upload.Format) is { } file
        ? new FileStreamResult(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous | FileOptions.DeleteOnClose), Csv)
        : null;

    /// <summary>The newest thing that was said of the version, with what it was checked by last.</summary>
    private async Task<Receipt?> ReceiptAsync(ReturnPlace place, VersionName version, CancellationToken cancellation)
    {
        var row = await rows.GetAsync(place.Key, cancellation);
        var entry = row.Newest?.Name == version ? row.Newest : row.Current?.Name == version ? row.Current : null;
        var bytes = (entry is null ? null : await blobs.ReceiptAsync(place.Key, entry, cancellation)) ?? await blobs.FirstReceiptAsync(place.Key, version.ToString(), cancellation);
        return bytes is null ? null : JsonSerializer.Deserialize(bytes, ReturnJson.Default.Receipt);
    }

    private const string Csv = "text/csv; charset=utf-8";

    private static void Name(HttpRequest request, ReturnPlace place, Upload upload, string name)
    {
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        request.HttpContext.Response.Headers.ContentDisposition = $"attachment; filename={place.Collection.Id}-{place.Period.Id}-{place.Instrument.Id}-{place.Body}-{upload.Version.Name.Number}-{name}";
    }

    /// <summary>A version's bytes on this machine. The file goes with it.</summary>
    private sealed record Upload(OpenVersion Version, ReturnFormat Format, string File) : IDisposable
    {
        public void Dispose() => System.IO.File.Delete(File);
    }
}
