using System.Text.RegularExpressions;

namespace Reporting.Domain.Returns;

/// <summary>Finds postcodes, addresses of e-mail, numbers of patients and pupils, and dates of birth in plain text.</summary>
internal static partial class PersonalNumbers
{
    private const string PupilCheckLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

    /// <summary>How far before a postcode its council's office may be named.</summary>
    private const int FurthestOffice = 120;

    /// <summary>How far from a postcode it may be said that somebody lives there.</summary>
    private const int FurthestResidence = 300;

    /// <summary>How far before a number the word "reference" counts.</summary>
    private const int FurthestReference = 24;

    public static Regex.ValueMatchEnumerator Emails(ReadOnlySpan<char> text) => Email().EnumerateMatches(text);

    public static Regex.ValueMatchEnumerator Postcodes(ReadOnlySpan<char> text) => Postcode().EnumerateMatches(text);

    public static Regex.ValueMatchEnumerator TenDigits(ReadOnlySpan<char> text) => NhsNumber().EnumerateMatches(text);

    public static Regex.ValueMatchEnumerator PupilNumbers(ReadOnlySpan<char> text) => PupilNumber().EnumerateMatches(text);

    public static Regex.ValueMatchEnumerator DatesOfBirth(ReadOnlySpan<char> text) => DateOfBirth().EnumerateMatches(text);

    /// <summary>Whether a postcode is a person's: not the end of an ordinal ("Q1 2ND"), nor of the address of a council's own office.</summary>
    public static bool IsPersonsPostcode(ReadOnlySpan<char> text, ValueMatch match)
    {
        var (letter, last) = (char.ToUpperInvariant(text[match.Index + match.Length - 2]), char.ToUpperInvariant(text[match.Index + match.Length - 1]));
        if ((letter, last) is ('S', 'T') or ('N', 'D') or ('R', 'D') or ('T', 'H'))
            return false;
        var before = text[Math.Max(0, match.Index - FurthestOffice)..match.Index];
        var around = text[Math.Max(0, match.Index - FurthestResidence)..Math.Min(text.Length, match.Index + match.Length + FurthestResidence)];
        return !Office().IsMatch(before) || Residence().IsMatch(around);
    }

    /// <summary>Whether ten digits end in the check digit of the others, by modulus 11, and are not said to be a reference.</summary>
    public static bool IsNhsNumber(ReadOnlySpan<char> text, ValueMatch match)
    {
        var number = text.Slice(match.Index, match.Length);
        if (number.Length == 10 && IsReference(text, match.Index))
            return false;
        var (sum, last, count, same) = (0, 0, 0, true);
        foreach (var character in number)
        {
            if (!char.IsAsciiDigit(character))
                continue;
            var digit = character - '0';
            same &= count == 0 || digit == last;
            last = digit;
            sum += count < 9 ? digit * (10 - count) : 0;
            count++;
        }

        return !same && (11 - (sum % 11)) % 11 == last;
    }

    /// <summary>Whether the first letter is the check letter of twelve digits, of which the last may be a letter while the number is temporary.</summary>
    public static bool IsPupilNumber(ReadOnlySpan<char> text, ValueMatch match)
    {
        var (sum, weight) = (0, 2);
        foreach (var character in text.Slice(match.Index + 1, match.Length - 1))
        {
            if (!char.IsAsciiLetterOrDigit(character))
                continue;
            var letter = PupilCheckLetters.IndexOf(char.ToUpperInvariant(character), StringComparison.Ordinal);
            sum += weight++ * (char.IsAsciiDigit(character) ? character - '0' : letter);
        }

        return PupilCheckLetters[sum % PupilCheckLetters.Length] == char.ToUpperInvariant(text[match.Index]);
    }

    /// <summary>Whether a number is said to be a reference, and no patient's.</summary>
    public static bool IsReference(ReadOnlySpan<char> text, int at)
    {
        var before = text[Math.Max(0, at - FurthestReference)..at];
        return Reference().IsMatch(before) && before.IndexOf("NHS", StringComparison.OrdinalIgnoreCase) < 0;
    }

