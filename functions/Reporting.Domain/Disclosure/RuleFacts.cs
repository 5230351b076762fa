using System.Numerics;

namespace Reporting.Domain.Disclosure;

/// <summary>A fact about items: a sum of them, each times a whole number, lies between two whole numbers.</summary>
internal sealed record LinearFact(IReadOnlyList<(string Item, long Times)> Terms, long? Low, long? High);

/// <summary>
/// What an accepted return is known to obey, because a rule that blocks says so: the definitions are public. Of alternatives, the one that is true counts, as
/// if the reader knew which: that is never less than they know.
/// </summary>
/// <param name="valueOf">The answer to an item of the return; null where it has none.</param>
/// <param name="constantOf">A number that everybody knows, such as a population; null where there is none.</param>
internal sealed class RuleFacts(Func<string, double?> valueOf, Func<string, double?> constantOf)
{
    private const double Tolerance = 1e-9;

    /// <summary>The facts that a rule states of the return; none where it was not evaluated, or says nothing linear.</summary>
    public IReadOnlyList<LinearFact> Of(RuleNode rule) => Facts(rule, true) ?? [];

    /// <returns>Null where the node is not as wanted, or that is not known.</returns>
    private IReadOnlyList<LinearFact>? Facts(RuleNode node, bool wanted) => node.Kind switch
    {
        RuleNodeKind.Not => Facts(node.Of[0], !wanted),
        RuleNodeKind.And => wanted ? All(node.Of.Select(n => (n, true))) : Any(node.Of.Select(n => (n, false))),
        RuleNodeKind.Or => wanted ? Any(node.Of.Select(n => (n, true))) : All(node.Of.Select(n => (n, false))),
        RuleNodeKind.IsNull when node.Of[0].Kind is RuleNodeKind.Name && IsAnItem(node.Of[0].Text) => wanted == (valueOf(node.Of[0].Text) is null) ? [] : null,
        RuleNodeKind.Comparison when IsCondition(node.Of[0]) => Same(node.Of[0], node.Of[1], wanted == (node.Text == "=")),
        RuleNodeKind.Comparison => Compared(node.Of[0], wanted ? node.Text : Opposite(node.Text), node.Of[1]),
        _ => null,
    };

    /// <summary>Of conditions that all hold, what is known of each.</summary>
    private IReadOnlyList<LinearFact>? All(IEnumerable<(RuleNode Node, bool Wanted)> all)
    {
        var found = all.Select(a => Facts(a.Node, a.Wanted)).OfType<IReadOnlyList<LinearFact>>().ToList();
        return found.Count == 0 ? null : [.. found.SelectMany(f => f)];
    }

    private IReadOnlyList<LinearFact>? Any(IEnumerable<(RuleNode Node, bool Wanted)> any) =>
        any.Select(a => Facts(a.Node, a.Wanted)).OfType<IReadOnlyList<LinearFact>>().OrderBy(f => f.Sum(l => l.Terms.Count)).FirstOrDefault();

    /// <summary>Two conditions that are both true or both false; or, where they are not the same, one of each.</summary>
    private IReadOnlyList<LinearFact>? Same(RuleNode one, RuleNode other, bool same)
    {
        foreach (var first in new[] { true, false })
        {
            if (Facts(one, first) is { } a && Facts(other, first == same) is { } b)
                return [.. a, .. b];
        }

        return null;
    }

    private IReadOnlyList<LinearFact>? Compared(RuleNode left, string operation, RuleNode right)
    {
        if (left is { Kind: RuleNodeKind.Call, Text: "greatest" or "least" or "abs" })
            return OfEach(left, operation, right);
        if (right is { Kind: RuleNodeKind.Call, Text: "greatest" or "least" or "abs" })
            return OfEach(right, Mirrored(operation), left);
        if (FormOf(left) is not { } a || FormOf(right) is not { } b)
            return null;
        var difference = a.Plus(b, -1);
        if (difference.Terms.Keys.Any(k => valueOf(k) is null))
            return null;
        var value = (difference.Terms.Sum(t => (double)t.Value * valueOf(t.Key)!.Value) + (double)difference.Constant) / (double)difference.Over;
        return operation switch
        {
            "<=" when value <= Tolerance => [Fact(difference, null, 0)],
            ">=" when value >= -Tolerance => [Fact(difference, 0, null)],
            "<" when value < -Tolerance => [Fact(difference, null, -1)],
            ">" when value > Tolerance => [Fact(difference, 1, null)],
            "=" when Math.Abs(value) <= Tolerance => [Fact(difference, 0, 0)],
            "<>" when Math.Abs(value) > Tolerance => [value > 0 ? Fact(difference, 1, null) : Fact(difference, null, -1)],
            _ => null,
        };
    }

