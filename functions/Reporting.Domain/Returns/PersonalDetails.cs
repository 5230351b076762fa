using System.Buffers;

namespace Reporting.Domain.Returns;

/// <summary>
/// Finds what tells in a text who somebody is, in whatever spelling a word processor gives it. It is made to leave figures, dates, codes, offices and
/// the names of authorities alone, so it knows the forms that people write and no list of everybody's names: a text without a finding may still name
/// somebody.
/// </summary>
public static class PersonalDetails
{
    private const int MostOnStack = 256;

    /// <summary>What a text could hold, at a glance.</summary>
    [Flags]
    private enum Suspects
    {
        None = 0,
        Digits = 1,
        Postcode = 2,
        Email = 4,
        Birth = 8,
        Name = 16,
    }

    /// <summary>Whether a text can hold any of them at all: most figures and short codes cannot. It costs one look at each character.</summary>
    public static bool CanBeIn(ReadOnlySpan<char> text) => !PlainText.Is(text) || SuspectsOf(text) is not Suspects.None;

    /// <summary>All personal details of a text.</summary>
    /// <returns>In the order of the text; empty where there is none.</returns>
    public static IReadOnlyList<PersonalDetail> In(ReadOnlySpan<char> text)
    {
        var found = PlainText.Is(text) ? Found(text, []) : FoundInPlainText(text);
        return found is null ? Array.Empty<PersonalDetail>() : found;
    }

    /// <summary>The text with each personal detail named instead of repeated.</summary>
    public static string Masked(string text)
    {
        var masked = text;
        foreach (var detail in In(text).Reverse())
            masked = $"{masked[..detail.Start]}[{detail.Words}]{masked[(detail.Start + detail.Length)..]}";
        return masked;
    }

    private static List<PersonalDetail>? FoundInPlainText(ReadOnlySpan<char> text)
    {
        var rented = text.Length > MostOnStack ? ArrayPool<char>.Shared.Rent(text.Length) : null;
        var rentedPositions = rented is null ? null : ArrayPool<int>.Shared.Rent(text.Length);
        var plain = rented ?? stackalloc char[MostOnStack];
        var positions = rentedPositions ?? stackalloc int[MostOnStack];
        var length = PlainText.Write(text, plain, positions);
        var found = Found(plain[..length], positions[..length]);
        if (rented is not null)
        {
            // It may hold somebody's details.
            ArrayPool<char>.Shared.Return(rented, clearArray: true);
            ArrayPool<int>.Shared.Return(rentedPositions!);
        }

        return found;
    }

    /// <param name="text">Plain.</param>
    /// <param name="positions">Of its characters in the text as written; empty where it is as written.</param>
    private static List<PersonalDetail>? Found(ReadOnlySpan<char> text, ReadOnlySpan<int> positions)
    {
        var suspects = SuspectsOf(text);
        List<PersonalDetail>? found = null;
        if ((suspects & Suspects.Email) != 0)
        {
            foreach (var match in PersonalNumbers.Emails(text))
                Add(ref found, PersonalDetailKind.Email, match.Index, match.Length);
        }

        if ((suspects & Suspects.Digits) != 0)
            AddNumbers(text, ref found);
        if ((suspects & Suspects.Postcode) != 0)
        {
            foreach (var match in PersonalNumbers.Postcodes(text))
            {
                if (PersonalNumbers.IsPersonsPostcode(text, match))
                    Add(ref found, PersonalDetailKind.Postcode, match.Index, match.Length);
            }
        }

        if ((suspects & Suspects.Birth) != 0)
        {
            foreach (var match in PersonalNumbers.DatesOfBirth(text))
                Add(ref found, PersonalDetailKind.DateOfBirth, match.Index, match.Length);
        }

        if ((suspects & Suspects.Name) != 0)
        {
            for (var at = 0; NameForms.Next(text, at, out var start) is > 0 and var length; at = start + length)
                Add(ref found, PersonalDetailKind.Name, start, length);
        }

        if (found is not null)
            PutInPlace(found, positions);
        return found;
    }