    // A space on either side of @, or after a full stop, is a word processor's; "dot" and "at" in brackets are meant to deceive programs.
    [GeneratedRegex(
        """
        [\w.%+'-]{1,64}\ ?@\ ?[\w-]{1,63}(?:(?:\.[\w-]{1,63})*\.\ (?:org|com|net|co|gov|nhs|ac|uk)\b(?:\.\ ?uk\b)?|(?:\.[\w-]{1,63})+)
        |[\w.%+'-]{1,64}\ ?[([{]at[)\]}]\ ?[\w-]{1,63}(?:\ ?(?:\.|[([{]dot[)\]}])\ ?[\w-]{1,63})*?\ ?(?:\.|[([{]dot[)\]}])\ ?[A-Za-z]{2,}\b
        |\b[\w.%+'-]{1,64}\ at\ [\w-]{1,63}(?:\ dot\ [\w-]{1,63})+\b
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    // The letters are those of the United Kingdom's postcode areas.
    [GeneratedRegex(
        """
        (?<![A-Za-z0-9]|[A-Za-z0-9]-)
        (?:GIR[ .]?0AA
        |(?:A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]
          |R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)
          (?:[0-9]{1,2}|[0-9][ABCDEFGHJKMNPRSTUVWXY])[ .]?[0-9][ABD-HJLNP-UW-Z]{2})
        (?![A-Za-z0-9]|-\d)
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();

    [GeneratedRegex(
        @"(?:(?<=\bNHS)|(?<![\w£+])(?<!\w[.,/-]))\d{3}[ .-]?\d{3}[ .-]?\d{4}(?![\w%/])(?![.,-]\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NhsNumber();

    [GeneratedRegex(
        @"(?<![A-Za-z0-9])[A-HJ-NP-RT-Z][ .-]?\d{3}[ .-]?\d{4}[ .-]?\d{2}[ .-]?\d{2}[0-9A-HJ-NP-RT-Z](?![A-Za-z0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PupilNumber();

    // Not of a span of dates: "born 01/09/1998 to 31/08/1999" is a year group.
    [GeneratedRegex(
        """
        \b(?:d[. ]?o[. ]?b(?![a-z])\.?|date\ of\ birth|birth\ ?da(?:te|y)|born)(?:\ (?:is|was))?(?:\ on)?(?:\ the)?\ ?[:=,-]?\ ?
        (?:\d{1,2}(?:st|nd|rd|th)?(?:\ of)?[ ./-](?:\d{1,2}|[a-z]{3,9})[ ./,-]{1,2}(?:\d{4}|\d\d)|\d{4}-\d\d-\d\d)\b
        (?!\ ?(?:-|to\b|and\b)\ ?\d)
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DateOfBirth();

    [GeneratedRegex(
        """
        \b(?:civic|town\ hall|county\ hall|city\ hall|shire\ hall|guildhall|municipal|headquarters|PO\ box|freepost
        |(?:city|county|borough|district|metropolitan|unitary)\ council
        |(?:council(?:'s)?|head|main|our|civic|county|district|borough)\ offices?
        |council\ (?:depot|chamber|buildings?)|(?-i:Council\ House))\b
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Office();

    [GeneratedRegex(
        """
        \b(?:liv(?:e|es|ed|ing)|resid(?:e|es|ed|ing)|home\ address
        |(?:(?:child|person|mother|father|carer|girl|boy|family|victim)'s|his|her|their)\ address
        |plac(?:ed|ement)\ (?:at|with|in)|(?<!offices?\ )moved|stay(?:s|ed|ing)?|sle(?:eps?|pt)|found|picked\ up|visited)\b
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Residence();

    [GeneratedRegex(
        @"\b(?:ref|reference|invoice|order|account|foi|complaint|ticket|grant|urn|batch|id)s?\b[^\d]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
