using System.Text.RegularExpressions;

namespace Reporting.Domain.Returns;

/// <summary>What tells who somebody is.</summary>
public enum PersonalDetailKind
{
    /// <summary>A surname with initials or a title.</summary>
    Name,

    /// <summary>A person's telephone number.</summary>
    Phone,

    /// <summary>A full postcode.</summary>
    Postcode,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A ten-digit NHS number.</summary>
    NhsNumber,

    /// <summary>A pupil's unique number.</summary>
    PupilNumber,
}

/// <summary>A personal detail in a text.</summary>
/// <param name="Kind">What it tells.</param>
/// <param name="Start">Position of its first character in the text, from 0.</param>
/// <param name="Length">In characters.</param>
public sealed record PersonalDetail(PersonalDetailKind Kind, int Start, int Length)
{
    /// <summary>What it is called: "a telephone number".</summary>
    public string Words => Kind switch
    {
        PersonalDetailKind.Name => "a person's name",
        PersonalDetailKind.Phone => "a telephone number",
        PersonalDetailKind.Postcode => "a postcode",
        PersonalDetailKind.Email => "an e-mail address",
        PersonalDetailKind.NhsNumber => "an NHS number",
        _ => "a pupil's unique number",
    };
}

/// <summary>
/// Finds what tells in a text who somebody is. It is made to leave figures, dates, codes and the names of authorities alone, so it knows the forms that
/// people write and no lists of names: a text without a finding may still name somebody.
/// </summary>
public static partial class PersonalDetails
{
    private const string PupilCheckLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

    private static readonly HashSet<string> NoSurnames = new(StringComparer.Ordinal)
    {
        "The", "This", "These", "That", "There", "They", "Their", "We", "Our", "It", "Its", "In", "All", "Each", "No", "Not", "Some", "Most", "Many", "An",
        "As", "At", "For", "From", "If", "On", "Of", "Since", "When", "Where", "While", "After", "Before", "Both", "Two", "Three", "Children", "Figures", "Council",
        "Government", "Department", "Service", "Services", "Act", "Regulations", "Police", "Wave", "See",
    };

