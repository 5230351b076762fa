using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Hosting;
using Reporting.Functions.Returns.Reading;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns.Files;

/// <summary>What is made of an uploaded version for whoever must put it right: its issues marked, safe corrections, and what it says differently from another.</summary>
public sealed class VersionFilesFunction(ReturnPlaces places, ReturnVersions versions, ReturnRows rows, ReturnBlobs blobs, SpoolFolder spool)
{
    private const string Route = ReturnPlaces.Route + "/versions/{version}";

    [Function("ReadAnnotated")]
    public Task<IActionResult> AnnotatedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/annotated.xlsx")] HttpRequest request,
        string collection, string period, string instrument, string body, string version, CancellationToken cancellation) =>
        AnswerAsync(request, collection, period, instrument, body, version, async (place, upload) =>
        {
            if (await ReceiptAsync(place, upload.Version.Name, cancellation) is not { } receipt)
                return Refusal.NotFound($"The receipt of version {version} is not there any more, so its issues cannot be marked.");
            var title = $"{place.Collection.Title}, {place.Period.Title}: {place.Instrument.Title} of {place.Body}, version {upload.Version.Name.Number}. {receipt.Issues.Count} issues.";
            return File(request, place, upload, "annotated.xlsx", AnnotatedBook.Of(upload.Table, upload.Format, receipt.Issues, title, place.Collection.Synthetic), Book.ContentType);
        }, cancellation);

    [Function("ReadCorrected")]
    public Task<IActionResult> CorrectedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/corrected.csv")] HttpRequest request,
        string collection, string period, string instrument, string body, string version, CancellationToken cancellation) =>
        AnswerAsync(request, collection, period, instrument, body, version, (place, upload) => Task.FromResult(
            new CorrectedForm(QuestionOf(place)).Csv(upload.Table) is { } csv
                ? File(request, place, upload, "corrected.csv", csv, "text/csv; charset=utf-8")
                : Refusal.Conflict($"Version {version} has no table with the form's header, so there is nothing to correct. Copy its answers into the template.")), cancellation);

    [Function("ReadVersionDiff")]
    public Task<IActionResult> DiffAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/diff/{other}")] HttpRequest request,
        string collection, string period, string instrument, string body, string version, string other, CancellationToken cancellation) =>
        AnswerAsync(request, collection, period, instrument, body, version, async (place, upload) =>
        {
            var (second, refused) = await ReadAsync(place, other, cancellation);
            return second is null
                ? refused!
                : new JsonAnswer<VersionDiff>(
                    VersionDiff.Of(upload.Version.Name.Number, upload.Reading, second.Version.Name.Number, second.Reading, place.Instrument.ItemsOf(place.Period.Id)), VersionDiffJson.Default.VersionDiff);
        }, cancellation);

    private async Task<IActionResult> AnswerAsync(
        HttpRequest request, string collection, string period, string instrument, string body, string version, Func<ReturnPlace, Upload, Task<IActionResult>> answer, CancellationToken cancellation)
    {
        var outcome = await places.FindAsync(request, Deed.ReadReturn, collection, period, instrument, body, cancellation);
        if (outcome is not PlaceOutcome.Found(var place, _))
            return ((PlaceOutcome.Refused)outcome).Answer;
        if (place.Instrument.Kind is not InstrumentKind.Form)
            return Refusal.NotFound($"{place.Instrument.Title} is a table of records. This is made of forms.");
        var (upload, refused) = await ReadAsync(place, version, cancellation);
        return upload is null ? refused! : await answer(place, upload);
    }

    private async Task<(Upload? Upload, IActionResult? Refused)> ReadAsync(ReturnPlace place, string number, CancellationToken cancellation)
    {
        var (version, refused) = await versions.OpenAsync(place, number, cancellation);
        if (version is null)
            return (null, refused);
        var file = spool.NewFile();
        try
        {
            await blobs.DownloadOriginalAsync(place.Key, version.Name.ToString(), file, cancellation);
            var format = StoredFormat.Of(version.Facts.ContentType);
            var reading = ReturnReader.ReadForm(file, format, QuestionOf(place));
            return (new(version, format, reading, UploadedTable.Of(file, format, QuestionOf(place), reading)), null);
        }
        finally
        {
            System.IO.File.Delete(file);
        }
    }

    /// <summary>The newest thing that was said of the version, with what it was checked by last.</summary>
    private async Task<Receipt?> ReceiptAsync(ReturnPlace place, VersionName version, CancellationToken cancellation)
    {
        var row = await rows.GetAsync(place.Key, cancellation);
        var entry = row.Newest?.Name == version ? row.Newest : row.Current?.Name == version ? row.Current : null;
        var bytes = (entry is null ? null : await blobs.ReceiptAsync(place.Key, entry, cancellation)) ?? await blobs.FirstReceiptAsync(place.Key, version.ToString(), cancellation);
        return bytes is null ? null : JsonSerializer.Deserialize(bytes, ReturnJson.Default.Receipt);
    }

    private static FormQuestion QuestionOf(ReturnPlace place) => new(place.Collection, place.Instrument, place.Period, place.Body);

    private static BytesAnswer File(HttpRequest request, ReturnPlace place, Upload upload, string name, byte[] bytes, string contentType)
    {
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        request.HttpContext.Response.Headers.ContentDisposition = $"attachment; filename={place.Collection.Id}-{place.Period.Id}-{place.Instrument.Id}-{place.Body}-{upload.Version.Name.Number}-{name}";
        return new(bytes, contentType);
    }

    private sealed record Upload(OpenVersion Version, ReturnFormat Format, FormReading Reading, UploadedTable Table);
}
