namespace Reporting.Checking.Expressions;

/// <summary>What kind of value a part of an expression has, as far as the text tells.</summary>
internal enum ValueKind
{
    Unknown,
    Number,
    Text,
    Boolean,
    Day,
    List,
}

/// <summary>How two parts of an expression are compared.</summary>
internal enum ComparisonKind
{
    /// <summary>For being the same: =, &lt;&gt;, in, case x when.</summary>
    Equality,

    /// <summary>By which is more: &lt;, &gt;=, between.</summary>
    Order,

    /// <summary>Whether a list holds a value: list_contains.</summary>
    Member,

    /// <summary>Whether a text begins with another, or holds it.</summary>
    Part,

    /// <summary>What must be true or false: and, or, not, case when, filter.</summary>
    Condition,
}

/// <summary>One side of a comparison.</summary>
/// <param name="Column">The name whose values it has; null where it is a literal, or computed.</param>
/// <param name="Literal">As it is written, without quotes; null where it is no literal.</param>
internal sealed record Operand(ValueKind Kind, string? Column, string? Literal)
{
    /// <value>Texts that stand instead of the column's value, as in coalesce(x, '').</value>
    public IReadOnlyList<string> Instead { get; init; } = [];

    /// <value>The column's values are compared in small (-1) or capital letters (1); as they are (0).</value>
    public int Letters { get; init; }

    public static Operand Of(ValueKind kind) => new(kind, null, null);
}

/// <summary>Two parts of an expression that are compared with each other.</summary>
internal sealed record Comparison(ComparisonKind Kind, Operand Left, Operand Right);
