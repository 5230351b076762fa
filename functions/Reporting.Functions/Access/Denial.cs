using System.Collections.Frozen;
using Reporting.Domain.Collections;

namespace Reporting.Functions.Access;

/// <summary>Why somebody may not do something: who does it, and who they are themselves. All of it comes from the policy.</summary>
public static class Denial
{
    private static readonly FrozenDictionary<Permission, string> Acts = new Dictionary<Permission, string>
    {
        [Permission.ReadCollections] = "sees what is collected",
        [Permission.ReadTemplate] = "reads the template of a return",
        [Permission.SubmitReturn] = "uploads a return",
        [Permission.ReadReturn] = "reads a return",
        [Permission.ExplainReturn] = "explains the queries of a return",
        [Permission.SignOffReturn] = "signs a return off",
        [Permission.ReopenReturn] = "reopens a return",
        [Permission.ExcludeReturn] = "leaves a return out of the figures",
        [Permission.ExtendReturn] = "gives more time for a return",
        [Permission.NilReturn] = "records that there is nothing to return",
        [Permission.EraseReturn] = "erases a version of a return",
        [Permission.MoveWindow] = "opens, closes or moves a window",
        [Permission.ReadProgress] = "reads how far the returns of a period are",
        [Permission.TryRules] = "tries rules on the stored returns",
        [Permission.AcknowledgeSafeguarding] = "acknowledges that somebody may be in danger",
        [Permission.ReadMessages] = "reads messages that were set aside",
        [Permission.ReplayMessage] = "sends a message again that was set aside",
        [Permission.ReadComparison] = "reads the comparison of all authorities",
        [Permission.ReadOwnComparison] = "reads the comparison of an authority",
        [Permission.ReadComparatorSets] = "reads comparator sets",
        [Permission.ChangeComparatorSets] = "changes comparator sets",
        [Permission.MakeReport] = "asks for a report",
        [Permission.ReadReport] = "reads a report",
        [Permission.ReadAccess] = "sees who has access",
        [Permission.ChangeAccess] = "changes who has access",
    }.ToFrozenDictionary();

    /// <param name="body">The body whose return or figures are meant; null where none is.</param>
    public static string Words(Caller caller, Permission permission, Body? body)
    {
        var sentence = $"{Doers(permission, body)} {Acts[permission]}{Counterpart(permission, body)}.";
        return $"{char.ToUpperInvariant(sentence[0])}{sentence[1..]} You are {Roles(caller)}. "
            + "If that is wrong, ask an administrator of the service to change your access.";
    }

    // Whoever uploads and whoever signs off look for each other's button.
    private static string Counterpart(Permission permission, Body? body) => permission switch
    {
        Permission.SubmitReturn or Permission.ExplainReturn => $", and {Doers(Permission.SignOffReturn, body)} signs it off",
        Permission.SignOffReturn => $", and {Doers(Permission.SubmitReturn, body)} uploads it",
        _ => "",
    };

    private static string Doers(Permission permission, Body? body)
    {
        var grant = Policy.All.First(a => a.Permission == permission).Grant;
        var own = body is { IsInspectorate: true } ? grant.OfInspectorate.Select(WithArticle) : grant.OfOwnBody.Select(r => Of(r, body?.ToString()));
        return Joined([.. own, .. grant.Anybody.Select(WithArticle)], "or");
    }

    private static string Roles(Caller caller)
    {
        var authorities = string.Join(", ", caller.Bodies.Order());
        return caller.Roles.Count == 0 ? "known here without a role" : Joined(
            [.. caller.Roles.Order().Select(r => r is Role.Submitter or Role.Director ? Of(r, authorities) : WithArticle(r))], "and");
    }

    private static string Of(Role role, string? body) => string.IsNullOrEmpty(body) ? WithArticle(role) : $"{WithArticle(role)} of {body}";

    private static string WithArticle(Role role)
    {
        var word = role.ToString().ToLowerInvariant();
        return $"{(word[0] is 'a' or 'i' ? "an" : "a")} {word}";
    }

    private static string Joined(IReadOnlyList<string> words, string last) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} {last} {words[^1]}";
}
