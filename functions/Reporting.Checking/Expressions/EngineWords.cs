using System.Text.RegularExpressions;
using Reporting.Checking.Wording;

namespace Reporting.Checking.Expressions;

/// <summary>What DuckDB says of an expression that it cannot parse or run, in words for whoever writes definitions.</summary>
internal static partial class EngineWords
{
    private static readonly (string Begins, string Word)[] Types =
    [
        ("VARCHAR[]", "several choices"), ("VARCHAR", "a text"), ("STRING", "a text"), ("BOOL", "a yes-no"), ("DATE", "a date"), ("TIMESTAMP", "a time"),
        ("INTERVAL", "a span of time"), ("ANY", "any value"), ("T[]", "several choices"), ("T", "one of them"), ("STRUCT", "a group of names"),
    ];

    private static readonly string[] Numbers = ["BIGINT", "INTEGER", "HUGEINT", "SMALLINT", "TINYINT", "DOUBLE", "FLOAT", "DECIMAL", "INT32", "INT64", "UINT"];

    /// <summary>Of a text that is no SQL.</summary>
    public static string OfParser(string message)
    {
        var first = FirstLine(message);
        if (SyntaxNear().Match(first) is { Success: true } near)
            return $"This is not a SQL expression: it cannot be understood from '{near.Groups[1].Value}' on. Look at what stands there, and just before it.";
        if (first.Contains("end of input", StringComparison.Ordinal))
            return "This is not a SQL expression: it ends too early. Is a closing bracket missing, or what follows an operator?";
        return first.Contains("unterminated quoted", StringComparison.Ordinal)
            ? "This is not a SQL expression: a quotation mark is not closed. Text stands between two single quotes."
            : $"This is not a SQL expression: {first}";
    }

    /// <summary>Of an expression that does not fit the types of its items.</summary>
    public static string OfBinder(string message)
    {
        var first = FirstLine(message);
        if (NoFunction().Match(first) is { Success: true } call)
            return Call(call.Groups[1].Value, call.Groups[2].Value, message);
        if (NotCompared().Match(first) is { Success: true } pair)
            return $"{Capital(WordOf(pair.Groups[1].Value))} and {WordOf(pair.Groups[2].Value)} cannot be compared with each other.";
        if (Mixed().Match(first) is { Success: true } mixed)
            return $"{Capital(WordOf(mixed.Groups[1].Value))} and {WordOf(mixed.Groups[2].Value)} stand for the same value: write values of one type.";
        if (NotConverted().Match(first) is { Success: true } text)
            return $"'{text.Groups[1].Value}' is not {WordOf(text.Groups[2].Value)}, which is needed where it stands.";
        if (first.StartsWith("missing ", StringComparison.Ordinal) || first.Contains("no argument for repetition", StringComparison.Ordinal))
            return $"The pattern of regexp_matches cannot be read: {first}";
        if (first.Contains("aggregate function calls cannot be nested", StringComparison.OrdinalIgnoreCase))
            return "An aggregate, as sum or count, cannot stand within another.";
        return first.Contains("template type", StringComparison.Ordinal)
            ? "list_contains takes an item of several choices first, and then one of its values."
            : $"The expression does not fit its items: {first}";
    }

    /// <summary>Of an expression that failed over the values of returns.</summary>
    public static string OfRun(string message)
    {
        var first = FirstLine(message);
        return message.StartsWith("Out of Memory", StringComparison.OrdinalIgnoreCase)
                ? "An expression needs more memory than there is: use fewer texts at a time, and no mode or median of them."
            : NotConverted().Match(first) is { Success: true } text
                ? $"An expression cannot be computed: a cast fails, since '{QuotedText.OfName(text.Groups[1].Value)}' is not {WordOf(text.Groups[2].Value)}."
            : $"An expression cannot be computed: {QuotedText.OfName(first)}";
    }

    private static string Call(string name, string types, string message)
    {
        var given = types.Length == 0 ? "nothing" : string.Join(" and ", types.Split(", ").Select(WordOf));
        if (name.Length > 0 && !char.IsLetter(name[0]))
            return $"'{name}' cannot be used with {given}: look at the types of the items.";
        var takes = Candidates().Matches(message).Select(m => m.Groups[1].Value).Where(c => c.StartsWith($"{name}(", StringComparison.Ordinal))
            .Select(c => string.Join(" and ", c[(name.Length + 1)..].Split(", ").Select(WordOf))).Distinct().Take(3).ToList();
        return $"{name} cannot be used with {given}{(takes.Count == 0 ? "." : $": it takes {string.Join(", or ", takes)}.")}";
    }

    private static string WordOf(string type)
    {
        var bare = type.Trim().TrimStart('[').TrimEnd('.', ']', ' ');
        bare = type.Contains("[]", StringComparison.Ordinal) ? type.Trim() : bare;
        if (Array.Exists(Numbers, n => bare.StartsWith(n, StringComparison.Ordinal) && !bare.EndsWith("[]", StringComparison.Ordinal)))
            return "a number";
        var known = Array.Find(Types, t => bare.StartsWith(t.Begins, StringComparison.Ordinal));
        return known.Word ?? QuotedText.OfName(bare);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string FirstLine(string message)
    {
        var line = message.Split('\n')[0];
        var at = line.IndexOf("Error: ", StringComparison.Ordinal);
        return (at < 0 ? line : line[(at + "Error: ".Length)..]).TrimEnd('.') + ".";
    }

    [GeneratedRegex("at or near \"(.*)\"")]
    private static partial Regex SyntaxNear();

    [GeneratedRegex(@"No function matches the given name and argument types '([^(]+)\((.*)\)'")]
    private static partial Regex NoFunction();

    [GeneratedRegex(@"^\s+(\S+\([^)]*)\)", RegexOptions.Multiline)]
    private static partial Regex Candidates();

    [GeneratedRegex("Cannot compare values of type (\\S+) and (?:values of )?type (\\S+)")]
    private static partial Regex NotCompared();

    [GeneratedRegex("Cannot (?:mix values of type|combine types of) (\\S+) and (\\S+)")]
    private static partial Regex Mixed();

    [GeneratedRegex("Could not convert string '(.*)' to ([A-Z0-9]+)")]
    private static partial Regex NotConverted();
}
