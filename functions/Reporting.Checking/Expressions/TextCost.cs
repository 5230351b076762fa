using System.Text.Json;

namespace Reporting.Checking.Expressions;

/// <summary>
/// How much text an expression makes of a row, in texts as long as the longest cell. DuckDB makes the texts of two thousand rows at once, outside of its memory
/// limit, and nothing can interrupt it meanwhile.
/// </summary>
internal sealed class TextCost
{
    /// <summary>Three items with something between them: eight of the longest texts are half a gigabyte for two thousand rows.</summary>
    public const double Most = 8;

    private double made;

    private TextCost()
    {
    }

    /// <param name="tree">Of an expression that was inspected.</param>
    public static double Of(JsonElement tree)
    {
        var cost = new TextCost();
        cost.LengthOf(tree);
        return cost.made;
    }

    /// <returns>The longest text that a node can be, in longest cells.</returns>
    private double LengthOf(JsonElement node) => node.GetProperty("class").GetString() switch
    {
        "CONSTANT" => 0,
        "COLUMN_REF" => 1,
        "CAST" when node.GetProperty("cast_type").GetProperty("id").GetString() != "VARCHAR" => Without(node),
        "COMPARISON" or "BETWEEN" or "CONJUNCTION" => Without(node),
        "FUNCTION" => OfFunction(node, node.GetProperty("function_name").GetString()!),
        // Of a cast to text, a choice and what stands instead of another: one of its parts, which is not made anew.
        _ => Parts(node).DefaultIfEmpty().Max(),
    };

    private double OfFunction(JsonElement node, string name)
    {
        var parts = Parts(node);
        switch (name)
        {
            case "||":
                return Made(parts.Sum());
            case "lower" or "upper" or "trim" or "mode" or "median" or "quantile_cont":
                return Made(parts.DefaultIfEmpty().Max());
            case "min" or "max" or "greatest" or "least" or "ifnull" or "nullif" or "coalesce":
                return parts.DefaultIfEmpty().Max();
            default:
                return 0;
        }
    }

    private double Without(JsonElement node)
    {
        _ = Parts(node);
        return 0;
    }

    private double Made(double length)
    {
        made += length;
        return length;
    }

    /// <summary>The lengths of the nearest nodes below one, each asked for once.</summary>
    private List<double> Parts(JsonElement node) => [.. node.EnumerateObject().SelectMany(m => Below(m.Value))];

    private IEnumerable<double> Below(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Below),
        JsonValueKind.Object when element.TryGetProperty("class", out _) => [LengthOf(element)],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(m => Below(m.Value)),
        _ => [],
    };
}
