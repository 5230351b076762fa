using Reporting.Domain.Releases;
using Reporting.Domain.Returns;
using Xunit;

namespace Reporting.Domain.Tests.Releases;

/// <summary>Every act on a release in every state, with what comes of it.</summary>
public sealed class ReleaseTests
{
    /// <summary>A word is how it is then, ! begins a refusal, = is that nothing changes.</summary>
    private const string Table = """
        state            share this run  share another    approve          unapprove        schedule         publish at time  publish now      withdraw
        shared           =               !AnotherUnderWay Approved         !NotInThisState  !NotInThisState  !NotInThisState  !NotInThisState  Withdrawn
        approved         =               !AnotherUnderWay =                Shared           Scheduled        !NotInThisState  Published        Withdrawn
        scheduled        =               !AnotherUnderWay =                Shared           =                !NotInThisState  Published        Withdrawn
        due              =               !AnotherUnderWay =                Shared           =                Published        Published        Withdrawn
        published        !NoAmendment    !NoAmendment     !NotInThisState  !NotInThisState  !NotInThisState  =                =                Withdrawn
        withdrawn        Shared          Shared           !NotInThisState  !NotInThisState  !NotInThisState  !NotInThisState  !NotInThisState  !WithdrawnBefore
        withdrawn after  !NoAmendment    !NoAmendment     !NotInThisState  !NotInThisState  !NotInThisState  !NotInThisState  !NotInThisState  =
        """;

    private static readonly Reason Why = SampleRelease.Reason("The figures of one council were wrong.");

