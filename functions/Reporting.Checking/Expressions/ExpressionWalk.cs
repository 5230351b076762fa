using System.Text.Json;

namespace Reporting.Checking.Expressions;

/// <summary>Walks the tree of one expression: every node must be of a kind on the list.</summary>
internal sealed class ExpressionWalk(string text)
{
    private static readonly HashSet<string> Aggregates = ["sum", "count", "count_star", "min", "max", "avg", "median", "quantile_cont", "mode"];

    private static readonly string[] Functions =
    [
        "abs", "avg", "ceil", "coalesce", "contains", "count", "date_diff", "day", "floor", "greatest", "ifnull", "least", "len", "length", "list_contains", "lower", "max", "median", "min", "mode",
        "month", "nullif", "quantile_cont", "regexp_matches", "round", "starts_with", "sum", "trim", "upper", "year",
    ];

    private static readonly HashSet<string> Allowed = [.. Functions, "count_star"];

    private static readonly HashSet<string> Operators = ["+", "-", "*", "/", "//", "%", "||", "~~", "!~~", "~~*", "!~~*"];

    private static readonly HashSet<string> OperatorNodes =
        ["OPERATOR_NOT", "OPERATOR_IS_NULL", "OPERATOR_IS_NOT_NULL", "OPERATOR_COALESCE", "OPERATOR_NULLIF", "COMPARE_IN", "COMPARE_NOT_IN"];

    private static readonly HashSet<string> Types = ["BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE", "DECIMAL", "VARCHAR", "DATE"];

    private readonly List<string> columns = [];
    private readonly List<string> outside = [];
    private bool aggregates;
    private bool sumsConstants;
    private int visited;
    private string? refusal;

    public Expression Walk(JsonElement tree)
    {
        Visit(tree, false);
        // A node in a place that this walk does not know would be run unseen.
        if (refusal is null && visited != Nodes(tree))
            Refuse("The expression holds a part that is not allowed.");
        return refusal is not null ? new Expression.Refused(refusal) : new Expression.Accepted(text, [.. columns.Distinct()], [.. outside.Distinct()], aggregates, sumsConstants) { IsSum = IsSum(tree) };
    }

    // Written with its bare name, so that the name can be replaced in the text.
    private bool IsSum(JsonElement tree) =>
        tree.GetProperty("class").GetString() == "FUNCTION" && !tree.GetProperty("is_operator").GetBoolean() && tree.GetProperty("function_name").GetString() == "sum" && !tree.GetProperty("distinct").GetBoolean() &&
        text.TrimStart().StartsWith("sum", StringComparison.OrdinalIgnoreCase) && text.TrimStart()["sum".Length..].TrimStart().StartsWith('(');

    private void Visit(JsonElement node, bool inAggregate)
    {
        if (refusal is not null)
            return;
        visited++;
        if (node.GetProperty("alias").GetString() is { Length: > 0 } alias)
        {
            Refuse($"An expression has no name of its own: '{alias}' is not allowed.");
            return;
        }

        switch (node.GetProperty("class").GetString())
        {
            case "CONSTANT":
                break;
            case "COLUMN_REF":
                Column(node, inAggregate);
                break;
            case "COMPARISON":
                Visit(node.GetProperty("left"), inAggregate);
                Visit(node.GetProperty("right"), inAggregate);
                break;
            case "CONJUNCTION":
                All(node.GetProperty("children"), inAggregate);
                break;
            case "BETWEEN":
                Visit(node.GetProperty("input"), inAggregate);
                Visit(node.GetProperty("lower"), inAggregate);
                Visit(node.GetProperty("upper"), inAggregate);
                break;
            case "CASE":
                foreach (var check in node.GetProperty("case_checks").EnumerateArray())
                {
                    Visit(check.GetProperty("when_expr"), inAggregate);
                    Visit(check.GetProperty("then_expr"), inAggregate);
                }

                Visit(node.GetProperty("else_expr"), inAggregate);
                break;
            case "CAST":
                if (node.GetProperty("cast_type").GetProperty("id").GetString() is not { } type || !Types.Contains(type))
                    Refuse($"A cast may be to {string.Join(", ", Types.Select(t => t.ToLowerInvariant()))}, and to nothing else.");
                else
                    Visit(node.GetProperty("child"), inAggregate);
                break;
            case "OPERATOR" when OperatorNodes.Contains(node.GetProperty("type").GetString()!):
                All(node.GetProperty("children"), inAggregate);
                break;
            case "FUNCTION":
                Function(node, inAggregate);
                break;
            case "SUBQUERY":
                Refuse("A query within an expression is not allowed: use items, values and functions.");
                break;
            case "WINDOW":
                Refuse("A window (over) is not allowed: use an aggregate, perhaps with a filter.");
                break;
            case "STAR":
                Refuse("A star is allowed in count(*) alone: name the item.");
                break;
            case "LAMBDA":
                Refuse("A lambda is not allowed: use items, values and functions.");
                break;
            case "PARAMETER":
                Refuse(ExpressionInspector.Parameter);
                break;
            default:
                Refuse("The expression holds a part that is not allowed: use items, values, operators, case, cast and functions.");
                break;
        }
    }

    private void All(JsonElement nodes, bool inAggregate)
    {
        foreach (var node in nodes.EnumerateArray())
            Visit(node, inAggregate);
    }

    private void Column(JsonElement node, bool inAggregate)
    {
        var parts = node.GetProperty("column_names").EnumerateArray().Select(p => p.GetString()!).ToArray();
        var name = string.Join('.', parts);
        if (parts.Length > 2 || (parts.Length == 2) != Constants.Groups.Contains(parts[0]) || parts.Any(p => p.Contains('.', StringComparison.Ordinal)))
        {
            Refuse($"'{name}' is no name that an expression may use: write an item's code, or {string.Join(", ", Constants.Groups)} with a point and a name.");
            return;
        }

        columns.Add(name);
        if (!inAggregate)
            outside.Add(name);
    }

    private void Function(JsonElement node, bool inAggregate)
    {
        var name = node.GetProperty("function_name").GetString()!;
        var isOperator = node.GetProperty("is_operator").GetBoolean();
        if (isOperator ? !Operators.Contains(name) : !Allowed.Contains(name))
        {
            Refuse($"The {(isOperator ? "operator" : "function")} '{name}' is not allowed: allowed are {string.Join(", ", isOperator ? Operators : Functions)}.");
            return;
        }

        if (node.GetProperty("catalog").GetString() is not "" || node.GetProperty("schema").GetString() is not ("" or "main") || node.GetProperty("export_state").GetBoolean())
        {
            Refuse($"The function '{name}' must be written with its name alone.");
            return;
        }

        if (node.GetProperty("order_bys").GetProperty("orders").GetArrayLength() > 0)
        {
            Refuse($"The function '{name}' takes no order by.");
            return;
        }

        var aggregate = Aggregates.Contains(name);
        var before = columns.Count;
        All(node.GetProperty("children"), inAggregate || aggregate);
        if (node.GetProperty("filter") is { ValueKind: JsonValueKind.Object } filter)
            Visit(filter, inAggregate || aggregate);
        if (!aggregate)
            return;
        aggregates = true;
        var within = columns.Skip(before).ToList();
        sumsConstants |= within.Count > 0 && within.TrueForAll(c => c.Contains('.', StringComparison.Ordinal));
    }

    private void Refuse(string message) => refusal ??= message;

    private static int Nodes(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => (element.TryGetProperty("class", out _) ? 1 : 0) + element.EnumerateObject().Sum(p => Nodes(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().Sum(Nodes),
        _ => 0,
    };
}
