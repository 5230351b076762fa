using System.Collections.Frozen;

namespace Reporting.Domain.Returns;

/// <summary>Finds names with a title in plain text, whole: "Mrs Jane Smith", "mrs smith".</summary>
internal static class TitledNames
{
    private const int MostNames = 5;
    private const int FurthestSchool = 7;

    private static readonly FrozenDictionary<string, Title>.AlternateLookup<ReadOnlySpan<char>> Titles = new Dictionary<string, Title>
    {
        ["mr"] = Title.Always,
        ["mrs"] = Title.Always,
        ["cllr"] = Title.Always,
        ["mx"] = Title.Always,
        ["ms"] = Title.Always,
        ["prof"] = Title.Always,
        ["dr"] = Title.Drive,
        ["miss"] = Title.Verb,
        ["mister"] = Title.BeforeCapital,
        ["doctor"] = Title.BeforeCapital,
        ["professor"] = Title.BeforeCapital,
        ["councillor"] = Title.BeforeCapital,
        ["revd"] = Title.BeforeCapital,
        ["reverend"] = Title.BeforeCapital,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What a title can be besides.</summary>
    private enum Title
    {
        /// <summary>Nothing: whatever is no ordinary word after it is a name, in small letters too.</summary>
        Always,

        /// <summary>Also the end of a street's name: a comma after it leads to no surname.</summary>
        Drive,

        /// <summary>Also what one does with a bus: small letters need more to be a name.</summary>
        Verb,

        /// <summary>An ordinary word: only a word with a capital after it is a name.</summary>
        BeforeCapital,
    }

    /// <summary>Whether a word is a title, or begins with one that nothing parts from the name.</summary>
    public static bool MayBeAt(ReadOnlySpan<char> word) => IsTitle(word) || GluedTitle(word) > 0;

    /// <summary>Whether a word is a title, in capitals or small letters.</summary>
    private static bool IsTitle(ReadOnlySpan<char> word) => Titles.ContainsKey(word);

    /// <summary>Whether a word before or after a surname is a title, and not rather the end of a street's name or an ordinary word.</summary>
    public static bool IsTitleBesideSurname(ReadOnlySpan<char> word) => Titles.TryGetValue(word, out var title) && title is not Title.BeforeCapital;

    /// <summary>The end of "Mrs J Smith" that begins with a word; 0 where it does not.</summary>
    public static int End(ReadOnlySpan<char> text, TextWord word)
    {
        var at = word.End;
        // Part of a column's name: CLA_MissIncs, X-MS-CLIENT.
        if (word.Start > 0 && text[word.Start - 1] is ('-' or '_'))
            return 0;
        if (!Titles.TryGetValue(word.Of(text), out var title))
        {
            // MrsSmith: a title that nothing parts from the name.
            if (GluedTitle(word.Of(text)) is not (> 0 and var glued))
                return 0;
            at = word.Start + glued;
            title = Title.BeforeCapital;
        }
        else
        {
            // 12 ms are milliseconds. A comma parts a title written with a capital from its name, unless it ends a street's name.
            var isSmall = char.IsLower(text[word.Start]);
            if (isSmall && text[..word.Start].TrimEnd(' ') is [.., >= '0' and <= '9'])
                return 0;
            at = TextWord.Skip(text, at, isSmall || title is Title.Verb ? ". \t" : title is Title.Drive ? ". \t_-" : ".,: \t_-");
            if (at == word.End || at == text.Length || !char.IsLetter(text[at]))
                return 0;
        }

        return Names(text, word, title, NameForms.Initials(text, at, afterVerb: title is Title.Verb && char.IsLower(text[word.Start])));
    }

    private static int Names(ReadOnlySpan<char> text, TextWord titled, Title title, int at)
    {
        var surname = TextWord.At(text, at);
        if (surname.Length < 2 || !IsSurname(text, titled, title, surname) || IsSchool(text, surname))
            return 0;
        var isSmall = !char.IsUpper(text[at]) && !OrdinaryWords.IsParticle(surname.Of(text));
        var end = surname.End;
        // The rest of the name: further names with a capital, or one more in small letters.
        for (var names = 1; names < (isSmall ? 2 : MostNames) && FurtherName(text, end, isSmall) is > 0 and var further; names++)
            end = further;
        return end;
    }

    /// <summary>The end of the next name of a person; 0 where what follows is none.</summary>
    private static int FurtherName(ReadOnlySpan<char> text, int at, bool isSmall)
    {
        var start = TextWord.Skip(text, at, ". \t_-", most: 2);
        if (start == at || start == text.Length || !char.IsLetter(text[start]))
            return 0;
        var word = TextWord.At(text, start);
        var name = word.Of(text);
        if (OrdinaryWords.IsParticle(name))
            return word.End;
        var isName = char.IsUpper(name[0]) || (isSmall && name.Length > 1);
        return isName && !OrdinaryWords.IsNoSurname(name) && !IsTitle(name) ? word.End : 0;
    }

    private static bool IsSurname(ReadOnlySpan<char> text, TextWord titled, Title title, TextWord surname)
    {
        var name = surname.Of(text);
        var bare = surname.WithoutPossessive(text);
        if (OrdinaryWords.IsNoSurname(bare) || IsTitle(bare))
            return false;
        if (char.IsUpper(name[0]) || OrdinaryWords.IsParticle(name))
            return true;
        return title switch
        {
            Title.BeforeCapital => false,
            Title.Verb => OrdinaryWords.IsCommonSurname(bare) || bare.Length < name.Length || FollowsPreposition(text, titled.Start),
            _ => true,
        };
    }

    /// <summary>"Dr Challoner's Grammar School": a possessive, and a school a few words later.</summary>
    private static bool IsSchool(ReadOnlySpan<char> text, TextWord surname)
    {
        var (possessive, at) = (false, surname.Start);
        for (var words = 0; words < FurthestSchool && at < text.Length; words++)
        {
            var word = TextWord.At(text, at);
            if (possessive && char.IsUpper(text[at]) && OrdinaryWords.IsSchool(word.Of(text)))
                return true;
            possessive |= word.WithoutPossessive(text).Length < word.Length;
            at = TextWord.Skip(text, word.End, " &()");
            if (at == word.End || at == text.Length || !char.IsLetter(text[at]))
                return false;
        }

        return false;
    }

    private static int GluedTitle(ReadOnlySpan<char> word)
    {
        foreach (var title in (ReadOnlySpan<string>)["Mrs", "Mr", "Ms", "Dr"])
        {
            if (word.Length > title.Length + 2 && word.StartsWith(title) && char.IsUpper(word[title.Length]) && char.IsLower(word[title.Length + 1]))
                return title.Length;
        }

        return 0;
    }

    /// <summary>After a preposition nobody misses anything.</summary>
    private static bool FollowsPreposition(ReadOnlySpan<char> text, int at) => OrdinaryWords.IsPreposition(TextWord.Last(text[..at].TrimEnd(' ')));
}
