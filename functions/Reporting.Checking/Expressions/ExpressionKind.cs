namespace Reporting.Checking.Expressions;

/// <summary>What an expression is for, by which its value must be of a certain type.</summary>
internal enum ExpressionKind
{
    /// <summary>Of a rule: true or false, for one row.</summary>
    Check,

    /// <summary>Of a measure: a number, over the rows of an authority.</summary>
    Numerator,

    /// <summary>Of a measure: a number, over the rows of an authority.</summary>
    Denominator,
}
