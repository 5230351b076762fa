namespace Reporting.Domain.Returns;

/// <summary>A return as it stands. Every act on it decides here: it gives the next state with its events, or a refusal.</summary>
/// <param name="Newest">The version that came last, rejected ones too; null before the first.</param>
/// <param name="Current">The newest accepted version: the one that counts; null while there is none.</param>
/// <param name="ReceivedAt">When the newest version came; null before the first.</param>
/// <param name="Late">The current version came after the window had closed: it was opened again, or the body was given more time.</param>
/// <param name="Excluded">It is left out of the figures of England and the regions.</param>
/// <param name="Reason">Why it is nil, late or excluded; null where nobody said.</param>
/// <param name="FrozenIn">The closing in whose list it was last frozen; 0 before the first.</param>
/// <param name="Explained">How many explanations stand, so that an upload looks for them only where there are any.</param>
/// <param name="ExtendedUntil">When uploads of this body end, whatever its window says; null where its window decides.</param>
public sealed partial record Return(
    ReturnKey Key, ReturnState State, RecordedVersion? Newest, RecordedVersion? Current, DateTimeOffset? ReceivedAt, bool Late, bool Excluded, string? Reason,
    int FrozenIn, int Explained, DateTimeOffset? ExtendedUntil)
{
    /// <summary>A return of which nothing has come.</summary>
    public static Return NotStarted(ReturnKey key) => new(key, ReturnState.NotStarted, null, null, null, false, false, null, 0, 0, null);

    /// <summary>The number of the version that came last; 0 before the first.</summary>
    public int NewestNumber => Newest?.Name.Number ?? 0;

    /// <summary>Names what the return is now: it changes with each version.</summary>
    public string Revision => Newest?.Name.ToString() ?? "0";

    /// <summary>The version that a list counts; null where there is none. A body that has nothing to report has answered, whatever it sent before.</summary>
    public RecordedVersion? Counted => State is ReturnState.Nil ? null : Current;

    /// <summary>Whether something is still to come: nothing was accepted, and nobody has said that nothing will.</summary>
    public bool IsOwed => Current is null && State is not ReturnState.Nil && !Excluded;

    /// <summary>Why nothing can be uploaded or explained; null where it can.</summary>
    public ReturnRefusal? WhyFixed => State switch
    {
        ReturnState.SignedOff => new ReturnRefusal.SignedOff(),
        ReturnState.Nil => new ReturnRefusal.Nil(),
        _ => null,
    };

    /// <summary>Whether this body may upload although its window is not open.</summary>
    public bool IsExtended(DateTimeOffset now) => now < ExtendedUntil;

    /// <summary>Marks the return as one of a closing's list, so that an upload that found the window open before cannot change it.</summary>
    /// <param name="closing">From 1.</param>
    public Return FrozenBy(int closing) => this with { FrozenIn = Math.Max(FrozenIn, closing) };

    private Decision<Return> Become(Return next, ReturnEvent happened) =>
        next == this ? new Decision<Return>.Unchanged(this) : new Decision<Return>.Changed(next, [happened]);

    private static Decision<Return> Refuse(ReturnRefusal why) => new Decision<Return>.Refused(why);
}
