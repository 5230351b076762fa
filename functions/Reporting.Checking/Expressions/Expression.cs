namespace Reporting.Checking.Expressions;

/// <summary>What the inspection of an expression found.</summary>
internal abstract record Expression
{
    private Expression()
    {
    }

    /// <summary>An expression that may be run.</summary>
    /// <param name="Columns">The names that it uses, as an analyst writes them: MIS01, MIS01_missing, last.MIS01.</param>
    /// <param name="Outside">Those of <paramref name="Columns"/> that stand outside every aggregate.</param>
    /// <param name="Aggregates">Whether it has an aggregate.</param>
    /// <param name="SumsConstants">Whether an aggregate is made of nothing but constants.</param>
    public sealed record Accepted(string Text, IReadOnlyList<string> Columns, IReadOnlyList<string> Outside, bool Aggregates, bool SumsConstants) : Expression
    {
        /// <summary>The text is one sum, perhaps of some rows, and nothing else.</summary>
        public bool IsSum { get; init; }

        /// <value>How much text it makes of a row, in texts as long as the longest cell.</value>
        public double TextCost { get; init; }

        /// <value>What it compares with what.</value>
        public IReadOnlyList<Comparison> Comparisons { get; init; } = [];

        /// <summary>Whether it is made of reference figures alone.</summary>
        public bool OnlyReference => !Aggregates && Columns.Count > 0 && Columns.All(c => c.StartsWith("ref.", StringComparison.Ordinal));

        /// <summary>Of one sum: another aggregate of the same numbers.</summary>
        public string WithFunction(string function) => function + Text.TrimStart()["sum".Length..];
    }

    /// <summary>An expression that may not be run.</summary>
    /// <param name="Message">A sentence that says what is allowed.</param>
    public sealed record Refused(string Message) : Expression;
}
