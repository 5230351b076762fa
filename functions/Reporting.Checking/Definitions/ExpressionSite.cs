using Reporting.Checking.Expressions;

namespace Reporting.Checking.Definitions;

/// <summary>An expression, and where it stands.</summary>
/// <param name="Owner">The rule's or the measure's id.</param>
internal sealed record ExpressionSite(string File, int Line, ExpressionKind Kind, string Instrument, string Owner, string Text);
