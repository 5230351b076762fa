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
    public static string Plain(string expression) => Spaces().Replace(expression, string.Empty);

    /// <summary>"sum(A - B)" as A times 1 and B times -1; null for one that is no sum or difference of items.</summary>
    public static IReadOnlyList<(string Item, long Times)>? Terms(string expression)
    {
        var match = SumOfItems().Match(Plain(expression));
        return match.Success ? TermsOf(match.Groups[1].Value) : null;
    }

    /// <summary>"A = B + C" as A times -1, B and C times 1; null for a rule of another form.</summary>
    public static IReadOnlyList<(string Item, long Times)>? Family(string check)
    {
        var match = WholeAndParts().Match(Plain(check));
        return match.Success ? [(match.Groups[1].Value, -1), .. TermsOf(match.Groups[2].Value)] : null;
    }

    private static IReadOnlyList<(string Item, long Times)> TermsOf(string sum) =>
        [.. Signed().Matches(sum).Select(t => (t.Groups[2].Value, t.Groups[1].Value == "-" ? -1L : 1L))];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^sum\(([A-Za-z_]\w*(?:[+-][A-Za-z_]\w*)*)\)$")]
    private static partial Regex SumOfItems();

    [GeneratedRegex(@"^([A-Za-z_]\w*)=([A-Za-z_]\w*(?:\+[A-Za-z_]\w*)+)$")]
    private static partial Regex WholeAndParts();

    [GeneratedRegex(@"([+-]?)([A-Za-z_]\w*)")]
    private static partial Regex Signed();
}
