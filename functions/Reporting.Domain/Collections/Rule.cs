namespace Reporting.Domain.Collections;

public enum Severity
{
    /// <summary>Blocks: the version is rejected.</summary>
    Error,

    /// <summary>Accepted, but an explanation is needed before sign-off.</summary>
    Query,

    /// <summary>For information.</summary>
    Note,
}

public enum RuleClass
{
    Completeness,
    CrossField,
    Plausibility,
    CrossSource,
    Text,
}

/// <summary>A test of a return, in SQL. True passes, false is an issue, NULL is not evaluated.</summary>
/// <param name="Items">The items that it speaks of; the issue is shown at the first.</param>
/// <param name="Message">What was found; names in braces are replaced by the return's values.</param>
/// <param name="Needed">What the rule needs.</param>
/// <param name="Fix">How to put it right.</param>
/// <param name="Passes">A return that passes, and with <paramref name="Fails"/> the rule's own test.</param>
public sealed record Rule(
    string Id, int Version, Severity Severity, RuleClass Class, PeriodRange Periods, string Check, IReadOnlyList<string> Items, string Message, string Needed, string Fix, bool Explainable,
    RuleExample Passes, RuleExample Fails);

/// <param name="Values">By name as an expression writes it: MIS01, last.MIS01, ref.population_0_17; text, number or null.</param>
public sealed record RuleExample(IReadOnlyDictionary<string, object?> Values);
