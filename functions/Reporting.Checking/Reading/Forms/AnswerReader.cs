using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Reading.Forms;

/// <summary>What a file says for one item, as text, and where.</summary>
internal readonly ref struct AnswerCells
{
    public ReadOnlySpan<char> Value { get; init; }

    public ReadOnlySpan<char> Missing { get; init; }

    public ReadOnlySpan<char> Estimate { get; init; }

    public ReadOnlySpan<char> Note { get; init; }

    public FileLocation ValueAt { get; init; }

    public FileLocation MissingAt { get; init; }

    public FileLocation EstimateAt { get; init; }

    public FileLocation NoteAt { get; init; }
}

/// <summary>Makes an answer of the cells of one item. Every cell is judged, whatever is wrong with the others.</summary>
internal sealed class AnswerReader(FormQuestion question, ReadingIssues issues, Assumptions assumptions)
{
    private const int LongestNote = 500;

    private readonly ValueReader values = new(issues, assumptions);
    private readonly IReadOnlyList<MissingCode> codes = question.Collection.AllMissingCodes;

    /// <summary>Reads value, missing code, estimate and note.</summary>
    /// <returns>Null where the value or the missing code could not be read.</returns>
    public Answer? Read(Item item, in AnswerCells cells)
    {
        var value = CellText.Trim(cells.Value);
        if (item.Type is not (ItemType.Text or ItemType.Choice or ItemType.MultiChoice) && value.Length < cells.Value.Length && !value.IsEmpty)
            assumptions.Count(Tolerance.Spaces, cells.Value, QuotedText.Of(value), cells.ValueAt);
        var readable = true;
        var missing = Missing(item, CellText.Trim(cells.Missing), cells, ref readable);
        if (AsMissing(item, value) is { } typed)
        {
            assumptions.Count(Tolerance.MissingCodeAsValue, value, $"missing code {typed.Code}", cells.ValueAt);
            if (missing is not null && missing != typed)
                readable = Both(item, cells, $"The value column says {typed.Code}, and the missing column {missing.Code}.", "Keep the one that is right.");
            missing ??= typed;
            value = default;
        }

        object? read = null;
        if (!value.IsEmpty)
        {
            readable &= values.TryRead(item, value, cells.ValueAt, out read);
            if (missing is not null)
            {
                readable = Both(
                    item, cells, $"{item.Code} has both a value and a missing code, so it is not clear which is meant.",
                    "Delete the missing code if the value is right, or the value if it is not held.");
            }
        }

        var estimate = Estimate(item, cells);
        var note = Note(item, missing, estimate, cells);
        if (estimate && value.IsEmpty)
        {
            issues.Add(new(ReadingCheck.Estimate, cells.EstimateAt, $"{item.Code} is marked as an estimate, but there is no value.")
            {
                Item = item.Code,
                Value = QuotedText.Of(cells.Estimate),
                Needed = "a value, where estimate says yes",
                Fix = "Give the estimated value, or clear the estimate cell.",
            });
        }

        return readable ? new(read, missing?.Code, estimate, note) : null;
    }

    private bool Both(Item item, in AnswerCells cells, string message, string fix)
    {
        issues.Add(new(ReadingCheck.Both, cells.MissingAt, message)
        {
            Item = item.Code,
            Value = $"{QuotedText.Of(cells.Value)} and {QuotedText.Of(cells.Missing)}",
            Needed = "a value or a missing code, not both",
            Fix = fix,
        });
        return false;
    }

    private MissingCode? Missing(Item item, ReadOnlySpan<char> text, in AnswerCells cells, ref bool readable)
    {
        if (text.IsEmpty) return null;
        if (Find(text) is { } found)
        {
            if (!text.SequenceEqual(found.Code)) assumptions.Count(Tolerance.MissingCodeCase, text, found.Code, cells.MissingAt);
            return found;
        }

        readable = false;
        issues.Add(new(ReadingCheck.MissingCode, cells.MissingAt, $"“{QuotedText.Of(text)}” is not a missing code.")
        {
            Item = item.Code,
            Value = QuotedText.Of(text),
            Needed = $"nothing, or one of {List()}",
            Fix = SourceSymbol.Advice(text) ?? "Write the code alone, and explain in the note column.",
        });
        return null;
    }

