using Reporting.Domain.Collections;

namespace Reporting.Domain.Returns;

/// <summary>The time in which returns of a period are taken. Every act on it decides here: it gives the next state with its event, or a refusal.</summary>
/// <param name="Collection">Id of the collection.</param>
/// <param name="Open">What an administrator or the closing timer said last; null where nobody has said anything.</param>
/// <param name="Opens">When it opened, or will open.</param>
/// <param name="Closes">When it closed, or will close.</param>
/// <param name="Closings">How many times the list of returns that count has been frozen.</param>
/// <param name="Closing">The closing under way: one more than <paramref name="Closings"/> until its list is frozen.</param>
/// <param name="Report">Whether a report is rendered of that closing.</param>
/// <param name="Reason">Why it was opened or closed last; null before the first.</param>
/// <param name="Combined">The newest list whose measure values have been put together, of a closing or of a draft; null where there is none.</param>
/// <param name="CombinedClosing">The newest closing whose measure values have been put together; 0 before the first.</param>
public sealed partial record Window(
    string Collection, Period Period, bool? Open, DateTimeOffset Opens, DateTimeOffset Closes, int Closings, int Closing, bool Report, string? Reason,
    string? Combined, int CombinedClosing)
{
    /// <summary>The window of a period as its definition says, before anybody has said anything else.</summary>
    public static Window Defined(string collection, Period period) =>
        new(collection, period, null, UkTime.StartOf(period.Opens), UkTime.EndOf(period.Closes), 0, 0, true, null, null, 0);

    /// <summary>Whether a return that comes now is taken. Past its time it is not, even before the timer has closed it.</summary>
    public bool IsOpen(DateTimeOffset now) => Open is not false && now < Closes && (Open is true || Opens <= now);

    /// <summary>Whether returns were taken and the window was closed: its newest frozen list counts.</summary>
    public bool IsClosed => Open is false && Closings > 0;

    /// <summary>Whether it was closed, and the list of that closing has not been frozen yet.</summary>
    public bool IsClosing => Closing > Closings;

    /// <summary>
    /// Whether a file that was put into storage at a time is still taken: before the list is frozen, what came before the close belongs to it.
    /// </summary>
    public bool TakesFilePutAt(DateTimeOffset putAt, DateTimeOffset now) => IsOpen(now) || (IsClosing && putAt <= Closes);

    /// <summary>How what comes now stands to the window. The body may have been given more time, so it need not be open.</summary>
    /// <param name="putAt">Of a dropped file: when it was put there.</param>
    public Arrival ArrivalOf(DateTimeOffset now, DateTimeOffset? putAt = null) =>
        IsOpen(now) || (putAt is { } put && TakesFilePutAt(put, now)) ? new(Closings, Closings > 0) : new(Closing, Late: true);

    /// <summary>Why no return is taken now, where the window is not open.</summary>
    public WindowRefusal WhyNotOpen(DateTimeOffset now) => Open is null && now < Opens ? new WindowRefusal.NotYetOpen(Opens) : new WindowRefusal.Closed(Closes);

    private Decision<Window> Become(Window next, ReturnEvent happened) =>
        next == this ? new Decision<Window>.Unchanged(this) : new Decision<Window>.Changed(next, [happened]);

    private static Decision<Window> Refuse(WindowRefusal why) => new Decision<Window>.Refused(why);
}

/// <summary>How something that came stands to its window.</summary>
/// <param name="Closings">
/// How often the window had been closed before. One closing that is under way is among them where the window is shut: what comes then by more time that was
/// given is none of what that closing cuts off.
/// </param>
/// <param name="Late">The window had been closed before, or its time was over.</param>
public sealed record Arrival(int Closings, bool Late);

/// <summary>Why something is not done to a window, or a return not taken.</summary>
public abstract record WindowRefusal : Refusal
{
    private WindowRefusal(RefusalKind kind, string words)
        : base(kind, words)
    {
    }

    /// <summary>Its day has not come.</summary>
    public sealed record NotYetOpen(DateTimeOffset Opens)
        : WindowRefusal(RefusalKind.NotNow, $"The window for this return opens on {Opens.StartInWords()}.");

    /// <summary>Its time is over.</summary>
    public sealed record Closed(DateTimeOffset Closes)
        : WindowRefusal(RefusalKind.NotNow, $"The window for this return closed on {Closes.EndInWords()}.");

    /// <summary>It cannot be closed, since it is not open.</summary>
    public sealed record NotOpen() : WindowRefusal(RefusalKind.NotNow, "The window is not open, so it cannot be closed.");

    /// <summary>It cannot be opened until the list of its last closing is frozen.</summary>
    public sealed record JustClosing()
        : WindowRefusal(RefusalKind.NotNow, "The window is just being closed: its list of returns is not frozen yet. Try again in a minute.");

    /// <summary>An act has no reason, or one that is too long.</summary>
    public sealed record NoReason()
        : WindowRefusal(RefusalKind.NotUnderstood, $"Give a reason, in at most {Returns.Reason.Longest} characters: it is kept with the window and shown.");

    /// <summary>An opening does not say when the window closes.</summary>
    public sealed record NoTimeToClose()
        : WindowRefusal(
            RefusalKind.NotUnderstood,
            "Say when the window closes, with closes: a day or a time in the future, for example 2026-12-01, to the end of that day in UK time, or "
            + "2026-12-01T17:00:00Z.");

    /// <summary>An opening says something about a report.</summary>
    public sealed record ReportOfAnOpening() : WindowRefusal(RefusalKind.NotUnderstood, "report belongs to the closing of a window. Leave it out to open one.");

    /// <summary>A closing says when the window closes.</summary>
    public sealed record TimeOfAClosing() : WindowRefusal(
        RefusalKind.NotUnderstood, "closes belongs to the opening of a window. Leave it out to close one now.");
}
