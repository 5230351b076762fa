using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Checking;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Returns;

/// <summary>What an administrator does to a return, over HTTP.</summary>
public sealed class AdministerReturnFunction(ReturnLookup returns, AdministerReturn administer, EraseReturn erase) : ReturnFunction(returns)
{
    private const string Example = """{"reason":"…"}""";
    private const string ExtendExample = """{"until":"2026-12-01T17:00:00Z","reason":"…"}""";

    [Function("ReopenReturn")]
    [Requires(Permission.ReopenReturn, BodyIn.Route)]
    public Task<IActionResult> ReopenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Return + "/reopen")] HttpRequest request, Admission admission,
        string collection, string period, string instrument, string body, CancellationToken cancellation) =>
        WithReasonAsync(
            new(collection, period, instrument, body), request, (place, reason) => administer.ReopenAsync(admission, place, reason, cancellation),
            cancellation);

    [Function("ExcludeReturn")]
    [Requires(Permission.ExcludeReturn, BodyIn.Route)]
    public Task<IActionResult> ExcludeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Return + "/exclude")] HttpRequest request, Admission admission,
        string collection, string period, string instrument, string body, CancellationToken cancellation) =>
        WithReasonAsync(
            new(collection, period, instrument, body), request, (place, reason) => administer.ExcludeAsync(admission, place, reason, cancellation),
            cancellation);

    [Function("ExtendReturn")]
    [Requires(Permission.ExtendReturn, BodyIn.Route)]
    public Task<IActionResult> ExtendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Return + "/extend")] HttpRequest request, Admission admission,
        string collection, string period, string instrument, string body, CancellationToken cancellation) =>
        WithRequestAsync(new(collection, period, instrument, body), request, RequestJson.Default.ExtendRequest, ExtendExample, async (place, wanted) =>
        {
            if (!Reason.TryRead(wanted.Reason, out var reason, out var refusal))
                return Problems.Of(refusal);
            if (wanted.Until is not { } end)
                return Problems.BadRequest(WordsOf(new ReturnRefusal.ExtensionIsPast()));
            return GivenTime.TryRead("until", end, out var until, out var unread)
                ? AnswerOf(await administer.ExtendAsync(admission, place, until.Value, reason, cancellation), WordsOf)
                : Problems.Of(unread);
        }, cancellation);

    [Function("NilReturn")]
    [Requires(Permission.NilReturn, BodyIn.Route)]
    public Task<IActionResult> NilAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Return + "/nil")] HttpRequest request, Admission admission,
        string collection, string period, string instrument, string body, CancellationToken cancellation) =>
        WithReasonAsync(
            new(collection, period, instrument, body), request, (place, reason) => administer.MakeNilAsync(admission, place, reason, cancellation),
            cancellation);

    [Function("EraseReturn")]
    [Requires(Permission.EraseReturn, BodyIn.Route)]
    public Task<IActionResult> EraseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Return + "/versions/{version}/erase")] HttpRequest request, Admission admission,
        string collection, string period, string instrument, string body, string version, CancellationToken cancellation) =>
        WithReasonAsync(
            new(collection, period, instrument, body), request, (place, reason) => erase.RunAsync(admission, place, version, reason, cancellation),
            cancellation);

    private Task<IActionResult> WithReasonAsync(
        RouteOfReturn route, HttpRequest request, Func<AskedReturn, Reason, Task<Outcome<CurrentReturn>>> act, CancellationToken cancellation) =>
        WithRequestAsync(route, request, RequestJson.Default.ReasonRequest, Example, async (place, wanted) =>
            Reason.TryRead(wanted.Reason, out var reason, out var refusal) ? AnswerOf(await act(place, reason)) : Problems.Of(refusal), cancellation);

    private static string WordsOf(Refusal why) => why is ReturnRefusal.ExtensionIsPast ? $"{why.Words} Send for example {ExtendExample}" : why.Words;
}
