using System.Text;

namespace Reporting.Line.Tests.Access;

/// <summary>
/// A request that asks for an action, and changes nothing where it is admitted: it names nothing that exists, or says nothing that can be read.
/// </summary>
/// <param name="Path">With <c>{body}</c> where the action is for a body.</param>
/// <param name="AuthoritiesOnly">Whether the inspectorate is no body there.</param>
internal sealed record PolicySample(HttpMethod Method, string Path, Func<HttpContent>? Content = null, bool AuthoritiesOnly = false)
{
    public bool HasBody => Path.Contains("{body}", StringComparison.Ordinal);
}

/// <summary>One for each action, by its name in <see cref="Reporting.Functions.Access.Permission"/>.</summary>
internal static class PolicySamples
{
    private const string P = "/api/collections/missing/periods/2018";
    private static readonly Func<HttpContent> Unreadable = () => RunningService.Json("{");

    public static IReadOnlyDictionary<string, PolicySample> Of { get; } = new Dictionary<string, PolicySample>
    {
        ["ReadCollections"] = new(HttpMethod.Get, "/api/collections"),
        ["ReadTemplate"] = new(HttpMethod.Get, $"{P}/instruments/council/template.csv?body={{body}}"),
        ["SubmitReturn"] = new(HttpMethod.Put, $"{P}/returns/council/{{body}}?practice=true", () => new StringContent("x", Encoding.UTF8, "text/csv")),
        ["ReadReturn"] = new(HttpMethod.Get, $"{P}/returns/council/{{body}}"),
        ["ExplainReturn"] = new(HttpMethod.Put, $"{P}/returns/council/{{body}}/explanations", Unreadable),
        ["SignOffReturn"] = new(HttpMethod.Post, $"{P}/returns/council/{{body}}/sign-off", Unreadable),
        ["ReopenReturn"] = new(HttpMethod.Post, $"{P}/returns/council/{{body}}/reopen", Unreadable),
        ["ExcludeReturn"] = new(HttpMethod.Post, $"{P}/returns/council/{{body}}/exclude", Unreadable),
        ["ExtendReturn"] = new(HttpMethod.Post, $"{P}/returns/council/{{body}}/extend", Unreadable),
        ["NilReturn"] = new(HttpMethod.Post, $"{P}/returns/council/{{body}}/nil", Unreadable),
        ["EraseReturn"] = new(HttpMethod.Post, $"{P}/returns/council/{{body}}/versions/1/erase", Unreadable),
        ["TryRules"] = new(HttpMethod.Post, $"{P}/rules/try", Unreadable),
        ["AcknowledgeSafeguarding"] = new(HttpMethod.Post, $"{P}/safeguarding/no-such-concern/acknowledge", Unreadable),
        ["ReadProgress"] = new(HttpMethod.Get, $"{P}/progress"),
        ["MoveWindow"] = new(HttpMethod.Post, $"{P}/window", Unreadable),
        ["ReadMessages"] = new(HttpMethod.Get, "/api/messages"),
        ["ReplayMessage"] = new(HttpMethod.Post, "/api/messages/no-such-message/replay"),
        ["ReadComparison"] = new(HttpMethod.Get, $"{P}/comparison"),
        ["ReadOwnComparison"] = new(HttpMethod.Get, $"{P}/comparison/{{body}}", AuthoritiesOnly: true),
        ["ReadComparatorSets"] = new(HttpMethod.Get, "/api/comparator-sets/{body}"),
        ["ChangeComparatorSets"] = new(HttpMethod.Put, "/api/comparator-sets/{body}/no-such-set", Unreadable),
        ["MakeReport"] = new(HttpMethod.Post, $"{P}/reports", Unreadable),
        ["ReadReport"] = new(HttpMethod.Get, $"{P}/reports/no-such-run"),
        ["ReadAccess"] = new(HttpMethod.Get, "/api/access"),
        ["ChangeAccess"] = new(HttpMethod.Put, "/api/access", Unreadable),
    };
}
