using DuckDB.NET.Native;

namespace Reporting.Checking.Expressions;

/// <summary>What type the value of an expression must have.</summary>
internal static class ExpressionTypes
{
    private static readonly HashSet<DuckDBType> Numeric =
    [
        DuckDBType.TinyInt, DuckDBType.SmallInt, DuckDBType.Integer, DuckDBType.BigInt, DuckDBType.HugeInt,
        DuckDBType.Float, DuckDBType.Double, DuckDBType.Decimal,
    ];

    /// <returns>Why the type is wrong, in words; null where it is right.</returns>
    public static string? Fault(ExpressionKind kind, DuckDBType type) => kind switch
    {
        ExpressionKind.Check => type is DuckDBType.Boolean ? null : $"A check must be true or false, not a value of type {Name(type)}.",
        ExpressionKind.Numerator => Numeric.Contains(type) ? null : $"A numerator must be a number, not a value of type {Name(type)}.",
        _ => Numeric.Contains(type) ? null : $"A denominator must be a number, not a value of type {Name(type)}.",
    };

    private static string Name(DuckDBType type) => type.ToString().ToLowerInvariant();
}
