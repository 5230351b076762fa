using System.Text.Json;
using Microsoft.Extensions.Logging;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Figures;

/// <summary>
/// Combines the figures of a list, as soon as every listed version has been measured, and has them protected. Done twice, it gives the same figures.
/// </summary>
public sealed partial class ListCombining(
    DefinitionSet definitions, ReturnLists lists, ReturnRows rows, MeasuredFigures measured, CombinedFigures combined, ProtectedFigures protectedFigures,
    WindowRows windows, WaitingRuns waiting, MessageSender messages, MessageReader reader, TimeProvider time, ILogger<ListCombining> logger)
{
    private const int MostNamed = 20;
    private const int AtOnce = 16;

    /// <returns>False where there is no such list.</returns>
    public async Task<bool> CombineAsync(CombineReturns message, CancellationToken cancellation)
    {
        if (definitions.FindPeriod(message.Collection, message.Period) is not var (collection, period)
            || await lists.FindAsync(collection.Id, period.Id, message.List, cancellation) is not { } list)
        {
            return false;
        }

        // What has been protected is never put together again: its figures are those that were printed.
        var missing = await protectedFigures.FindNameAsync(collection.Id, period.Id, list.Name, cancellation) is null
            ? await CombineAsync(collection, period, list, cancellation)
            : [];
        if (missing.Count == 0)
            await CombinedAsync(collection, period, list, message, cancellation);
        else if (await ErasedAsync(collection, period, message.TimesWaited, missing, cancellation) is { Count: > 0 } erased)
            await GiveUpAsync(message, list, erased, cancellation);
        else
            await WaitAsync(message, missing, cancellation);
        return true;
    }

    private static string NamesOf(IReadOnlyList<ListedReturn> returns) =>
        string.Join(", ", returns.Take(MostNamed).Select(m => $"{m.Instrument} of {m.Body} version {m.Number}"));

    /// <returns>The returns of the list that have not been measured; none once their figures are together.</returns>
    private async Task<IReadOnlyList<ListedReturn>> CombineAsync(Collection collection, Period period, ReturnList list, CancellationToken cancellation)
    {
        if (await combined.ExistAsync(collection, period.Id, list.Name, cancellation))
            return [];
        var counted = list.Returns.Where(r => r.Version is not null).ToList();
        var found = new BodyFigures?[counted.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, counted.Count, parallel, async (i, stop) =>
        {
            var (one, key) = (counted[i], counted[i].KeyIn(collection.Id, period.Id));
            found[i] = await measured.FindAsync(key, one.Version!, one.Rows!, collection.Definition.Measuring, stop);
        });
        var missing = counted.Where((_, i) => found[i] is null).ToList();
        if (missing.Count == 0)
            await combined.StoreAsync(collection, period.Id, list.Name, [.. found.Select(f => f!)], cancellation);
        return missing;
    }

    private async Task CombinedAsync(Collection collection, Period period, ReturnList list, CombineReturns message, CancellationToken cancellation)
    {
        await windows.ActAsync(collection, period, window => window.Combine(list.Name, message.Closing, time.GetUtcNow()), cancellation);
        await messages.SendAsync(new ProtectFigures(collection.Id, period.Id, list.Name, message.Run, 0), null, cancellation);
        LogCombined(collection.Id, period.Id, list.Name, list.Returns.Count);
    }

    /// <returns>Those of the returns that never will be measured, since their versions have been erased; not looked for at every look.</returns>
    private async Task<IReadOnlyList<ListedReturn>> ErasedAsync(
        Collection collection, Period period, int timesWaited, IReadOnlyList<ListedReturn> missing, CancellationToken cancellation)
    {
        if (timesWaited > 0 && !WaitTimes.AsksAgain(timesWaited))
            return [];
        var erased = new List<ListedReturn>();
        foreach (var of in missing.GroupBy(m => m.Instrument))
        {
            var events = await rows.EventsOfKindAsync(collection.Id, period.Id, of.Key, EventKind.Erased, cancellation);
            var versions = events.Select(e => (e.Body.ToString(), e.Event.Version)).ToHashSet();
            erased.AddRange(of.Where(m => versions.Contains((m.Body, m.Number))));
        }

        return erased;
    }

    /// <summary>Says at once that a list can no longer be put together: a draft's, or a closing's of which nothing has been published.</summary>
    private async Task GiveUpAsync(CombineReturns message, ReturnList list, IReadOnlyList<ListedReturn> erased, CancellationToken cancellation)
    {
        var names = NamesOf(erased);
        LogErased(message.Collection, message.Period, message.List, erased.Count, names);
        var why = list.Closing is null
            ? $"After its list of returns was made, some of them were erased: {names}. Ask for the report again."
            : $"Some returns of {list.Name} have been erased ({names}), and the definitions have changed since its figures were put together, so they cannot "
                + "be put together again and nothing is published. Put the definitions back as they were at that closing, or open and close the window again, "
                + "and ask for the report again.";
        await waiting.FailAsync(message.Collection, message.Period, message.Run, why, cancellation);
    }

    private async Task WaitAsync(CombineReturns message, IReadOnlyList<ListedReturn> missing, CancellationToken cancellation)
    {
        if (WaitTimes.IsLast(message.TimesWaited))
        {
            await GiveUpAsync(message, missing, cancellation);
            return;
        }

        // Where a definition changed since they were measured, no message is on the way.
        if (WaitTimes.AsksAgain(message.TimesWaited))
        {
            foreach (var one in missing)
            {
                var (instrument, body, version) = (one.Instrument, one.Body, one.Version!);
                await messages.SendAsync(new CheckReturn(message.Collection, message.Period, instrument, body, version), TimeSpan.Zero, cancellation);
                await messages.SendAsync(new MeasureReturn(message.Collection, message.Period, instrument, body, version, one.Rows!), cancellation);
            }
        }

        await messages.SendAsync(message with { TimesWaited = message.TimesWaited + 1 }, WaitTimes.Pause(message.TimesWaited), cancellation);
    }

    private async Task GiveUpAsync(CombineReturns message, IReadOnlyList<ListedReturn> missing, CancellationToken cancellation)
    {
        var names = NamesOf(missing);
        var what = $"After 10 minutes the figures of {Plural.Of(missing.Count, "return")}";
        LogGaveUp(message.Collection, message.Period, message.List, missing.Count, names);
        await waiting.FailAsync(
            message.Collection, message.Period, message.Run,
            $"{what} have not been computed: {names}. Look for their messages among the poisoned ones, replay them, and ask for the report again.",
            cancellation);

        // The figures of a closing are wanted whether or not a run waits for them: replayed, it looks from the start.
        await reader.SetAsideAsync(
            QueueNames.Combine, JsonSerializer.Serialize(message with { TimesWaited = 0 }, MessageJson.Default.CombineReturns),
            $"{what} of {message.List} have not been computed: {names}. Replay their messages first, and then this one.", cancellation);
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "Combined: {Collection} {Period} {List}, {Returns} returns")]
    private partial void LogCombined(string collection, string period, string list, int returns);

    [LoggerMessage(
        EventId = 2002, Level = LogLevel.Error,
        Message = "Given up waiting for the figures of {Collection} {Period} {List}: {Missing} returns, {Names}")]
    private partial void LogGaveUp(string collection, string period, string list, int missing, string names);

    [LoggerMessage(
        EventId = 2004, Level = LogLevel.Error,
        Message = "Given up putting together {Collection} {Period} {List}: {Erased} returns have been erased, {Names}")]
    private partial void LogErased(string collection, string period, string list, int erased, string names);
}
