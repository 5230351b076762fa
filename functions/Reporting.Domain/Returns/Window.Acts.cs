using System.Diagnostics.CodeAnalysis;

namespace Reporting.Domain.Returns;

/// <summary>What somebody does to a window, with a reason.</summary>
public abstract record WindowAct
{
    private WindowAct(string reason) => Reason = reason;

    /// <value>Kept with the window, and shown.</value>
    public string Reason { get; }

    /// <summary>Opens it, or gives one that is open another time to close.</summary>
    /// <param name="Closes">When it will close.</param>
    public sealed record OpenUntil(DateTimeOffset Closes, string Reason) : WindowAct(Reason);

    /// <summary>Closes it now.</summary>
    /// <param name="Report">Whether a report is rendered of the closing.</param>
    public sealed record CloseNow(bool Report, string Reason) : WindowAct(Reason);

    /// <summary>Reads what an administrator asks for.</summary>
    /// <param name="open">Whether the window is to be open.</param>
    /// <param name="closes">Of an opening: when it will close.</param>
    /// <param name="report">Of a closing: whether a report is rendered; it is where this is null.</param>
    /// <returns>False where it is no act; the refusal says why.</returns>
    public static bool TryRead(
        bool open, DateTimeOffset? closes, bool? report, string? reason, DateTimeOffset now, [NotNullWhen(true)] out WindowAct? act,
        [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = WhyNone(open, closes, report, reason, now);
        act = refusal is not null ? null : open ? new OpenUntil(closes!.Value.ToUniversalTime(), reason!) : new CloseNow(report ?? true, reason!);
        return refusal is null;
    }

    private static WindowRefusal? WhyNone(bool open, DateTimeOffset? closes, bool? report, string? reason, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > Returns.Reason.Longest)
            return new WindowRefusal.NoReason();
        if (!open)
            return closes is null ? null : new WindowRefusal.TimeOfAClosing();
        if (closes is not { } until || until <= now)
            return new WindowRefusal.NoTimeToClose();
        return report is null ? null : new WindowRefusal.ReportOfAnOpening();
    }
}

/// <summary>What the timer is to do about a window.</summary>
public enum WindowDue
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Its day has come: it opens.</summary>
    Opens,

    /// <summary>Its time is over: it closes.</summary>
    Closes,

    /// <summary>It was closed some time ago and its list is not frozen: the message that asks for it is sent again.</summary>
    FreezeAgain,

    /// <summary>It is open: how many returns have come is measured.</summary>
    Measure,
}

/// <content>What is done to a window.</content>
public sealed partial record Window
{
    // A list is frozen within seconds; its message may have been lost with the process that should have sent it.
    private static readonly TimeSpan FreezesWithin = TimeSpan.FromMinutes(5);

    /// <summary>An administrator opens, closes or moves the window.</summary>
    public Decision<Window> Do(WindowAct act, Actor by, DateTimeOffset now) => act switch
    {
        WindowAct.OpenUntil open => OpenUntil(open, by, now),
        WindowAct.CloseNow close => Close(close, by, now),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What the timer is to do now.</summary>
    public WindowDue DueAt(DateTimeOffset now)
    {
        if (Open is null && IsOpen(now))
            return WindowDue.Opens;

        // One that was never opened has nothing to close.
        if (Open is true && now >= Closes)
            return WindowDue.Closes;
        if (IsClosing && now - Closes > FreezesWithin)
            return WindowDue.FreezeAgain;
        return IsOpen(now) ? WindowDue.Measure : WindowDue.Nothing;
    }

    /// <summary>The timer opens the window on its day.</summary>
    public Decision<Window> OpenOnItsDay(DateTimeOffset now) => DueAt(now) is WindowDue.Opens
        ? Become(this with { Open = true }, new(EventKind.Opened, now, Actor.Service, "The window opened on its day."))
        : new Decision<Window>.Unchanged(this);

    /// <summary>The timer closes the window at its time.</summary>
    public Decision<Window> CloseAtItsTime(DateTimeOffset now) => Close(new(Report: true, "The window closed at its time."), Actor.Service, now);

    /// <summary>The list of a closing has been written.</summary>
    /// <param name="closing">From 1.</param>
    public Decision<Window> Freeze(int closing, DateTimeOffset now) => Closings >= closing
        ? new Decision<Window>.Unchanged(this)
        : Become(
            this with { Closings = closing }, new(EventKind.Frozen, now, Actor.Service, $"The list of returns that count was frozen: closing {closing}."));

    /// <summary>The figures of a list have been put together.</summary>
    /// <param name="closing">The closing that froze the list; null for a draft.</param>
    public Decision<Window> Combine(string list, int? closing, DateTimeOffset now) => Combined == list || (closing is { } done && CombinedClosing >= done)
        ? new Decision<Window>.Unchanged(this)
        : Become(
            this with { Combined = list, CombinedClosing = closing ?? CombinedClosing },
            new(EventKind.Combined, now, Actor.Service, $"The figures of {list} were put together."));

    private Decision<Window> OpenUntil(WindowAct.OpenUntil act, Actor by, DateTimeOffset now) => IsClosing
        ? Refuse(new WindowRefusal.JustClosing())
        : Become(
            this with { Open = true, Opens = IsOpen(now) ? Opens : now, Closes = act.Closes, Reason = act.Reason }, new(EventKind.Opened, now, by, act.Reason));

    private Decision<Window> Close(WindowAct.CloseNow act, Actor by, DateTimeOffset now)
    {
        // The same asked for again, because an answer did not arrive, is that close.
        if (Open is false && Closing > 0 && (Report, Reason) == (act.Report, act.Reason))
            return new Decision<Window>.Unchanged(this);
        return Open is true || IsOpen(now)
            ? Become(
                this with { Open = false, Closes = now < Closes ? now : Closes, Closing = Closings + 1, Report = act.Report, Reason = act.Reason },
                new(EventKind.Closed, now, by, act.Reason))
            : Refuse(new WindowRefusal.NotOpen());
    }
}
