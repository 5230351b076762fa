using System.Text.RegularExpressions;
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
internal sealed partial class ReadingIssues(int mostOfEach = 0)
{
    /// <summary>Issues of a form that are listed.</summary>
    private const int Most = 1_000;

    /// <summary>Places with personal details that are listed.</summary>
    private const int MostPersonal = 100;

    /// <summary>Faults of records after which a file is not read to its end.</summary>
    public const int MostOfRecords = 200_000;

    private const string CorrectThese = "Correct these, then upload the file again to see the rest.";

    private readonly List<Issue> issues = [];
    private readonly HashSet<(string? Sheet, int? Row, string? Place)> personal = [];
    private readonly HashSet<string> ids = [];
    private readonly Dictionary<(string Check, string? Item, string Where), int> atPlace = [];
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

    /// <summary>Whether so many personal details were found that looking for more tells nobody anything.</summary>
    public bool HasEnoughPersonal => personal.Count >= MostPersonal;

    /// <summary>Whether any were found: then nobody may download the file.</summary>
    public bool HasPersonal => personal.Count > 0;

    /// <summary>The collection's own address for questions, which stands in every template and is nobody's.</summary>
    public string? OwnAddress { get; set; }

    /// <summary>The personal details of a text of the file.</summary>
    public IReadOnlyList<PersonalDetail> PersonalIn(ReadOnlySpan<char> text)
    {
        if (!PersonalDetails.CanBeIn(text)) return [];
        var found = PersonalDetails.In(text);
        if (found.Count == 0 || string.IsNullOrEmpty(OwnAddress)) return found;
        var others = new List<PersonalDetail>();
        foreach (var detail in found)
        {
            if (!text.Slice(detail.Start, detail.Length).Equals(OwnAddress, StringComparison.OrdinalIgnoreCase)) others.Add(detail);
        }

        return others;
    }

    /// <summary>Personal details at a place. They are not repeated: their kind, and where they begin, are enough to find them.</summary>
    /// <param name="item">The item whose text it is; null of what is no answer.</param>
    public void AddPersonal(string? item, IReadOnlyList<PersonalDetail> details, FileLocation location, string? place = null)
    {
        // Nearly every cell has none. What tells of those that there are stands by itself: its closure would be made for each cell.
        if (details.Count == 0 || HasEnoughPersonal || !personal.Add((location.Sheet, location.Row, location.Cell ?? location.Column ?? place))) return;
        TellPersonal(item, details, location, place);
    }

    private void TellPersonal(string? item, IReadOnlyList<PersonalDetail> details, FileLocation location, string? place)
    {
        var subject = item is not null ? $"The text of {item}" : place ?? PlaceOf(location);
        var found = string.Join(", ", details.Take(5).Select(d => d.Start > 0 || item is not null ? $"{d.Words} at character {d.Start + 1}" : d.Words));
        Add(new(
            ReadingCheck.Personal, location,
            $"{subject} seems to hold personal details: {found}{(details.Count > 5 ? $", and {details.Count - 5} more" : "")}. Once submitted, " +
                "such a file is shut to everybody, and erased seven days after it came.")
        {
            Item = item,
            Needed = "text that tells nothing of who somebody is",
            Fix = "Take out names, addresses, numbers and the like, and upload the file again. Call people by their part: a child, a social worker.",
        });
    }

    private static string PlaceOf(FileLocation location)
    {
        var sheet = location.Sheet is null ? "" : $" of the sheet “{QuotedText.Of(location.Sheet)}”";
        return location.Cell is { } cell ? $"Cell {cell}{sheet}"
            : location.Column is { } column ? $"The text of “{column}”"
            : location.Row is { } row ? $"Row {row}{sheet}"
            : "The file";
    }

    public void Add(ReadingIssue issue)
    {
        if (TryCountUnlisted(issue.Check, issue.Item, issue.Severity)) return;
        Total++;
        if (mostOfEach > 0) CountListed(issue);
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
        IEnumerable<Issue> ordered = issues.Select(WithoutQuotes).OrderBy(i => i.Row ?? 0);
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

    /// <summary>
    /// Sentences about a file that holds personal details, without what they quote of it. A name that is one by its column alone may be quoted elsewhere.
    /// </summary>
    public IReadOnlyList<string> Told(IReadOnlyList<string> sentences) => HasPersonal ? [.. sentences.Select(WithoutQuotes)] : sentences;

    private Issue WithoutQuotes(Issue issue) =>
        issue.Rule == ReadingCheck.Personal || !personal.Any(p => p.Sheet == issue.Sheet && p.Row == issue.Row) ? issue
            : issue with { Value = null, Message = WithoutQuotes(issue.Message), Column = issue.Cell is null ? issue.Column : null, Record = null };

    private static string WithoutQuotes(string sentence) => Quotes().Replace(sentence, "“…”");

    [GeneratedRegex("“[^”]*”")]
    private static partial Regex Quotes();

    private void CountListed(ReadingIssue issue)
    {
        if (!counted.TryGetValue((issue.Check, issue.Item), out var of)) counted[(issue.Check, issue.Item)] = of = new();
        of.Listed++;
        if (issue.Severity < of.Worst) of.Worst = issue.Severity;
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
        if (ids.Add(id)) return id;
        var place = (issue.Check, issue.Item, where);
        // A file can have a thousand at one place: what the last was is remembered.
        var again = atPlace.GetValueOrDefault(place, 1);
        do id = Issue.IdOf(issue.Check, items, $"{where}:{++again}");
        while (!ids.Add(id));
        atPlace[place] = again;
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
