using System.Collections.Frozen;
using Reporting.Domain.Collections;

namespace Reporting.Functions.Hosting;

/// <summary>Everything that can be asked of the service.</summary>
public enum Deed
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

    private static readonly FrozenDictionary<Deed, Grant> Table = new Dictionary<Deed, Grant>
    {
        [Deed.ReadCollections] = new([Role.Submitter, Role.Director, .. Inspectorate], []),
        [Deed.ReadTemplate] = new(Inspectorate, [Role.Submitter, Role.Director]),
        [Deed.SubmitReturn] = new([], [Role.Submitter], Inspectorate: [Role.Inspector]),
        [Deed.ReadReturn] = new(Inspectorate, [Role.Submitter, Role.Director]),
        [Deed.ExplainReturn] = new([], [Role.Submitter], Inspectorate: [Role.Inspector]),
        [Deed.SignOffReturn] = new([], [Role.Director], Inspectorate: [Role.Publisher]),
        [Deed.ReopenReturn] = new([Role.Administrator], []),
        [Deed.ExcludeReturn] = new([Role.Administrator], []),
        [Deed.ExtendReturn] = new([Role.Administrator], []),
        [Deed.NilReturn] = new([Role.Administrator], []),
        [Deed.EraseReturn] = new([Role.Administrator], []),
        [Deed.MoveWindow] = new([Role.Administrator], []),
        [Deed.ReadProgress] = new(Inspectorate, []),
        [Deed.TryRules] = new([Role.Analyst], []),
        [Deed.AcknowledgeSafeguarding] = new(Inspectorate, []),
        [Deed.ReadMessages] = new(Inspectorate, []),
        [Deed.ReplayMessage] = new([Role.Administrator], []),
        [Deed.ReadComparison] = new(Inspectorate, []),
        [Deed.ReadOwnComparison] = new(Inspectorate, [Role.Submitter, Role.Director]),
        [Deed.ReadComparatorSets] = new(Inspectorate, [Role.Submitter, Role.Director]),
        [Deed.ChangeComparatorSets] = new([], [Role.Submitter, Role.Director], Inspectorate: [Role.Analyst]),
        [Deed.MakeReport] = new([Role.Analyst], []),
        [Deed.ReadReport] = new(Inspectorate, []),
        [Deed.ReadAccess] = new([Role.Administrator], []),
        [Deed.ChangeAccess] = new([Role.Administrator], []),
    }.ToFrozenDictionary();

    /// <summary>The whole table, in the order of the deeds.</summary>
    public static IEnumerable<(Deed Deed, Grant Grant)> All => Table.OrderBy(t => t.Key).Select(t => (t.Key, t.Value));

    /// <param name="body">The body whose return or figures are meant; null where none is.</param>
    public static bool Allows(Caller caller, Deed deed, Body? body = null) =>
        Table.TryGetValue(deed, out var grant) &&
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
