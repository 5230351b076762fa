namespace Reporting.Domain.Returns;

/// <content>What is erased.</content>
public sealed partial record Return
{
    /// <summary>How long a version with personal details is kept, closed to everybody, before it is erased.</summary>
    public static readonly TimeSpan QuarantinedFor = TimeSpan.FromDays(7);

    /// <summary>
    /// Erases a version. From the event on it neither counts nor is the newest that the same bytes would be. The version that counts cannot be erased: a newer
    /// one, or a nil return, must take its place first.
    /// </summary>
    /// <param name="reason">Null where the service erases what was quarantined long enough.</param>
    /// <param name="events">All that has happened to the return.</param>
    /// <param name="combinedClosing">The newest closing whose figures have been put together; 0 before the first.</param>
    public Decision<Return> Erase(VersionName version, Reason? reason, IReadOnlyList<ReturnEvent> events, int combinedClosing, Actor by, DateTimeOffset now)
    {
        if (events.HasErased(version.Number))
            return new Decision<Return>.Unchanged(this);
        if (Current?.Name == version && State is not ReturnState.Nil)
            return Refuse(new ReturnRefusal.VersionCounts(version.Number));

        // A frozen list may name it: without its figures that closing, and all later ones, could never be put together.
        if (events.HasAccepted(version.Number) && FrozenIn > combinedClosing)
            return Refuse(new ReturnRefusal.ClosingUnderWay(FrozenIn));
        var what = reason is null
            ? $"Version {version.Number} was erased, seven days after it was refused for personal details."
            : $"Version {version.Number} was erased: {reason.Text}";
        return new Decision<Return>.Changed(
            this with { Newest = Newest?.Name == version ? Newest with { Erased = true } : Newest, Current = Current?.Name == version ? null : Current },
            [ReturnEvent.Of(EventKind.Erased, now, by, what, version)]);
    }

    /// <summary>Which versions have been quarantined long enough.</summary>
    /// <param name="quarantined">The events that quarantined them, of whichever bodies.</param>
    /// <param name="erased">The versions that have been erased already.</param>
    public static IEnumerable<(TBody Body, VersionName Version)> DueForErasure<TBody>(
        IEnumerable<(TBody Body, ReturnEvent Event)> quarantined, IReadOnlySet<(TBody Body, int? Version)> erased, DateTimeOffset now) =>
        quarantined.Where(q => now - q.Event.At >= QuarantinedFor && !erased.Contains((q.Body, q.Event.Version)))
            .Select(q => (q.Body, new VersionName(q.Event.Version!.Value, q.Event.Sha256!)));
}
