using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>GET of a return as it stands, and of what was sent and answered.</summary>
public sealed class ReadReturnFunction(ReturnPlaces places, WindowRows windows, ReturnRows rows, ReturnBlobs blobs, StorageRooms rooms, TimeProvider time)
{
    private const string Route = "api/collections/{collection}/periods/{period}/returns/{instrument}/{body}";

    [Function("ReadReturn")]
    public async Task<IActionResult> StatusAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, string collection, string period, string instrument, string body, CancellationToken cancellation)
    {
        await rooms.ReadyAsync();
        var outcome = await places.FindAsync(request, Deed.ReadReturn, collection, period, instrument, body, cancellation);
        if (outcome is not PlaceOutcome.Found(var place, _))
            return ((PlaceOutcome.Refused)outcome).Answer;
        var row = await rows.GetAsync(place.Key, cancellation);
        var events = await rows.EventsAsync(place.Key, cancellation);
        var window = await windows.GetAsync(place.Collection, place.Period, cancellation);
        var receipt = row.Newest is { } newest && await blobs.ReceiptAsync(place.Key, newest, cancellation) is { } bytes ? JsonSerializer.Deserialize(bytes, ReturnJson.Default.Receipt) : null;
        var versions = events.Where(e => e.Kind == "received").Select(e => new VersionStatus(
            e.Version!.Value, e.Sha256!, e.At, e.By, events.Last(v => v.Version == e.Version && v.Kind is "accepted" or "rejected").Kind == "accepted"));
        var status = new ReturnStatus(
            collection, period, instrument, body, row.State, row.Late, row.Excluded, row.Reason, window.IsOpen(time.GetUtcNow()), window.Closes, row.Current?.Name.Number, [.. versions], receipt?.Issues ?? [],
            [.. events.Select(e => new ReturnHistory(e.Kind, e.At, e.By, e.What, e.Version, e.Sha256))]);
        return new JsonAnswer<ReturnStatus>(status, ReturnJson.Default.ReturnStatus) { ETag = row.Tag };
    }

    [Function("ReadReturnOriginal")]
    public async Task<IActionResult> OriginalAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/versions/{version}/original")] HttpRequest request,
        string collection, string period, string instrument, string body, string version, CancellationToken cancellation)
    {
        await rooms.ReadyAsync();
        var outcome = await places.FindAsync(request, Deed.ReadReturn, collection, period, instrument, body, cancellation);
        if (outcome is not PlaceOutcome.Found(var place, _))
            return ((PlaceOutcome.Refused)outcome).Answer;
        if (await VersionAsync(place, version, cancellation) is not { } name || await blobs.FactsAsync(place.Key, name, cancellation) is not { } facts)
            return NoVersion(version);

        // Never shown by a browser as a page of this service: whatever it holds came from outside.
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return new FileStreamResult(await blobs.OpenOriginalAsync(place.Key, name, cancellation), facts.ContentType) { FileDownloadName = $"{collection}-{period}-{instrument}-{body}-{version}{ExtensionOf(facts.ContentType)}" };
    }

    [Function("ReadReceipt")]
    public async Task<IActionResult> ReceiptAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/versions/{version}/receipt")] HttpRequest request,
        string collection, string period, string instrument, string body, string version, CancellationToken cancellation)
    {
        await rooms.ReadyAsync();
        var outcome = await places.FindAsync(request, Deed.ReadReturn, collection, period, instrument, body, cancellation);
        if (outcome is not PlaceOutcome.Found(var place, _))
            return ((PlaceOutcome.Refused)outcome).Answer;
        return await VersionAsync(place, version, cancellation) is { } name && await blobs.FirstReceiptAsync(place.Key, name, cancellation) is { } receipt
            ? new BytesAnswer(receipt, "application/json; charset=utf-8")
            : NoVersion(version);
    }

    /// <summary>The name in storage of a version that was recorded.</summary>
    private async Task<string?> VersionAsync(ReturnPlace place, string number, CancellationToken cancellation) =>
        int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var n) && (await rows.EventsAsync(place.Key, cancellation)).FirstOrDefault(e => e.Kind == "received" && e.Version == n) is { } received
            ? new Domain.Returns.VersionName(n, received.Sha256!).ToString()
            : null;

    private static IActionResult NoVersion(string version) => Refusal.NotFound($"This return has no version '{(version.Length <= 20 ? version : version[..20])}'.");

    private static string ExtensionOf(string contentType) => contentType switch
    {
        "text/csv" => ".csv",
        "application/json" => ".json",
        _ => ".xlsx",
    };
}
