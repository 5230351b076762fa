using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Domain.Collections;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Windows;

/// <summary>An administrator opens, closes or moves a window, with a reason.</summary>
public sealed class MoveWindowFunction(PeriodLookup periods, WindowRows windows, WindowClosing closing, TimeProvider time)
{
    private const string Example = """{"open":true,"closes":"2026-12-01T17:00:00Z","reason":"…"} or {"open":false,"report":true,"reason":"…"}""";

    [Function("MoveWindow")]
    [Requires(Permission.MoveWindow)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Period + "/window")] HttpRequest request, Admission admission, string collection, string period, CancellationToken cancellation)
    {
        if (!periods.TryFind(collection, period, out var found, out var foundPeriod, out var notFound))
            return Problems.Of(notFound);
        var caller = admission.Caller;
        var (wanted, refused) = await RequestBody.ReadAsync(request, WindowJson.Default.WindowRequest, Example, cancellation);
        if (wanted is null)
            return refused!;
        if (wanted.Open is not { } open)
            return Problems.BadRequest($"Say whether the window is to be open. Send for example {Example}");
        if (string.IsNullOrWhiteSpace(wanted.Reason) || wanted.Reason.Length > 500)
            return Problems.BadRequest("Give a reason, in at most 500 characters: it is kept with the window and shown.");
        if (open && (wanted.Closes is not { } closes || closes <= time.GetUtcNow()))
            return Problems.BadRequest("Say when the window closes, with closes: a time in the future, for example 2026-12-01T17:00:00Z.");
        if (open && wanted.Report is not null)
            return Problems.BadRequest("report belongs to the closing of a window. Leave it out to open one.");
        if (!open && wanted.Closes is not null)
            return Problems.BadRequest("closes belongs to the opening of a window. Leave it out to close one now.");

        return open ? await OpenAsync(found, foundPeriod, wanted, caller, cancellation) : await CloseAsync(found, foundPeriod, wanted, caller, cancellation);
    }

    private async Task<IActionResult> OpenAsync(Collection collection, Period period, WindowRequest wanted, Caller caller, CancellationToken cancellation)
    {
        while (true)
        {
            var window = await windows.GetAsync(collection, period, cancellation);
            if (window.Closing > window.Closings)
                return Problems.Conflict("The window is just being closed: its list of returns is not frozen yet. Try again in a minute.");
            var opened = window with
            {
                Open = true,
                Opens = window.IsOpen(time.GetUtcNow()) ? window.Opens : time.GetUtcNow(),
                Closes = wanted.Closes!.Value.ToUniversalTime(),
                Reason = wanted.Reason,
            };

            // Asked for again, because an answer did not arrive, it was done once.
            if (opened == window || await windows.TryPutAsync(opened, new("opened", time.GetUtcNow(), caller.Key, caller.Name, wanted.Reason!), cancellation))
                return Answer(opened);
        }
    }

    private async Task<IActionResult> CloseAsync(Collection collection, Period period, WindowRequest wanted, Caller caller, CancellationToken cancellation)
    {
        var closed = await closing.BeginAsync(collection, period, wanted.Report ?? true, new("closed", time.GetUtcNow(), caller.Key, caller.Name, wanted.Reason!), cancellation);
        return closed is null ? Problems.Conflict("The window is not open, so it cannot be closed.") : Answer(closed);
    }

    private JsonAnswer<WindowAnswer> Answer(Window window) =>
        new(new(window.Collection, window.Period.Id, window.IsOpen(time.GetUtcNow()), window.Opens, window.Closes, window.Closings, window.Reason), WindowJson.Default.WindowAnswer);
}
