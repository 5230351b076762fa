using Reporting.Domain.Returns;

namespace Reporting.Domain.Releases;

/// <summary>
/// One edition of a period's report on its way to the public, from when its run was shared with the councils. Every act on it decides here: it gives the next
/// state with its event, or a refusal.
/// </summary>
/// <param name="Number">Counts the releases of a period from 1, those that were withdrawn before publication among them.</param>
/// <param name="Edition">Counts what readers saw from 1: one more than the editions of the period that were published before.</param>
/// <param name="Run">What was shared last, and is approved and published.</param>
/// <param name="Amends">Null of a first edition.</param>
/// <param name="Approval">Null before it is approved.</param>
/// <param name="Due">When it will be published, or was to be; null before a time is set.</param>
/// <param name="Moved">Days that were announced and have changed, in order.</param>
/// <param name="PublishedAt">Null before publication.</param>
/// <param name="Withdrawal">Null unless it was withdrawn.</param>
public sealed partial record Release(
    string Collection, string Period, int Number, int Edition, ReleaseState State, ReleaseRun Run, DateTimeOffset SharedAt, Amendment? Amends,
    Approval? Approval, DateTimeOffset? Due, IReadOnlyList<MovedDate> Moved, DateTimeOffset? PublishedAt, Withdrawal? Withdrawal)
{
    // The timer looks each minute, and what is due is ready before.
    private static readonly TimeSpan PublishesWithin = TimeSpan.FromMinutes(1);

    /// <summary>How long before publication people may be given access to it.</summary>
    public static TimeSpan EarlyAccess { get; } = TimeSpan.FromHours(24);

    /// <summary>How many working days councils have to say what is wrong in their drafts.</summary>
    public static int DaysToComment => 5;

    /// <summary>Whether it was published more than a minute after its time.</summary>
    public bool IsLate => PublishedAt - Due > PublishesWithin;

    /// <summary>Whether readers could see it, even if it was withdrawn since.</summary>
    public bool WasPublished => PublishedAt is not null;

    /// <summary>Whether it is neither published nor withdrawn.</summary>
    public bool IsUnderWay => State is ReleaseState.Shared or ReleaseState.Approved or ReleaseState.Scheduled;

    /// <summary>Whether it is to be published now.</summary>
    public bool IsDueAt(DateTimeOffset now) => State is ReleaseState.Scheduled && Due <= now;

    /// <summary>Whether people who were granted access may read it: in the 24 hours before publication, until it happens.</summary>
    public bool IsReadEarlyAt(DateTimeOffset now) => State is ReleaseState.Scheduled && Due - now <= EarlyAccess;

    private Decision<Release> Become(Release next, EventKind kind, DateTimeOffset at, Actor by, string what) =>
        next == this ? new Decision<Release>.Unchanged(this) : new Decision<Release>.Changed(next, [new(kind, at, by, what)]);

    private static Decision<Release> Refuse(ReleaseRefusal why) => new Decision<Release>.Refused(why);

    private Decision<Release> NotNow(string what) => Refuse(new ReleaseRefusal.NotInThisState(State, what));
}
