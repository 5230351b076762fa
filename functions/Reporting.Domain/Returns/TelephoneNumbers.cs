namespace Reporting.Domain.Returns;

/// <summary>Finds telephone numbers of people in plain text, in whatever groups their digits are written.</summary>
internal static class TelephoneNumbers
{
    /// <summary>Without the 0 or +44 before them.</summary>
    private const int MostDigits = 10;

    /// <summary>Shorter groups are those of dates and of lists of figures. The first group may be shorter.</summary>
    private const int FewestInGroup = 3;

    /// <summary>Looks for the next telephone number of a person: 01, 02 and 07. Numbers that begin with 03 or 08 are an organisation's.</summary>
    /// <returns>Its length; 0 where there is none.</returns>
    public static int Next(ReadOnlySpan<char> text, int from, out int start)
    {
        for (start = from; start < text.Length; start++)
        {
            if (text[start] is not ('0' or '+' or '(') || !MayBeginAt(text, start))
                continue;
            var end = EndOfNumber(text, start);
            if (end > 0)
                return end - start;
        }

        return 0;
    }

    /// <summary>Not within another number, an amount of money or a code; after "tel" without a space it is.</summary>
    private static bool MayBeginAt(ReadOnlySpan<char> text, int at)
    {
        if (at == 0)
            return true;
        var before = text[at - 1];
        if (char.IsLetter(before))
            return TextWord.Last(text[..at]) is "tel" or "Tel" or "TEL" or "mob" or "Mob" or "MOB";
        var joins = at > 1 && (before is '/' or '+' or '-' ? char.IsLetterOrDigit(text[at - 2]) : before is '.' or ',' && char.IsAsciiDigit(text[at - 2]));
        return !joins && !char.IsAsciiDigit(before) && before is not ('£' or '#');
    }

    private static int EndOfNumber(ReadOnlySpan<char> text, int start)
    {
        var first = AfterPrefix(text, start);
        if (first == 0 || first >= text.Length || text[first] is not ('1' or '2' or '7'))
            return 0;
        // Some numbers that begin with 01 have a digit fewer.
        var fewest = text[first] is '1' ? MostDigits - 1 : MostDigits;
        var end = EndOfDigits(text, first);
        var digits = end - first;
        while (digits < fewest)
        {
            var next = TextWord.Skip(text, end, ") .-", most: text[end..] is [')', ..] ? 2 : 1);
            var group = EndOfDigits(text, next);
            if (next == end || group - next < FewestInGroup)
                return 0;
            digits += group - next;
            end = group;
        }

        var isReference = end - first == MostDigits - 1 && PersonalNumbers.IsReference(text, start);
        return digits <= MostDigits && !isReference && EndsNumber(text, end) ? end : 0;
    }

    private static int EndOfDigits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }

    /// <summary>The place after 0, +44 or 0044, with a 0 in brackets or without; 0 where there is none of them.</summary>
    private static int AfterPrefix(ReadOnlySpan<char> text, int start)
    {
        var country = text[start..] is ['+', '4', '4', ..] ? 3 : text[start..] is ['0', '0', '4', '4', ..] ? 4 : 0;
        var at = country == 0 ? start : TextWord.Skip(text, start + country, " .-", most: 1);
        return text[at..] switch
        {
            ['(', '0', ')', ..] => TextWord.Skip(text, at + 3, " .-", most: 1),
            ['(', '0', ..] => at + 2,
            ['0', ..] => country == 0 ? at + 1 : TextWord.Skip(text, at + 1, " .-", most: 1),
            _ => country == 0 ? 0 : at,
        };
    }

    private static bool EndsNumber(ReadOnlySpan<char> text, int end) => text[end..] switch
    {
        ['.' or ',' or '-', >= '0' and <= '9', ..] => false,
        [var next, ..] => !char.IsLetterOrDigit(next),
        _ => true,
    };
}
