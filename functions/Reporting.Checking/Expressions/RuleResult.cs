using Reporting.Domain.Collections;

namespace Reporting.Checking.Expressions;

/// <summary>What a rule says of one return.</summary>
public abstract record RuleResult
{
    private RuleResult(Rule rule) => Rule = rule;

    /// <summary>The rule that was run.</summary>
    public Rule Rule { get; }

    /// <summary>The check was true.</summary>
    public sealed record Passed : RuleResult
    {
        internal Passed(Rule rule)
            : base(rule)
        {
        }
    }

    /// <summary>The check was false.</summary>
    public sealed record Failed : RuleResult
    {
        internal Failed(Rule rule, IReadOnlyDictionary<string, string> values)
            : base(rule) => Values = values;

        /// <summary>What the names in the rule's texts stand for, as printed.</summary>
        public IReadOnlyDictionary<string, string> Values { get; }

        /// <summary>What is wrong, with its values.</summary>
        public string Message => Filled(Rule.Message);

        /// <summary>What is needed, with its values.</summary>
        public string Needed => Filled(Rule.Needed);

        /// <summary>How to put it right, with its values.</summary>
        public string Fix => Filled(Rule.Fix);

        private string Filled(string text) => Values.Aggregate(text, (t, v) => t.Replace($"{{{v.Key}}}", v.Value, StringComparison.Ordinal));
    }

    /// <summary>The check could not be evaluated.</summary>
    public sealed record NotEvaluated : RuleResult
    {
        internal NotEvaluated(Rule rule, string reason)
            : base(rule) => Reason = reason;

        /// <summary>Which answer or figure was missing, in words.</summary>
        public string Reason { get; }
    }
}
