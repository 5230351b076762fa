using Reporting.Checking.Wording;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Reading.Results;

/// <summary>Something found while reading. An error unless said otherwise.</summary>
/// <param name="Check">Id of the check, from <see cref="ReadingCheck"/>.</param>
internal sealed record Finding(string Check, Place Place, string Message)
{
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>The item that it is about, or the code that stands for one.</summary>
    public string? Item { get; init; }

    /// <summary>What was found, already made safe by <see cref="QuotedText"/>.</summary>
    public string? Value { get; init; }

    public string? Needed { get; init; }

    public string? Fix { get; init; }
}

/// <summary>Everything found wrong with one file. Lists the first and counts the rest, for a file can be wrong in every one of its two million rows.</summary>
/// <param name="mostOfEach">Of records: how many are listed of each check and item; 0 for a form, of which the first thousand are listed.</param>
internal sealed class ReadingIssues(int mostOfEach = 0)
{
    public const int Most = 1_000;

    private readonly List<Issue> issues = [];
    private readonly HashSet<string> ids = [];
    private readonly Dictionary<(string Check, string? Item), Counted> counted = [];
    private int unlisted;
    private Severity worst = Severity.Note;

    /// <summary>All that were found, listed or not.</summary>
    public int Total { get; private set; }

    /// <summary>Counts one more of a check that has as many in the list as there may be, without its words.</summary>
    /// <returns>False where it must be added.</returns>
    public bool OnlyCount(string check, string? item, Severity severity = Severity.Error)
    {
        if (mostOfEach == 0 || !counted.TryGetValue((check, item), out var of) || of.Listed < mostOfEach) return false;
        of.More++;
        if (severity < of.Worst) of.Worst = severity;
        Total++;
        return true;
    }

    /// <summary>Personal details in a cell. They are not repeated: their kind, and where they begin, are enough to find them.</summary>
    public void AddPersonal(string item, IReadOnlyList<PersonalDetail> details, Place place)
    {
        if (details.Count == 0)
            return;
        var found = string.Join(", ", details.Take(5).Select(d => $"{d.Words} at character {d.Start + 1}"));
        Add(new(ReadingCheck.Personal, place, $"The text of {item} seems to hold personal details: {found}{(details.Count > 5 ? $", and {details.Count - 5} more" : "")}. Once submitted, such a file is shut to everybody, and erased seven days after it came.")
        { Item = item, Needed = "text that tells nothing of who somebody is", Fix = "Take out names, addresses, numbers and the like, and upload the file again. Call people by their part: a child, a social worker." });
    }

    public void Add(Finding finding)
    {
        if (OnlyCount(finding.Check, finding.Item, finding.Severity)) return;
        Total++;
        if (mostOfEach > 0)
        {
            if (!counted.TryGetValue((finding.Check, finding.Item), out var of)) counted[(finding.Check, finding.Item)] = of = new();
            of.Listed++;
            if (finding.Severity < of.Worst) of.Worst = finding.Severity;
        }

        // What was typed into the wrong cell is not repeated either.
        if ((issues.Count < Most || mostOfEach > 0) && finding.Value is { } value && PersonalDetails.In(value) is { Count: > 0 } details)
        {
            if (finding is { Severity: Severity.Error, Item: { } about })
                AddPersonal(about, details, finding.Place);
            finding = finding with { Value = PersonalDetails.Masked(value), Message = PersonalDetails.Masked(finding.Message) };
        }

        // Personal details are listed in any case, once: the file is shut because of them.
        if (mostOfEach == 0 && issues.Count >= Most && (finding.Check != ReadingCheck.Personal || issues.Any(i => i.Rule == ReadingCheck.Personal)))
        {
            unlisted++;
            if (finding.Severity < worst) worst = finding.Severity;
            return;
        }

        var place = finding.Place;
        string[] items = finding.Item is { } item ? [item] : [];
        var id = Issue.IdOf(finding.Check, items, null);
        // The same check can find the same item twice, and some find no item at all: then the place tells them apart.
        if (((items.Length == 0 || mostOfEach > 0) && place.Row is not null) || !ids.Add(id))
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
        if (unlisted == 0) return [.. ordered, .. counted.Where(c => c.Value.More > 0).OrderBy(c => c.Key).Select(c => More(c.Key.Check, c.Key.Item, c.Value))];
        var noun = unlisted == 1 ? "1 more issue is" : $"{unlisted:N0} more issues are";
        // As severe as the worst that it stands for, so that a list cut short never lets a wrong file pass.
        return
        [
            .. ordered,
            new(Issue.IdOf(ReadingCheck.More, [], null), ReadingCheck.More, ReadingCheck.Version, worst, null, null, null, null, null, null,
                $"The first {Most:N0} issues are listed. {noun} not.", "Correct these, then upload the file again to see the rest.", false, null),
        ];
    }

    private static Issue More(string check, string? item, Counted of) => new(
        Issue.IdOf(check, item is null ? [] : [item], "more"), check, ReadingCheck.Version, of.Worst, null, null, item, null, null, null,
        $"The first {of.Listed:N0} issues of this kind{(item is null ? "" : $" in {item}")} are listed. {(of.More == 1 ? "1 more row has" : $"{of.More:N0} more rows have")} the same.", "Correct these, then upload the file again to see the rest.", false, null);

    private sealed class Counted
    {
        public int Listed { get; set; }

        public int More { get; set; }

        public Severity Worst { get; set; } = Severity.Note;
    }
}
