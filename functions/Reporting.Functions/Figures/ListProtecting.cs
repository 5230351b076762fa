using System.Text.Json;
using Microsoft.Extensions.Logging;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Functions.Access;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Figures;

/// <summary>
/// Puts the combined figures of a list through disclosure control, held against what earlier editions printed, and stores what comes of it. Done twice, late or
/// at the same time, it gives the same bytes. A run that waits is rendered once everything that it reads is stored.
/// </summary>
public sealed partial class ListProtecting(
    DefinitionSet definitions, ReturnLists lists, CombinedFigures combined, ProtectedFigures figures, ClosedPeriods closed, WaitingRuns waiting,
    MessageSender messages, MessageReader reader, IAccess access, ILogger<ListProtecting> logger)
{
    private enum Outcome
    {
        Protected,

        /// <summary>Something hidden could be told, so nothing may be shown.</summary>
        Leaks,

        /// <summary>Under the definitions of today there is nothing to protect yet.</summary>
        NotCombined,

        /// <summary>What an earlier edition printed is not in storage any more.</summary>
        EditionMissing,
    }

    /// <returns>False where there is no such list.</returns>
    public async Task<bool> ProtectAsync(ProtectFigures message, CancellationToken cancellation)
    {
        if (definitions.FindPeriod(message.Collection, message.Period) is not var (collection, period)
            || await lists.FindAsync(collection.Id, period.Id, message.List, cancellation) is not { } list)
        {
            return false;
        }

        switch (await ProtectAsync(collection, period, list, cancellation))
        {
            case Outcome.NotCombined:
                await messages.SendAsync(new CombineReturns(collection.Id, period.Id, list.Name, message.Run, list.Closing, 0), null, cancellation);
                break;
            case Outcome.EditionMissing:
                await GiveUpAsync(message, cancellation);
                break;
            default:
                if (message.Run is { } run)
                    await StartAsync(collection, period, run, message, cancellation);
                break;
        }

        return true;
    }

    private async Task<Outcome> ProtectAsync(Collection collection, Period period, ReturnList list, CancellationToken cancellation)
    {
        while (true)
        {
            var editions = await figures.EditionsAsync(collection.Id, period.Id, cancellation);
            if (editions.Any(e => e.List == list.Name)
                || await figures.FindHeldAsync(collection.Id, period.Id, list.Name, editions.Count, cancellation) is not null)
            {
                return Outcome.Protected;
            }

            var name = ProtectedFigures.NameOf(list.Name, collection, editions);
            var attacked = await figures.FindAttackedAsync(collection.Id, period.Id, name, cancellation);
            if (attacked is null)
            {
                if (await combined.FindAsync(collection, period.Id, list.Name, cancellation) is not { } bodies)
                {
                    // What was protected before an edition came between, under other definitions, stands as it is; it cannot be published any more.
                    var before = await figures.FindNameAsync(collection.Id, period.Id, list.Name, cancellation);
                    return before is null ? Outcome.NotCombined : Outcome.Protected;
                }

                var newest = editions.Count == 0 ? null : await figures.FindAttackedAsync(collection.Id, period.Id, editions[^1].Figures, cancellation);
                if (newest is null && editions.Count > 0)
                    return Outcome.EditionMissing;
                attacked = await StoreAsync(collection, period, name, await OwnAsync(collection, period, list, bodies, cancellation), newest, cancellation);
            }

            if (attacked.Verdict is AttackVerdict.Leaks)
                return Outcome.Leaks;
            // Only what was published binds. Of figures that were public before they came here, every closing was.
            if (list.Closing is not null && collection.FiguresArePublic)
                await figures.TryAddEditionAsync(collection.Id, period.Id, editions.Count, new(list.Name, name), cancellation);
            else
                await figures.SetAsync(collection.Id, period.Id, editions.Count, new(list.Name, name), cancellation);

            // Where another edition came first, this is held against it too.
        }
    }

    private async Task<PeriodOwn> OwnAsync(
        Collection collection, Period period, ReturnList list, IReadOnlyList<BodyFigures> bodies, CancellationToken cancellation)
    {
        var everybody = await access.EverybodyAsync(cancellation);
        return UnprotectedPeriod.Of(definitions, collection, period, list, bodies, everybody.Select(p => p.Bodies));
    }

    private async Task<PublishedEdition> StoreAsync(
        Collection collection, Period period, string name, PeriodOwn own, PublishedEdition? before, CancellationToken cancellation)
    {
        var made = new Publication(collection, definitions.Authorities, definitions.Neighbours).Protect(own, before);
        if (made.Edition.Verdict is AttackVerdict.Held held)
        {
            await figures.StoreAsync(collection.Id, period.Id, name, made.Published, cancellation);
            LogProtected(collection.Id, period.Id, name, held.Hidden, made.Edition.Number);
        }

        // Last: where the attack is stored, so are the figures that it could not break.
        await figures.StoreAsync(collection.Id, period.Id, name, made.Edition, cancellation);
        return made.Edition;
    }

    /// <summary>Has a run rendered, once the closed periods before its own have been protected too: a report reads them all.</summary>
    private async Task StartAsync(Collection collection, Period period, string run, ProtectFigures message, CancellationToken cancellation)
    {
        var missing = await closed.UnprotectedBeforeAsync(collection, period, cancellation);
        if (missing.Count == 0)
        {
            await messages.SendAsync(new RenderRun(collection.Id, period.Id, run), cancellation);
            return;
        }

        if (WaitTimes.IsLast(message.TimesWaited))
        {
            var periods = string.Join(", ", missing.Select(m => m.Period.Id));
            LogEarlierMissing(collection.Id, period.Id, message.List, periods);
            await waiting.FailAsync(
                collection.Id, period.Id, run,
                $"After 10 minutes the figures of {periods} have not been put together and protected, which the report reads too. Look for their messages "
                    + "among the poisoned ones, replay them, and ask for the report again.",
                cancellation);
            return;
        }

        if (WaitTimes.AsksAgain(message.TimesWaited))
        {
            foreach (var (earlier, closing) in missing)
            {
                // Of a closing that is still being frozen there is no list yet, and its message is on the way.
                var list = ReturnList.NameOfClosing(closing);
                if (await lists.FindAsync(collection.Id, earlier.Id, list, cancellation) is not null)
                    await messages.SendAsync(new CombineReturns(collection.Id, earlier.Id, list, null, closing, 0), null, cancellation);
            }
        }

        await messages.SendAsync(message with { TimesWaited = message.TimesWaited + 1 }, WaitTimes.Pause(message.TimesWaited), cancellation);
    }

    private async Task GiveUpAsync(ProtectFigures message, CancellationToken cancellation)
    {
        const string why = "What an earlier edition of the period printed is missing from storage. Nothing is published that was not held against it, and it "
            + "is not computed again. Restore the container figures";
        LogEditionMissing(message.Collection, message.Period, message.List);
        await waiting.FailAsync(message.Collection, message.Period, message.Run, $"{why}, and ask for the report again.", cancellation);
        await reader.SetAsideAsync(
            QueueNames.Protect, JsonSerializer.Serialize(message with { TimesWaited = 0 }, MessageJson.Default.ProtectFigures),
            $"{message.List}: {why}, and replay this message.", cancellation);
    }

    [LoggerMessage(
        EventId = 2005, Level = LogLevel.Information,
        Message = "Protected: {Collection} {Period} {Figures}, {Hidden} counts hidden, after {Editions} editions")]
    private partial void LogProtected(string collection, string period, string figures, int hidden, int editions);

    [LoggerMessage(
        EventId = 2003, Level = LogLevel.Error,
        Message = "Given up waiting to report on {Collection} {Period} {List}: the figures of {Periods} have not been put together")]
    private partial void LogEarlierMissing(string collection, string period, string list, string periods);

    [LoggerMessage(
        EventId = 2006, Level = LogLevel.Error,
        Message = "Not protected: {Collection} {Period} {List}, since what an earlier edition printed is missing from storage")]
    private partial void LogEditionMissing(string collection, string period, string list);
}
