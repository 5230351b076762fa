using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Reporting.Domain.Disclosure;

/// <summary>What a node of a rule is.</summary>
internal enum RuleNodeKind
{
    Number,
    Name,
    Call,
    Arithmetic,
    Comparison,
    And,
    Or,
    Not,
    IsNull,

    /// <summary>A text, a function or a form that says nothing linear.</summary>
    Other,
}

/// <summary>A node of a rule's expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A number, a name, a function or an operator.</param>
/// <param name="Of">What it is made of.</param>
internal sealed record RuleNode(RuleNodeKind Kind, string Text, params IReadOnlyList<RuleNode> Of);

/// <summary>
/// Reads the expression of a rule, as far as it compares sums of items: and, or, not, comparisons, between, is null, arithmetic, greatest, least, abs and
/// coalesce. What it does not know becomes <see cref="RuleNodeKind.Other"/>, which says nothing.
/// </summary>
internal sealed partial class RuleExpression
{
    private readonly string[] tokens;
    private int at;

    private RuleExpression(string text) => tokens = [.. Tokens().Matches(text).Select(t => t.Value)];

    private string Next => at < tokens.Length ? tokens[at] : string.Empty;

    /// <summary>The expression; Other where it cannot be read.</summary>
    public static RuleNode Read(string text)
    {
        var reader = new RuleExpression(text);
        var node = reader.Or();
        return reader.at == reader.tokens.Length ? node : Unknown();
    }

    private static RuleNode Unknown() => new(RuleNodeKind.Other, string.Empty);

    private bool Take(string word)
    {
        if (!string.Equals(Next, word, StringComparison.OrdinalIgnoreCase))
            return false;
        at++;
        return true;
    }

    private RuleNode Or()
    {
        var node = And();
        while (Take("or"))
            node = new(RuleNodeKind.Or, "or", node, And());
        return node;
    }

    private RuleNode And()
    {
        var node = Not();
        while (Take("and"))
            node = new(RuleNodeKind.And, "and", node, Not());
        return node;
    }

    private RuleNode Not() => Take("not") ? new(RuleNodeKind.Not, "not", Not()) : Comparison();

    private RuleNode Comparison()
    {
        var left = Sum();
        if (Next is "=" or "<" or ">" or "<=" or ">=" or "<>" or "!=" or "==")
        {
            var operation = tokens[at++];
            return new(RuleNodeKind.Comparison, operation is "!=" ? "<>" : operation is "==" ? "=" : operation, left, Sum());
        }

        if (Take("is"))
        {
            var not = Take("not");
            var isNull = Take("null") ? new RuleNode(RuleNodeKind.IsNull, "is null", left) : Unknown();
            return not ? new(RuleNodeKind.Not, "not", isNull) : isNull;
        }

        var negated = Take("not");
        var found = Take("between") ? Between(left) : Take("in") ? In(left) : null;
        return found is null ? left : negated ? new(RuleNodeKind.Not, "not", found) : found;
    }

    private RuleNode Between(RuleNode value)
    {
        var low = Sum();
        Take("and");
        return new(
            RuleNodeKind.And, "and", new RuleNode(RuleNodeKind.Comparison, ">=", value, low), new RuleNode(RuleNodeKind.Comparison, "<=", value, Sum()));
    }

    private RuleNode In(RuleNode value)
    {
        RuleNode? any = null;
        if (!Take("("))
            return Unknown();
        do
        {
            var one = new RuleNode(RuleNodeKind.Comparison, "=", value, Sum());
            any = any is null ? one : new(RuleNodeKind.Or, "or", any, one);
        }
        while (Take(","));
        Take(")");
        return any;
    }

    private RuleNode Sum()
    {
        var node = Product();
        while (Next is "+" or "-")
            node = new(RuleNodeKind.Arithmetic, tokens[at++], node, Product());
        return node;
    }

    private RuleNode Product()
    {
        var node = Signed();
        while (Next is "*" or "/")
            node = new(RuleNodeKind.Arithmetic, tokens[at++], node, Signed());
        return node;
    }

    private RuleNode Signed()
    {
        if (Take("-"))
            return new(RuleNodeKind.Arithmetic, "-", new RuleNode(RuleNodeKind.Number, "0"), Signed());
        return Take("+") ? Signed() : Primary();
    }

    private RuleNode Primary()
    {
        if (at >= tokens.Length)
            return Unknown();
        var token = tokens[at++];
        var node = token switch
        {
            "(" => Inner(),
            _ when char.IsAsciiDigit(token[0]) => new(RuleNodeKind.Number, token),
            _ when char.IsLetter(token[0]) || token[0] is '_' => Next is "(" ? Call(token) : new RuleNode(RuleNodeKind.Name, token),
            _ => Unknown(),
        };

        // A cast, such as '2000-01-01'::date.
        while (Take("::"))
            (node, at) = (Unknown(), at + 1);
        return node;
    }

    private RuleNode Inner()
    {
        var node = Or();
        Take(")");
        return node;
    }

    private RuleNode Call(string function)
    {
        Take("(");
        var of = new List<RuleNode>();
        if (!Take(")"))
        {
            do
                of.Add(Or());
            while (Take(","));
            Take(")");
        }

        return new(RuleNodeKind.Call, function.ToLowerInvariant(), of);
    }

    [GeneratedRegex(@"'(?:[^']|'')*'|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*|\d+(?:\.\d+)?|<=|>=|<>|!=|==|::|\S")]
    private static partial Regex Tokens();
}

/// <summary>A sum of items, each times a fraction, and a constant; all over one denominator.</summary>
/// <param name="Terms">The factor of each item.</param>
/// <param name="Constant">What is added.</param>
/// <param name="Over">The common denominator, above 0.</param>
internal sealed record LinearForm(IReadOnlyDictionary<string, BigInteger> Terms, BigInteger Constant, BigInteger Over)
{
    public static LinearForm Of(string number)
    {
        var point = number.IndexOf('.', StringComparison.Ordinal);
        var digits = BigInteger.Parse(number.Replace(".", string.Empty, StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return new(new Dictionary<string, BigInteger>(), digits, point < 0 ? 1 : BigInteger.Pow(10, number.Length - point - 1));
    }

    public static LinearForm OfItem(string item) => new(new Dictionary<string, BigInteger> { [item] = 1 }, 0, 1);

    /// <summary>The one plus the other, that times a whole number.</summary>
    public LinearForm Plus(LinearForm other, int times) => new(
        Terms.Keys.Union(other.Terms.Keys).ToDictionary(
            k => k, k => (Terms.GetValueOrDefault(k) * other.Over) + (times * other.Terms.GetValueOrDefault(k) * Over)),
        (Constant * other.Over) + (times * other.Constant * Over),
        Over * other.Over);

    /// <summary>The product or quotient, where one of them (of a quotient the divisor) is a constant above 0; else null.</summary>
    public LinearForm? Scaled(LinearForm by, bool divided)
    {
        if (by.Terms.Count > 0)
            return !divided && Terms.Count == 0 ? by.Scaled(this, false) : null;
        var (over, under) = divided ? (by.Over, by.Constant) : (by.Constant, by.Over);
        if (under.Sign <= 0)
            return null;
        return new(Terms.ToDictionary(t => t.Key, t => t.Value * over), Constant * over, Over * under);
    }
}
