namespace Reporting.Domain.Returns;

/// <content>What a director and an administrator do.</content>
public sealed partial record Return
{
    /// <summary>A director signs off the version that counts. From then on it stays, until an administrator reopens it.</summary>
    /// <param name="version">The version that the director has seen.</param>
    public Decision<Return> SignOff(int version, Actor by, DateTimeOffset now)
    {
        if (Current is not { } current)
            return Refuse(new ReturnRefusal.NothingToSignOff());
        if (current.Name.Number != version)
            return Refuse(new ReturnRefusal.AnotherVersionCounts(current.Name.Number, version));
        return State switch
        {
            ReturnState.SignedOff => new Decision<Return>.Unchanged(this),
            ReturnState.Nil => Refuse(new ReturnRefusal.Nil()),
            ReturnState.WithQueries => Refuse(new ReturnRefusal.QueriesOpen()),
            _ => Become(
                this with { State = ReturnState.SignedOff }, ReturnEvent.Of(EventKind.SignedOff, now, by, $"Version {version} was signed off.", current.Name)),
        };
    }

    /// <summary>Undoes a sign-off, a nil return or an exclusion.</summary>
    /// <param name="events">All that has happened to the return.</param>
    /// <param name="issues">Of the version that counts; null where there is none, or what was found in it is not stored yet.</param>
    public Decision<Return> Reopen(Reason reason, IReadOnlyList<ReturnEvent> events, IReadOnlyList<Issue>? issues, Actor by, DateTimeOffset now)
    {
        var happened = Administered(EventKind.Reopened, reason, by, now);
        if (WhyFixed is not null)
            return Become(this with { Excluded = false, Reason = null, State = StateOnceOpen(events, issues) }, happened);
        if (Excluded)
            return Become(this with { Excluded = false, Reason = null }, happened);

        // Where the last event is this very act, its answer did not arrive, and it is asked for again.
        return events is [.., var last] && (last.Kind, last.By.Key, last.What) == (happened.Kind, happened.By.Key, happened.What)
            ? new Decision<Return>.Unchanged(this)
            : Refuse(new ReturnRefusal.AlreadyOpen());
    }

    /// <summary>Leaves the return out of the figures of England and the regions.</summary>
    public Decision<Return> Exclude(Reason reason, Actor by, DateTimeOffset now) =>
        Become(this with { Excluded = true, Reason = reason.Text }, Administered(EventKind.Excluded, reason, by, now));

    /// <summary>Lets the body upload until a time of its own.</summary>
    public Decision<Return> Extend(DateTimeOffset until, Reason reason, Actor by, DateTimeOffset now)
    {
        if (until <= now)
            return Refuse(new ReturnRefusal.ExtensionIsPast());
        return WhyFixed is { } why
            ? Refuse(why)
            : Become(
                this with { ExtendedUntil = until.ToUniversalTime(), Reason = Excluded ? Reason : reason.Text },
                Administered(EventKind.Extended, reason, by, now));
    }

    /// <summary>Says that the body has nothing to report: it counts as answered, without figures.</summary>
    public Decision<Return> MakeNil(Reason reason, Actor by, DateTimeOffset now) => State is ReturnState.SignedOff
        ? Refuse(new ReturnRefusal.SignedOff())
        : Become(this with { State = ReturnState.Nil, Reason = reason.Text }, Administered(EventKind.Nil, reason, by, now));

    private ReturnState StateOnceOpen(IReadOnlyList<ReturnEvent> events, IReadOnlyList<Issue>? issues)
    {
        if (Current is null)
            return Newest is null or { Accepted: true, Erased: true } ? ReturnState.NotStarted : ReturnState.Rejected;
        return issues is null ? ReturnState.WithQueries : ReturnStates.OfCurrent(issues, [.. Explanations.Standing(events).Select(e => e.Issue)]);
    }

    private ReturnEvent Administered(EventKind kind, Reason reason, Actor by, DateTimeOffset now) =>
        new(kind, now, by, reason.Text, Current?.Name.Number, Current?.Name.Sha256);
}
