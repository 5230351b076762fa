using System.Text.Json;
using Reporting.Checking.Wording;

namespace Reporting.Checking.Expressions;

/// <summary>Walks the tree of one expression: every node must be of a kind on the list.</summary>
internal sealed class ExpressionWalk(string text)
{
    private static readonly HashSet<string> Aggregates = ["sum", "count", "count_star", "min", "max", "avg", "median", "quantile_cont", "mode"];

    private static readonly string[] Functions =
    [
        "abs", "avg", "ceil", "coalesce", "contains", "count", "date_diff", "day", "floor", "greatest", "ifnull", "least", "len", "length",
        "list_contains", "lower", "max", "median", "min", "mode", "month", "nullif", "quantile_cont", "regexp_matches", "round", "starts_with",
        "sum", "trim", "upper", "year",
    ];

    private static readonly HashSet<string> Allowed = [.. Functions, "count_star"];

    private static readonly HashSet<string> Operators = ["+", "-", "*", "/", "//", "%", "||", "~~", "!~~", "~~*", "!~~*"];

    private static readonly HashSet<string> OperatorNodes =
        ["OPERATOR_NOT", "OPERATOR_IS_NULL", "OPERATOR_IS_NOT_NULL", "OPERATOR_COALESCE", "OPERATOR_NULLIF", "COMPARE_IN", "COMPARE_NOT_IN"];

    private static readonly string[] DateParts = ["day", "week", "month", "quarter", "year"];

    private static readonly HashSet<string> Types =
        ["BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE", "DECIMAL", "VARCHAR", "DATE"];

    private const string NotAllowed = "The expression holds a part that is not allowed: use items, values, operators, case, cast and functions.";

    /// <summary>What is refused by name, by the class of the node.</summary>
    private static readonly Dictionary<string, string> Refusals = new()
    {
        ["SUBQUERY"] = "A query within an expression is not allowed: use items, values and functions.",
        ["WINDOW"] = "A window (over) is not allowed: use an aggregate, perhaps with a filter.",
        ["STAR"] = "A star is allowed in count(*) alone: name the item.",
        ["LAMBDA"] = "A lambda is not allowed: use items, values and functions.",
        ["PARAMETER"] = ExpressionInspector.Parameter,
    };

    private readonly List<string> columns = [];
    private readonly List<string> outside = [];
    private bool aggregates;
    private bool sumsConstants;
    private int visited;
    private string? refusal;

    public Expression Walk(JsonElement tree)
    {
        Visit(tree, false);
        // A part of the tree that was not visited would be run without having been inspected.
        if (refusal is null && visited != Nodes(tree))
            Refuse("The expression holds a part that is not allowed.");
        var cost = refusal is null ? TextCost.Of(tree) : 0;
        if (cost > TextCost.Most)
            Refuse("The expression makes too much text: join (||) at most three items, and leave out lower, upper and trim where they change nothing.");
        return refusal is not null
            ? new Expression.Refused(refusal)
            : new Expression.Accepted(text, [.. columns.Distinct()], [.. outside.Distinct()], aggregates, sumsConstants)
            {
                IsSum = IsSum(tree),
                TextCost = cost,
                Comparisons = Comparisons.In(tree),
            };
    }

    /// <summary>Whether the expression is one sum, written with its bare name, so that another function's name can be put in its place.</summary>
    private bool IsSum(JsonElement tree) =>
        tree.GetProperty("class").GetString() == "FUNCTION" && !tree.GetProperty("is_operator").GetBoolean() &&
        tree.GetProperty("function_name").GetString() == "sum" && !tree.GetProperty("distinct").GetBoolean() &&
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

