using System.Collections.Frozen;

namespace Reporting.Domain.Returns;

/// <summary>What kind of thing happened.</summary>
public enum EventKind
{
    /// <summary>A version of a return came.</summary>
    Received,

    /// <summary>A version was checked, and has no errors.</summary>
    Accepted,

    /// <summary>A version was checked, and has errors.</summary>
    Rejected,

    /// <summary>A version holds personal details, so nobody can download it.</summary>
    Quarantined,

    /// <summary>A query was explained.</summary>
    Explained,

    /// <summary>Explanations ended, because the figures that they explained have changed.</summary>
    ExplanationDropped,

    /// <summary>A director signed off the version that counts.</summary>
    SignedOff,

    /// <summary>A sign-off, a nil return or an exclusion was undone.</summary>
    Reopened,

    /// <summary>A return was left out of the figures of England and the regions.</summary>
    Excluded,

    /// <summary>A body was given more time.</summary>
    Extended,

    /// <summary>A body has nothing to report.</summary>
    Nil,

    /// <summary>The bytes of a version are gone, or going.</summary>
    Erased,

    /// <summary>A window opened, or was given another time to close.</summary>
    Opened,

    /// <summary>A window closed.</summary>
    Closed,

    /// <summary>The list of a closing was written.</summary>
    Frozen,

    /// <summary>The figures of a list were put together.</summary>
    Combined,

    /// <summary>The bodies that owe something to a window were reminded.</summary>
    Reminded,

    /// <summary>Rows of the inspectorate's records say that somebody may be in danger.</summary>
    Raised,

    /// <summary>Somebody has such a concern in hand.</summary>
    Acknowledged,

    /// <summary>A person's access was changed.</summary>
    AccessChanged,

    /// <summary>A comparator set was made or changed.</summary>
    ComparatorsChanged,

    /// <summary>A comparator set was deleted.</summary>
    ComparatorsDeleted,

    /// <summary>A message that had been set aside was sent again.</summary>
    Replayed,

    /// <summary>A run was shared with the councils.</summary>
    Shared,

    /// <summary>A council commented on its draft page.</summary>
    Commented,

    /// <summary>A council has nothing to correct on its draft page.</summary>
    Confirmed,

    /// <summary>A comment was answered.</summary>
    CommentAnswered,

    /// <summary>A run was approved.</summary>
    Approved,

    /// <summary>An approval was taken back.</summary>
    Unapproved,

    /// <summary>A time of publication was set or moved.</summary>
    Scheduled,

    /// <summary>An edition was published.</summary>
    Published,

    /// <summary>A release was withdrawn.</summary>
    Withdrawn,

    /// <summary>Somebody may read a release before its publication.</summary>
    Granted,

    /// <summary>Somebody may no longer read a release before its publication.</summary>
    GrantStopped,

    /// <summary>Somebody read a release before its publication.</summary>
    ReadEarly,
}

/// <summary>The name of each kind of event, in storage and in answers: it never changes.</summary>
public static class EventKinds
{
    private static readonly FrozenDictionary<EventKind, string> Names = new Dictionary<EventKind, string>
    {
        [EventKind.Received] = "received",
        [EventKind.Accepted] = "accepted",
        [EventKind.Rejected] = "rejected",
        [EventKind.Quarantined] = "quarantined",
        [EventKind.Explained] = "explained",
        [EventKind.ExplanationDropped] = "explanationDropped",
        [EventKind.SignedOff] = "signedOff",
        [EventKind.Reopened] = "reopened",
        [EventKind.Excluded] = "excluded",
        [EventKind.Extended] = "extended",
        [EventKind.Nil] = "nil",
        [EventKind.Erased] = "erased",
        [EventKind.Opened] = "opened",
        [EventKind.Closed] = "closed",
        [EventKind.Frozen] = "frozen",
        [EventKind.Combined] = "combined",
        [EventKind.Reminded] = "reminded",
        [EventKind.Raised] = "raised",
        [EventKind.Acknowledged] = "acknowledged",
        [EventKind.AccessChanged] = "access",
        [EventKind.ComparatorsChanged] = "comparatorsChanged",
        [EventKind.ComparatorsDeleted] = "comparatorsDeleted",
        [EventKind.Replayed] = "replayed",
        [EventKind.Shared] = "shared",
        [EventKind.Commented] = "commented",
        [EventKind.Confirmed] = "confirmed",
        [EventKind.CommentAnswered] = "commentAnswered",
        [EventKind.Approved] = "approved",
        [EventKind.Unapproved] = "unapproved",
        [EventKind.Scheduled] = "scheduled",
        [EventKind.Published] = "published",
        [EventKind.Withdrawn] = "withdrawn",
        [EventKind.Granted] = "granted",
        [EventKind.GrantStopped] = "grantStopped",
        [EventKind.ReadEarly] = "readEarly",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, EventKind> ByName = Names.ToFrozenDictionary(n => n.Value, n => n.Key, StringComparer.Ordinal);

    /// <summary>The kind's name.</summary>
    public static string Name(this EventKind kind) => Names[kind];

    /// <summary>The kind that has a name.</summary>
    /// <exception cref="KeyNotFoundException">None has it.</exception>
    public static EventKind Of(string name) => ByName[name];
}
