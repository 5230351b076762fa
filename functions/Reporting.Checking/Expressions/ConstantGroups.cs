namespace Reporting.Checking.Expressions;

/// <summary>Groups of values that are the same for every row of an authority's return, so are never summed.</summary>
internal static class ConstantGroups
{
    /// <summary>Of the group <c>period</c>: the first and the last day of the period.</summary>
    public static IReadOnlyList<string> PeriodDays { get; } = ["first_day", "last_day"];

    /// <summary>The names that stand before a point in an expression.</summary>
    public static IReadOnlyList<string> All { get; } = ["ref", "last", "peers", "published", "period"];

    /// <summary>Stands before a column of another table's row, in expressions over a council's extracts.</summary>
    public const string Other = "other";

    /// <summary>Names of columns that every instrument's table has, so that no item may bear them.</summary>
    public static IReadOnlyList<string> Reserved { get; } = [.. All, Other, "authority", "row"];
}