        switch (node.GetProperty("class").GetString()!)
        {
            case "CONSTANT":
                break;
            case "COLUMN_REF":
                Column(node, inAggregate);
                break;
            case "COMPARISON":
                Members(node, inAggregate, "left", "right");
                break;
            case "BETWEEN":
                Members(node, inAggregate, "input", "lower", "upper");
                break;
            case "CONJUNCTION":
                All(node.GetProperty("children"), inAggregate);
                break;
            case "OPERATOR" when OperatorNodes.Contains(node.GetProperty("type").GetString()!):
                All(node.GetProperty("children"), inAggregate);
                break;
            case "CASE":
                Case(node, inAggregate);
                break;
            case "CAST":
                Cast(node, inAggregate);
                break;
            case "FUNCTION":
                Function(node, inAggregate);
                break;
            case var other:
                Refuse(Refusals.GetValueOrDefault(other, NotAllowed));
                break;
        }
    }

    private void Members(JsonElement node, bool inAggregate, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            Visit(node.GetProperty(name), inAggregate);
    }

    private void All(JsonElement nodes, bool inAggregate)
    {
        foreach (var node in nodes.EnumerateArray())
            Visit(node, inAggregate);
    }

    private void Case(JsonElement node, bool inAggregate)
    {
        foreach (var check in node.GetProperty("case_checks").EnumerateArray())
            Members(check, inAggregate, "when_expr", "then_expr");
        Visit(node.GetProperty("else_expr"), inAggregate);
    }

    private void Cast(JsonElement node, bool inAggregate)
    {
        if (node.GetProperty("cast_type").GetProperty("id").GetString() is { } type && Types.Contains(type))
            Visit(node.GetProperty("child"), inAggregate);
        else
            Refuse($"A cast may be to {string.Join(", ", Types.Select(t => t.ToLowerInvariant()))}, and to nothing else.");
    }

    private void Column(JsonElement node, bool inAggregate)
    {
        var parts = node.GetProperty("column_names").EnumerateArray().Select(p => p.GetString()!).ToArray();
        var name = string.Join('.', parts);
        var isGroup = ConstantGroups.All.Contains(parts[0]) || parts[0] == ConstantGroups.Other;
        if (parts.Length > 2 || (parts.Length == 2) != isGroup || parts.Any(p => p.Contains('.', StringComparison.Ordinal)))
        {
            var groups = string.Join(", ", ConstantGroups.All);
            Refuse($"'{name}' is no name that an expression may use: write an item's code, or {groups} with a point and a name.");
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
            Refuse(isOperator
                ? $"The operator '{name}' is not allowed: allowed are {string.Join(", ", Operators)}."
                : NoFunction(name));
            return;
        }

        if (node.GetProperty("catalog").GetString() is not "" || node.GetProperty("schema").GetString() is not ("" or "main") ||
            node.GetProperty("export_state").GetBoolean())
        {
            Refuse($"The function '{name}' must be written with its name alone.");
            return;
        }

        if (node.GetProperty("order_bys").GetProperty("orders").GetArrayLength() > 0)
        {
            Refuse($"The function '{name}' takes no order by.");
            return;
        }

        if ((name == "date_diff" ? WrongPart(node) : ConstantPattern.Fault(name, node)) is { } wrong)
        {
            Refuse(wrong);
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

    /// <summary>What date_diff counts is a text, which DuckDB looks at only when there are two dates.</summary>
    private static string? WrongPart(JsonElement node) =>
        node.GetProperty("children") is var children && children.GetArrayLength() > 0 && children[0].TryGetProperty("value", out var value)
        && value.GetProperty("value") is { ValueKind: JsonValueKind.String } part && !DateParts.Contains(part.GetString()!)
            ? Spelling.Unknown("part of a date", part.GetString()!, DateParts)
            : null;

    private static string NoFunction(string name) => Spelling.Nearest(name, Functions, Math.Max(1, name.Length / 3)) is { } near
        ? $"There is no function '{name}': did you mean '{near}'?"
        : $"The function '{name}' is not allowed: allowed are {string.Join(", ", Functions)}.";

    private void Refuse(string message) => refusal ??= message;

    private static int Nodes(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => (element.TryGetProperty("class", out _) ? 1 : 0) + element.EnumerateObject().Sum(p => Nodes(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().Sum(Nodes),
        _ => 0,
    };
}
