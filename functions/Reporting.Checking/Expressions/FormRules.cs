using Reporting.Domain.Collections;

namespace Reporting.Checking.Expressions;

/// <summary>What the rules of a form say, from the values of their checks.</summary>
internal static class FormRules
{
    /// <param name="values">1, 0 or NULL for each rule.</param>
    public static IReadOnlyList<RuleResult> Results(Collection collection, Instrument instrument, PreparedChecks checks, double?[] values, FormRow row)
    {
        var results = new RuleResult[checks.Rules.Count];
        for (var i = 0; i < results.Length; i++)
        {
            var (rule, columns) = checks.Rules[i];
            results[i] = values[i] switch
            {
                null => new RuleResult.NotEvaluated(rule, Reason(collection, columns, row)),
                0 => new RuleResult.Failed(rule, Placeholders(instrument, rule, row)),
                _ => new RuleResult.Passed(rule),
            };
        }

        return results;
    }

    /// <summary>What the names in a rule's texts stand for, as printed.</summary>
    public static Dictionary<string, string> Placeholders(Instrument instrument, Rule rule, FormRow row) =>
        ItemNames.Placeholders(rule).Distinct().ToDictionary(n => n, n => PrintedValue.Of(instrument, row, n));

    private static string Reason(Collection collection, IReadOnlyList<string> columns, FormRow row)
    {
        var reasons = columns.Select(c => NoValueReason.Of(collection, row, c)).OfType<NoValueReason>().Select(r => r.Text).ToList();
        return reasons.Count > 0 ? string.Join("; ", reasons) : "it cannot be computed from these values";
    }
}
