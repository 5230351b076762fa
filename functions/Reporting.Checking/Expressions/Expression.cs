namespace Reporting.Checking.Expressions;

/// <summary>What the inspection of an expression found.</summary>
internal abstract record Expression
{
    private Expression()
    {
    }

    /// <param name="Columns">The names that it uses, as an analyst writes them: MIS01, MIS01_missing, last.MIS01.</param>
    /// <param name="Outside">Those of <paramref name="Columns"/> that stand outside every aggregate.</param>
    /// <param name="Aggregates">Whether it has an aggregate.</param>
    /// <param name="SumsConstants">Whether an aggregate is made of nothing but constants.</param>
    public sealed record Accepted(string Text, IReadOnlyList<string> Columns, IReadOnlyList<string> Outside, bool Aggregates, bool SumsConstants) : Expression
    {
        /// <summary>The text is one sum, perhaps of some rows, and nothing else.</summary>
        public bool IsSum { get; init; }

        /// <summary>Of one sum: the same with another function of the same numbers.</summary>
        public string OfSame(string function) => function + Text.TrimStart()["sum".Length..];

        public bool OnlyReference => !Aggregates && Columns.Count > 0 && Columns.All(c => c.StartsWith("ref.", StringComparison.Ordinal));
    }

    /// <param name="Message">A sentence that says what is allowed.</param>
    public sealed record Refused(string Message) : Expression;
}
