using System.Diagnostics.CodeAnalysis;

namespace Reporting.Domain.Returns;

/// <summary>An explanation as a submitter sends it, whose text can be kept.</summary>
public sealed record GivenExplanation
{
    private GivenExplanation(string issue, string text) => (Issue, Text) = (issue, text);

    /// <value>Id of the query that it answers.</value>
    public string Issue { get; }

    /// <value>In the submitter's words.</value>
    public string Text { get; }

    /// <summary>Reads what a submitter sent.</summary>
    /// <param name="entries">The issue and the text of each; either may be missing.</param>
    /// <returns>False where one of them cannot be kept; the refusal says which and why.</returns>
    public static bool TryRead(
        IReadOnlyList<(string? Issue, string? Text)> entries, [NotNullWhen(true)] out IReadOnlyList<GivenExplanation>? given,
        [NotNullWhen(false)] out Refusal? refusal)
    {
        var (read, seen) = (new List<GivenExplanation>(), new HashSet<string>(StringComparer.Ordinal));
        (given, refusal) = (null, null);
        foreach (var (issue, text) in entries)
        {
            var entry = read.Count + 1;
            if (string.IsNullOrWhiteSpace(issue))
                refusal = new TextRefusal.NamesNoQuery(entry);
            else if (string.IsNullOrWhiteSpace(text) || text.Length > Explanation.Longest)
                refusal = new TextRefusal.NoExplanation(entry);
            else if (GivenText.WhyNotKept($"Explanation {entry}", text) is { } why)
                refusal = why;
            else if (!seen.Add(issue))
                refusal = new TextRefusal.SameQueryTwice(entry);
            else
                read.Add(new(issue, text));
            if (refusal is not null)
                return false;
        }

        given = read;
        return true;
    }
}
