using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Reading.Xlsx;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Reading.Forms;

/// <summary>What a code of the file is.</summary>
internal enum CodeKind
{
    Item,

    /// <summary>Says who or when, not an answer.</summary>
    Identity,

    /// <summary>Reported.</summary>
    Unknown,
}

/// <summary>Gathers a form, item by item, from whatever layout it came in.</summary>
internal sealed class FormBuilder(FormQuestion question, ReadingIssues issues, Assumptions assumptions) : ITableReader
{
    /// <summary>Rows of a table, or members of JSON, that are looked at. No form is as long.</summary>
    private const int MostRows = 20_000;

    private readonly Dictionary<string, Item> asked =
        question.Instrument.ItemsOf(question.Period.Id).ToDictionary(i => i.Code, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, Item> everAsked =
        question.Instrument.Items.DistinctBy(i => i.Code.ToUpperInvariant()).ToDictionary(i => i.Code, StringComparer.OrdinalIgnoreCase);

    private readonly AnswerReader answers = new(question, issues, assumptions);
    private readonly Dictionary<string, Answer> read = [];
    private readonly Dictionary<string, int> rows = [];
    private readonly Dictionary<string, FileLocation> blanks = [];
    private readonly HashSet<string> unreadable = [];
    private int counted;

    public FormQuestion Question => question;

    public ReadingIssues Issues => issues;

    public Assumptions Assumptions => assumptions;

    public string Noun => "form";

    public int HeaderScore(TableRow row) => FormHeader.Score(row);

    public bool IsScreened => true;

    public CancellationToken Cancellation { get; init; }

    public void ReadTable(ScreenedRows rows, TableRow row)
    {
        if (FormTable.Read(rows, row, this) is { } table && rows.Source is SheetRows sheet) HiddenAndMergedCells.Check(sheet, table, this);
    }

    /// <summary>Whether a code is that of an item, asked in this period or not.</summary>
    public bool IsItem(ReadOnlySpan<char> code) => everAsked.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(code);

    public bool IsStopped { get; private set; }

    public void StopEarly() => IsStopped = true;

    /// <summary>Counts one more row or member.</summary>
    /// <returns>False where there are too many; then it has been reported.</returns>
    public bool TryCountRow(FileLocation location)
    {
        if (counted++ < MostRows) return true;
        StopAsTooLong(location);
        return false;
    }

    public void StopAsTooLong(FileLocation location)
    {
        issues.Add(new(
            ReadingCheck.TooMuch, location,
            $"The file is longer than any form: {MostRows:N0} answers, or a million rows, are the most that are looked at. " +
                "What comes after this place was not read.")
        {
            Needed = "a row for each item",
            Fix = "Download the template of this form and fill it in.",
        });
        StopEarly();
    }

    /// <summary>Tells what a code is, and reports one that is no item of the period or there twice.</summary>
    /// <param name="code">Trimmed, and not empty.</param>
    /// <param name="value">What is given for it, trimmed: of an identity, and to tell a blank line of an old form from an answer.</param>
    public CodeKind Resolve(ReadOnlySpan<char> code, ReadOnlySpan<char> value, bool filled, FileLocation location, out Item? item)
    {
        item = null;
        if (asked.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out item))
        {
            if (!code.SequenceEqual(item.Code)) assumptions.Count(Tolerance.CodeCase, code, item.Code, location);
            if (rows.TryAdd(item.Code, location.Row ?? 0)) return CodeKind.Item;
            issues.Add(new(
                ReadingCheck.CodeTwice, location,
                $"{item.Code} is given twice: first in {(location.Index is null ? "line" : "row")} {rows[item.Code]}, and again here. The first was read.")
            {
                Item = item.Code,
                Value = item.Code,
                Needed = "each item once",
                Fix = "Delete the one that is not right.",
            });
            return CodeKind.Unknown;
        }

        if (everAsked.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out var other))
        {
            NotAsked(other, filled, location);
            return CodeKind.Unknown;
        }