    /// <summary>The greatest of some is at most so many where each is; at least where one is. An amount lies between plus and minus so many.</summary>
    private IReadOnlyList<LinearFact>? OfEach(RuleNode call, string operation, RuleNode with)
    {
        var nodes = call.Text == "abs"
            ? [call.Of[0], new RuleNode(RuleNodeKind.Arithmetic, "-", new RuleNode(RuleNodeKind.Number, "0"), call.Of[0])]
            : call.Of.Where(n => n.Kind is not RuleNodeKind.Name || valueOf(n.Text) is not null || constantOf(n.Text) is not null).ToList();
        var each = nodes.Select(n => (new RuleNode(RuleNodeKind.Comparison, operation, n, with), true));
        var isUpper = operation is "<=" or "<";
        return operation is "=" or "<>" ? null : isUpper == (call.Text != "least") ? All(each) : Any(each);
    }

    private static LinearFact Fact(LinearForm form, long? low, long? high)
    {
        // Over one denominator, in whole numbers: above 0 is at least 1.
        (string, long)[] terms = [.. form.Terms.Where(t => !t.Value.IsZero).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => (t.Key, Number(t.Value)))];
        return new(terms, low is { } l ? Number(l - form.Constant) : null, high is { } h ? Number(h - form.Constant) : null);
    }

    private static long Number(BigInteger value) => (long)BigInteger.Max(long.MinValue / 16, BigInteger.Min(long.MaxValue / 16, value));

    private LinearForm? FormOf(RuleNode node)
    {
        switch (node.Kind)
        {
            case RuleNodeKind.Number:
                return LinearForm.Of(node.Text);
            case RuleNodeKind.Name when constantOf(node.Text) is { } constant && constant == Math.Floor(constant) && constant >= 0:
                return LinearForm.Of(constant.ToString("F0", System.Globalization.CultureInfo.InvariantCulture));
            case RuleNodeKind.Name when valueOf(node.Text) is not null:
                return LinearForm.OfItem(node.Text);
            case RuleNodeKind.Call when node.Text == "coalesce":
                return node.Of.Select(FormOf).OfType<LinearForm>().FirstOrDefault();
            case RuleNodeKind.Arithmetic when FormOf(node.Of[0]) is { } left && FormOf(node.Of[1]) is { } right:
                return node.Text switch
                {
                    "+" => left.Plus(right, 1),
                    "-" => left.Plus(right, -1),
                    _ => left.Scaled(right, node.Text == "/"),
                };
            default:
                return null;
        }
    }

    private static bool IsAnItem(string name) =>
        !name.Contains('.', StringComparison.Ordinal) && !name.EndsWith("_missing", StringComparison.Ordinal)
        && !name.EndsWith("_estimate", StringComparison.Ordinal);

    private static bool IsCondition(RuleNode node) =>
        node.Kind is RuleNodeKind.And or RuleNodeKind.Or or RuleNodeKind.Not or RuleNodeKind.Comparison or RuleNodeKind.IsNull;

    private static string Opposite(string operation) => operation switch
    {
        "<=" => ">",
        ">=" => "<",
        "<" => ">=",
        ">" => "<=",
        "=" => "<>",
        _ => "=",
    };

    private static string Mirrored(string operation) => operation switch
    {
        "<=" => ">=",
        ">=" => "<=",
        "<" => ">",
        ">" => "<",
        _ => operation,
    };
}
