using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Reporting.Checking.Expressions;

/// <summary>
/// What is wrong with the pattern of regexp_matches, like or ilike. A pattern out of a return could be of any cost, and nothing can interrupt DuckDB while it
/// looks for one.
/// </summary>
internal static partial class ConstantPattern
{
    private const int Longest = 500;

    /// <summary>Steps of a pattern with its repetitions written out.</summary>
    private const int MostSteps = 2_000;

    private const string Regular = "regexp_matches";

    private static readonly HashSet<string> Likes = ["~~", "!~~", "~~*", "!~~*"];

    /// <param name="call">A call of a function or an operator.</param>
    /// <returns>Null where nothing is wrong.</returns>
    public static string? Fault(string name, JsonElement call)
    {
        if (name != Regular && !Likes.Contains(name))
            return null;
        var shown = name == Regular ? Regular : name.EndsWith('*') ? "ilike" : "like";
        foreach (var argument in call.GetProperty("children").EnumerateArray().Skip(1))
        {
            if (Text(argument) is not { } text)
                return $"The pattern of {shown} must be a text between single quotes: it cannot be an item, or be made of one.";
            if (text.Length > Longest)
                return $"The pattern of {shown} has {text.Length:N0} characters: at most {Longest} are allowed.";
            if (name == Regular ? Steps(text) > MostSteps : Backtracks(text, name.EndsWith('*')))
                return name == Regular ? Repeats : Loops(shown);
        }

        return null;
    }

    private const string Repeats = "The pattern of regexp_matches repeats too much: make the numbers between braces smaller, or write several conditions.";

    private static string Loops(string shown) =>
        $"The pattern of {shown} has too many %: with ilike, or with _, one may stand before the end. Write several conditions with and between them.";

    private static string? Text(JsonElement node) =>
        node.GetProperty("class").GetString() == "CONSTANT" && node.GetProperty("value").GetProperty("value") is { ValueKind: JsonValueKind.String } text
            ? text.GetString()
            : null;

    /// <summary>DuckDB tries every place for every % of these. It has a quicker way for like without _.</summary>
    private static bool Backtracks(string pattern, bool anyLetters) =>
        (anyLetters || pattern.Contains('_', StringComparison.Ordinal)) && Wildcards().Count(pattern.TrimEnd('%')) > 1;

    private static double Steps(string pattern)
    {
        var groups = new Stack<double>([0]);
        var last = 0.0;
        foreach (Match part in Parts().Matches(pattern))
        {
            if (part.Groups["times"] is { Success: true, Value: var times })
            {
                var more = last * (Math.Max(1, double.Parse(times, CultureInfo.InvariantCulture)) - 1);
                groups.Push(groups.Pop() + more);
                last += more;
            }
            else if (part.Value == "(")
            {
                groups.Push(0);
            }
            else if (part.Value == ")" && groups.Count > 1)
            {
                last = groups.Pop();
                groups.Push(groups.Pop() + last);
            }
            else
            {
                last = 1;
                groups.Push(groups.Pop() + last);
            }
        }

        return groups.Sum();
    }

    /// <summary>An escaped character, a class, a repetition with its largest number, or another character.</summary>
    [GeneratedRegex(@"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(?<times>[0-9]{1,9})(?:,(?<times>[0-9]{1,9})?)?\}|.", RegexOptions.Singleline)]
    private static partial Regex Parts();

    [GeneratedRegex("%+")]
    private static partial Regex Wildcards();
}
