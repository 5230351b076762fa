using Reporting.Domain.Collections;

namespace Reporting.Functions.Rendering.Charts;

/// <summary>Short names for tiles: at most three letters, each different from all others of the map.</summary>
internal static class TileAbbreviations
{
    private static readonly string[] SmallWords = ["and", "of", "upon", "the", "with"];

    public static IReadOnlyDictionary<AuthorityCode, string> For(IEnumerable<Authority> authorities)
    {
        var codes = new Dictionary<AuthorityCode, string>();
        var taken = new HashSet<string>(StringComparer.Ordinal);

        // In the order of the codes, so that the same authorities have the same short names in every chart.
        foreach (var authority in authorities.OrderBy(a => a.Code))
        {
            var code = Candidates(authority).First(taken.Add);
            codes.TryAdd(authority.Code, code);
        }

        return codes;
    }

    // "Bristol, City of" is shortened as Bristol; "City of London" stays as it is.
    private static string WithoutSuffix(string name) =>
        name.EndsWith(" of", StringComparison.Ordinal) && name.IndexOf(',') is > 0 and var comma ? name[..comma] : name;

    private static IEnumerable<string> Candidates(Authority authority)
    {
        var words = WithoutSuffix(authority.Name).Split([' ', ',', '-', '.', '\''], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => !SmallWords.Contains(w)).ToList();
        if (words.Count == 0)
            words = [authority.Code.ToString()];

        // A number at the end tells names apart: Example authority 001.
        if (words[^1].All(char.IsAsciiDigit))
            yield return words[^1][..Math.Min(3, words[^1].Length)];
        else if (words.Count > 2)
            yield return string.Concat(words.Take(3).Select(w => char.ToUpperInvariant(w[0])));
        else if (words.Count == 2)
            yield return $"{words[0][0]}{words[1][..Math.Min(2, words[1].Length)]}";
        else
            yield return words[0][..Math.Min(3, words[0].Length)];

        var letters = string.Concat(words);
        for (var second = 1; second < letters.Length; second++)
            for (var third = second + 1; third < letters.Length; third++)
                yield return $"{letters[0]}{letters[second]}{letters[third]}";

        yield return authority.Code.ToString();

        // Two authorities of different times can have the same code.
        for (var i = 2; ; i++)
            yield return $"{authority.Code}{i}";
    }
}
