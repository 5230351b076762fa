using System.Globalization;
using System.Text.Json;

namespace Reporting.Checking.Expressions;

/// <summary>
/// Finds what an expression compares with what. DuckDB compares a text with whatever a definition writes, and where that is no value that can occur, the
/// comparison is never true, or can never be computed: nobody would see it.
/// </summary>
internal static class Comparisons
{
    private static readonly HashSet<string> Numeric =
    [
        "abs", "avg", "ceil", "count", "count_star", "date_diff", "day", "floor", "len", "length", "median", "month", "quantile_cont", "round", "sum", "year",
        "+", "-", "*", "/", "//", "%",
    ];

    private static readonly HashSet<string> True = ["contains", "list_contains", "regexp_matches", "starts_with", "~~", "!~~", "~~*", "!~~*"];

    /// <param name="tree">Of an expression that was inspected.</param>
    public static IReadOnlyList<Comparison> In(JsonElement tree)
    {
        var found = new List<Comparison>();
        Visit(tree, found);
        return found;
    }

    private static void Visit(JsonElement element, List<Comparison> found)
    {
        if (element.ValueKind is JsonValueKind.Array)
        {
            foreach (var entry in element.EnumerateArray())
                Visit(entry, found);
        }
        else if (element.ValueKind is JsonValueKind.Object)
        {
            if (element.TryGetProperty("class", out var name))
                Add(element, name.GetString()!, found);
            foreach (var member in element.EnumerateObject())
                Visit(member.Value, found);
        }
    }

    private static void Add(JsonElement node, string kind, List<Comparison> found)
    {
        var type = node.GetProperty("type").GetString()!;
        switch (kind)
        {
            case "COMPARISON":
                var isOrder = type is "COMPARE_LESSTHAN" or "COMPARE_GREATERTHAN" or "COMPARE_LESSTHANOREQUALTO" or "COMPARE_GREATERTHANOREQUALTO";
                found.Add(new(isOrder ? ComparisonKind.Order : ComparisonKind.Equality, Of(node.GetProperty("left")), Of(node.GetProperty("right"))));
                break;
            case "BETWEEN":
                foreach (var bound in new[] { "lower", "upper" })
                    found.Add(new(ComparisonKind.Order, Of(node.GetProperty("input")), Of(node.GetProperty(bound))));
                break;
            case "CONJUNCTION":
                found.AddRange(Children(node).Select(Condition));
                break;
            case "OPERATOR" when type is "OPERATOR_NOT":
                found.AddRange(Children(node).Select(Condition));
                break;
            case "CASE":
                found.AddRange(node.GetProperty("case_checks").EnumerateArray().Select(c => Condition(Of(c.GetProperty("when_expr")))));
                break;
            case "OPERATOR" when type is "COMPARE_IN" or "COMPARE_NOT_IN" or "OPERATOR_NULLIF":
                var all = Children(node);
                foreach (var other in all.Skip(1))
                    found.Add(new(ComparisonKind.Equality, all[0], other));
                break;
            case "FUNCTION":
                if (node.GetProperty("filter") is { ValueKind: JsonValueKind.Object } filter)
                    found.Add(Condition(Of(filter)));
                if (Children(node) is [var left, var right])
                    AddCall(node.GetProperty("function_name").GetString()!, left, right, found);
                break;
        }
    }

    private static Comparison Condition(Operand operand) => new(ComparisonKind.Condition, operand, Operand.Of(ValueKind.Boolean));

    private static void AddCall(string name, Operand left, Operand right, List<Comparison> found)
    {
        if (name is "list_contains")
            found.Add(new(ComparisonKind.Member, left, right));
        else if (name is "nullif")
            found.Add(new(ComparisonKind.Equality, left, right));
        else if (name is "contains" or "starts_with")
            found.Add(new(ComparisonKind.Part, left, right));
    }

    private static Operand[] Children(JsonElement node) => [.. node.GetProperty("children").EnumerateArray().Select(Of)];

