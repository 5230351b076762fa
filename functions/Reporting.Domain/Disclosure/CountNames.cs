using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>The names of counts, and what their expressions say. Each expression is read once, though every authority has counts by it.</summary>
internal sealed class CountNames
{
    private readonly Dictionary<(string Instrument, string Expression), string> names = [];
    private readonly Dictionary<string, IReadOnlyList<(string Item, long Times)>?> terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Item, string Answer)?> answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<(string Item, long Times)>?> families = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RuleNode> rules = new(StringComparer.Ordinal);

    /// <summary>Instrument and expression, the expression in one spelling.</summary>
    public string NameOf(string instrument, string expression) =>
        Read(names, (instrument, expression), static ((string Instrument, string Text) e) => $"{e.Instrument} {CountExpression.Normalised(e.Text)}");

    public AuthorityCount NumeratorOf(Measure measure, AuthorityCode authority) => new(authority, NameOf(measure.Instrument, measure.Numerator));

    public AuthorityCount DenominatorOf(Measure measure, AuthorityCode authority) => new(authority, NameOf(measure.Instrument, measure.Denominator));

    /// <summary>The count of one item.</summary>
    public AuthorityCount ItemOf(string instrument, string item, AuthorityCode authority) => new(authority, NameOf(instrument, $"sum({item})"));

    /// <inheritdoc cref="CountExpression.TermsOf"/>
    public IReadOnlyList<(string Item, long Times)>? TermsOf(string expression) => Read(terms, expression, CountExpression.TermsOf);

    /// <inheritdoc cref="CountExpression.AnswerOf"/>
    public (string Item, string Answer)? AnswerOf(string expression) => Read(answers, expression, CountExpression.AnswerOf);

    /// <inheritdoc cref="CountExpression.WholeAndPartsOf"/>
    public IReadOnlyList<(string Item, long Times)>? WholeAndPartsOf(string check) => Read(families, check, CountExpression.WholeAndPartsOf);

    /// <summary>The expression of a rule.</summary>
    public RuleNode RuleOf(string check) => Read(rules, check, RuleExpression.Read);

    private static TValue Read<TKey, TValue>(Dictionary<TKey, TValue> known, TKey key, Func<TKey, TValue> read)
        where TKey : notnull
    {
        if (!known.TryGetValue(key, out var value))
            known.Add(key, value = read(key));
        return value;
    }
}
