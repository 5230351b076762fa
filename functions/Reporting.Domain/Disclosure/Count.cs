using System.Text.RegularExpressions;
using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>One count of one authority, as measures name it: an expression over an instrument's items. Two measures of the same expression print the same count.</summary>
internal readonly record struct Count(AuthorityCode Authority, string Expression)
{
    public static Count Numerator(AuthorityCode authority, Measure measure) => new(authority, NameOf(measure.Instrument, measure.Numerator));

    public static Count Denominator(AuthorityCode authority, Measure measure) => new(authority, NameOf(measure.Instrument, measure.Denominator));

    public static string NameOf(string instrument, string expression) => $"{instrument} {Expressions.Plain(expression)}";
}

/// <summary>What an expression says of the items that it adds up.</summary>
internal static partial class Expressions
{
    /// <summary>The same for everybody who writes it: without spaces, and SUM as sum. What stands in quotes is left alone.</summary>
    public static string Plain(string expression) => Written().Replace(expression, w => w.Value[0] is '\'' ? w.Value : w.Value.Trim().ToLowerInvariant());

    /// <summary>"sum(A - B)", or "sum(A) - sum(B)", as A times 1 and B times -1; null for one that is no sum or difference of items.</summary>
    public static IReadOnlyList<(string Item, long Times)>? Terms(string expression)
    {
        var plain = Plain(expression);
        return SumsOfItems().IsMatch(plain)
            ? [.. Sums().Matches(plain).SelectMany(s => TermsOf(s.Groups[2].Value).Select(t => (t.Item, s.Groups[1].Value is "-" ? -t.Times : t.Times)))]
            : null;
    }

    /// <summary>"count(*) filter (where level = 'high')" as level and 'high': those who gave one answer to a question. Null for another expression.</summary>
    public static (string Item, string Answer)? Answer(string expression)
    {
        var match = CountOfAnswer().Match(Plain(expression));
        return match.Success ? (match.Groups[1].Value, match.Groups[2].Value) : null;
    }

    /// <summary>"A = B + C" as A times -1, B and C times 1; null for a rule of another form.</summary>
    public static IReadOnlyList<(string Item, long Times)>? Family(string check)
    {
        var match = WholeAndParts().Match(Plain(check));
        return match.Success ? [(match.Groups[1].Value, -1), .. TermsOf(match.Groups[2].Value)] : null;
    }

    private static IReadOnlyList<(string Item, long Times)> TermsOf(string sum) =>
        [.. Signed().Matches(sum).Select(t => (t.Groups[2].Value, t.Groups[1].Value == "-" ? -1L : 1L))];

    // A text in quotes, spaces, or a word of the language.
    [GeneratedRegex(@"'[^']*'|\s+|\b(?:where\b|[A-Za-z_]\w*(?=\s*\())", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex(@"^(?:[+-]?sum\([A-Za-z_]\w*(?:[+-][A-Za-z_]\w*)*\)(?=[+-]|$))+$")]
    private static partial Regex SumsOfItems();

    [GeneratedRegex(@"([+-]?)sum\(([^()]*)\)")]
    private static partial Regex Sums();

    [GeneratedRegex(@"^count\(\*\)filter\(where([A-Za-z_]\w*)=('[^']*'|\d+)\)$")]
    private static partial Regex CountOfAnswer();

    [GeneratedRegex(@"^([A-Za-z_]\w*)=([A-Za-z_]\w*(?:\+[A-Za-z_]\w*)+)$")]
    private static partial Regex WholeAndParts();

    [GeneratedRegex(@"([+-]?)([A-Za-z_]\w*)")]
    private static partial Regex Signed();
}
