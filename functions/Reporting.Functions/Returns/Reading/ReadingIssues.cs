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

    /// <summary>Personal details in a cell. They are not repeated: their kind, and where they begin, are enough to find them.</summary>
    public void AddPersonal(string item, IReadOnlyList<PersonalDetail> details, Place place)
    {
        if (details.Count == 0)
            return;
        var found = string.Join(", ", details.Take(5).Select(d => $"{d.Words} at character {d.Start + 1}"));
        Add(new(ReadingCheck.Personal, place, $"The text of {item} seems to hold personal details: {found}{(details.Count > 5 ? $", and {details.Count - 5} more" : "")}. Nobody can download this file any more, and it is erased seven days after it came.")
        { Item = item, Needed = "text that tells nothing of who somebody is", Fix = "Take out names, addresses, numbers and the like, and upload the file again. Call people by their part: a child, a social worker." });
    }

    public void Add(Finding finding)
    {
        // What was typed into the wrong cell is not repeated either.
        if (issues.Count < Most && finding.Value is { } value && PersonalDetails.In(value) is { Count: > 0 } details)
        {
            if (finding is { Severity: Severity.Error, Item: { } about })
                AddPersonal(about, details, finding.Place);
            finding = finding with { Value = PersonalDetails.Masked(value), Message = PersonalDetails.Masked(finding.Message) };
        }

        // Personal details are listed in any case, once: the file is shut because of them.
        if (issues.Count >= Most && (finding.Check != ReadingCheck.Personal || issues.Any(i => i.Rule == ReadingCheck.Personal)))
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