    /// <summary>Whether a text can hold any of them at all: all but certain kinds of short codes can. It costs one look at each character.</summary>
    public static bool CanBeIn(ReadOnlySpan<char> text)
    {
        var (digits, letters) = (0, -1);
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character))
            {
                digits++;
                letters = 0;
            }
            else if (char.IsAsciiLetter(character))
            {
                // A postcode ends in a figure and two letters.
                if (letters >= 0 && ++letters == 2) return true;
            }
            else if (character is not ('-' or '_' or '/'))
            {
                return true;
            }
            else
            {
                letters = -1;
            }
        }

        return digits >= 10;
    }

    /// <summary>The personal details in a text.</summary>
    /// <returns>In the order of the text; empty where there is none.</returns>
    public static IReadOnlyList<PersonalDetail> In(string text)
    {
        // Nearly every text holds none, and a file can have millions of them.
        if (!Email().IsMatch(text) && !Phone().IsMatch(text) && !Postcode().IsMatch(text) && !TenDigits().IsMatch(text) && !PupilNumber().IsMatch(text)
            && !TitleAndName().IsMatch(text) && !InitialsAndName().IsMatch(text) && !NameAndInitials().IsMatch(text))
        {
            return [];
        }

        return Found(text);
    }

    private static List<PersonalDetail> Found(string text)
    {
        var found = new List<PersonalDetail>();
        Add(Email(), PersonalDetailKind.Email, _ => true);
        Add(Phone(), PersonalDetailKind.Phone, m => m.Value.Count(char.IsAsciiDigit) - (m.Value[0] == '+' ? 1 : 0) is 10 or 11);
        Add(Postcode(), PersonalDetailKind.Postcode, m => m.Value[^2..].ToUpperInvariant() is not ("ST" or "ND" or "RD" or "TH"));
        Add(TenDigits(), PersonalDetailKind.NhsNumber, m => IsNhsNumber(m.Value));
        Add(PupilNumber(), PersonalDetailKind.PupilNumber, m => IsPupilNumber(m.Value));
        Add(TitleAndName(), PersonalDetailKind.Name, m => !NoSurnames.Contains(m.Groups["surname"].Value));
        Add(InitialsAndName(), PersonalDetailKind.Name, m => !NoSurnames.Contains(m.Groups["surname"].Value));
        Add(NameAndInitials(), PersonalDetailKind.Name, m => !NoSurnames.Contains(m.Groups["surname"].Value));
        found.Sort((a, b) => a.Start.CompareTo(b.Start));
        return found;

        void Add(Regex form, PersonalDetailKind kind, Func<Match, bool> isOne)
        {
            foreach (Match match in form.Matches(text))
            {
                // What is one thing is not another too: a telephone number can hold the digits of a number of another kind.
                if (isOne(match) && !found.Any(d => match.Index < d.Start + d.Length && d.Start < match.Index + match.Length))
                    found.Add(new(kind, match.Index, match.Length));
            }
        }
    }

    /// <summary>The text with each personal detail named instead of repeated.</summary>
    public static string Masked(string text)
    {
        var masked = text;
        foreach (var detail in In(text).Reverse())
            masked = $"{masked[..detail.Start]}[{detail.Words}]{masked[(detail.Start + detail.Length)..]}";
        return masked;
    }

    /// <summary>Ten digits whose last is the check digit of the others, by modulus 11.</summary>
    private static bool IsNhsNumber(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).Select(c => c - '0').ToArray();
        if (digits.Distinct().Count() == 1)
            return false;
        var check = 11 - (digits.Take(9).Select((d, i) => d * (10 - i)).Sum() % 11);
        return (check == 11 ? 0 : check) == digits[9];
    }

    /// <summary>A check letter, and twelve digits of which the last may be a letter while the number is temporary.</summary>
    private static bool IsPupilNumber(string text)
    {
        var sum = 0;
        for (var i = 1; i < text.Length; i++)
        {
            var value = char.IsAsciiDigit(text[i]) ? text[i] - '0' : PupilCheckLetters.IndexOf(text[i], StringComparison.Ordinal);
            if (value < 0)
                return false;
            sum += value * (i + 1);
        }

        return PupilCheckLetters[sum % 23] == text[0];
    }

    [GeneratedRegex(@"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+")]
    private static partial Regex Email();

    // Those of people: 01, 02 and 07. Numbers that begin with 03 or 08 are an organisation's.
    [GeneratedRegex(
        @"(?<![\d.,£/+-])(\+44[ -]?(\(0\)[ -]?)?(7\d{3}|2\d|1\d{2,4})|\(?0(7\d{3}|2\d|1\d{2,4})\)?)[ -]?\d{3,4}[ -]?\d{3,4}(?![\d/])(?![.,-]\d)")]
    private static partial Regex Phone();

    [GeneratedRegex(
        @"(?<![A-Za-z0-9-])((GIR ?0AA)|([A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]([0-9]|[ABEHMNPRV-Y])?|[0-9][A-HJKPS-UW])"
        + @" ?[0-9][ABD-HJLNP-UW-Z]{2}))(?![A-Za-z0-9-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"(?<![\w.,£/+-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\w%/])(?![.,-]\d)")]
    private static partial Regex TenDigits();

    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z](?![A-Za-z0-9])")]
    private static partial Regex PupilNumber();

    [GeneratedRegex(@"(?<![A-Za-z])(Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.? ([A-Z]\.? ?){0,3}(?<surname>[A-Z](['’][A-Z])?[a-z]+(['’-][A-Za-z]+)?)")]
    private static partial Regex TitleAndName();

    // Not after a word that gives a letter to something else, as in "annex B. Placements", nor after the end of another abbreviation.
    [GeneratedRegex(
        @"(?<!(?i:annex|appendix|section|part|table|figure|group|team|type|tier|band|category|option|phase|form|model|site|area|unit|ward|question|item"
        + @"|U\.K|N\.I|U\.S|E\.U)\.? ?)(?<![A-Za-z.])([A-Z]\. ?){1,3}(?<surname>[A-Z](['’][A-Z])?[a-z]+(['’-][A-Za-z]+)?)(?!\w)",
        RegexOptions.CultureInvariant)]
    private static partial Regex InitialsAndName();

    [GeneratedRegex(@"(?<![A-Za-z])(?<surname>[A-Z][a-z]{2,}(['’-][A-Za-z]+)?), ?[A-Z]\.([A-Z]\.)*")]
    private static partial Regex NameAndInitials();
}
