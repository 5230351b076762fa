using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Checking;
using Reporting.Checking.Files;
using Reporting.Checking.Reading.Formats;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Returns;

/// <summary>GET of what is made of an uploaded version.</summary>
public sealed class VersionFilesFunction(ReturnLookup returns, VersionFiles files) : ReturnFunction(returns)
{
    private const string Route = Routes.Return + "/versions/{version}";
    private const string Csv = "text/csv; charset=utf-8";

    [Function("ReadAnnotated")]
    [Requires(Permission.ReadReturn, BodyIn.Route)]
    public Task<IActionResult> AnnotatedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/annotated.xlsx")] HttpRequest request, Admission admission,
        string collection, string period, string instrument, string body, string version, CancellationToken cancellation) =>
        WithReturnAsync(new(collection, period, instrument, body), async asked =>
            (await files.AnnotatedAsync(admission, asked, version, cancellation)).Answer(book =>
            {
                NameFile(request, asked, book.Version, "annotated.xlsx");
                return new BytesAnswer(book.Bytes, StoredFormat.ContentTypeOf(ReturnFormat.Xlsx));
            }));

    [Function("ReadCorrected")]
    [Requires(Permission.ReadReturn, BodyIn.Route)]
    public Task<IActionResult> CorrectedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/corrected.csv")] HttpRequest request, Admission admission,
        string collection, string period, string instrument, string body, string version, CancellationToken cancellation) =>
        WithReturnAsync(new(collection, period, instrument, body), async asked =>
            (await files.CorrectedAsync(admission, asked, version, cancellation)).Answer(table =>
            {
                NameFile(request, asked, table.Version, "corrected.csv");
                return table.File is { } file ? SentAndDeleted(file) : new BytesAnswer(table.Bytes, Csv);
            }));

    [Function("ReadVersionDiff")]
    [Requires(Permission.ReadReturn, BodyIn.Route)]
    public Task<IActionResult> DiffAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/diff/{other}")] HttpRequest request, Admission admission,
        string collection, string period, string instrument, string body, string version, string other, CancellationToken cancellation) =>
        WithReturnAsync(new(collection, period, instrument, body), async asked =>
            (await files.DifferenceAsync(admission, asked, version, other, cancellation)).Answer<VersionDifference>(found => found.Records is { } records
                ? new JsonAnswer<RecordsDiff>(records, RecordsDiffJson.Default.RecordsDiff)
                : new JsonAnswer<VersionDiff>(found.Form!, VersionDiffJson.Default.VersionDiff)));

    private static FileStreamResult SentAndDeleted(string file) =>
        new(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous | FileOptions.DeleteOnClose), Csv);

    private static void NameFile(HttpRequest request, AskedReturn asked, int version, string name)
    {
        request.HttpContext.Response.Headers.ContentDisposition =
            $"attachment; filename={asked.Collection.Id}-{asked.Period.Id}-{asked.Instrument.Id}-{asked.Body}-{version}-{name}";
    }
}
