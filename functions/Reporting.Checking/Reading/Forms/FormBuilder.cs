using System.Globalization;
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
internal sealed class FormBuilder(FormQuestion question, ReadingIssues issues, Understandings understood) : ITableReader
{
    private const int Most = 20_000;

    private readonly Dictionary<string, Item> asked = question.Instrument.ItemsOf(question.Period.Id).ToDictionary(i => i.Code, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Item> everAsked = question.Instrument.Items.DistinctBy(i => i.Code.ToUpperInvariant()).ToDictionary(i => i.Code, StringComparer.OrdinalIgnoreCase);
    private readonly AnswerReader answers = new(question, issues, understood);
    private readonly Dictionary<string, Answer> read = [];
    private readonly Dictionary<string, int> rows = [];
    private readonly Dictionary<string, Place> blanks = [];
    private readonly HashSet<string> unreadable = [];
    private bool stopped;
    private int taken;

    public FormQuestion Question => question;

    public ReadingIssues Issues => issues;

    public Understandings Understood => understood;

    public string Noun => "form";

    public int HeaderScore(TableRow row) => FormHeader.Score(row);

    public void ReadTable(ITableRows rows, TableRow row)
    {
        if (FormTable.Read(rows, row, this) is { } table && rows is SheetRows sheet) SheetLooks.Check(sheet, table, this);
    }

    public bool IsItem(ReadOnlySpan<char> code) => everAsked.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(code);

    public bool IsStopped => stopped;

    /// <summary>The file could not be read to its end, so what is not there may not be missing from it.</summary>
    public void StopEarly() => stopped = true;

    /// <summary>Counts one more row or member. No form is as long as the most that are looked at, so a longer file is another one.</summary>
    /// <returns>False where there are too many; then it has been reported.</returns>
    public bool Take(Place place)
    {
        if (taken++ < Most) return true;
        TooMuch(place);
        return false;
    }

    public void TooMuch(Place place)
    {
        issues.Add(new(ReadingCheck.TooMuch, place, $"The file is longer than any form: {Most:N0} answers, or a million rows, are the most that are looked at. What comes after this place was not read.") { Needed = "a row for each item", Fix = "Download the template of this form and fill it in." });
        StopEarly();
    }

    /// <param name="code">Trimmed, and not empty.</param>
    /// <param name="value">What is given for it, trimmed: of an identity, and to tell a blank line of an old form from an answer.</param>
    public CodeKind Resolve(ReadOnlySpan<char> code, ReadOnlySpan<char> value, bool filled, Place place, out Item? item)
    {
        item = null;
        if (asked.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out item))
        {
            if (!code.SequenceEqual(item.Code)) understood.Saw(Tolerance.CodeCase, code, item.Code, place);
            if (rows.TryAdd(item.Code, place.Row ?? 0)) return CodeKind.Item;
            issues.Add(new(ReadingCheck.CodeTwice, place, $"{item.Code} is given twice: first in {(place.Index is null ? "line" : "row")} {rows[item.Code]}, and again here. The first was read.")
            { Item = item.Code, Value = item.Code, Needed = "each item once", Fix = "Delete the one that is not right." });
            return CodeKind.Unknown;
        }

        if (everAsked.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out var other))
        {
            NotAsked(other, filled, place);
            return CodeKind.Unknown;
        }

