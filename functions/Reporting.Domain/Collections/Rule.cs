namespace Reporting.Domain.Collections;

/// <summary>What an issue does to a return.</summary>
public enum Severity
{
    /// <summary>Blocks: the version is rejected.</summary>
    Error,

    /// <summary>Accepted, but an explanation is needed before sign-off.</summary>
    Query,

    /// <summary>For information.</summary>
    Note,
}

/// <summary>What a rule compares.</summary>
public enum RuleClass
{
    /// <summary>Whether what is needed is there.</summary>
    Completeness,

    /// <summary>Items of one return with each other.</summary>
    CrossField,

    /// <summary>A figure with what is likely: last year's, similar authorities'.</summary>
    Plausibility,

    /// <summary>A figure with what another source says.</summary>
    CrossSource,

    /// <summary>What a text says.</summary>
    Text,
}

/// <summary>A test of a return, in SQL. True passes, false is an issue, NULL is not evaluated.</summary>
/// <param name="Id">As issues name it: MIS-04.</param>
/// <param name="Version">Raised whenever the check changes.</param>
/// <param name="Severity">What an issue of it does.</param>
/// <param name="Class">What it compares.</param>
/// <param name="Periods">When it holds.</param>
/// <param name="Check">An SQL expression over the items.</param>
/// <param name="Items">The items that it speaks of; the issue is shown at the first.</param>
/// <param name="Message">What was found; names in braces are replaced by the return's values.</param>
/// <param name="Needed">What the rule needs.</param>
/// <param name="Fix">How to put it right.</param>
/// <param name="Explainable">Whether an explanation settles it.</param>
/// <param name="Passes">A return that passes, and with <paramref name="Fails"/> the rule's own test.</param>
/// <param name="Fails">A return that fails.</param>
public sealed record Rule(
    string Id,
    int Version,
    Severity Severity,
    RuleClass Class,
    PeriodRange Periods,
    string Check,
    IReadOnlyList<string> Items,
    string Message,
    string Needed,
    string Fix,
    bool Explainable,
    RuleExample Passes,
    RuleExample Fails);

/// <summary>A return that a rule is tested with.</summary>
/// <param name="Values">By name as an expression writes it: MIS01, last.MIS01, ref.population_0_17; text, number or null.</param>
public sealed record RuleExample(IReadOnlyDictionary<string, object?> Values);
