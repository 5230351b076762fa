using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using Reporting.Functions.Hosting;
using Reporting.Functions.Returns.Reading;
using Reporting.Functions.Returns.Trials;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>PUT of a return: stored first, then checked, in the request.</summary>
public sealed class ReceiveReturnFunction(ReturnPlaces places, WindowRows windows, ReturnRows rows, ReturnIntake intake, Practice practices, SpoolFolder spool, TimeProvider time, IOptions<ReportingOptions> options)
{
    [Function("ReceiveReturn")]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = ReturnPlaces.Route)] HttpRequest request,
        string collection, string period, string instrument, string body, CancellationToken cancellation)
    {
        var outcome = await places.FindAsync(request, Deed.SubmitReturn, collection, period, instrument, body, cancellation);
        if (outcome is not PlaceOutcome.Found(var place, var caller))
            return ((PlaceOutcome.Refused)outcome).Answer;

        var practice = request.Query["practice"] == "true";
        var window = await windows.GetAsync(place.Collection, place.Period, cancellation);
        if (!practice && !window.IsOpen(time.GetUtcNow()) && !(await rows.GetAsync(place.Key, cancellation)).IsExtended(time.GetUtcNow()))
            return Refusal.Conflict($"{WhyClosed(window)} Your file was not stored. To check it without submitting, add ?practice=true.");

        var limit = options.Value.LargestReturnBytes;
        if (request.ContentLength > limit)
            return TooLarge(limit);
        using var upload = await SpooledUpload.ReceiveAsync(request.Body, spool, limit, cancellation);
        if (upload is null)
            return TooLarge(limit);
        if (upload.Length == 0)
            return Refusal.BadRequest("The request had no content, so nothing was stored. Send the file as the body of the request.");
        var recognition = FormatRecognition.Of(request.ContentType, upload.File);
        if (recognition is not FormatRecognition.Recognised(var format))
        {
            var refused = (FormatRecognition.Refused)recognition;
            return Refusal.UnsupportedType($"{refused.Message} {refused.Fix}");
        }

        var facts = new OriginalFacts(
            upload.Sha256, upload.Salt, upload.Commitment, StoredFormat.ContentTypeOf(format), time.GetUtcNow(), $"{caller.Provider}:{caller.Id}", caller.Name, window.Closings);
        if (practice)
        {
            var (receipt, accepted) = await practices.CheckAsync(place, upload.File, format, facts, cancellation);
            return new BytesAnswer(receipt, Json, accepted ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        }

        var ifMatch = request.Headers.IfMatch.ToString() is { Length: > 0 } tag ? tag : null;
        return await intake.RecordAsync(place, upload.File, format, facts, stored: null, ifMatch, cancellation) switch
        {
            Intake.Recorded r => new BytesAnswer(r.Receipt, Json, !r.Version.Accepted ? StatusCodes.Status422UnprocessableEntity : r.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK)
            {
                Location = $"/api/collections/{collection}/periods/{period}/returns/{instrument}/{body}/versions/{r.Version.Name.Number}/receipt",
                ETag = r.Row.Tag,
            },
            Intake.Closed c => Refusal.Conflict($"{c.Why} Your file was not stored."),
            Intake.Changed c => Refusal.Changed($"The return is now {c.Tag}. Read it again, and send your file with If-Match: {c.Tag}."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private const string Json = "application/json; charset=utf-8";

    private static IActionResult TooLarge(long limit) =>
        Refusal.TooLarge($"A return may be at most {limit:N0} bytes. Check that this is the right file; if it is, ask the inspectorate how to send it in parts.");

    private string WhyClosed(Window window) => window switch
    {
        { Open: null } when time.GetUtcNow() < window.Opens => $"The window for this return opens on {window.Opens.ToUk():d MMMM yyyy 'at' HH:mm} UK time.",
        _ => $"The window for this return closed on {window.Closes.ToUk():d MMMM yyyy 'at' HH:mm} UK time.",
    };
}
