using Reporting.Domain.Collections;

namespace Reporting.Domain.Comparison;

/// <summary>How often one answer was given.</summary>
/// <param name="Choice">The answer.</param>
/// <param name="Count">How many gave it.</param>
/// <param name="Share">Of those who answered; unreliable where they are fewer than ten, and without a value where nobody answered.</param>
public sealed record AnswerShare(Choice Choice, double Count, MeasureValue Share);

/// <summary>The share of each answer to a question, in the order of its choices. They are one figure, printed together.</summary>
/// <param name="Answers">Every choice, also those that nobody chose.</param>
/// <param name="Answered">How many answered. Those to whom the question does not apply are not among them.</param>
public sealed record AnswerDistribution(IReadOnlyList<AnswerShare> Answers, double Answered)
{
    /// <summary>Of a question with one answer each: the shares come to the whole.</summary>
    /// <param name="choices">Of the item, in their order.</param>
    /// <param name="counts">By the value of a choice; a choice without a count was not chosen.</param>
    /// <param name="multiplier">100 for percentages.</param>
    /// <exception cref="ArgumentException">A count is of no choice, negative or not finite.</exception>
    public static AnswerDistribution OfOneAnswer(IReadOnlyList<Choice> choices, IReadOnlyDictionary<string, double> counts, double multiplier = 100)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return OfAnswers(choices, counts, ReproducibleSum.Of([.. counts.Values]), multiplier);
    }

    /// <summary>Of a question to which more than one answer can be given: the shares can come to more than the whole.</summary>
    /// <param name="choices">Of the item, in their order.</param>
    /// <param name="counts">By the value of a choice; a choice without a count was not chosen.</param>
    /// <param name="answered">How many answered.</param>
    /// <param name="multiplier">100 for percentages.</param>
    /// <exception cref="ArgumentException">A count is of no choice, negative, not finite, or of more than answered.</exception>
    public static AnswerDistribution OfAnswers(
        IReadOnlyList<Choice> choices, IReadOnlyDictionary<string, double> counts, double answered, double multiplier = 100)
    {
        ArgumentNullException.ThrowIfNull(choices);
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Keys.FirstOrDefault(k => choices.All(c => c.Value != k)) is { } unknown)
            throw new ArgumentException($"'{unknown}' is no choice.", nameof(counts));
        if (counts.Values.Any(c => !(c >= 0 && c <= answered)))
            throw new ArgumentException("A count of answers is from 0 to those who answered.", nameof(counts));
        return new([.. choices.Select(ShareOf)], answered);

        AnswerShare ShareOf(Choice choice)
        {
            var count = counts.GetValueOrDefault(choice.Value);
            return new(choice, count, MeasureValue.Proportion(count, answered, multiplier));
        }
    }
}
