using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Reporting.Domain.Collections;

namespace Reporting.Domain.Returns;

/// <summary>What a body answered to a query. It holds while the figures that it explains stay the same, in whichever version.</summary>
/// <param name="Issue">Id of the query.</param>
/// <param name="Text">The answer, at most <see cref="Longest"/> characters.</param>
/// <param name="Figures">Fingerprint of what it explains, from <see cref="FiguresOf"/>.</param>
public sealed record Explanation(string Issue, string Text, string Figures)
{
    /// <summary>The longest text that is taken, in characters.</summary>
    public const int Longest = 1_000;

    /// <summary>A fingerprint of what a query is about: its rule, its items, and their answers.</summary>
    /// <param name="issue">The query.</param>
    /// <param name="rule">The query's rule; null for a check of reading, which is known by its id and by what it found.</param>
    /// <param name="answers">A form's answers, or those of one record.</param>
    /// <returns>The first 12 bytes of a SHA-256, in hex.</returns>
    public static string FiguresOf(Issue issue, Rule? rule, FormAnswers answers)
    {
        var about = new StringBuilder($"{issue.Rule}\n{issue.RuleVersion}\n");
        if (rule is null)
            about.Append(issue.Value);
        foreach (var item in rule?.Items ?? [])
        {
            var answer = answers.Of(item);
            about.Append(CultureInfo.InvariantCulture, $"{item}={Printed(answer.Value)}|{answer.Missing}|{answer.Estimate}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(about.ToString())).AsSpan(0, 12));
    }

    private static string? Printed(object? value) => value switch
    {
        IEnumerable<string> chosen => string.Join(';', chosen),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };
}
