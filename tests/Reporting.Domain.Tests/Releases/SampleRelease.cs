using Reporting.Domain.Releases;
using Reporting.Domain.Returns;

namespace Reporting.Domain.Tests.Releases;

/// <summary>A release of one run in each of its states. It is shared on Monday 2 March 2026 and due on Tuesday 7 April 2026 at 09:30, in summer time.</summary>
internal static class SampleRelease
{
    public static readonly DateTimeOffset SharedAt = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Due = new(2026, 4, 7, 8, 30, 0, TimeSpan.Zero);
    public static readonly Actor Publisher = Person("publisher");
    public static readonly Actor Council = Person("council");

    public static CouncilReview Review => CouncilReview.Begin("301", "sha", Days().EndOfWorkingDays(SharedAt, 5), SharedAt);

    /// <summary>One council, which has nothing to correct.</summary>
    public static CouncilReviews Over => CouncilReviews.Of([Review.Confirm(Council, SharedAt.AddHours(1)).Next()]);

    public static Release Shared => Release.Share([], Sharing("run-1"), Publisher, SharedAt).Next();

    public static Release Approved => Shared.Approve("run-1", [], Over, Publisher, SharedAt.AddDays(8)).Next();

    public static Release Scheduled => Approved.Schedule(Due, null, Days(), Publisher, SharedAt.AddDays(9)).Next();

    public static Release Published => Scheduled.PublishAtItsTime(Days(), Due).Next();

    public static Release Withdrawn => Shared.Withdraw(Reason("It is not wanted any more."), false, Publisher, SharedAt.AddDays(1)).Next();

    public static Sharing Sharing(string run) => new("missing", "2024", new(run, ["aad:asker", "aad:joined"]), [], null, false);

    public static Actor Person(string name) => new($"aad:{name}", name);

    public static ReleaseDays Days(params PreElectionPeriod[] periods) =>
        new(day => day == new DateOnly(2026, 4, 6) ? "Easter Monday" : null, periods);

    public static Reason Reason(string text) =>
        Domain.Returns.Reason.TryRead(text, out var reason, out var refusal) ? reason : throw new ArgumentException(refusal.Words, nameof(text));

    /// <summary>What something becomes by an act that changes it.</summary>
    public static T Next<T>(this Decision<T> decision) => ((Decision<T>.Changed)decision).Next;
}