    /// <summary>The missing code that stands where the value should be.</summary>
    private MissingCode? AsMissing(Item item, ReadOnlySpan<char> value) =>
        value.Length is > 0 and <= 10 && Find(value) is { } found
        && (item.Type is not (ItemType.Text or ItemType.Choice or ItemType.MultiChoice) || value.SequenceEqual(found.Code))
        && !item.Choices.Any(c => c.Value == found.Code) ? found : null;

    private MissingCode? Find(ReadOnlySpan<char> text)
    {
        foreach (var code in codes)
        {
            if (CellText.Is(text, code.Code)) return code;
        }

        return null;
    }

    private bool Estimate(Item item, in AnswerCells cells)
    {
        var text = CellText.Trim(cells.Estimate);
        if (text.IsEmpty) return false;
        if (YesNoCell.Read(text, out var yes, out var tolerance) is CellFault.None)
        {
            assumptions.Count(tolerance, text, yes ? "yes" : "no", cells.EstimateAt);
            return yes;
        }

        if (IsEstimateWord(text))
        {
            assumptions.Count(Tolerance.EstimateWord, text, "yes", cells.EstimateAt);
            return true;
        }

        issues.Add(new(ReadingCheck.Estimate, cells.EstimateAt, $"“{QuotedText.Of(text)}” in the estimate column is neither yes nor no.")
        {
            Item = item.Code,
            Value = QuotedText.Of(text),
            Needed = "yes, no, or nothing",
            Fix = "Write yes if the value is an estimate. An explanation belongs in the note column.",
        });
        return false;
    }

    private static bool IsEstimateWord(ReadOnlySpan<char> text) =>
        CellText.Is(text, "e") || CellText.Is(text, "est") || CellText.Is(text, "est.") || CellText.Is(text, "estimate") || CellText.Is(text, "estimated")
        || CellText.Is(text, "x");

    private string? Note(Item item, MissingCode? missing, bool estimate, in AnswerCells cells)
    {
        var text = CellText.Trim(cells.Note);
        if (text.Length > LongestNote)
        {
            issues.Add(new(ReadingCheck.NoteLong, cells.NoteAt, $"The note of {item.Code} has {text.Length:N0} characters.")
            {
                Item = item.Code,
                Value = QuotedText.Of(text),
                Needed = $"at most {LongestNote} characters",
                Fix = "Shorten the note.",
            });
        }

        if (missing is { KeepsSourceSymbol: true } && !BeginsWithSymbol(text))
        {
            issues.Add(new(
                ReadingCheck.NoteSymbol, cells.NoteAt,
                $"{item.Code} is {missing.Code}, so its note must begin with the symbol that the source prints.")
            {
                Item = item.Code,
                Value = text.IsEmpty ? null : QuotedText.Of(text),
                Needed = "a note that begins with c, x, z, u, low or k, in small letters",
                Fix = "Write the source's symbol first in the note, for example “c: fewer than 6 children”.",
            });
        }
        else if (text.IsEmpty && (missing is not null || estimate))
        {
            var why = missing is null ? "is an estimate" : $"has the missing code {missing.Code}";
            issues.Add(new(ReadingCheck.NoteNeeded, cells.NoteAt, $"{item.Code} {why}, and has no note.")
            {
                Item = item.Code,
                Needed = $"a note of at most {LongestNote} characters",
                Fix = missing is null ? "Say in the note column how it was estimated." : "Say in the note column why there is no value.",
            });
        }

        values.CheckText(item, text, cells.NoteAt);
        return text.IsEmpty ? null : ValueReader.Normal(text[..Math.Min(text.Length, 32_767)]);
    }

    private static bool BeginsWithSymbol(ReadOnlySpan<char> note)
    {
        var end = 0;
        while (end < note.Length && char.IsLetterOrDigit(note[end])) end++;
        return end is > 0 and <= 3 && Symbols.Parse(note[..end].ToString()) is not null;
    }

    private string List() => string.Join(", ", codes.Select(c => $"{c.Code} ({char.ToLowerInvariant(c.Meaning[0])}{c.Meaning[1..]})"));
}
