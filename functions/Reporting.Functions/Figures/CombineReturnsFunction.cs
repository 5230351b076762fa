using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Figures;

/// <summary>Puts the figures of a list of returns together: the reduce of the work. It begins when every listed version has been measured.</summary>
public sealed partial class CombineReturnsFunction(
    DefinitionSet definitions, ReturnLists lists, ReturnRows rows, CombinedFigures figures, WindowRows windows, ReportRuns runs, MessageSender messages, MessageReader reader, TimeProvider time, ILogger<CombineReturnsFunction> logger)
{
    // A second apart at first, then ten: after 90 looks more than ten minutes have passed.
    private const int QuickLooks = 30;
    private const int LastLook = 90;
    private const int AtOnce = 16;

    [Function("CombineReturns")]
    public async Task RunAsync([QueueTrigger(QueueNames.Combine)] string text, CancellationToken cancellation)
    {
        if (await reader.ReadAsync(QueueNames.Combine, text, MessageJson.Default.CombineReturns, cancellation) is not { } message)
            return;

        // A list is written before the message that names it, so one that is not there never will be.
        if (definitions.FindPeriod(message.Collection, message.Period) is not var (collection, period) || await lists.FindAsync(collection.Id, period.Id, message.List, cancellation) is not { } list)
        {
            await reader.SetAsideAsync(QueueNames.Combine, text, "There is no such period in the definitions, or no such list of returns.", cancellation);
            return;
        }

        // Earlier closings too, where the definitions have changed since: what is published now is held against what they published.
        var missing = new List<ListedReturn>();
        foreach (var one in (await lists.ClosedBeforeAsync(collection.Id, period.Id, list, cancellation)).Append(list))
        {
            var ofThis = await CombineAsync(collection, period, one, cancellation);
            if (message.Looks is 0 or 5 or QuickLooks && await ErasedAsync(collection, period, ofThis, cancellation) is { Count: > 0 } erased)
            {
                await GiveUpAsync(message, one, erased, cancellation);
                return;
            }

            missing.AddRange(ofThis);
        }

        if (missing.Count > 0)
        {
            await WaitAsync(message, missing, cancellation);
            return;
        }

        await windows.ActAsync(collection, period, window => window.Combine(list.Name, message.Closing, time.GetUtcNow()), cancellation);
        if (message.Run is not null && await EarlierAsync(collection, period, cancellation) is { Count: > 0 } earlier)
        {
            await WaitForPeriodsAsync(message, earlier, cancellation);
            return;
        }

        if (message.Run is not null)
            await messages.SendAsync(new RenderRun(collection.Id, period.Id, message.Run), cancellation);
        LogCombined(collection.Id, period.Id, list.Name, list.Returns.Count);
    }

    /// <returns>The returns of the list that have not been measured; none once their figures are together.</returns>
    private async Task<IReadOnlyList<ListedReturn>> CombineAsync(Collection collection, Period period, ReturnList list, CancellationToken cancellation)
    {
        if (await figures.FindAsync(collection, period.Id, list.Name, cancellation) is not null)
            return [];
        var counted = list.Returns.Where(r => r.Version is not null).ToList();
        var found = new BodyFigures?[counted.Count];
        await Parallel.ForAsync(0, counted.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (i, stop) =>
            found[i] = await figures.FindAsync(counted[i].KeyIn(collection.Id, period.Id), counted[i].Version!, counted[i].Rows!, collection.Definition.Measuring, stop));
        var missing = counted.Where((_, i) => found[i] is null).ToList();
        if (missing.Count == 0)
            await figures.StoreAsync(new(collection.Id, period.Id, list.Name, collection.Definition.Measuring, [.. found.Select(f => f!)]), cancellation);
        return missing;
    }

    /// <returns>Those of the returns that never will be measured, since their versions have been erased.</returns>
    private async Task<IReadOnlyList<ListedReturn>> ErasedAsync(Collection collection, Period period, IReadOnlyList<ListedReturn> missing, CancellationToken cancellation)
    {
        var erased = new List<ListedReturn>();
        foreach (var of in missing.GroupBy(m => m.Instrument))
        {
            var versions = (await rows.EventsOfKindAsync(collection.Id, period.Id, of.Key, EventKind.Erased, cancellation)).Select(e => (e.Body.ToString(), e.Event.Version)).ToHashSet();
            erased.AddRange(of.Where(m => versions.Contains((m.Body, m.Number))));
        }

        return erased;
    }

    /// <summary>Says at once that a list can no longer be put together. Of a closing there are figures under the definitions of its time alone, and nothing is published that was not held against it.</summary>
    private async Task GiveUpAsync(CombineReturns message, ReturnList list, IReadOnlyList<ListedReturn> erased, CancellationToken cancellation)
    {
        var names = NamesOf(erased);
        LogErased(message.Collection, message.Period, message.List, list.Name, erased.Count, names);
        var why = list.Closing is null
            ? $"After its list of returns was made, some of them were erased: {names}. Ask for the report again."
            : $"Some returns of {list.Name} have been erased ({names}), and the definitions have changed since its figures were put together. What would be published now cannot be held against what was published then, so nothing is published. Put the definitions back as they were at that closing, and ask for the report again.";
        if (message.Run is not null && await runs.FindAsync(message.Collection, message.Period, message.Run, cancellation) is { } run)
            await runs.MoveAsync(run, RunState.Failed, time.GetUtcNow(), why, cancellation);
    }

    private static string NamesOf(IReadOnlyList<ListedReturn> returns) => string.Join(", ", returns.Take(20).Select(m => $"{m.Instrument} of {m.Body} version {m.Number}"));

    /// <summary>Earlier periods that have been closed and whose figures are still being put together: a report reads them too.</summary>
    private async Task<IReadOnlyList<string>> EarlierAsync(Collection collection, Period period, CancellationToken cancellation) =>
        [.. (await windows.AllAsync(collection, cancellation)).Where(w => w.Period.To < period.To && w.Closing > w.CombinedClosing).Select(w => w.Period.Id)];

    private async Task WaitForPeriodsAsync(CombineReturns message, IReadOnlyList<string> earlier, CancellationToken cancellation)
    {
        if (message.Looks < LastLook)
        {
            await messages.SendAsync(message with { Looks = message.Looks + 1 }, TimeSpan.FromSeconds(message.Looks < QuickLooks ? 1 : 10), cancellation);
            return;
        }

        LogEarlierMissing(message.Collection, message.Period, message.List, string.Join(", ", earlier));
        if (await runs.FindAsync(message.Collection, message.Period, message.Run!, cancellation) is { } run)
            await runs.MoveAsync(run, RunState.Failed, time.GetUtcNow(), $"After 10 minutes the figures of {string.Join(", ", earlier)} have not been put together, which the report reads too. Look for their messages among the poisoned ones, replay them, and ask for the report again.", cancellation);
    }

    private async Task WaitAsync(CombineReturns message, List<ListedReturn> missing, CancellationToken cancellation)
    {
        if (message.Looks >= LastLook)
        {
            var names = NamesOf(missing);
            LogGaveUp(message.Collection, message.Period, message.List, missing.Count, names);
            if (message.Run is not null && await runs.FindAsync(message.Collection, message.Period, message.Run, cancellation) is { } run)
                await runs.MoveAsync(run, RunState.Failed, time.GetUtcNow(), $"After 10 minutes the figures of {missing.Count} returns have not been computed: {names}. Look for their messages among the poisoned ones, replay them, and ask for the report again.", cancellation);

            // The figures of a closing are wanted whether or not a run waits for them: replayed, it looks from the start.
            await reader.SetAsideAsync(
                QueueNames.Combine, JsonSerializer.Serialize(message with { Looks = 0 }, MessageJson.Default.CombineReturns),
                $"After 10 minutes the figures of {missing.Count} returns of {message.List} have not been computed: {names}. Replay their messages first, and then this one.", cancellation);
            return;
        }

        // Their messages are mostly on the way. Where a definition changed since they were measured there are none, so they are asked for; asking twice does no harm.
        if (message.Looks is 5 or QuickLooks)
        {
            foreach (var one in missing)
            {
                await messages.SendAsync(new CheckReturn(message.Collection, message.Period, one.Instrument, one.Body, one.Version!), TimeSpan.Zero, cancellation);
                await messages.SendAsync(new MeasureReturn(message.Collection, message.Period, one.Instrument, one.Body, one.Version!, one.Rows!), cancellation);
            }
        }

        await messages.SendAsync(message with { Looks = message.Looks + 1 }, TimeSpan.FromSeconds(message.Looks < QuickLooks ? 1 : 10), cancellation);
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "Combined: {Collection} {Period} {List}, {Returns} returns")]
    private partial void LogCombined(string collection, string period, string list, int returns);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Error, Message = "Given up waiting for the figures of {Collection} {Period} {List}: {Missing} returns, {Names}")]
    private partial void LogGaveUp(string collection, string period, string list, int missing, string names);

    [LoggerMessage(EventId = 2004, Level = LogLevel.Error, Message = "Given up putting together {Collection} {Period} {List}: of {Of}, {Erased} returns have been erased, {Names}")]
    private partial void LogErased(string collection, string period, string list, string of, int erased, string names);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Error, Message = "Given up waiting to report on {Collection} {Period} {List}: the figures of {Periods} have not been put together")]
    private partial void LogEarlierMissing(string collection, string period, string list, string periods);
}
