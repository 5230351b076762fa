using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>GET of a return as it stands, and of what was sent and answered.</summary>
public sealed class ReadReturnFunction(ReturnPlaces places, ReturnStatuses statuses, ReturnRows rows, ReturnBlobs blobs)
{
    [Function("ReadReturn")]
    public async Task<IActionResult> StatusAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = ReturnPlaces.Route)] HttpRequest request, string collection, string period, string instrument, string body, CancellationToken cancellation)
    {
        var outcome = await places.FindAsync(request, Deed.ReadReturn, collection, period, instrument, body, cancellation);
        if (outcome is not PlaceOutcome.Found(var place, _))
            return ((PlaceOutcome.Refused)outcome).Answer;
        return await statuses.AnswerAsync(place, cancellation);
    }

    [Function("ReadReturnOriginal")]
    public async Task<IActionResult> OriginalAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = ReturnPlaces.Route + "/versions/{version}/original")] HttpRequest request,
        string collection, string period, string instrument, string body, string version, CancellationToken cancellation)
    {
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
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = ReturnPlaces.Route + "/versions/{version}/receipt")] HttpRequest request,
        string collection, string period, string instrument, string body, string version, CancellationToken cancellation)
    {
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
