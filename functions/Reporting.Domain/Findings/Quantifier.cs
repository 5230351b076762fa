using Reporting.Domain.Collections;

namespace Reporting.Domain.Findings;

/// <summary>The word for a count of many, by the scale that the report prints.</summary>
public static class Quantifier
{
    /// <summary>What a scale calls every one.</summary>
    public const string All = "all";

    /// <summary>What a scale calls not one.</summary>
    public const string None = "none";

    /// <summary>The word for a share: most, a few.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="count">How many, from 0 to <paramref name="of"/>.</param>
    /// <param name="of">Of how many.</param>
    /// <returns>Null where there are too few for a word: the sentence counts, "five of the eight".</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is nothing to count, or the count is not from 0 to <paramref name="of"/>.</exception>
    public static string? Word(this QuantifierScale scale, int count, int of)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(of, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, of);
        // The quotient of two integers is the double nearest to the share, and so is a band's limit: a share that equals a limit compares as equal.
        return of < scale.CountsBelow ? null : scale.Words((double)count / of);
    }

    /// <summary>As the method section prints a band: 79.5% or more.</summary>
    public static string Range(this QuantifierBand band) => band switch
    {
        { From: 1, Included: true } => "100%",
        { From: 0, Included: true } => "0%",
        { From: 0.5, Included: true } => "exactly 50%",
        { Included: true } => $"{NumberText.Plain(band.From * 100, 1)}% or more",
        _ => $"more than {NumberText.Plain(band.From * 100, band.From * 100 % 1 is 0 ? 0 : 1)}%",
    };
}
