using Microsoft.Extensions.Logging;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Messages;
using Reporting.Functions.Receiving;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Windows;

/// <summary>
/// Closes a window in two steps. First the window says that it is closed, so that no further upload begins. Then, from a message, whatever had been stored by
/// then is taken in, every return's row is marked, so that an upload still under way fails to change it, and the list of what counts is written once.
/// </summary>
public sealed partial class WindowClosing(
    DefinitionSet definitions, WindowRows windows, ReturnRows rows, ReturnBlobs blobs, ReturnLists lists, StoredReturns stored, ReportRuns runs,
    MessageSender messages, TimeProvider time, ILogger<WindowClosing> logger)
{
    /// <summary>Has a window decide what becomes of it, writes that, and where it is closed then has its list frozen, unless it is.</summary>
    public async Task<Decision<Window>> ActAsync(Collection collection, Period period, Func<Window, Decision<Window>> act, CancellationToken cancellation)
    {
        var decision = await windows.ActAsync(collection, period, act, cancellation);
        await (decision switch
        {
            Decision<Window>.Changed changed => SendAsync(changed.Next, cancellation),
            Decision<Window>.Unchanged unchanged => SendAsync(unchanged.Now, cancellation),
            _ => Task.CompletedTask,
        });
        return decision;
    }

    /// <summary>Has the list of a closed window frozen, unless it is.</summary>
    public async Task SendAsync(Window window, CancellationToken cancellation)
    {
        if (window.IsClosing)
            await messages.SendAsync(new CloseWindow(window.Collection, window.Period.Id, window.Closing, window.Report), cancellation);
    }

    /// <summary>Freezes the list. Done twice, it gives the same list.</summary>
    /// <returns>False where the message can mean nothing: there is no such period, or that closing never began.</returns>
    public async Task<bool> FreezeAsync(CloseWindow message, CancellationToken cancellation)
    {
        if (definitions.FindPeriod(message.Collection, message.Period) is not var (collection, period) || message.Closing < 1
            || (await windows.GetAsync(collection, period, cancellation)).Closing < message.Closing)
        {
            return false;
        }

        var name = ReturnList.NameOfClosing(message.Closing);
        if (await lists.FindAsync(collection.Id, period.Id, name, cancellation) is null)
            await lists.StoreAsync(
                new(collection.Id, period.Id, name, message.Closing, time.GetUtcNow(), await FrozenAsync(collection, period, message.Closing, cancellation)),
                cancellation);
        await windows.ActAsync(collection, period, window => window.Freeze(message.Closing, time.GetUtcNow()), cancellation);
        if (message.Report)
        {
            var why = $"The window closed: {(await windows.GetAsync(collection, period, cancellation)).Reason}";
            await runs.TryAddAsync(ReportRunRow.Of(collection.Id, period.Id, name, why, draft: false, name, time.GetUtcNow(), Actor.Service.Key), cancellation);
        }

        await messages.SendAsync(new CombineReturns(collection.Id, period.Id, name, message.Report ? name : null, message.Closing, 0), null, cancellation);
        LogFrozen(collection.Id, period.Id, message.Closing);
        return true;
    }

    /// <summary>Takes in what was stored before the close, and marks every return, so that an upload still under way fails to change it.</summary>
    /// <returns>What counts.</returns>
    private async Task<IReadOnlyList<ListedReturn>> FrozenAsync(Collection collection, Period period, int closing, CancellationToken cancellation)
    {
        foreach (var instrument in collection.Instruments)
            await TakeInWhatIsStoredAsync(collection, period, instrument, cancellation);
        var due = definitions.Due(period);
        var listed = new List<ListedReturn>();
        foreach (var instrument in collection.Instruments)
        {
            var keys = ReturnLists.BodiesOf(instrument, due).Select(b => new ReturnKey(collection.Id, period.Id, instrument.Id, b)).ToList();
            listed.AddRange(ReturnLists.ListedOf(collection, period, instrument, due, await rows.FreezeAsync(keys, closing, cancellation)));
        }

        return listed;
    }

    private async Task TakeInWhatIsStoredAsync(Collection collection, Period period, Instrument instrument, CancellationToken cancellation)
    {
        var known = await rows.AllAsync(collection.Id, period.Id, instrument.Id, cancellation);
        foreach (var (body, version) in await blobs.StoredAsync(collection.Id, period.Id, instrument.Id, cancellation))
        {
            var of = known.GetValueOrDefault(body) ?? Return.NotStarted(new(collection.Id, period.Id, instrument.Id, body));
            if (of.MayNotHaveRecorded(version))
                await stored.TakeInAsync(new(collection, period, instrument, body), version, cancellation);
        }
    }

    [LoggerMessage(EventId = 1010, Level = LogLevel.Information, Message = "Window frozen: {Collection} {Period} closing {Closing}")]
    private partial void LogFrozen(string collection, string period, int closing);
}
