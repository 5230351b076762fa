using Reporting.Checking.Wording;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Reading.Results;

/// <summary>Something found while reading. An error unless said otherwise.</summary>
/// <param name="Check">Id of the check, from <see cref="ReadingCheck"/>.</param>
internal sealed record ReadingIssue(string Check, FileLocation Location, string Message)
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
    /// <summary>Issues of a form that are listed.</summary>
    private const int Most = 1_000;

    /// <summary>Faults of records after which a file is not read to its end.</summary>
    public const int MostOfRecords = 200_000;

    private const string CorrectThese = "Correct these, then upload the file again to see the rest.";

    private readonly List<Issue> issues = [];
    private readonly HashSet<string> ids = [];
    private readonly Dictionary<(string Check, string? Item), Counted> counted = [];
    private int unlisted;
    private Severity worst = Severity.Note;

    /// <summary>All that were found, listed or not.</summary>
    public int Total { get; private set; }

    /// <summary>Whether so much is wrong that reading on tells nobody anything: it is probably the wrong file.</summary>
    public bool AreTooMany => Total > (mostOfEach == 0 ? Most : MostOfRecords);

    /// <summary>Of records: what identifies the one that is being read, quoted; null where none is, or nothing identifies it.</summary>
    public Func<string?> RecordNow { get; set; } = () => null;

    /// <summary>Counts one more of a check that has as many in the list as there may be, without its words.</summary>
    /// <returns>False where it must be added.</returns>
    public bool TryCountUnlisted(string check, string? item, Severity severity = Severity.Error)
    {
        if (mostOfEach == 0 || !counted.TryGetValue((check, item), out var of) || of.Listed < mostOfEach) return false;
        of.More++;
        if (severity < of.Worst) of.Worst = severity;
        Total++;
        return true;
    }

    /// <summary>Personal details in a cell. They are not repeated: their kind, and where they begin, are enough to find them.</summary>
    public void AddPersonal(string item, IReadOnlyList<PersonalDetail> details, FileLocation location)
    {
        if (details.Count == 0)
            return;
        var found = string.Join(", ", details.Take(5).Select(d => $"{d.Words} at character {d.Start + 1}"));
        Add(new(
            ReadingCheck.Personal, location,
            $"The text of {item} seems to hold personal details: {found}{(details.Count > 5 ? $", and {details.Count - 5} more" : "")}. Once submitted, " +
                "such a file is shut to everybody, and erased seven days after it came.")
        {
            Item = item,
            Needed = "text that tells nothing of who somebody is",
            Fix = "Take out names, addresses, numbers and the like, and upload the file again. Call people by their part: a child, a social worker.",
        });
    }

    public void Add(ReadingIssue issue)
    {
        if (TryCountUnlisted(issue.Check, issue.Item, issue.Severity)) return;
        Total++;
        if (mostOfEach > 0) CountListed(issue);
        issue = WithoutPersonalDetails(issue);
        if (IsListFullFor(issue))
        {
            unlisted++;
            if (issue.Severity < worst) worst = issue.Severity;
            return;
        }

        var location = issue.Location;
        issues.Add(new(
            IdOf(issue), issue.Check, ReadingCheck.Version, issue.Severity, location.Sheet, location.Row, location.Column, location.Cell,
            issue.Value, issue.Needed, issue.Message, issue.Fix, issue.Severity is Severity.Query, null)
        { Record = RecordNow() });
    }

    /// <summary>In the order in which a person goes through a file; those about the file as a whole first.</summary>
    public IReadOnlyList<Issue> Listed()
    {
        IEnumerable<Issue> ordered = issues.OrderBy(i => i.Row ?? 0);
        if (unlisted == 0)
            return [.. ordered, .. counted.Where(c => c.Value.More > 0).OrderBy(c => c.Key).Select(c => More(c.Key.Check, c.Key.Item, c.Value))];
        var noun = unlisted == 1 ? "1 more issue is" : $"{unlisted:N0} more issues are";
        // As severe as the worst that it stands for, so that a list cut short never lets a wrong file pass.
        return
        [
            .. ordered,
            new(Issue.IdOf(ReadingCheck.More, [], null), ReadingCheck.More, ReadingCheck.Version, worst, null, null, null, null, null, null,
                $"The first {Most:N0} issues are listed. {noun} not.", CorrectThese, false, null),
        ];
    }

    private void CountListed(ReadingIssue issue)
    {
        if (!counted.TryGetValue((issue.Check, issue.Item), out var of)) counted[(issue.Check, issue.Item)] = of = new();
        of.Listed++;
        if (issue.Severity < of.Worst) of.Worst = issue.Severity;
    }

    /// <summary>Masks personal details that were typed into a cell of another kind. Where the cell is in error, they become an issue of their own.</summary>
    private ReadingIssue WithoutPersonalDetails(ReadingIssue issue)
    {
        var isListed = issues.Count < Most || mostOfEach > 0;
        if (!isListed || issue.Value is not { } value || PersonalDetails.In(value) is not { Count: > 0 } details) return issue;
        if (issue is { Severity: Severity.Error, Item: { } item }) AddPersonal(item, details, issue.Location);
        return issue with { Value = PersonalDetails.Masked(value), Message = PersonalDetails.Masked(issue.Message) };
    }

    /// <summary>Personal details are listed in any case, once, since because of them nobody may download the file.</summary>
    private bool IsListFullFor(ReadingIssue issue) =>
        mostOfEach == 0 && issues.Count >= Most && (issue.Check != ReadingCheck.Personal || issues.Any(i => i.Rule == ReadingCheck.Personal));

    /// <summary>The same check can find the same item twice, and some find no item at all: then the location tells them apart.</summary>
    private string IdOf(ReadingIssue issue)
    {
        var location = issue.Location;
        string[] items = issue.Item is { } item ? [item] : [];
        var id = Issue.IdOf(issue.Check, items, null);
        if (((items.Length > 0 && mostOfEach == 0) || location.Row is null) && ids.Add(id)) return id;
        var where = $"{location.Sheet}:{location.Row}:{location.Column ?? location.Cell}";
        id = Issue.IdOf(issue.Check, items, where);
        for (var again = 2; !ids.Add(id); again++) id = Issue.IdOf(issue.Check, items, $"{where}:{again}");
        return id;
    }

    private static Issue More(string check, string? item, Counted of)
    {
        var first = $"The first {of.Listed:N0} issues of this kind{(item is null ? "" : $" in {item}")} are listed.";
        var more = of.More == 1 ? "1 more row has" : $"{of.More:N0} more rows have";
        return new(
            Issue.IdOf(check, item is null ? [] : [item], "more"), check, ReadingCheck.Version, of.Worst, null, null, item, null, null, null,
            $"{first} {more} the same.", CorrectThese, false, null);
    }

    /// <summary>How many issues of one check and item were found.</summary>
    private sealed class Counted
    {
        public int Listed { get; set; }

        public int More { get; set; }

        public Severity Worst { get; set; } = Severity.Note;
    }
}