        if (CheckIdentity(code, value, location)) return CodeKind.Identity;
        Unknown(code, location);
        return CodeKind.Unknown;
    }

    /// <summary>Reads the cells of an item.</summary>
    public void Add(Item item, in AnswerCells cells)
    {
        var answer = answers.Read(item, cells);
        if (answer is null) unreadable.Add(item.Code);
        else if (answer.IsBlank) blanks[item.Code] = cells.ValueAt;
        if (answer is not null) read[item.Code] = answer;
    }

    /// <summary>Marks an item whose row or member is there, but so broken that its cells cannot be told apart.</summary>
    public void MarkUnreadable(Item item) => unreadable.Add(item.Code);

    /// <summary>Checks who and when the file says it is about.</summary>
    /// <returns>Whether the name is one that says so.</returns>
    public bool CheckIdentity(ReadOnlySpan<char> name, ReadOnlySpan<char> value, FileLocation location)
    {
        var (check, due, what) = FormIdentity.Of(name, question);
        if (check is null) return false;
        if (value.IsEmpty || due is null || FormIdentity.Agrees(value, due)) return true;
        var quoted = QuotedText.Of(value);
        issues.Add(new(check, location, $"The file says {what} {quoted}, and was sent for {what} {due}.")
        {
            Item = name.ToString().ToLowerInvariant(),
            Value = quoted,
            Needed = due,
            Fix = $"Upload the file of {what} {due}, or send this one where {what} {quoted} belongs.",
        });
        return true;
    }

    public FormReading Finish()
    {
        if (!IsStopped) CheckBlanks();
        var missing = read.Count(r => r.Value.Missing is not null);
        var answered = read.Count(r => r.Value.Value is not null) + unreadable.Count;
        var answers = new FormAnswers(read, rows.Where(r => r.Value > 0).ToDictionary());
        return new(answers, issues.Told(assumptions.Sentences()), issues.Listed(), answered, missing, asked.Count - answered - missing);
    }

    private void CheckBlanks()
    {
        foreach (var item in asked.Values.Where(i => i.Required && !unreadable.Contains(i.Code)))
        {
            if (read.TryGetValue(item.Code, out var answer) && !answer.IsBlank) continue;
            var isThere = blanks.TryGetValue(item.Code, out var location);
            if (!isThere) location = FileLocation.WholeFile with { Column = FormHeader.Names[FormHeader.Value] };
            var what = isThere ? "is blank. A blank is never read as 0." : "is not in the file.";
            issues.Add(new(ReadingCheck.Blank, location, $"{item.Code} ({item.Label}) {what}")
            {
                Item = item.Code,
                Needed = CellFaults.Needed(item) + ", or a missing code",
                Fix = "Give the value; 0 if there were none. If you cannot, write a missing code, and why in the note.",
            });
        }
    }

    private void NotAsked(Item item, bool filled, FileLocation location)
    {
        var when = item.Periods switch
        {
            { First: { } first, Last: { } last } => $"from {first} to {last}",
            { First: { } first } => $"from {first} on",
            { Last: { } last } => $"until {last}",
            _ => "in every period",
        };
        issues.Add(new(
            ReadingCheck.CodePeriod, location,
            $"{item.Code} is not asked for {question.Period.Id}: it is asked {when}.{(filled ? "" : " The blank row was left out.")}")
        {
            Severity = filled ? Severity.Error : Severity.Note,
            Item = item.Code,
            Value = item.Code,
            Needed = $"items asked for {question.Period.Id}",
            Fix = filled
                ? $"Check that this is the file for {question.Period.Id}; if it is, delete the row."
                : "Nothing: the newest template does not have it.",
        });
    }

    /// <summary>The code that stands before its label in the same cell, as in “MIS01 Children missing”.</summary>
    private string? CodeBefore(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end])) end++;
        return asked.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..end], out var item) ? item.Code : null;
    }

    private void Unknown(ReadOnlySpan<char> code, FileLocation location)
    {
        var quoted = QuotedText.Of(code);
        var elsewhere = InstrumentWith(code.Length <= 100 ? code.ToString() : "");
        var near = CodeBefore(code) ?? Spelling.NearestToCell(code, asked.Keys);
        var hint = elsewhere is not null ? $" It belongs to the instrument “{elsewhere.Id}” ({elsewhere.Title})."
            : near is not null ? $" Did you mean {near}?"
            : "";
        issues.Add(new(ReadingCheck.CodeUnknown, location, $"“{quoted}” is not an item of {question.Instrument.Title}.{hint}")
        {
            Item = quoted,
            Value = quoted,
            Needed = "an item's code, as in the template",
            Fix = near is not null && elsewhere is null
                ? $"Write {near} if that is meant; otherwise delete the row."
                : "Delete the row, or put its answer at the right code.",
        });
    }

    /// <summary>The other instrument of the collection that has an item.</summary>
    private Instrument? InstrumentWith(string code) => question.Collection.Instruments.FirstOrDefault(i =>
        i.Id != question.Instrument.Id && i.Items.Any(o => string.Equals(o.Code, code, StringComparison.OrdinalIgnoreCase)));
}
