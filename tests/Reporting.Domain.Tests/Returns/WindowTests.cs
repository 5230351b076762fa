using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Xunit;

namespace Reporting.Domain.Tests.Returns;

/// <summary>Every act on a window in every situation that it can be in, with what comes of it.</summary>
public sealed class WindowTests
{
    private static readonly Period Period = new("2018", "2018", new(2017, 4, 1), new(2018, 3, 31), new(2018, 4, 1), new(2018, 4, 30), "2021");
    private static readonly DateTimeOffset Before = new(2018, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset During = new(2018, 4, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset After = new(2018, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Actor Administrator = new("aad:administrator", "Administrator");

    /// <summary>A word is how it is then, ! begins a refusal, = is that nothing changes. The timer's columns say what it finds to do.</summary>
    private const string Table = """
        situation              open           close       timer        freeze   combine
        before its day         open           !NotOpen    nothing      frozen   combined
        on its day             open           closing     opens        frozen   combined
        past, never opened     open           !NotOpen    nothing      frozen   combined
        open                   open           closing     measure      frozen   combined
        overdue                open           closing     closes       frozen   combined
        closing                !JustClosing   =           nothing      frozen   combined
        closing for long       !JustClosing   =           freezeAgain  frozen   combined
        closed                 open           =           nothing      =        combined
        combined               open           =           nothing      =        =
        reopened               open           closing     measure      =        combined
        """;

    private static readonly Dictionary<string, (Window Window, DateTimeOffset Now)> Situations = new()
    {
        ["before its day"] = (Window.Defined("missing", Period), Before),
        ["on its day"] = (Window.Defined("missing", Period), During),
        ["past, never opened"] = (Window.Defined("missing", Period), After),
        ["open"] = (Opened, During),
        ["overdue"] = (Opened, After.AddYears(1)),
        ["closing"] = (Closing, During.AddMinutes(1)),
        ["closing for long"] = (Closing, During.AddMinutes(6)),
        ["closed"] = (Next(Closing.Freeze(1, During)), During),
        ["combined"] = (Next(Next(Closing.Freeze(1, During)).Combine("closing-1", 1, During)), During),
        ["reopened"] = (Next(Next(Closing.Freeze(1, During)).Do(new WindowAct.OpenUntil(After, "Late returns."), Administrator, During)), During),
    };

    private static Window Opened => Next(Window.Defined("missing", Period).Do(new WindowAct.OpenUntil(After, "At last."), Administrator, Before));

    private static Window Closing => Next(Opened.Do(new WindowAct.CloseNow(true, "The time is over."), Administrator, During));

    public static TheoryData<string, string, string> Product
    {
        get
        {
            var rows = Table.Split('\n').Select(l => l.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
            var data = new TheoryData<string, string, string>();
            foreach (var row in rows.Skip(1))
            {
                for (var i = 1; i < row.Length; i++)
                    data.Add(row[0], rows[0][i], row[i]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Product))]
    public void Act_InASituation_ComesToWhatTheTableSays(string situation, string act, string expected)
    {
        var (window, now) = Situations[situation];
        if (act == "timer")
        {
            Assert.Equal(expected, Word(window.DueAt(now).ToString()));
            return;
        }

        var decision = Act(window, act, now);
        Assert.Equal(expected, WordsOf(decision, now));
        if (decision is Decision<Window>.Changed(var next, var events))
        {
            Assert.Single(events);
            Assert.Equal("=", WordsOf(Act(next, act, now), now));
        }
    }

    [Fact]
    public void Product_OfActsAndSituations_IsWhole() => Assert.Equal(Situations.Count * 5, Product.Count);

    [Fact]
    public void Open_OfAWindowThatIsOpen_MovesItsCloseAndNotItsOpening()
    {
        var moved = Next(Opened.Do(new WindowAct.OpenUntil(After.AddDays(1), "More time."), Administrator, During));
        Assert.Equal((Before, After.AddDays(1)), (moved.Opens, moved.Closes));
    }

    [Fact]
    public void Close_AtItsTime_ClosesWhenItSaidAndNotWhenTheTimerCame()
    {
        var closed = Next(Opened.CloseAtItsTime(After.AddHours(1)));
        Assert.Equal((After, true, "The window closed at its time."), (closed.Closes, closed.Report, closed.Reason));
    }

    [Fact]
    public void Close_ForAnotherReasonOrWithoutAReport_IsNoClosingOfItsOwn()
    {
        foreach (var act in new WindowAct[] { new WindowAct.CloseNow(true, "Another."), new WindowAct.CloseNow(false, "The time is over.") })
            Assert.Equal(new Decision<Window>.Refused(new WindowRefusal.NotOpen()), Closing.Do(act, Administrator, During));
    }

    [Fact]
    public void OpenOnItsDay_HappensOnce()
    {
        var opened = Next(Window.Defined("missing", Period).OpenOnItsDay(During));
        Assert.True(opened.Open);
        Assert.IsType<Decision<Window>.Unchanged>(opened.OpenOnItsDay(During));
        Assert.IsType<Decision<Window>.Unchanged>(Closing.OpenOnItsDay(During));
    }

    [Theory]
    [InlineData("closing", -1, true)]
    [InlineData("closing", 0, true)]
    [InlineData("closing", 1, false)]
    [InlineData("closed", -1, false)]
    [InlineData("open", 1, true)]
    [InlineData("before its day", -1, false)]
    public void TakesFilePutAt_UntilTheListIsFrozen_IsWhatCameBeforeTheClose(string situation, int seconds, bool taken)
    {
        var (window, now) = Situations[situation];
        Assert.Equal(taken, window.TakesFilePutAt(During.AddSeconds(seconds), now));
    }

    [Theory]
    [InlineData("before its day", "The window for this return opens on 1 April 2018.")]
    [InlineData("past, never opened", "The window for this return closed on 30 April 2018.")]
    [InlineData("closed", "The window for this return closed on 10 April 2018 at 13:00 UK time.")]
    public void WhyNotOpen_SaysWhenInUkTime(string situation, string expected)
    {
        var (window, now) = Situations[situation];
        Assert.Equal(expected, window.WhyNotOpen(now).Words);
    }

    /// <summary>What comes while the list of a closing is frozen comes by more time that was given: no closing cuts it off, and it is late.</summary>
    [Theory]
    [InlineData("open", 0, false)]
    [InlineData("on its day", 0, false)]
    [InlineData("past, never opened", 0, true)]
    [InlineData("overdue", 0, true)]
    [InlineData("closing", 1, true)]
    [InlineData("closed", 1, true)]
    [InlineData("reopened", 1, true)]
    public void ArrivalOf_ASituation_IsLateAfterItsTimeOrAClosing(string situation, int closings, bool late)
    {
        var (window, now) = Situations[situation];
        Assert.Equal(new Arrival(closings, late), window.ArrivalOf(now));
    }

    [Fact]
    public void ArrivalOf_AFileThatWasPutBeforeTheClose_IsThatOfTheWindow() => Assert.Equal(new Arrival(0, false), Closing.ArrivalOf(After, During));

    [Theory]
    [InlineData(true, 1, null, null, "NoReason")]
    [InlineData(true, 1, null, " ", "NoReason")]
    [InlineData(true, null, null, "x", "NoTimeToClose")]
    [InlineData(true, 0, null, "x", "NoTimeToClose")]
    [InlineData(true, 0, true, "x", "NoTimeToClose")]
    [InlineData(true, 1, true, "x", "ReportOfAnOpening")]
    [InlineData(true, 1, null, "x", "OpenUntil")]
    [InlineData(false, 1, null, "x", "TimeOfAClosing")]
    [InlineData(false, null, false, "x", "CloseNow")]
    [InlineData(false, null, null, "x", "CloseNow")]
    public void TryRead_OfWhatAnAdministratorAsks_IsAnActOrSaysWhyNot(bool open, int? closesInDays, bool? report, string? reason, string expected)
    {
        var read = WindowAct.TryRead(open, closesInDays is { } days ? During.AddDays(days) : null, report, reason, During, out var act, out var refusal);
        Assert.Equal((read, expected), (refusal is null, act?.GetType().Name ?? refusal!.GetType().Name));
        Assert.False(WindowAct.TryRead(open, null, null, new('x', 501), During, out _, out _));
    }

    private static Decision<Window> Act(Window window, string act, DateTimeOffset now) => act switch
    {
        "open" => window.Do(new WindowAct.OpenUntil(After.AddYears(2), "Once more."), Administrator, now),
        "close" => window.Do(new WindowAct.CloseNow(true, "The time is over."), Administrator, now),
        "freeze" => window.Freeze(1, now),
        _ => window.Combine("closing-1", 1, now),
    };

    private static string WordsOf(Decision<Window> decision, DateTimeOffset now) => decision switch
    {
        Decision<Window>.Changed(_, [var happened]) when happened.Kind is EventKind.Frozen or EventKind.Combined => happened.Kind.Name(),
        Decision<Window>.Changed(var next, _) => next.IsOpen(now) ? "open" : next.IsClosing ? "closing" : "?",
        Decision<Window>.Refused(var why) => $"!{why.GetType().Name}",
        _ => "=",
    };

    private static string Word(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static Window Next(Decision<Window> decision) => Assert.IsType<Decision<Window>.Changed>(decision).Next;
}
