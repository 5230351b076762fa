using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Returns;

/// <summary>GET of a return as it stands, and of what was sent and answered.</summary>
public sealed class ReadReturnFunction(ReturnLookup returns, ReadReturn read) : ReturnFunction(returns)
{
    [Function("ReadReturn")]
    [Requires(Permission.ReadReturn, BodyIn.Route)]
    public Task<IActionResult> StatusAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Return)] HttpRequest request, Admission admission,
        string collection, string period, string instrument, string body, CancellationToken cancellation) =>
        WithReturnAsync(new(collection, period, instrument, body), async place => AnswerOf(await read.StatusAsync(admission, place, cancellation)));

    [Function("ReadReturnOriginal")]
    [Requires(Permission.ReadReturn, BodyIn.Route)]
    public Task<IActionResult> OriginalAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Return + "/versions/{version}/original")] HttpRequest request,
        Admission admission, string collection, string period, string instrument, string body, string version, CancellationToken cancellation) =>
        WithReturnAsync(new(collection, period, instrument, body), async place =>
            (await read.OriginalAsync(admission, place, version, cancellation)).Answer(original =>
            {
                // Saved and never shown as a page of this service: whatever it holds came from outside.
                return new FileStreamResult(original.Content, original.ContentType)
                {
                    FileDownloadName = $"{collection}-{period}-{instrument}-{body}-{version}{ExtensionOf(original.ContentType)}",
                };
            }));

    [Function("ReadReceipt")]
    [Requires(Permission.ReadReturn, BodyIn.Route)]
    public Task<IActionResult> ReceiptAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Return + "/versions/{version}/receipt")] HttpRequest request,
        Admission admission, string collection, string period, string instrument, string body, string version, CancellationToken cancellation) =>
        WithReturnAsync(new(collection, period, instrument, body), async place =>
            (await read.ReceiptAsync(admission, place, version, cancellation)).Answer(receipt => new BytesAnswer(receipt, "application/json; charset=utf-8")));

    private static string ExtensionOf(string contentType) => contentType switch
    {
        "text/csv" => ".csv",
        "application/json" => ".json",
        _ => ".xlsx",
    };
}