    public static TheoryData<string, string, string> Product
    {
        get
        {
            var rows = Table.Split('\n').Select(l => l.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
            var data = new TheoryData<string, string, string>();
            foreach (var row in rows.Skip(1))
            {
                // Two columns stand a single space apart where a word fills its column.
                var cells = row.SelectMany((c, i) => i == 0 ? [c] : c.Split(' ')).ToList();
                for (var i = 1; i < cells.Count; i++)
                    data.Add(cells[0], rows[0][i], cells[i]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Product))]
    public void Act_InEachState_GivesTheNextOrARefusal(string state, string act, string expected)
    {
        var (release, now) = Situation(state);
        var decision = Do(release, act, now);
        Assert.Equal(expected, decision switch
        {
            Decision<Release>.Changed changed => changed.Next.State.ToString(),
            Decision<Release>.Unchanged => "=",
            Decision<Release>.Refused refused => $"!{refused.Why.GetType().Name}",
            _ => null,
        });
        if (decision is Decision<Release>.Changed { Events: var events })
            Assert.Single(events);
    }

    [Theory]
    [InlineData("asker", "OwnRun")]
    [InlineData("joined", "OwnRun")]
    [InlineData("answered", "OwnAnswers")]
    [InlineData("publisher", null)]
    public void Approve_IsByPerson_WhoNeitherMadeItNorAnswered(string person, string? refusal)
    {
        var review = SampleRelease.Review.Comment("Return interviews", "The number is 12.", SampleRelease.Council, SampleRelease.SharedAt.AddHours(1)).Next()
            .Answer(1, true, "It is 12 now.", SampleRelease.Person("answered"), SampleRelease.SharedAt.AddHours(2)).Next();
        var decision = SampleRelease.Shared.Approve("run-1", [], CouncilReviews.Of([review]), SampleRelease.Person(person), SampleRelease.SharedAt.AddDays(1));
        Assert.Equal(refusal, (decision as Decision<Release>.Refused)?.Why.GetType().Name);
    }

    [Fact]
    public void Approve_OfARunThatATimerMade_NeedsOnlyAPersonWhoAnsweredNothing()
    {
        var release = SampleRelease.Shared with { Run = new("closing-1", []) };
        Assert.IsType<Decision<Release>.Changed>(
            release.Approve("closing-1", [], SampleRelease.Over, SampleRelease.Person("asker"), SampleRelease.SharedAt.AddDays(1)));
    }

    [Fact]
    public void Approve_WaitsForCouncils_UntilEachHasAnsweredOrTheirTimeIsOver()
    {
        var until = SampleRelease.Review.Until;
        Assert.IsType<ReleaseRefusal.CommentsOpen>(Approve(SampleRelease.Review, until.AddTicks(-1)));
        Assert.Null(Approve(SampleRelease.Review, until));
        var confirmed = SampleRelease.Review.Confirm(SampleRelease.Council, SampleRelease.SharedAt.AddHours(1)).Next();
        Assert.Null(Approve(confirmed, SampleRelease.SharedAt.AddHours(2)));
        var commented = SampleRelease.Review.Comment("Title", "It is 12.", SampleRelease.Council, SampleRelease.SharedAt.AddHours(1)).Next();
        Assert.IsType<ReleaseRefusal.CommentsUnanswered>(Approve(commented, SampleRelease.SharedAt.AddHours(2)));
        Assert.IsType<ReleaseRefusal.CommentsUnanswered>(Approve(commented, until.AddDays(9)));

        static Refusal? Approve(CouncilReview review, DateTimeOffset at) =>
            (SampleRelease.Shared.Approve("run-1", [], CouncilReviews.Of([review]), SampleRelease.Publisher, at) as Decision<Release>.Refused)?.Why;
    }

    [Fact]
    public void Approve_OfWhatBlocks_SaysWhat()
    {
        ChecklistEntry[] checklist = [new("attack", true, "Hidden counts could be told."), new("response", false, "Few came.")];
        var refused = Assert.IsType<Decision<Release>.Refused>(
            SampleRelease.Shared.Approve("run-1", checklist, SampleRelease.Over, SampleRelease.Publisher, SampleRelease.SharedAt.AddDays(1)));
        Assert.Equal("Hidden counts could be told.", refused.Why.Words);
    }

    [Fact]
    public void Share_OfAnotherRunInItsPlace_EndsTheApproval()
    {
        var instead = SampleRelease.Sharing("run-2") with { Instead = true };
        var next = Release.Share([SampleRelease.Scheduled], instead, SampleRelease.Publisher, SampleRelease.SharedAt)
            .Next();
        Assert.Equal((1, 1, ReleaseState.Shared, "run-2", null, null), (next.Number, next.Edition, next.State, next.Run.Id, next.Approval, next.Due));
        Assert.IsType<ReleaseRefusal.AnotherRun>(Assert.IsType<Decision<Release>.Refused>(
            next.Approve("run-1", [], SampleRelease.Over, SampleRelease.Publisher, SampleRelease.SharedAt)).Why);
    }

    [Fact]
    public void Share_AfterAnEdition_IsTheNextOneAndSaysWhy()
    {
        var sharing = SampleRelease.Sharing("run-2") with { Amends = (AmendmentKind.Correction, "One council sent a wrong figure.") };
        var next = Release.Share([SampleRelease.Published], sharing, SampleRelease.Publisher, SampleRelease.SharedAt.AddDays(30)).Next();
        Assert.Equal((2, 2), (next.Number, next.Edition));
        Assert.Equal(new Amendment(AmendmentKind.Correction, 1, "One council sent a wrong figure."), next.Amends);
        Assert.IsType<Decision<Release>.Refused>(
            Release.Share(
                [SampleRelease.Published], sharing with { Amends = (AmendmentKind.Correction, " ") }, SampleRelease.Publisher, SampleRelease.SharedAt));
        Assert.IsType<ReleaseRefusal.NothingToAmend>(
            Assert.IsType<Decision<Release>.Refused>(Release.Share([], sharing, SampleRelease.Publisher, SampleRelease.SharedAt)).Why);
    }

    /// <summary>What was withdrawn before anybody saw it counts as no edition.</summary>
    [Fact]
    public void Share_AfterAWithdrawnDraft_IsStillTheFirstEdition()
    {
        var next = Release.Share([SampleRelease.Withdrawn], SampleRelease.Sharing("run-2"), SampleRelease.Publisher, SampleRelease.SharedAt).Next();
        Assert.Equal((2, 1), (next.Number, next.Edition));
    }

    [Fact]
    public void Withdraw_ForABreach_TakesItAwayAtOnceAndItsReasonComesAfter()
    {
        var at = SampleRelease.Due.AddDays(1);
        var gone = SampleRelease.Published.Withdraw(null, breach: true, SampleRelease.Publisher, at).Next();
        Assert.Equal(new Withdrawal(at, null, true), gone.Withdrawal);
        var told = gone.Withdraw(Why, breach: false, SampleRelease.Publisher, at.AddDays(1)).Next();
        Assert.Equal(new Withdrawal(at, Why.Text, true), told.Withdrawal);
        Assert.IsType<Decision<Release>.Unchanged>(told.Withdraw(Why, breach: false, SampleRelease.Publisher, at.AddDays(2)));
        Assert.IsType<ReleaseRefusal.WithdrawnBefore>(Assert.IsType<Decision<Release>.Refused>(
            told.Withdraw(SampleRelease.Reason("Another."), breach: false, SampleRelease.Publisher, at)).Why);
        Assert.IsType<ReleaseRefusal.NoReason>(
            Assert.IsType<Decision<Release>.Refused>(SampleRelease.Published.Withdraw(null, breach: false, SampleRelease.Publisher, at)).Why);
    }

    private static (Release Release, DateTimeOffset Now) Situation(string state) => state switch
    {
        "shared" => (SampleRelease.Shared, SampleRelease.SharedAt.AddDays(20)),
        "approved" => (SampleRelease.Approved, SampleRelease.SharedAt.AddDays(20)),
        "scheduled" => (SampleRelease.Scheduled, SampleRelease.SharedAt.AddDays(20)),
        "due" => (SampleRelease.Scheduled, SampleRelease.Due),
        "published" => (SampleRelease.Published, SampleRelease.Due.AddDays(1)),
        "withdrawn" => (SampleRelease.Withdrawn, SampleRelease.Due.AddDays(1)),
        _ => (SampleRelease.Published.Withdraw(Why, false, SampleRelease.Publisher, SampleRelease.Due.AddDays(1)).Next(), SampleRelease.Due.AddDays(2)),
    };

    private static Decision<Release> Do(Release release, string act, DateTimeOffset now) => act switch
    {
        "share this run" => Release.Share([release], SampleRelease.Sharing("run-1"), SampleRelease.Publisher, now),
        "share another" => Release.Share([release], SampleRelease.Sharing("run-2"), SampleRelease.Publisher, now),
        "approve" => release.Approve("run-1", [], SampleRelease.Over, SampleRelease.Publisher, now),
        "unapprove" => release.Unapprove(Why, SampleRelease.Publisher, now),
        "schedule" => release.Schedule(SampleRelease.Due, null, SampleRelease.Days(), SampleRelease.Publisher, now),
        "publish at time" => release.PublishAtItsTime(SampleRelease.Days(), now),
        "publish now" => release.PublishNow(Why, SampleRelease.Days(), SampleRelease.Publisher, now),
        _ => release.Withdraw(Why, breach: false, SampleRelease.Publisher, now),
    };
}
