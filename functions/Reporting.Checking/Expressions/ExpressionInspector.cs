using System.Text.Json;

namespace Reporting.Checking.Expressions;

/// <summary>Refuses whatever in a parsed statement is not a plain expression of columns, values and the functions on a list.</summary>
internal static class ExpressionInspector
{
    private const int LongestText = 2_000;
    private const int DeepestBrackets = 40;
    private const int DeepestTree = 400;

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = DeepestTree };

    private static readonly string[] Clauses = ["modifiers", "group_expressions", "group_sets", "where_clause", "having", "sample", "qualify"];

    /// <summary>What can be refused before the text is parsed.</summary>
    /// <returns>Null where nothing is.</returns>
    public static string? RefuseText(string text)
    {
        if (text.Length > LongestText)
            return $"The expression has {text.Length:N0} characters: at most {LongestText:N0} are allowed.";
        if (text.Any(char.IsControl) && text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            return "The expression holds a control character.";
        if (text.Contains("--", StringComparison.Ordinal) || text.Contains("/*", StringComparison.Ordinal))
            return "An expression holds no comment, so neither -- nor /*: write comments in YAML, after #.";
        if (text.Contains(';', StringComparison.Ordinal))
            return "An expression holds no semicolon: one expression is allowed, and no statement.";
        if (text.Contains('$', StringComparison.Ordinal) && text.Contains("$$", StringComparison.Ordinal))
            return "Text stands between single quotes, not between $$.";
        int depth = 0, deepest = 0;
        foreach (var c in text)
        {
            depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
            deepest = Math.Max(deepest, depth);
        }

        return deepest > DeepestBrackets ? $"The expression nests {deepest} brackets: at most {DeepestBrackets} are allowed." : null;
    }

    /// <param name="text">The expression.</param>
    /// <param name="json">DuckDB's json_serialize_sql of "select " and the text.</param>
    public static Expression Inspect(string text, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Deep);
            var (tree, refusal) = Statement(document.RootElement);
            return tree is { } found ? new ExpressionWalk(text).Walk(found) : new Expression.Refused(refusal!);
        }
        catch (JsonException)
        {
            return new Expression.Refused("The expression nests too deeply: split it.");
        }
    }

    private static (JsonElement? Entry, string? Refusal) Statement(JsonElement root)
    {
        if (root.GetProperty("error").GetBoolean())
            return (null, EngineWords.OfParser(root.GetProperty("error_message").GetString()!));
        var statements = root.GetProperty("statements");
        if (statements.GetArrayLength() != 1)
            return (null, "One expression is allowed, and no statement.");
        var node = statements[0].GetProperty("node");
        if (node.GetProperty("type").GetString() != "SELECT_NODE" || !Empty(node.GetProperty("cte_map").GetProperty("map")))
            return (null, "One expression is allowed: no union, values or with.");
        if (!Empty(statements[0].GetProperty("named_param_map")))
            return (null, Parameter);
        if (node.GetProperty("from_table").GetProperty("type").GetString() != "EMPTY")
            return (null, "An expression reads no table: 'from' is not allowed.");
        if (Clauses.FirstOrDefault(c => !Empty(node.GetProperty(c))) is not null || node.GetProperty("aggregate_handling").GetString() != "STANDARD_HANDLING")
            return (null, "One expression is allowed: no where, group by, having, qualify, order by, limit, distinct or sample.");
        var entries = node.GetProperty("select_list");
        return entries.GetArrayLength() == 1 ? (entries[0], null) : (null, $"One expression is allowed, not {entries.GetArrayLength()} with commas between.");
    }

    internal const string Parameter = "An expression has no parameters: write the value, or the name of an item.";

    private static bool Empty(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.Array => element.GetArrayLength() == 0,
        _ => false,
    };
}
