namespace Reporting.Domain.Comparison;

/// <summary>How many authorities answered yes: "five of the eight", of those that answered, of those due.</summary>
/// <param name="Yes">Answered yes.</param>
/// <param name="Answered">Answered yes or no; the denominator.</param>
/// <param name="Due">Were asked.</param>
public sealed record ShareOfAuthorities(int Yes, int Answered, int Due)
{
    /// <summary>Counts answers; null is no answer, or one that could not be given.</summary>
    public static ShareOfAuthorities Of(IReadOnlyCollection<bool?> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return new(answers.Count(a => a is true), answers.Count(a => a is not null), answers.Count);
    }

    /// <summary>The share of those that answered, from 0 to 1; no denominator where nobody did.</summary>
    public MeasureValue Share => MeasureValue.Proportion(Yes, Answered);
}

/// <summary>How many gave each answer to a choice.</summary>
/// <param name="Counts">One count for each choice offered, in the order offered, also where it is 0.</param>
/// <param name="Answered">How many gave an answer.</param>
/// <param name="Due">How many were asked.</param>
public sealed record Distribution<TChoice>(IReadOnlyList<(TChoice Choice, int Count)> Counts, int Answered, int Due)
    where TChoice : class;

/// <summary>Counts answers by choice.</summary>
public static class Distribution
{
    /// <summary>Counts how often each choice was given.</summary>
    /// <param name="choices">The choices offered.</param>
    /// <param name="answers">One answer for each that was asked; null is no answer.</param>
    /// <exception cref="ArgumentException">An answer is none of the choices: validation let it through.</exception>
    public static Distribution<TChoice> Of<TChoice>(IReadOnlyCollection<TChoice> choices, IReadOnlyCollection<TChoice?> answers)
        where TChoice : class
    {
        ArgumentNullException.ThrowIfNull(choices);
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.OfType<TChoice>().Except(choices).FirstOrDefault() is { } stranger)
            throw new ArgumentException($"'{stranger}' is none of the choices.", nameof(answers));
        return new([.. choices.Select(c => (c, answers.Count(a => c.Equals(a))))], answers.Count(a => a is not null), answers.Count);
    }
}
