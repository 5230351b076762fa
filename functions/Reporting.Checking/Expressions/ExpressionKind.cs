namespace Reporting.Checking.Expressions;

internal enum ExpressionKind
{
    /// <summary>Of a rule: true or false, for one row.</summary>
    Check,

    /// <summary>Of a measure: a number, over the rows of an authority.</summary>
    Numerator,
    Denominator,
}