        if (Identity(code, value, place)) return CodeKind.Identity;
        Unknown(code, place);
        return CodeKind.Unknown;
    }

    public void Add(Item item, in AnswerCells cells)
    {
        var answer = answers.Read(item, cells);
        if (answer is null) unreadable.Add(item.Code);
        else if (answer.IsBlank) blanks[item.Code] = cells.ValueAt;
        if (answer is not null) read[item.Code] = answer;
    }

    /// <summary>An item whose row or member is there, but so broken that its cells cannot be told apart.</summary>
    public void Broken(Item item) => unreadable.Add(item.Code);

    /// <summary>Checks who and when the file says it is about.</summary>
    /// <returns>Whether the name is one that says so.</returns>
    public bool Identity(ReadOnlySpan<char> name, ReadOnlySpan<char> value, Place place)
    {
        var (check, due, what) = FormIdentity.Of(name, question);
        if (check is null) return false;
        if (value.IsEmpty || due is null || FormIdentity.Agrees(value, due)) return true;
        var shown = QuotedText.Of(value);
        issues.Add(new(check, place, $"The file says {what} {shown}, and was sent for {what} {due}.")
        { Item = name.ToString().ToLowerInvariant(), Value = shown, Needed = due, Fix = $"Upload the file of {what} {due}, or send this one where {what} {shown} belongs." });
        return true;
    }

    public FormReading Finish()
    {
        if (!stopped) CheckBlanks();
        var missing = read.Count(r => r.Value.Missing is not null);
        var answered = read.Count(r => r.Value.Value is not null) + unreadable.Count;
        return new(new(read, rows.Where(r => r.Value > 0).ToDictionary()), understood.Sentences(), issues.Listed(), answered, missing, asked.Count - answered - missing);
    }

    private void CheckBlanks()
    {
        foreach (var item in asked.Values.Where(i => i.Required && !unreadable.Contains(i.Code) && (!read.TryGetValue(i.Code, out var answer) || answer.IsBlank)))
        {
            var there = blanks.TryGetValue(item.Code, out var place);
            issues.Add(new(ReadingCheck.Blank, there ? place : Place.File with { Column = FormHeader.Names[FormHeader.Value] }, there ? $"{item.Code} ({item.Label}) is blank. A blank is never read as 0." : $"{item.Code} ({item.Label}) is not in the file.")
            { Item = item.Code, Needed = CellFaults.Needed(item) + ", or a missing code", Fix = "Give the value; 0 if there were none. If you cannot, write a missing code, and why in the note." });
        }
    }

    private void NotAsked(Item item, bool filled, Place place)
    {
        var when = item.Periods switch
        {
            { First: { } first, Last: { } last } => $"from {first} to {last}",
            { First: { } first } => $"from {first} on",
            { Last: { } last } => $"until {last}",
            _ => "in every period",
        };
        issues.Add(new(ReadingCheck.CodePeriod, place, $"{item.Code} is not asked for {question.Period.Id}: it is asked {when}.{(filled ? "" : " The blank row was left out.")}")
        {
            Severity = filled ? Severity.Error : Severity.Note,
            Item = item.Code,
            Value = item.Code,
            Needed = $"items asked for {question.Period.Id}",
            Fix = filled ? $"Check that this is the file for {question.Period.Id}; if it is, delete the row." : "Nothing: the newest template does not have it.",
        });
    }

    /// <summary>The code that stands before its label in the same cell, as in “MIS01 Children missing”.</summary>
    private string? CodeBefore(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end])) end++;
        return asked.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..end], out var item) ? item.Code : null;
    }

    private void Unknown(ReadOnlySpan<char> code, Place place)
    {
        var shown = QuotedText.Of(code);
        var text = code.Length <= 100 ? code.ToString() : "";
        var elsewhere = question.Collection.Instruments.FirstOrDefault(i => i.Id != question.Instrument.Id && i.Items.Any(o => string.Equals(o.Code, text, StringComparison.OrdinalIgnoreCase)));
        var near = CodeBefore(code) ?? Spelling.NearestToCell(code, asked.Keys);
        var hint = elsewhere is not null ? string.Create(CultureInfo.InvariantCulture, $" It belongs to the instrument “{elsewhere.Id}” ({elsewhere.Title}).") : near is not null ? $" Did you mean {near}?" : "";
        issues.Add(new(ReadingCheck.CodeUnknown, place, $"“{shown}” is not an item of {question.Instrument.Title}.{hint}")
        { Item = shown, Value = shown, Needed = "an item's code, as in the template", Fix = near is not null && elsewhere is null ? $"Write {near} if that is meant; otherwise delete the row." : "Delete the row, or put its answer at the right code." });
    }
}