    private static void AddNumbers(ReadOnlySpan<char> text, ref List<PersonalDetail>? found)
    {
        for (var at = 0; TelephoneNumbers.Next(text, at, out var start) is > 0 and var length; at = start + length)
            Add(ref found, PersonalDetailKind.Phone, start, length);
        foreach (var match in PersonalNumbers.TenDigits(text))
        {
            if (PersonalNumbers.IsNhsNumber(text, match))
                Add(ref found, PersonalDetailKind.NhsNumber, match.Index, match.Length);
        }

        foreach (var match in PersonalNumbers.PupilNumbers(text))
        {
            if (PersonalNumbers.IsPupilNumber(text, match))
                Add(ref found, PersonalDetailKind.PupilNumber, match.Index, match.Length);
        }
    }

    /// <summary>What is one thing is not another too: a telephone number can hold the digits of a number of another kind.</summary>
    private static void Add(ref List<PersonalDetail>? found, PersonalDetailKind kind, int start, int length)
    {
        found ??= [];
        foreach (var other in found)
        {
            if (start < other.Start + other.Length && other.Start < start + length)
                return;
        }

        found.Add(new(kind, start, length));
    }

    /// <summary>Sorts them, with their positions in the text as written.</summary>
    private static void PutInPlace(List<PersonalDetail> found, ReadOnlySpan<int> positions)
    {
        found.Sort((a, b) => a.Start.CompareTo(b.Start));
        for (var i = 0; i < found.Count && !positions.IsEmpty; i++)
        {
            var start = positions[found[i].Start];
            found[i] = found[i] with { Start = start, Length = positions[found[i].Start + found[i].Length - 1] + 1 - start };
        }
    }

    private static Suspects SuspectsOf(ReadOnlySpan<char> text)
    {
        var suspects = Suspects.None;
        var (digits, lettersAfterDigit) = (0, -1);
        for (var at = 0; at < text.Length;)
        {
            var character = text[at];
            if (char.IsAsciiDigit(character))
            {
                digits++;
                lettersAfterDigit = 0;
                at++;
            }
            else if (char.IsLetter(character))
            {
                var word = TextWord.At(text, at);
                // A postcode ends in a figure and two letters.
                if (lettersAfterDigit == 0 && word.Length == 2)
                    suspects |= Suspects.Postcode;
                suspects |= SuspectsOf(text, word);
                lettersAfterDigit = -1;
                at = word.End;
            }
            else
            {
                suspects |= character is '@' ? Suspects.Email : Suspects.None;
                lettersAfterDigit = -1;
                at++;
            }
        }

        // A telephone number has ten digits, or nine after +44.
        return suspects | (digits >= 10 ? Suspects.Digits : Suspects.None);
    }

    private static Suspects SuspectsOf(ReadOnlySpan<char> text, TextWord word)
    {
        var letters = word.Of(text);
        if (letters.Length == 1)
            return SuspectsOf(letters[0], isDotted: text[word.End..].TrimStart(' ') is ['.', ..]);
        return (letters[0] | 0x20) switch
        {
            'm' or 'd' or 'p' or 'c' or 'r' when TitledNames.MayBeAt(letters) => Suspects.Name,
            'd' when Is(letters, "dot") => Suspects.Email,
            'd' when Is(letters, "dob") => Suspects.Birth,
            'a' when Is(letters, "at") && word.Start > 0 && text[word.Start - 1] is ('(' or '[' or '{') => Suspects.Email,
            'b' when Is(letters, "born") || letters.StartsWith("birth", StringComparison.OrdinalIgnoreCase) => Suspects.Birth,
            _ => Suspects.None,
        };

        static bool Is(ReadOnlySpan<char> letters, ReadOnlySpan<char> word) => letters.Equals(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A letter alone can be an initial, or the d of d.o.b.; without a full stop A and I are words.</summary>
    private static Suspects SuspectsOf(char letter, bool isDotted)
    {
        var birth = letter is 'd' or 'D' ? Suspects.Birth : Suspects.None;
        return isDotted || letter is not ('a' or 'A' or 'i' or 'I') ? birth | Suspects.Name : birth;
    }
}
