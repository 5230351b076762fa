using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Checking;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Receiving;

/// <summary>PUT of a return, or of one record of it.</summary>
public sealed class ReceiveReturnFunction(ReturnLookup returns, ReceiveReturn receive)
{
    private const string Json = "application/json; charset=utf-8";

    [Function("ReceiveReturn")]
    [Requires(Permission.SubmitReturn, BodyIn.Route)]
    [QueryParameter("practice", "true", "false")]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.Return)] HttpRequest request,
        Admission admission, string collection, string period, string instrument, string body, CancellationToken cancellation) =>
        returns.TryFind(collection, period, instrument, body, out var asked, out var notFound)
            ? AnswerOf(asked, await receive.WholeAsync(admission, asked, ContentOf(request), cancellation))
            : Problems.Of(notFound);

    [Function("ReceiveRecord")]
    [Requires(Permission.SubmitReturn, BodyIn.Route)]
    [QueryParameter("practice", "true", "false")]
    public async Task<IActionResult> RecordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.Return + "/records/{record}")] HttpRequest request,
        Admission admission, string collection, string period, string instrument, string body, string record, CancellationToken cancellation) =>
        returns.TryFind(collection, period, instrument, body, out var asked, out var notFound)
            ? AnswerOf(asked, await receive.RecordAsync(admission, asked, record, ContentOf(request), cancellation))
            : Problems.Of(notFound);

    private static SentContent ContentOf(HttpRequest request) =>
        new(request.Body, request.ContentLength, request.ContentType, request.Query["practice"] == "true", ExpectedOf(request.Headers.IfMatch.ToString()));

    // What is not in quotes is no tag, and no return has it.
    private static ExpectedRevision? ExpectedOf(string ifMatch) => ifMatch switch
    {
        "" => null,
        "*" => ExpectedRevision.AnyVersion,
        ['"', .. var revision, '"'] => ExpectedRevision.Of(revision),
        _ => ExpectedRevision.Of($"no tag: {ifMatch}"),
    };

    private static IActionResult AnswerOf(AskedReturn asked, Outcome<ReceivedReturn> outcome) => outcome switch
    {
        Outcome<ReceivedReturn>.Done(var received) => AnswerOf(asked, received),
        Outcome<ReceivedReturn>.Refused(var why) => Problems.Of(why.Kind, WordsOf(why)),
        _ => throw new UnreachableException(),
    };

    private static BytesAnswer AnswerOf(AskedReturn asked, ReceivedReturn received) => received switch
    {
        ReceivedReturn.Recorded recorded => new(recorded.Receipt, Json, StatusOf(recorded))
        {
            Location = AddressOf(asked, recorded.Version.Name.Number),
            ETag = $"\"{recorded.Return.Revision}\"",
        },
        ReceivedReturn.Practised(var receipt, var accepted) =>
            new(receipt, Json, accepted ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity),
        _ => throw new UnreachableException(),
    };

    private static int StatusOf(ReceivedReturn.Recorded recorded) =>
        !recorded.Version.Accepted ? StatusCodes.Status422UnprocessableEntity : recorded.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK;

    private static string AddressOf(AskedReturn asked, int version) =>
        $"/api/collections/{asked.Collection.Id}/periods/{asked.Period.Id}/returns/{asked.Instrument.Id}/{asked.Body}/versions/{version}/receipt";

    private static string WordsOf(Refusal why) => why switch
    {
        WindowRefusal => $"{why.Words} Your file was not stored. To check it without submitting, add ?practice=true.",
        ReturnRefusal.AnotherRevision(var revision) => $"{why.Words} Read it again, and send your file with If-Match: \"{revision}\".",
        ReturnRefusal.WholeFileRejected or ReturnRefusal.SeveralSuchRecords => $"{why.Words} Your record was not stored.",
        ReturnRefusal => $"{why.Words} Your file was not stored.",
        _ => why.Words,
    };
}
