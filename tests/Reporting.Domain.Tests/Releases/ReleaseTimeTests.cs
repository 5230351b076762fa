using Reporting.Domain.Releases;
using Reporting.Domain.Returns;
using Xunit;

namespace Reporting.Domain.Tests.Releases;

/// <summary>When something is published: UK hours, weekends, bank holidays, elections, late timers and early readers.</summary>
public sealed class ReleaseTimeTests
{
    private static readonly PreElectionPeriod Election = new(new(2026, 3, 30), new(2026, 5, 7), "Local elections", "Cabinet Office guidance");

    [Theory]
    [InlineData("2026-01-08", "2026-01-08T09:30Z")]
    [InlineData("2026-07-09", "2026-07-09T08:30Z")]
    // The Fridays before and the Mondays after the clocks change.
    [InlineData("2026-03-27", "2026-03-27T09:30Z")]
    [InlineData("2026-03-30", "2026-03-30T08:30Z")]
    [InlineData("2026-10-23", "2026-10-23T08:30Z")]
    [InlineData("2026-10-26", "2026-10-26T09:30Z")]
    public void UsualTime_IsHalfPastNineByUkClocks(string day, string utc) =>
        Assert.Equal(At(utc), ReleaseDays.UsualTimeOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-03-02T10:00Z", "2026-03-10T00:00Z")] // A Monday; the fifth working day is the next one.
    [InlineData("2026-03-01T23:59Z", "2026-03-07T00:00Z")] // A Sunday.
    [InlineData("2026-04-01T10:00Z", "2026-04-09T23:00Z")] // Easter Monday does not count, and summer time has begun.
    [InlineData("2026-03-26T10:00Z", "2026-04-02T23:00Z")] // The clocks change in between.
    public void EndOfWorkingDays_LeavesWeekendsAndHolidaysOut(string shared, string until) =>
        Assert.Equal(At(until), SampleRelease.Days().EndOfWorkingDays(At(shared), 5));

    [Theory]
    [InlineData("2026-03-01T09:00Z", "TimeIsPast")]
    [InlineData("2026-03-14T09:30Z", "Weekend")]
    [InlineData("2026-03-15T09:30Z", "Weekend")]
    [InlineData("2026-03-29T22:59Z", "Weekend")]
    [InlineData("2026-03-29T23:00Z", "BeforeAnElection")] // It is Monday already in the United Kingdom.
    [InlineData("2026-05-07T08:30Z", "BeforeAnElection")]
    [InlineData("2026-05-08T08:30Z", null)]
    [InlineData("2026-04-06T08:30Z", "BeforeAnElection")]
    public void Schedule_RefusesTimesAtWhichNothingIsPublished(string at, string? refusal)
    {
        var decision = SampleRelease.Approved.Schedule(At(at), null, SampleRelease.Days(Election), SampleRelease.Publisher, SampleRelease.SharedAt);
        Assert.Equal(refusal, (decision as Decision<Release>.Refused)?.Why.GetType().Name);
    }

    [Fact]
    public void Schedule_Again_NeedsAReasonAndKeepsWhatWasAnnounced()
    {
        var later = SampleRelease.Due.AddDays(1);
        var at = SampleRelease.SharedAt.AddDays(10);
        Assert.IsType<Decision<Release>.Refused>(SampleRelease.Scheduled.Schedule(later, null, SampleRelease.Days(), SampleRelease.Publisher, at));
        var why = SampleRelease.Reason("A council's figures are being corrected.");
        var moved = SampleRelease.Scheduled.Schedule(later, why, SampleRelease.Days(), SampleRelease.Publisher, at).Next();
        Assert.Equal(later, moved.Due);
        Assert.Equal([new(SampleRelease.Due, later, why.Text, at)], moved.Moved);
    }

    [Fact]
    public void PublishAtItsTime_InsideAPreElectionPeriodThatCameLater_IsStoppedAndNamed()
    {
        var refused = Assert.IsType<Decision<Release>.Refused>(SampleRelease.Scheduled.PublishAtItsTime(SampleRelease.Days(Election), SampleRelease.Due));
        Assert.Contains("Local elections", refused.Why.Words, StringComparison.Ordinal);
        Assert.IsType<Decision<Release>.Refused>(SampleRelease.Scheduled.PublishNow(
            SampleRelease.Reason("At once."), SampleRelease.Days(Election), SampleRelease.Publisher, SampleRelease.Due));
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, false)]
    [InlineData(60, false)]
    [InlineData(61, true)]
    [InlineData(86_400, true)]
    public void PublishAtItsTime_TooLate_SaysSo(int seconds, bool? late)
    {
        var decision = SampleRelease.Scheduled.PublishAtItsTime(SampleRelease.Days(), SampleRelease.Due.AddSeconds(seconds));
        Assert.Equal(late, (decision as Decision<Release>.Changed)?.Next.IsLate);
    }

    [Theory]
    [InlineData(-86_401, false)]
    [InlineData(-86_400, true)]
    [InlineData(0, true)] // Late: until publication happens.
    [InlineData(3_600, true)]
    public void Grant_OpensInThe24HoursBeforeAndUntilPublication(int seconds, bool opens)
    {
        var grant = new PreReleaseGrant("aad:minister", "A Person", "Private office", "aad:publisher", SampleRelease.SharedAt, null);
        var now = SampleRelease.Due.AddSeconds(seconds);
        Assert.Equal(opens, grant.Opens(SampleRelease.Scheduled, now));
        Assert.False((grant with { StoppedAt = now }).Opens(SampleRelease.Scheduled, now));
        Assert.False(grant.Opens(SampleRelease.Published, now));
        Assert.False(grant.Opens(SampleRelease.Approved, now));
    }

    [Fact]
    public void Checklist_BlocksFirst_ThenWarns()
    {
        var run = new RunFacts(true, false, ["Conclusion"], ["301"], 2, true, false, 153, 120, ["Missing children"], false);
        var entries = ReleaseChecklist.Of(run, At("2026-04-06T08:30Z"), SampleRelease.Days());
        Assert.Equal(
            ["draft", "attack", "sections", "exclusions", "quotations", "synthetic", "response", "source", "next", "holiday"], entries.Select(e => e.Code));
        Assert.Equal(6, entries.Count(e => e.Blocks));
        Assert.Empty(ReleaseChecklist.Of(new(false, true, [], [], 0, true, true, 153, 153, [], true), null, SampleRelease.Days()));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
