using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Receiving;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>What an administrator can do to a return, each with a reason. A list that was frozen before stays as it is; the next closing takes it in.</summary>
public sealed class AdministerReturnFunction(ReturnLookup places, ReturnRows rows, ReturnStatuses statuses, TimeProvider time)
{
    private const string Example = """{"reason":"…"}""";
    private const string ExtendExample = """{"until":"2026-12-01T17:00:00Z","reason":"…"}""";

    /// <summary>Undoes a sign-off, a nil return or an exclusion.</summary>
    [Function("ReopenReturn")]
    [Requires(Permission.ReopenReturn, BodyIn.Route)]
    public Task<IActionResult> ReopenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Return + "/reopen")] HttpRequest request, Admission admission, string collection, string period, string instrument, string body, CancellationToken cancellation) =>
        ActAsync(request, admission.Caller, collection, period, instrument, body, "reopened", SettlingJson.Default.ReasonRequest, Example, r => r.Reason, async (row, _, happened) =>
        {
            if (row.WhyFixed is not null || row.Excluded)
                return new(row with { Excluded = false, Reason = null, State = row.WhyFixed is null ? row.State : await StateOfAsync(row, cancellation) });

            // Where the last that happened is this very decision, its answer did not arrive, and it is asked for again.
            return await rows.EventsAsync(row.Key, cancellation) is [.., var last] && (last.Kind, last.By, last.What) == (happened.Kind, happened.By, happened.What)
                ? new Step(row)
                : new Step(null, Problems.Conflict("The return is open: it is neither signed off, nor nil, nor excluded."));
        }, cancellation);

    /// <summary>Leaves the return out of the figures of England and the regions.</summary>
    [Function("ExcludeReturn")]
    [Requires(Permission.ExcludeReturn, BodyIn.Route)]
    public Task<IActionResult> ExcludeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Return + "/exclude")] HttpRequest request, Admission admission, string collection, string period, string instrument, string body, CancellationToken cancellation) =>
        ActAsync(request, admission.Caller, collection, period, instrument, body, "excluded", SettlingJson.Default.ReasonRequest, Example, r => r.Reason,
            (row, wanted, _) => Task.FromResult(new Step(row with { Excluded = true, Reason = wanted.Reason })), cancellation);

    /// <summary>Lets this body upload until a time of its own.</summary>
    [Function("ExtendReturn")]
    [Requires(Permission.ExtendReturn, BodyIn.Route)]
    public Task<IActionResult> ExtendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Return + "/extend")] HttpRequest request, Admission admission, string collection, string period, string instrument, string body, CancellationToken cancellation) =>
        ActAsync(request, admission.Caller, collection, period, instrument, body, "extended", SettlingJson.Default.ExtendRequest, ExtendExample, r => r.Reason, (row, wanted, _) => Task.FromResult(
            wanted.Until is not { } until || until <= time.GetUtcNow() ? new Step(null, Problems.BadRequest($"Say until when this body may upload, with until: a time in the future. Send for example {ExtendExample}"))
            : row.WhyFixed is { } why ? new(null, Problems.Conflict(why))
            : new(row with { ExtendedUntil = until.ToUniversalTime(), Reason = row.Excluded ? row.Reason : wanted.Reason })), cancellation);

    /// <summary>Says that the body has nothing to report: it counts as answered, without figures.</summary>
    [Function("NilReturn")]
    [Requires(Permission.NilReturn, BodyIn.Route)]
    public Task<IActionResult> NilAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Return + "/nil")] HttpRequest request, Admission admission, string collection, string period, string instrument, string body, CancellationToken cancellation) =>
        ActAsync(request, admission.Caller, collection, period, instrument, body, "nil", SettlingJson.Default.ReasonRequest, Example, r => r.Reason, (row, wanted, _) => Task.FromResult(
            row.State is ReturnState.SignedOff ? new Step(null, Problems.Conflict(row.WhyFixed!)) : new(row with { State = ReturnState.Nil, Reason = wanted.Reason })), cancellation);

    private async Task<IActionResult> ActAsync<T>(
        HttpRequest request, Caller caller, string collection, string period, string instrument, string body, string kind, JsonTypeInfo<T> type, string example, Func<T, string?> reasonOf,
        Func<ReturnRow, T, ReturnEvent, Task<Step>> act, CancellationToken cancellation)
        where T : class
    {
        if (!places.TryFind(collection, period, instrument, body, out var place, out var notFound))
            return Problems.Of(notFound);
        var (wanted, refused) = await RequestBody.ReadAsync(request, type, example, cancellation);
        if (wanted is null)
            return refused!;
        if (GivenText.RefuseReason(reasonOf(wanted)) is { } unreasonable)
            return unreasonable;
        while (true)
        {
            var row = await rows.GetAsync(place.Key, cancellation);
            var happened = new ReturnEvent(kind, time.GetUtcNow(), caller.Key, caller.Name, reasonOf(wanted)!, row.Current?.Name.Number, row.Current?.Name.Sha256);
            var step = await act(row, wanted, happened);
            if (step.Refused is not null)
                return step.Refused;

            // Asked for twice, it happened once.
            if (step.Next == row || await rows.TryPutAsync(step.Next!, [happened], cancellation))
                return await statuses.AnswerAsync(place, cancellation);
        }
    }

    private async Task<ReturnState> StateOfAsync(ReturnRow row, CancellationToken cancellation)
    {
        if (row.Current is not { } current)
            return row.Newest is null or { Accepted: true, Erased: true } ? ReturnState.NotStarted : ReturnState.Rejected;
        var explained = Explanations.Standing(await rows.EventsAsync(row.Key, cancellation)).Select(e => e.Issue).ToList();
        return (await statuses.ReceiptAsync(row.Key, current, cancellation))?.StateWith(explained) ?? ReturnState.WithQueries;
    }

    /// <summary>What becomes of the return, or why it does not.</summary>
    private sealed record Step(ReturnRow? Next, IActionResult? Refused = null);
}
