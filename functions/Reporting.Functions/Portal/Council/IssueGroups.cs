using System.Globalization;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Portal.Council;

/// <summary>One issue as a page shows it.</summary>
/// <param name="Place">Where it is, in words; empty of the file as a whole.</param>
/// <param name="Message">What is wrong; empty where the heading above says it.</param>
public sealed record IssueRow(string Id, string Place, string? Value, string? Needed, string Message, string? Fix, bool Asks, string? Explanation);

/// <summary>The issues of one rule.</summary>
/// <param name="Kind">error, query or note, as an address has it.</param>
/// <param name="Words">How many there are, and of what: "312 rows: …" where they are many.</param>
/// <param name="Message">What the first of them says.</param>
/// <param name="First">The first of them.</param>
/// <param name="More">Where all of them are; null where the first are all.</param>
public sealed record IssueGroup(
    string Kind, string Label, string Rule, string Words, string Message, int Count, IReadOnlyList<IssueRow> First, string? More);

/// <summary>Issues by rule: errors before queries before notes, and the rule with the most first.</summary>
public static class IssueGroups
{
    /// <summary>How many of a rule stand on the page of a return; all stand on the page of issues.</summary>
    public const int Shown = 5;

    /// <param name="address">Of the return's page; null where no others are to be led to.</param>
    /// <param name="shown">How many of a rule are given.</param>
    public static IReadOnlyList<IssueGroup> Of(IEnumerable<Issue> issues, string? address = null, int shown = Shown) =>
        [.. issues.GroupBy(i => (i.Severity, i.Rule)).OrderBy(g => g.Key.Severity).ThenByDescending(g => g.Count())
            .ThenBy(g => g.Key.Rule, StringComparer.Ordinal).Select(g => GroupOf(g.Key.Severity, g.Key.Rule, [.. g], address, shown))];

    public static IssueRow RowOf(Issue issue) =>
        new(issue.Id, PlaceOf(issue), issue.Value, issue.Needed, issue.Message, issue.Fix, Asks(issue), issue.Explanation);

    /// <summary>The kind as an address has it.</summary>
    public static string KindOf(Severity severity) => severity.ToString().ToLowerInvariant();

    /// <summary>Whether it waits for an explanation.</summary>
    public static bool Asks(Issue issue) => issue is { Severity: Severity.Query, Explanation: null };

    private static IssueGroup GroupOf(Severity severity, string rule, List<Issue> issues, string? address, int shown)
    {
        var first = issues[0].Message;
        var count = issues.Count.ToString("N0", CultureInfo.InvariantCulture);
        var alike = issues.All(i => i.Message == first);
        var words = issues.Count == 1 ? first : $"{count} {(issues.All(i => i.Row is not null) ? "rows" : "times")}{(alike ? "" : ", for example")}: {first}";
        return new(
            KindOf(severity), severity.ToString(), rule, words, first, issues.Count,
            [.. issues.Take(shown).Select(i => alike ? RowOf(i) with { Message = "" } : RowOf(i))],
            address is not null && issues.Count > shown ? $"{address}/issues?rule={Uri.EscapeDataString(rule)}" : null);
    }

    private static string PlaceOf(Issue issue)
    {
        var parts = new List<string>();
        if (issue.Sheet is { } sheet)
            parts.Add($"sheet {sheet}");
        if (issue.Cell is { } cell)
            parts.Add($"cell {cell}");
        else if (issue.Row is { } row)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"row {row}"));
        if (issue.Column is { } column)
            parts.Add(column);
        return string.Join(", ", parts);
    }
}
