using System.Text.RegularExpressions;

namespace Reporting.Domain.Disclosure;

/// <summary>Reads from the text of an expression which items it adds up, so that counts that follow from each other are known.</summary>
internal static partial class CountExpression
{
    /// <summary>One spelling for all: without spaces, and functions in small letters. What stands in quotes is left alone.</summary>
    public static string Normalised(string expression) =>
        SpacesAndWords().Replace(expression, w => w.Value[0] is '\'' ? w.Value : w.Value.Trim().ToLowerInvariant());

    /// <summary>"sum(A - B)", or "sum(A) - sum(B)", as A times 1 and B times -1; null for one that is no sum or difference of items.</summary>
    public static IReadOnlyList<(string Item, long Times)>? TermsOf(string expression)
    {
        var text = Normalised(expression);
        return SumsOfItems().IsMatch(text)
            ? [.. Sums().Matches(text).SelectMany(s => SignedItems(s.Groups[2].Value).Select(t => (t.Item, s.Groups[1].Value is "-" ? -t.Times : t.Times)))]
            : null;
    }

    /// <summary>"count(*) filter (where level = 'high')" as level and 'high': those who gave one answer to a question. Null for another expression.</summary>
    public static (string Item, string Answer)? AnswerOf(string expression)
    {
        var match = CountOfAnswer().Match(Normalised(expression));
        return match.Success ? (match.Groups[1].Value, match.Groups[2].Value) : null;
    }

    /// <summary>"A = B + C" as A times -1, B and C times 1; null for a rule of another form.</summary>
    public static IReadOnlyList<(string Item, long Times)>? WholeAndPartsOf(string check)
    {
        var match = WholeAndParts().Match(Normalised(check));
        return match.Success ? [(match.Groups[1].Value, -1), .. SignedItems(match.Groups[2].Value)] : null;
    }

    private static IReadOnlyList<(string Item, long Times)> SignedItems(string sum) =>
        [.. SignedItem().Matches(sum).Select(t => (t.Groups[2].Value, t.Groups[1].Value == "-" ? -1L : 1L))];

    // A text in quotes, spaces, or a word of the language.
    [GeneratedRegex(@"'[^']*'|\s+|\b(?:where\b|[A-Za-z_]\w*(?=\s*\())", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpacesAndWords();

    [GeneratedRegex(@"^(?:[+-]?sum\([A-Za-z_]\w*(?:[+-][A-Za-z_]\w*)*\)(?=[+-]|$))+$")]
    private static partial Regex SumsOfItems();

    [GeneratedRegex(@"([+-]?)sum\(([^()]*)\)")]
    private static partial Regex Sums();

    [GeneratedRegex(@"^count\(\*\)filter\(where([A-Za-z_]\w*)=('[^']*'|\d+)\)$")]
    private static partial Regex CountOfAnswer();

    [GeneratedRegex(@"^([A-Za-z_]\w*)=([A-Za-z_]\w*(?:\+[A-Za-z_]\w*)+)$")]
    private static partial Regex WholeAndParts();

    [GeneratedRegex(@"([+-]?)([A-Za-z_]\w*)")]
    private static partial Regex SignedItem();
}