    private static Operand Of(JsonElement node) => node.GetProperty("class").GetString() switch
    {
        "COLUMN_REF" => new(ValueKind.Unknown, string.Join('.', node.GetProperty("column_names").EnumerateArray().Select(p => p.GetString())), null),
        "CONSTANT" => OfConstant(node.GetProperty("value")),
        "CAST" => OfCast(Of(node.GetProperty("child")), node.GetProperty("cast_type").GetProperty("id").GetString()!),
        "COMPARISON" or "BETWEEN" or "CONJUNCTION" => Operand.Of(ValueKind.Boolean),
        "OPERATOR" => OfOperator(node, node.GetProperty("type").GetString()!),
        "FUNCTION" => OfFunction(node, node.GetProperty("function_name").GetString()!),
        _ => Operand.Of(ValueKind.Unknown),
    };

    private static Operand OfConstant(JsonElement value)
    {
        if (value.GetProperty("is_null").GetBoolean())
            return Operand.Of(ValueKind.Unknown);
        var (type, written) = (value.GetProperty("type"), value.GetProperty("value"));
        return type.GetProperty("id").GetString() switch
        {
            "VARCHAR" => new(ValueKind.Text, null, written.GetString()),
            "BOOLEAN" => new(ValueKind.Boolean, null, written.GetBoolean() ? "true" : "false"),
            "DECIMAL" when type.GetProperty("type_info") is var info && written.TryGetInt64(out var digits) =>
                new(ValueKind.Number, null, Shown((decimal)digits / (decimal)Math.Pow(10, info.GetProperty("scale").GetInt32()))),
            "DECIMAL" => Operand.Of(ValueKind.Number),
            "DATE" => Operand.Of(ValueKind.Day),
            _ => new(ValueKind.Number, null, written.GetRawText()),
        };
    }

    private static string Shown(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static Operand OfCast(Operand child, string type) => type switch
    {
        "VARCHAR" when child.Column is not null => child,
        "VARCHAR" => child with { Kind = ValueKind.Text },
        // DuckDB reads true and false as casts of a text, and "x is true" as a cast of x.
        "BOOLEAN" when child.Literal is "t" or "f" => new(ValueKind.Boolean, null, child.Literal == "t" ? "true" : "false"),
        "BOOLEAN" => child.Column is not null ? child : Operand.Of(ValueKind.Boolean),
        "DATE" => child.Column is not null ? Operand.Of(ValueKind.Day) : new(ValueKind.Day, null, child.Literal),
        _ => Operand.Of(ValueKind.Number),
    };

    private static Operand OfOperator(JsonElement node, string type) => type switch
    {
        "OPERATOR_COALESCE" => Instead(Children(node)),
        "OPERATOR_NULLIF" => Children(node)[0],
        _ => Operand.Of(ValueKind.Boolean),
    };

    private static Operand OfFunction(JsonElement node, string name)
    {
        if (Numeric.Contains(name))
            return Operand.Of(ValueKind.Number);
        if (True.Contains(name))
            return Operand.Of(ValueKind.Boolean);
        var children = Children(node);
        return name switch
        {
            "min" or "max" or "mode" when children.Length == 1 => children[0],
            "trim" when children.Length == 1 => children[0],
            "nullif" when children.Length == 2 => children[0],
            "lower" or "upper" when children.Length == 1 => children[0] with { Letters = name == "lower" ? -1 : 1 },
            "||" => Operand.Of(ValueKind.Text),
            _ => Operand.Of(ValueKind.Unknown),
        };
    }

    /// <summary>A column with the texts that stand where it has no value.</summary>
    private static Operand Instead(Operand[] operands) => operands[0] with
    {
        Instead = [.. operands[0].Instead, .. operands.Skip(1).Where(o => o is { Kind: ValueKind.Text, Literal: not null }).Select(o => o.Literal!)],
    };
}
