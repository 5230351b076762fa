using Microsoft.Extensions.Logging;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Messages;
using Reporting.Functions.Receiving;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Windows;

/// <summary>
/// Closes a window in two steps. First the window says that it is closed, so that no further upload begins. Then, from a message, whatever had been stored by then is
/// taken in, every return's row is marked, so that an upload still under way fails to change it, and the list of what counts is written once.
/// </summary>
public sealed partial class WindowClosing(
    DefinitionSet definitions, WindowRows windows, ReturnRows rows, ReturnBlobs blobs, ReturnLists lists, StoredReturns stored, ReportRuns runs, MessageSender messages, TimeProvider time, ILogger<WindowClosing> logger)
{
    /// <summary>Closes a window. The same asked for again, because an answer did not arrive, is that close.</summary>
    /// <returns>The closed window; null where it was not open.</returns>
    public async Task<Window?> BeginAsync(Collection collection, Period period, bool report, ReturnEvent what, CancellationToken cancellation)
    {
        while (true)
        {
            var window = await windows.GetAsync(collection, period, cancellation);
            var now = time.GetUtcNow();
            if (window.Open is false && window.Closing > 0 && (window.Report, window.Reason) == (report, what.What))
                return await SendAsync(window, cancellation);
            if (window.Open is not true && !window.IsOpen(now))
                return null;
            var closed = window with { Open = false, Closes = now < window.Closes ? now : window.Closes, Closing = window.Closings + 1, Report = report, Reason = what.What };
            if (await windows.TryPutAsync(closed, what, cancellation))
                return await SendAsync(closed, cancellation);
        }
    }

    /// <summary>Has a closed window's list frozen, unless it is.</summary>
    public async Task<Window> SendAsync(Window closed, CancellationToken cancellation)
    {
        if (closed.Closing > closed.Closings)
            await messages.SendAsync(new CloseWindow(closed.Collection, closed.Period.Id, closed.Closing, closed.Report), cancellation);
        return closed;
    }

    /// <summary>Freezes the list. Done twice, it gives the same list.</summary>
    /// <returns>False where the message can mean nothing: there is no such period, or that closing never began.</returns>
    public async Task<bool> FreezeAsync(CloseWindow message, CancellationToken cancellation)
    {
        if (definitions.FindPeriod(message.Collection, message.Period) is not var (collection, period) || (await windows.GetAsync(collection, period, cancellation)).Closing < message.Closing || message.Closing < 1)
            return false;
        var name = $"closing-{message.Closing}";
        var list = await lists.FindAsync(collection.Id, period.Id, name, cancellation);
        if (list is null)
        {
            var due = definitions.Due(period);
            foreach (var instrument in collection.Instruments)
                await TakeInWhatIsStoredAsync(collection, period, instrument, cancellation);
            var listed = new List<ListedReturn>();
            foreach (var instrument in collection.Instruments)
                listed.AddRange(ReturnLists.ListedOf(collection, period, instrument, due, await MarkAsync(collection, period, instrument, due, message.Closing, cancellation)));
            await lists.StoreAsync(new(collection.Id, period.Id, name, message.Closing, time.GetUtcNow(), listed), cancellation);
        }

        await FrozenAsync(collection, period, message.Closing, cancellation);
        if (message.Report)
            await runs.TryAddAsync(ReportRunRow.Of(collection.Id, period.Id, name, $"The window closed: {(await windows.GetAsync(collection, period, cancellation)).Reason}", draft: false, name, time.GetUtcNow()), cancellation);
        await messages.SendAsync(new CombineReturns(collection.Id, period.Id, name, message.Report ? name : null, message.Closing, 0), null, cancellation);
        LogFrozen(collection.Id, period.Id, message.Closing);
        return true;
    }

    private async Task TakeInWhatIsStoredAsync(Collection collection, Period period, Instrument instrument, CancellationToken cancellation)
    {
        var known = await rows.AllAsync(collection.Id, period.Id, instrument.Id, cancellation);
        foreach (var body in (await blobs.StoredAsync(collection.Id, period.Id, instrument.Id, cancellation)).GroupBy(s => s.Body))
        {
            var newest = known.GetValueOrDefault(body.Key)?.Newest?.Name;

            // Names begin with the version's number, so what came after the newest that is recorded sorts after it.
            foreach (var (_, version) in body.Where(s => newest is null || string.CompareOrdinal(s.Version, newest.ToString()) > 0 || (s.Version[..4] == newest.ToString()[..4] && s.Version != newest.ToString())))
                await stored.TakeInAsync(new(collection, period, instrument, body.Key), version, cancellation);
        }
    }

    private async Task<IReadOnlyDictionary<Body, ReturnRow>> MarkAsync(Collection collection, Period period, Instrument instrument, IReadOnlyList<Authority> due, int closing, CancellationToken cancellation)
    {
        while (true)
        {
            var known = await rows.AllAsync(collection.Id, period.Id, instrument.Id, cancellation);
            var all = ReturnLists.BodiesOf(instrument, due).Select(b => known.GetValueOrDefault(b) ?? ReturnRow.NotStarted(new ReturnKey(collection.Id, period.Id, instrument.Id, b))).ToList();
            if (await rows.TryFreezeAsync(all, closing, cancellation))
                return all.ToDictionary(r => r.Key.Body);
        }
    }

    private async Task FrozenAsync(Collection collection, Period period, int closing, CancellationToken cancellation)
    {
        while (true)
        {
            var window = await windows.GetAsync(collection, period, cancellation);
            if (window.Closings >= closing || await windows.TryPutAsync(window with { Closings = closing }, new("frozen", time.GetUtcNow(), ReturnEvent.Service, "The service", $"The list of returns that count was frozen: closing {closing}."), cancellation))
                return;
        }
    }

    [LoggerMessage(EventId = 1010, Level = LogLevel.Information, Message = "Window frozen: {Collection} {Period} closing {Closing}")]
    private partial void LogFrozen(string collection, string period, int closing);
}
