namespace Reporting.Functions.Definitions;

internal enum ExpressionKind
{
    /// <summary>Of a rule: true or false, for one row.</summary>
    Check,

    /// <summary>Of a measure: a number, over the rows of an authority.</summary>
    Numerator,
    Denominator,
}

/// <summary>An expression, and where it stands.</summary>
/// <param name="Owner">The rule's or the measure's id.</param>
internal sealed record ExpressionSite(string File, int Line, ExpressionKind Kind, string Instrument, string Owner, string Text);
