using Microsoft.Extensions.Logging;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Windows;

/// <summary>
/// A message for each body that owes something to an open window, for whoever sends the letters; and a line in the log where a window closes soon. Run twice
/// on one day, or by two instances at once, each message is written once; only where a process died while it sent one, that one comes again under its id.
/// </summary>
public sealed partial class Reminders(
    DefinitionSet definitions, WindowRows windows, ReminderRows reminders, PeriodProgress progress, MessageSender messages, TimeProvider time,
    ILogger<Reminders> logger)
{
    private const int SoonWorkingDays = 2;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestSending = ReminderRows.ClaimHolds / 2;

    public async Task SendAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.ToUk().DateTime);
        foreach (var collection in definitions.Collections.Values)
        {
            foreach (var window in (await windows.AllAsync(collection, cancellation)).Where(w => w.IsOpen(now)))
                await SendAsync(collection, window, now, today, cancellation);
        }
    }

    private async Task SendAsync(Collection collection, Window window, DateTimeOffset now, DateOnly today, CancellationToken cancellation)
    {
        var standing = await progress.OfAsync(collection, window, cancellation);
        var missing = standing.Instruments.Sum(i => i.Bodies.Count(b => b.IsOwed));
        if (missing > 0 && WorkingDays(today, DateOnly.FromDateTime(window.Closes.ToUk().DateTime)) <= SoonWorkingDays)
            LogClosesSoon(collection.Id, window.Period.Id, missing, standing.Instruments.Sum(i => i.Counts.Due));
        if (standing.Remind.Count == 0 || await reminders.AreAllWrittenAsync(window, today, cancellation))
            return;
        IReadOnlyList<BodyToRemind> left = standing.Remind;
        while ((left = await SendAsync(collection, window, today, left, cancellation)).Count > 0)
            await Task.Delay(BetweenLooks, time, cancellation);
        var bodies = $"{Plural.Of(standing.Remind.Count, "body", "bodies")} {Plural.Noun(standing.Remind.Count, "was", "were")}";
        var reminded = new ReturnEvent(EventKind.Reminded, now, Actor.Service, $"{bodies} reminded.");
        await reminders.AllWrittenAsync(window, today, reminded, cancellation);
    }

    /// <returns>The bodies whose reminder somebody else has claimed and not yet written.</returns>
    private async Task<IReadOnlyList<BodyToRemind>> SendAsync(
        Collection collection, Window window, DateOnly today, IReadOnlyList<BodyToRemind> bodies, CancellationToken cancellation)
    {
        var others = new List<BodyToRemind>();
        foreach (var body in bodies)
        {
            switch (await reminders.ClaimAsync(window, today, body.Body, cancellation))
            {
                case ReminderTurn.Claimed:
                    // Given up before the claim runs out, so that nobody else sends it meanwhile.
                    using (var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
                    {
                        inTime.CancelAfter(LongestSending);
                        await messages.SendAsync(ReminderOf(collection, window, body, today), inTime.Token);
                    }

                    await reminders.WrittenAsync(window, today, body.Body, cancellation);
                    break;
                case ReminderTurn.HeldByAnother:
                    others.Add(body);
                    break;
            }
        }

        return others;
    }

    /// <summary>Mondays to Fridays after one day up to another. Bank holidays count: a day too early does no harm.</summary>
    internal static int WorkingDays(DateOnly after, DateOnly to)
    {
        var days = 0;
        for (var day = after.AddDays(1); day <= to && days <= SoonWorkingDays; day = day.AddDays(1))
            days += day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        return days;
    }

    private static Reminder ReminderOf(Collection collection, Window window, BodyToRemind body, DateOnly today)
    {
        var titles = body.Instruments.Select(i => collection.Instrument(i)!.Title).ToList();
        var closes = window.Closes.EndInWords();
        return new(
            $"{collection.Id}/{window.Period.Id}/{body.Body}/{today:yyyy-MM-dd}", collection.Id, window.Period.Id, body.Body, body.Name, body.Instruments,
            window.Closes,
            [.. body.Submitters.Select(s => new ReminderTo(s.Provider, s.Id, s.Name))],
            $"{collection.Title}, {window.Period.Title}: a return of {body.Name} is due by {closes}",
            $"Nothing has been accepted yet of: {string.Join(", ", titles)}. The window closes on {closes}. " +
            "A file can be checked beforehand, as often as you like, without submitting it. " +
            $"If you have nothing to report, or need more time, ask {collection.Contact.Name}, {collection.Contact.Email}.");
    }

    [LoggerMessage(
        EventId = 1020, Level = LogLevel.Warning, Message = "The window of {Collection} {Period} closes soon: {Missing} of {Due} returns are missing")]
    private partial void LogClosesSoon(string collection, string period, int missing, int due);
}
