using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using Reporting.Checking.Checking;
using Reporting.Checking.Files;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Spool;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Receiving;

/// <summary>PUT of a return, or of one record of it: stored first, then checked, in the request.</summary>
public sealed class ReceiveReturnFunction(
    ReturnLookup places, WindowRows windows, ReturnRows rows, ReturnIntake intake, RecordIntake records, Practice practices, SpoolFolder spool, TimeProvider time, IOptions<ReportingOptions> options)
{
    private const int LongestIdentifier = 200;

    [Function("ReceiveReturn")]
    [Requires(Permission.SubmitReturn, BodyIn.Route)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.Return)] HttpRequest request,
        Admission admission, string collection, string period, string instrument, string body, CancellationToken cancellation)
    {
        return places.TryFind(collection, period, instrument, body, out var place, out var notFound)
            ? await ReceiveAsync(request, place, admission.Caller, sent => WholeAsync(sent, cancellation), cancellation)
            : Problems.Of(notFound);
    }

    [Function("ReceiveRecord")]
    [Requires(Permission.SubmitReturn, BodyIn.Route)]
    public async Task<IActionResult> RecordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.Return + "/records/{record}")] HttpRequest request,
        Admission admission, string collection, string period, string instrument, string body, string record, CancellationToken cancellation)
    {
        if (!places.TryFind(collection, period, instrument, body, out var place, out var notFound))
            return Problems.Of(notFound);
        var caller = admission.Caller;
        if (place.Instrument.Kind is not InstrumentKind.Records)
            return Problems.NotFound($"{place.Instrument.Title} is a form, and has no records. Send the whole form.");
        var identifier = record.Trim();
        return identifier.Length is 0 or > LongestIdentifier
            ? Problems.BadRequest($"What identifies a record has at least 1 and at most {LongestIdentifier} characters.")
            : await ReceiveAsync(request, place, caller, sent => OneAsync(sent, identifier, cancellation), cancellation);
    }

    private async Task<IActionResult> ReceiveAsync(HttpRequest request, ReturnPlace place, Caller caller, Func<Sent, Task<IActionResult>> take, CancellationToken cancellation)
    {
        var practice = request.Query["practice"] == "true";
        var window = await windows.GetAsync(place.Collection, place.Period, cancellation);
        if (!practice && !window.IsOpen(time.GetUtcNow()) && !(await rows.GetAsync(place.Key, cancellation)).IsExtended(time.GetUtcNow()))
            return Problems.Conflict($"{WhyClosed(window)} Your file was not stored. To check it without submitting, add ?practice=true.");

        var limit = options.Value.LargestReturnBytes;
        if (request.ContentLength > limit)
            return TooLarge(limit);
        using var upload = await SpooledUpload.ReceiveAsync(request.Body, spool, limit, cancellation);
        if (upload is null)
            return TooLarge(limit);
        if (upload.Length == 0)
            return Problems.BadRequest("The request had no content, so nothing was stored. Send the file as the body of the request.");
        var recognition = FormatRecognition.Of(request.ContentType, upload.File);
        if (recognition is not FormatRecognition.Recognised(var format))
        {
            var refused = (FormatRecognition.Refused)recognition;
            return Problems.UnsupportedType($"{refused.Message} {refused.Fix}");
        }

        var ifMatch = request.Headers.IfMatch.ToString() is { Length: > 0 } tag ? tag : null;
        return await take(new(place, caller, window.Closings, practice, ifMatch, upload, format));
    }

    private async Task<IActionResult> WholeAsync(Sent sent, CancellationToken cancellation)
    {
        var facts = FactsOf(sent, sent.Upload, sent.Format);
        if (!sent.Practice)
            return AnswerOf(sent.Place, await intake.RecordAsync(sent.Place, sent.Upload.File, sent.Format, facts, stored: null, sent.IfMatch, cancellation));
        var (receipt, accepted) = await practices.CheckAsync(sent.Place, sent.Upload.File, sent.Format, facts, cancellation);
        return Practised(receipt, accepted);
    }

    private async Task<IActionResult> OneAsync(Sent sent, string identifier, CancellationToken cancellation)
    {
        if (SingleRecord.Read(sent.Upload.File, sent.Format, records.QuestionOf(sent.Place), identifier, out var record) is { } wrong)
            return Problems.BadRequest($"{wrong} Nothing was stored.");
        return await records.PutAsync(sent.Place, record, whole => FactsOf(sent, whole, ReturnFormat.Csv), sent.Practice, sent.IfMatch, options.Value.LargestReturnBytes, cancellation) switch
        {
            OneRecordOutcome.Done done => AnswerOf(sent.Place, done.Intake),
            OneRecordOutcome.Practised practised => Practised(practised.Receipt, practised.Accepted),
            OneRecordOutcome.Conflict conflict => Problems.Conflict($"{conflict.Why} Your record was not stored."),
            OneRecordOutcome.TooLarge => TooLarge(options.Value.LargestReturnBytes),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private OriginalFacts FactsOf(Sent sent, SpooledUpload upload, ReturnFormat format) => new(
        upload.Sha256, upload.Salt, upload.Commitment, StoredFormat.ContentTypeOf(format), time.GetUtcNow(), sent.Caller.Key, sent.Caller.Name, sent.Closings);

    private static IActionResult AnswerOf(ReturnPlace place, Intake intake) => intake switch
    {
        Intake.Recorded r => new BytesAnswer(r.Receipt, Json, !r.Version.Accepted ? StatusCodes.Status422UnprocessableEntity : r.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK)
        {
            Location = $"/api/collections/{place.Collection.Id}/periods/{place.Period.Id}/returns/{place.Instrument.Id}/{place.Body}/versions/{r.Version.Name.Number}/receipt",
            ETag = r.Row.Tag,
        },
        Intake.Closed c => Problems.Conflict($"{c.Why} Your file was not stored."),
        Intake.Changed c => Problems.Changed($"The return is now {c.Tag}. Read it again, and send your file with If-Match: {c.Tag}."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static BytesAnswer Practised(byte[] receipt, bool accepted) => new(receipt, Json, accepted ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private const string Json = "application/json; charset=utf-8";

    private static IActionResult TooLarge(long limit) =>
        Problems.TooLarge($"A return may be at most {limit:N0} bytes. Check that this is the right file; if it is, ask the inspectorate how to send it in parts.");

    private string WhyClosed(Window window) => window switch
    {
        { Open: null } when time.GetUtcNow() < window.Opens => $"The window for this return opens on {window.Opens.ToUk():d MMMM yyyy 'at' HH:mm} UK time.",
        _ => $"The window for this return closed on {window.Closes.ToUk():d MMMM yyyy 'at' HH:mm} UK time.",
    };

    /// <param name="Closings">How often the window had been closed when it was found open.</param>
    private sealed record Sent(ReturnPlace Place, Caller Caller, int Closings, bool Practice, string? IfMatch, SpooledUpload Upload, ReturnFormat Format);
}
