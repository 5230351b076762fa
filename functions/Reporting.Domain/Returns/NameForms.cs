namespace Reporting.Domain.Returns;

/// <summary>Finds names with a title or initials in plain text: "Mrs J Smith", "smith, mrs j", "J. Smith", "Smith, J.".</summary>
internal static class NameForms
{
    private const int MostInitials = 4;

    /// <summary>Looks for the next name.</summary>
    /// <param name="text">Plain.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="start">Of the name.</param>
    /// <returns>Its length; 0 where there is none.</returns>
    public static int Next(ReadOnlySpan<char> text, int from, out int start)
    {
        for (var at = from; at < text.Length;)
        {
            if (!char.IsLetter(text[at]))
            {
                at++;
                continue;
            }

            var word = TextWord.At(text, at);
            if (at == 0 || !char.IsAsciiDigit(text[at - 1]))
            {
                var end = Math.Max(TitledNames.End(text, word), Math.Max(AfterInitials(text, word), AfterSurname(text, word)));
                if (end > 0)
                {
                    start = at;
                    return end - at;
                }
            }

            at = word.End;
        }

        start = 0;
        return 0;
    }

    /// <summary>Where the initials end that begin at a place: after "J.K. " or "J "; the place itself where there are none.</summary>
    /// <param name="afterVerb">To miss a bus is no name.</param>
    public static int Initials(ReadOnlySpan<char> text, int at, bool afterVerb)
    {
        for (var initials = 0; initials < MostInitials && at < text.Length && char.IsLetter(text[at]); initials++)
        {
            var word = TextWord.At(text, at);
            var next = TextWord.Skip(text, word.End, ". \t", most: 3);
            if (word.Length > 1 || next == word.End || next == text.Length || !char.IsLetter(text[next]))
                break;
            if (afterVerb && text[at] is 'a' && !OrdinaryWords.IsCommonSurname(TextWord.At(text, next).WithoutPossessive(text)))
                break;
            at = next;
        }

        return at;
    }

    /// <summary>The end of "J.K. Smith" that begins with a word of one letter; 0 where it does not.</summary>
    private static int AfterInitials(ReadOnlySpan<char> text, TextWord word)
    {
        if (word.Length > 1 || (word.Start > 0 && text[word.Start - 1] is '.' or '\'' or '&') || FollowsLettered(text, word.Start))
            return 0;
        var at = Initials(text, word.Start, afterVerb: false);
        if (at == word.Start || at == text.Length)
            return 0;
        var surname = TextWord.At(text, at);
        return surname.Length > 1 && IsName(text[word.Start..at], surname.WithoutPossessive(text)) ? Hyphenated(text, surname.End) : 0;
    }

    private static bool IsName(ReadOnlySpan<char> initials, ReadOnlySpan<char> surname)
    {
        if (OrdinaryWords.IsPlace(initials[0], surname) || IsAbbreviation(initials))
            return false;
        var isDotted = initials.Contains('.');
        if (isDotted && char.IsUpper(initials[0]) && char.IsUpper(surname[0]))
            return !OrdinaryWords.IsNoSurname(surname);
        // Without capitals or full stops the surname alone can tell; a and I are words too.
        return OrdinaryWords.IsCommonSurname(surname) && (isDotted || initials[0] is not ('a' or 'i' or 'A' or 'I') || initials.TrimEnd(' ').Length > 1);
    }

    /// <summary>The end of "Smith, J.", "Smith (Mrs)" or "Smith, Mrs J" that begins with a word; 0 where it does not.</summary>
    private static int AfterSurname(ReadOnlySpan<char> text, TextWord word)
    {
        if (word.Length < 3 || !char.IsUpper(text[word.Start]) || TitledNames.MayBeAt(word.Of(text)))
            return 0;
        var at = TextWord.Skip(text, word.End, " ,(", most: 2);
        if (at == word.End || at == text.Length || !char.IsUpper(text[at]) || OrdinaryWords.IsNoSurname(word.WithoutPossessive(text)))
            return 0;
        var next = TextWord.At(text, at);
        return TitledNames.IsTitleBesideSurname(next.Of(text)) ? AfterTitle(text, next, text[word.End..at])
            : next.Length == 1 && text[word.End] is ',' ? AfterComma(text, word, at)
            : 0;
    }

    /// <summary>"Orchard Dr" is a street, and "Year,Miss_1" columns; "Smith, Mrs", "Smith, Mrs J" and "Smith (Dr)" are names.</summary>
    private static int AfterTitle(ReadOnlySpan<char> text, TextWord title, ReadOnlySpan<char> between)
    {
        var after = TextWord.Skip(text, title.End, ". ");
        var hasWord = after < text.Length && char.IsLetterOrDigit(text[after]);
        var hasInitial = hasWord && char.IsUpper(text[after]) && TextWord.At(text, after).Length == 1;
        var isName = between switch
        {
            " (" or ",(" => after < text.Length && text[after] is ')',
            ", " => hasInitial || !hasWord,
            _ => false,
        };
        return !isName ? 0 : hasInitial ? after + 1 : title.End;
    }

    /// <summary>Initials after a surname and a comma; one without a full stop after the commonest surnames alone.</summary>
    private static int AfterComma(ReadOnlySpan<char> text, TextWord surname, int at)
    {
        var end = at;
        while (end + 1 < text.Length && char.IsUpper(text[end]) && text[end + 1] is '.')
            end += 2;
        if (end == at)
            return OrdinaryWords.IsCommonSurname(surname.Of(text)) ? at + 1 : 0;
        var rest = TextWord.Skip(text, end, " ");
        var isPlace = rest < text.Length && char.IsLetter(text[rest]) && OrdinaryWords.IsPlace(text[at], TextWord.At(text, rest).Of(text));
        return isPlace || IsAbbreviation(text[at..end]) ? 0 : end;
    }

    private static int Hyphenated(ReadOnlySpan<char> text, int end) =>
        end + 1 < text.Length && text[end] is '-' && char.IsUpper(text[end + 1]) ? TextWord.At(text, end + 1).End : end;

    private static bool IsAbbreviation(ReadOnlySpan<char> initials)
    {
        Span<char> letters = stackalloc char[MostInitials];
        var count = 0;
        foreach (var character in initials)
        {
            if (char.IsLetter(character) && count < letters.Length)
                letters[count++] = char.ToLowerInvariant(character);
        }

        return letters[..count] is "uk" or "us" or "eu" or "ni" or "eg" or "ie" or "am" or "pm";
    }

    /// <summary>After "annex", "child" or the like, whose letter it is.</summary>
    private static bool FollowsLettered(ReadOnlySpan<char> text, int at)
    {
        var before = text[..at].TrimEnd(" .,&");
        return before.Length < at && OrdinaryWords.IsLettered(TextWord.Last(before));
    }
}
