using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Returns.Reading;

/// <summary>Something found while reading. An error unless said otherwise.</summary>
/// <param name="Check">Id of the check, from <see cref="ReadingCheck"/>.</param>
internal sealed record Finding(string Check, Place Place, string Message)
{
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>The item that it is about, or the code that stands for one.</summary>
    public string? Item { get; init; }

    /// <summary>What was found, already made safe by <see cref="Shown"/>.</summary>
    public string? Value { get; init; }

    public string? Needed { get; init; }

    public string? Fix { get; init; }
}

/// <summary>Everything found wrong with one file. Lists the first thousand and counts the rest, for a file can be wrong in every one of its two million rows.</summary>
internal sealed class ReadingIssues
{
    public const int Most = 1_000;

    private readonly List<Issue> issues = [];
    private readonly HashSet<string> ids = [];
    private int unlisted;
    private Severity worst = Severity.Note;

    public void Add(Finding finding)
    {
        if (issues.Count == Most)
        {
            unlisted++;
            if (finding.Severity < worst) worst = finding.Severity;
            return;
        }

        var place = finding.Place;
        string[] items = finding.Item is { } item ? [item] : [];
        var id = Issue.IdOf(finding.Check, items, null);
        // The same check can find the same item twice, and some find no item at all: then the place tells them apart.
        if ((items.Length == 0 && place.Row is not null) || !ids.Add(id))
        {
            id = Issue.IdOf(finding.Check, items, $"{place.Sheet}:{place.Row}:{place.Column ?? place.Cell}");
            for (var again = 2; !ids.Add(id); again++) id = Issue.IdOf(finding.Check, items, $"{place.Sheet}:{place.Row}:{place.Column ?? place.Cell}:{again}");
        }

        issues.Add(new(
            id, finding.Check, ReadingCheck.Version, finding.Severity, place.Sheet, place.Row, place.Column, place.Cell, finding.Value, finding.Needed, finding.Message, finding.Fix,
            finding.Severity is Severity.Query, null));
    }

    /// <summary>In the order in which a person goes through a file; those about the file as a whole first.</summary>
    public IReadOnlyList<Issue> Listed()
    {
        IEnumerable<Issue> ordered = issues.OrderBy(i => i.Row ?? 0);
        if (unlisted == 0) return [.. ordered];
        var noun = unlisted == 1 ? "1 more issue is" : $"{unlisted:N0} more issues are";
        // As severe as the worst that it stands for, so that a list cut short never lets a wrong file pass.
        return
        [
            .. ordered,
            new(Issue.IdOf(ReadingCheck.More, [], null), ReadingCheck.More, ReadingCheck.Version, worst, null, null, null, null, null, null,
                $"The first {Most:N0} issues are listed. {noun} not.", "Correct these, then upload the file again to see the rest.", false, null),
        ];
    }
}
