using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Windows;

/// <summary>POST of a window.</summary>
public sealed class MoveWindowFunction(PeriodLookup periods, MoveWindow move, TimeProvider time)
{
    private const string Example = """{"open":true,"closes":"2026-12-01T17:00:00Z","reason":"…"} or {"open":false,"report":true,"reason":"…"}""";

    [Function("MoveWindow")]
    [Requires(Permission.MoveWindow)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Period + "/window")] HttpRequest request, Admission admission,
        string collection, string period, CancellationToken cancellation)
    {
        if (!periods.TryFind(collection, period, out var found, out var of, out var notFound))
            return Problems.Of(notFound);
        var (wanted, refused) = await RequestBody.ReadAsync(request, WindowJson.Default.WindowRequest, Example, cancellation);
        if (wanted is null)
            return refused!;
        if (wanted.Open is not { } open)
            return Problems.BadRequest($"Say whether the window is to be open. Send for example {Example}");
        DateTimeOffset? closes = null;
        if (wanted.Closes is { } end && !GivenTime.TryRead("closes", end, out closes, out var unread))
            return Problems.Of(unread);
        return WindowAct.TryRead(open, closes, wanted.Report, wanted.Reason, time.GetUtcNow(), out var act, out var refusal)
            ? (await move.RunAsync(admission, found, of, act, cancellation)).Answer(AnswerOf)
            : Problems.Of(refusal);
    }

    private JsonAnswer<WindowAnswer> AnswerOf(Window window) => new(
        new(window.Collection, window.Period.Id, window.IsOpen(time.GetUtcNow()), window.Opens, window.Closes, window.Closings, window.Reason),
        WindowJson.Default.WindowAnswer);
}
