namespace Reporting.Domain.Returns;

/// <summary>A word of a text: letters, and apostrophes between them.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it has ended.</param>
internal readonly record struct TextWord(int Start, int End)
{
    /// <summary>In characters.</summary>
    public int Length => End - Start;

    /// <summary>The word that begins at a letter.</summary>
    public static TextWord At(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsLetter(text[end]) || (text[end] is '\'' && end > start)))
            end++;
        return new(start, end);
    }

    /// <summary>The last word of a text, without what follows it; empty where the text ends in no letter.</summary>
    public static ReadOnlySpan<char> Last(ReadOnlySpan<char> text)
    {
        var start = text.Length;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        return text[start..];
    }

    /// <summary>The first place from <paramref name="at"/> on that has none of some characters, or is so many further.</summary>
    public static int Skip(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> characters, int most = int.MaxValue)
    {
        var end = at;
        while (end < text.Length && end - at < most && characters.Contains(text[end]))
            end++;
        return end;
    }

    /// <summary>Its letters.</summary>
    public ReadOnlySpan<char> Of(ReadOnlySpan<char> text) => text[Start..End];

    /// <summary>Smith of "Smith's".</summary>
    public ReadOnlySpan<char> WithoutPossessive(ReadOnlySpan<char> text)
    {
        var word = Of(text);
        return word.EndsWith("'s") || word.EndsWith("'S") ? word[..^2] : word.TrimEnd('\'');
    }
}
