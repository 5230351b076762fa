using System.Collections.Frozen;
using Reporting.Domain.Collections;

namespace Reporting.Functions.Access;

/// <summary>What somebody may be allowed to do.</summary>
public enum Permission
{
    ReadCollections,
    ReadTemplate,
    SubmitReturn,
    ReadReturn,
    ExplainReturn,
    SignOffReturn,
    ReopenReturn,
    ExcludeReturn,
    ExtendReturn,
    NilReturn,
    EraseReturn,
    MoveWindow,
    ReadProgress,
    TryRules,
    AcknowledgeSafeguarding,
    ReadMessages,
    ReplayMessage,
    ReadComparison,
    ReadOwnComparison,
    ReadComparatorSets,
    ChangeComparatorSets,
    MakeReport,
    ReadReport,
    ReadAccess,
    ChangeAccess,
}

/// <summary>Who may do what: one table, and whatever is not in it is denied.</summary>
public static class Policy
{
    private static readonly Role[] Inspectorate = [Role.Analyst, Role.Inspector, Role.Publisher, Role.Administrator];

    private static readonly FrozenDictionary<Permission, Grant> Table = new Dictionary<Permission, Grant>
    {
        [Permission.ReadCollections] = new([Role.Submitter, Role.Director, .. Inspectorate], []),
        [Permission.ReadTemplate] = new(Inspectorate, [Role.Submitter, Role.Director]),
        [Permission.SubmitReturn] = new([], [Role.Submitter], Inspectorate: [Role.Inspector]),
        [Permission.ReadReturn] = new(Inspectorate, [Role.Submitter, Role.Director]),
        [Permission.ExplainReturn] = new([], [Role.Submitter], Inspectorate: [Role.Inspector]),
        [Permission.SignOffReturn] = new([], [Role.Director], Inspectorate: [Role.Publisher]),
        [Permission.ReopenReturn] = new([Role.Administrator], []),
        [Permission.ExcludeReturn] = new([Role.Administrator], []),
        [Permission.ExtendReturn] = new([Role.Administrator], []),
        [Permission.NilReturn] = new([Role.Administrator], []),
        [Permission.EraseReturn] = new([Role.Administrator], []),
        [Permission.MoveWindow] = new([Role.Administrator], []),
        [Permission.ReadProgress] = new(Inspectorate, []),
        [Permission.TryRules] = new([Role.Analyst], []),
        [Permission.AcknowledgeSafeguarding] = new(Inspectorate, []),
        [Permission.ReadMessages] = new(Inspectorate, []),
        [Permission.ReplayMessage] = new([Role.Administrator], []),
        [Permission.ReadComparison] = new(Inspectorate, []),
        [Permission.ReadOwnComparison] = new(Inspectorate, [Role.Submitter, Role.Director]),
        [Permission.ReadComparatorSets] = new(Inspectorate, [Role.Submitter, Role.Director]),
        [Permission.ChangeComparatorSets] = new([], [Role.Submitter, Role.Director], Inspectorate: [Role.Analyst]),
        [Permission.MakeReport] = new([Role.Analyst], []),
        [Permission.ReadReport] = new(Inspectorate, []),
        [Permission.ReadAccess] = new([Role.Administrator], []),
        [Permission.ChangeAccess] = new([Role.Administrator], []),
    }.ToFrozenDictionary();

    /// <summary>The whole table, in the order of the permissions.</summary>
    public static IEnumerable<(Permission Permission, Grant Grant)> All => Table.OrderBy(t => t.Key).Select(t => (t.Key, t.Value));

    /// <param name="body">The body whose return or figures are meant; null where none is.</param>
    public static bool Allows(Caller caller, Permission permission, Body? body = null) =>
        Table.TryGetValue(permission, out var grant) &&
        (grant.Anybody.Any(caller.Is) ||
        (body is { } of && (of.IsInspectorate ? grant.OfInspectorate.Any(caller.Is) : caller.SpeaksFor(of) && grant.OfOwnBody.Any(caller.Is))));

    /// <param name="Anybody">Roles that may, whatever the body.</param>
    /// <param name="OfOwnBody">Roles that may for the authorities that they speak for.</param>
    /// <param name="Inspectorate">Roles that may for the inspectorate as a body.</param>
    public sealed record Grant(Role[] Anybody, Role[] OfOwnBody, Role[]? Inspectorate = null)
    {
        public Role[] OfInspectorate => Inspectorate ?? [];
    }
}
