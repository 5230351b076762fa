using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Receiving;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>GET of a return as it stands, and of what was sent and answered.</summary>
public sealed class ReadReturnFunction(ReturnLookup places, ReturnStatuses statuses, ReturnVersions versions, ReturnBlobs blobs)
{
    [Function("ReadReturn")]
    [Requires(Permission.ReadReturn, BodyIn.Route)]
    public async Task<IActionResult> StatusAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Return)] HttpRequest request, string collection, string period, string instrument, string body, CancellationToken cancellation)
    {
        if (!places.TryFind(collection, period, instrument, body, out var place, out var notFound))
            return Problems.Of(notFound);
        return await statuses.AnswerAsync(place, cancellation);
    }

    [Function("ReadReturnOriginal")]
    [Requires(Permission.ReadReturn, BodyIn.Route)]
    public async Task<IActionResult> OriginalAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Return + "/versions/{version}/original")] HttpRequest request,
        string collection, string period, string instrument, string body, string version, CancellationToken cancellation)
    {
        if (!places.TryFind(collection, period, instrument, body, out var place, out var notFound))
            return Problems.Of(notFound);
        var (found, refused) = await versions.OpenAsync(place, version, cancellation);
        if (found is null)
            return refused!;
        var (name, facts) = (found.Name.ToString(), found.Facts);

        // Never shown by a browser as a page of this service: whatever it holds came from outside.
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return new FileStreamResult(await blobs.OpenOriginalAsync(place.Key, name, cancellation), facts.ContentType) { FileDownloadName = $"{collection}-{period}-{instrument}-{body}-{version}{ExtensionOf(facts.ContentType)}" };
    }

    [Function("ReadReceipt")]
    [Requires(Permission.ReadReturn, BodyIn.Route)]
    public async Task<IActionResult> ReceiptAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Return + "/versions/{version}/receipt")] HttpRequest request,
        string collection, string period, string instrument, string body, string version, CancellationToken cancellation)
    {
        if (!places.TryFind(collection, period, instrument, body, out var place, out var notFound))
            return Problems.Of(notFound);
        return await versions.FindAsync(place, version, cancellation) is { } name && await blobs.FirstReceiptAsync(place.Key, name.ToString(), cancellation) is { } receipt
            ? new BytesAnswer(receipt, "application/json; charset=utf-8")
            : ReturnVersions.None(version);
    }

    private static string ExtensionOf(string contentType) => contentType switch
    {
        "text/csv" => ".csv",
        "application/json" => ".json",
        _ => ".xlsx",
    };
}
