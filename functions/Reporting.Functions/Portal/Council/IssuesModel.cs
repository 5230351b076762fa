using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Portal.Council;

/// <summary>Which issues somebody wants to see.</summary>
/// <param name="Kind">error, query or note; null for all.</param>
/// <param name="Rule">Id of a rule; null for all.</param>
/// <param name="Number">Of the page, from 1.</param>
public sealed record WantedIssues(string? Kind, string? Rule, int Number);

/// <summary>A link to some of the issues.</summary>
/// <param name="Current">They are the ones that are shown.</param>
public sealed record IssuesLink(string Text, string Href, bool Current);

/// <summary>The issues of an upload, some at a time.</summary>
/// <param name="Kinds">Links to all, and to those of each kind.</param>
/// <param name="Words">Which of them are shown.</param>
/// <param name="Previous">Null on the first page.</param>
/// <param name="Next">Null on the last page.</param>
public sealed record IssuesModel(
    ReturnHead Head, string Title, IReadOnlyList<IssuesLink> Kinds, string? Rule, string Words, IReadOnlyList<IssueGroup> Groups, string? Previous,
    string? Next)
{
    private const int OnAPage = 50;

    public static bool TryRead(
        string? kind, string? rule, string? page, [NotNullWhen(true)] out WantedIssues? wanted, [NotNullWhen(false)] out Refusal? refusal)
    {
        (wanted, refusal) = (null, null);
        var number = 1;
        if (page is { Length: > 0 } && (!int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number < 1))
        {
            refusal = new Refusal.NotUnderstood("The number of a page is a whole number from 1.");
            return false;
        }

        wanted = new(NullIfEmpty(kind), NullIfEmpty(rule), number);
        return true;
    }

    public static IssuesModel Of(ReturnHead head, int version, IReadOnlyList<Issue> issues, WantedIssues wanted)
    {
        var found = issues.Where(i => (wanted.Kind is null || IssueGroups.KindOf(i.Severity) == wanted.Kind) && (wanted.Rule is null || i.Rule == wanted.Rule))
            .OrderBy(i => i.Severity).ToList();
        var pages = Math.Max(1, (found.Count + OnAPage - 1) / OnAPage);
        var number = Math.Min(wanted.Number, pages);
        var shown = found.Skip((number - 1) * OnAPage).Take(OnAPage).ToList();
        var first = (number - 1) * OnAPage + 1;
        var words = found.Count == 0
            ? "There is none."
            : string.Create(CultureInfo.InvariantCulture, $"{first:N0} to {first + shown.Count - 1:N0} of {found.Count:N0}.");
        return new(
            head, $"Issues of the {CouncilWords.Upload(version)}", [.. KindsOf(head, issues, wanted)], wanted.Rule, words,
            IssueGroups.Of(shown, shown: OnAPage), number > 1 ? AddressOf(head, wanted with { Number = number - 1 }) : null,
            number < pages ? AddressOf(head, wanted with { Number = number + 1 }) : null);
    }

    private static IEnumerable<IssuesLink> KindsOf(ReturnHead head, IReadOnlyList<Issue> issues, WantedIssues wanted)
    {
        yield return new($"All ({issues.Count:N0})", AddressOf(head, new(null, null, 1)), wanted is { Kind: null, Rule: null });
        foreach (var kind in issues.GroupBy(i => i.Severity).OrderBy(g => g.Key))
        {
            var name = IssueGroups.KindOf(kind.Key);
            var words = kind.Key switch
            {
                Domain.Collections.Severity.Error => "Errors",
                Domain.Collections.Severity.Query => "Queries",
                _ => "Notes",
            };
            yield return new($"{words} ({kind.Count():N0})", AddressOf(head, new(name, null, 1)), wanted.Kind == name && wanted.Rule is null);
        }
    }

    private static string AddressOf(ReturnHead head, WantedIssues wanted)
    {
        var query = new List<string>();
        if (wanted.Kind is { } kind)
            query.Add($"kind={kind}");
        if (wanted.Rule is { } rule)
            query.Add($"rule={Uri.EscapeDataString(rule)}");
        if (wanted.Number > 1)
            query.Add($"page={wanted.Number.ToString(CultureInfo.InvariantCulture)}");
        return $"{head.Address}/issues{(query.Count > 0 ? "?" : "")}{string.Join('&', query)}";
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
