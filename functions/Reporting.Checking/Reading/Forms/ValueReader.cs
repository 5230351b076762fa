using System.Globalization;
using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Reading.Forms;

/// <summary>Makes a value of an item's type from a cell's text, and says in words why not.</summary>
internal sealed class ValueReader(ReadingIssues issues, Assumptions assumptions)
{
    private readonly ChoiceReader choices = new(issues, assumptions);

    /// <summary>Reads a value, and reports it where it cannot be read or is not in its range.</summary>
    /// <param name="text">Trimmed, and not empty.</param>
    /// <param name="value">long, double, bool, DateOnly, string, or string[] for a multi-choice.</param>
    public bool TryRead(Item item, ReadOnlySpan<char> text, FileLocation location, out object? value)
    {
        value = null;
        if (IsSymbol(item, text, location)) return false;
        switch (item.Type)
        {
            case ItemType.Integer:
                var fault = NumberCell.Integer(text, out var whole, out var tolerance);
                if (fault is not CellFault.None) return Reject(item, fault, text, location);
                value = whole;
                assumptions.Count(tolerance, text, whole.ToString(CultureInfo.InvariantCulture), location);
                return InRange(item, whole, text, location);
            case ItemType.Decimal:
                fault = NumberCell.Decimal(text, out var number, out tolerance);
                if (fault is not CellFault.None) return Reject(item, fault, text, location);
                value = number;
                assumptions.Count(tolerance & ~Tolerance.NoughtsAfterPoint, text, number.ToString(CultureInfo.InvariantCulture), location);
                return InRange(item, number, text, location);
            case ItemType.YesNo:
                fault = YesNoCell.Read(text, out var yes, out tolerance);
                if (fault is not CellFault.None) return Reject(item, fault, text, location);
                value = yes;
                assumptions.Count(tolerance, text, yes ? "yes" : "no", location);
                return true;
            case ItemType.Date:
                fault = DateCell.Read(text, out var date, out tolerance);
                if (fault is not CellFault.None) return Reject(item, fault, text, location);
                value = date;
                assumptions.Count(tolerance, text, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), location);
                return true;
            case ItemType.Choice:
                value = choices.One(item, text, location);
                return value is not null;
            case ItemType.MultiChoice:
                value = choices.Several(item, text, location);
                return value is not null;
            default:
                CheckText(item, text, location);
                value = Normal(text);
                return Fits(item, text, location);
        }
    }

    /// <summary>The text with one kind of line end, as every format gives it back.</summary>
    public static string Normal(ReadOnlySpan<char> text)
    {
        var normal = text.ToString();
        return normal.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }

    /// <summary>
    /// Reports personal details, by their kind and place alone, and characters that were lost when the file was saved.
    /// </summary>
    public void CheckText(Item item, ReadOnlySpan<char> text, FileLocation location)
    {
        issues.AddPersonal(item.Code, PersonalDetails.In(text.ToString()), location);
        if (WritingDirection.IsChangedIn(text))
        {
            issues.Add(new(
                ReadingCheck.Characters, location,
                $"{item.Code} holds characters that change the direction of writing, so that people read another text than is there.")
            {
                Item = item.Code,
                Value = QuotedText.Of(text),
                Needed = "text without marks of direction",
                Fix = "Type the text again, as plain text.",
            });
        }

        if (text.IndexOf('\uFFFD') < 0) return;
        issues.Add(new(ReadingCheck.Characters, location, $"Some characters of {item.Code} were lost before the file came here, and show as “\uFFFD”.")
        {
            Severity = Severity.Note,
            Item = item.Code,
            Value = QuotedText.Of(text),
            Needed = "text in UTF-8 or Windows-1252",
            Fix = "Type those characters again and save the file as CSV UTF-8.",
        });
    }

    private bool IsSymbol(Item item, ReadOnlySpan<char> text, FileLocation location)
    {
        if (SourceSymbol.IsSpreadsheetError(text))
        {
            issues.Add(new(
                ReadingCheck.SpreadsheetError, location,
                $"{item.Code} holds “{QuotedText.Of(text)}”, which a spreadsheet shows when a formula failed or a column is too narrow.")
            {
                Item = item.Code,
                Value = QuotedText.Of(text),
                Needed = CellFaults.Needed(item),
                Fix = "Put the value itself in the cell. If there is none, write NH (not held) or NR (not retrievable) in the missing column, and why in " +
                    "the note.",
            });
            return true;
        }

        if (item.Type is ItemType.Text ? !SourceSymbol.IsNoText(text) : ChoiceReader.Find(item, text) is not null) return false;
        if (SourceSymbol.Advice(text) is not { } advice) return false;
        issues.Add(new(
            ReadingCheck.Symbol, location,
            $"“{QuotedText.Of(text)}” stands where the value of {item.Code} should be. A symbol is not an answer here: a return needs the value, or a " +
                "missing code.")
        {
            Item = item.Code,
            Value = QuotedText.Of(text),
            Needed = CellFaults.Needed(item) + ", or a missing code",
            Fix = advice,
        });
        return true;
    }

    private bool Reject(Item item, CellFault fault, ReadOnlySpan<char> text, FileLocation location)
    {
        issues.Add(CellFaults.IssueOf(item, fault, text, location));
        return false;
    }

    private bool InRange(Item item, double number, ReadOnlySpan<char> text, FileLocation location)
    {
        // A count or a measurement of work cannot be negative, unless the definition says so.
        if (number < 0 && item.Minimum is null or 0)
        {
            issues.Add(new(ReadingCheck.Negative, location, $"{item.Code} is negative.")
            {
                Item = item.Code,
                Value = QuotedText.Of(text),
                Needed = CellFaults.Needed(item),
                Fix = "Check the figure. A cell in brackets is read as negative: take the brackets away if it is not.",
            });
            return false;
        }

        if (number < item.Minimum)
        {
            issues.Add(new(ReadingCheck.Minimum, location, $"{item.Code} is {QuotedText.Of(text)}, which is less than {item.Minimum}.")
            {
                Item = item.Code,
                Value = QuotedText.Of(text),
                Needed = $"at least {item.Minimum}",
                Fix = "Check the figure.",
            });
            return false;
        }

        if (number <= (item.Maximum ?? double.MaxValue)) return true;
        issues.Add(new(ReadingCheck.Maximum, location, $"{item.Code} is {QuotedText.Of(text)}, which is more than {item.Maximum}.")
        {
            Item = item.Code,
            Value = QuotedText.Of(text),
            Needed = $"at most {item.Maximum}",
            Fix = "Check the figure.",
        });
        return false;
    }

    private bool Fits(Item item, ReadOnlySpan<char> text, FileLocation location)
    {
        if (text.Length <= (item.MaximumLength ?? int.MaxValue)) return true;
        issues.Add(new(ReadingCheck.TextLong, location, $"The text of {item.Code} has {text.Length:N0} characters.")
        {
            Item = item.Code,
            Needed = $"at most {item.MaximumLength:N0} characters",
            Fix = "Shorten the text.",
        });
        return false;
    }
}
