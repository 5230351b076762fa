namespace Reporting.Domain.Comparison;

/// <summary>What is done with the most extreme tenth of z-scores at each end before the spread is estimated.</summary>
public enum Trimming
{
    /// <summary>They are set to the quantile: proportions.</summary>
    Winsorise,

    /// <summary>They are left out: ratios and rates.</summary>
    Truncate,
}

/// <summary>How far authorities differ beyond chance.</summary>
/// <param name="Count">How many z-scores the estimate rests on.</param>
/// <param name="Phi">The dispersion φ: the mean squared z-score, 1 if there were only chance; NaN of no score.</param>
/// <param name="TauSquared">The variance τ² between authorities, on the transformed scale; 0 if there is no more than chance.</param>
/// <remarks>
/// φ = Σz²/n and τ² = max(0, (Σz² − (n − 1)) / (Σw − Σw²/Σw)), with w = 1/s².
/// Source: Spiegelhalter DJ. Handling over-dispersion of performance indicators. Quality and Safety in Health Care 2005; 14: 347–351.
/// DerSimonian R, Laird N. Meta-analysis in clinical trials. Controlled Clinical Trials 1986; 7: 177–188.
/// </remarks>
public readonly record struct OverDispersion(int Count, double Phi, double TauSquared)
{
    /// <summary>The share trimmed at each end.</summary>
    public const double Trim = 0.1;

    /// <summary>Trims z-scores in place and estimates the spread; NaN is a missing score, also where truncation left one out.</summary>
    /// <param name="scores">The z-scores; on return the trimmed ones.</param>
    /// <param name="standardErrors">Each authority's standard error on the transformed scale.</param>
    /// <param name="trimming">What is done at each end.</param>
    /// <param name="trim">The share at each end, above 0 and below 0.5.</param>
    /// <exception cref="ArgumentOutOfRangeException">The columns differ in length, or the share is outside its range.</exception>
    public static OverDispersion Estimate(Span<double> scores, ReadOnlySpan<double> standardErrors, Trimming trimming, double trim = Trim)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(standardErrors.Length, scores.Length);
        if (!(trim > 0 && trim < 0.5))
            throw new ArgumentOutOfRangeException(nameof(trim), trim, "The share trimmed at each end is above 0 and below a half.");
        double[] sorted = [.. scores.ToArray().Where(score => !double.IsNaN(score)).Order()];
        if (trimming is Trimming.Winsorise)
            Winsorise(scores, sorted, trim);
        else
            Truncate(scores, sorted, trim);
        return FromTrimmed(scores, standardErrors);
    }

    /// <summary>z-scores of shares on the arcsine scale: Y = asin √(numerator/denominator), s = 1/(2√denominator).</summary>
    internal static void ScoreProportions(
        ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators, double target, Span<double> scores, Span<double> standardErrors)
    {
        var transformed = Math.Asin(Math.Sqrt(target));
        for (var i = 0; i < scores.Length; i++)
        {
            standardErrors[i] = 0.5 / Math.Sqrt(denominators[i]);
            scores[i] = (Math.Asin(Math.Sqrt(numerators[i] / denominators[i])) - transformed) / standardErrors[i];
        }
    }

    /// <summary>z-scores of ratios on the log scale: Y = ln(observed/expected), s = 1/√expected.</summary>
    internal static void ScoreRatios(ReadOnlySpan<double> observed, ReadOnlySpan<double> expected, Span<double> scores, Span<double> standardErrors)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            var root = Math.Sqrt(expected[i]);
            standardErrors[i] = 1 / root;
            scores[i] = root * Math.Log(observed[i] / expected[i]);
        }
    }

    private static void Winsorise(Span<double> scores, ReadOnlySpan<double> sorted, double trim)
    {
        var lowest = Quantile.Type7(sorted, trim);
        var highest = Quantile.Type7(sorted, 1 - trim);
        foreach (ref var score in scores)
            score = score < lowest ? lowest : score > highest ? highest : score;
    }

    /// <summary>Scores fall into 1/trim groups by rank, and the first and the last group are left out.</summary>
    private static void Truncate(Span<double> scores, ReadOnlySpan<double> sorted, double trim)
    {
        var groups = 1 / trim;
        foreach (ref var score in scores)
        {
            if (double.IsNaN(score))
                continue;
            var group = Math.Floor(MiddleRank(score, sorted) * groups / (scores.Length + 1));
            if (!(group > 0 && group < groups - 1))
                score = double.NaN;
        }
    }

    /// <summary>The rank from 1 of the lowest; ties have the mean of their ranks.</summary>
    private static double MiddleRank(double score, ReadOnlySpan<double> sorted)
    {
        var first = sorted.BinarySearch(score);
        var last = first;
        while (first > 0 && sorted[first - 1] == score)
            first--;
        while (last < sorted.Length - 1 && sorted[last + 1] == score)
            last++;
        return ((first + last) / 2.0) + 1;
    }

    private static OverDispersion FromTrimmed(ReadOnlySpan<double> scores, ReadOnlySpan<double> standardErrors)
    {
        var count = 0;
        var squares = 0.0;
        var weights = 0.0;
        var squaredWeights = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            if (double.IsNaN(scores[i]))
                continue;
            var weight = 1 / (standardErrors[i] * standardErrors[i]);
            count++;
            squares += scores[i] * scores[i];
            weights += weight;
            squaredWeights += weight * weight;
        }

        var beyondChance = squares - (count - 1);
        return count == 0 ? new(0, double.NaN, 0)
            : count == 1 || beyondChance <= 0 ? new(count, squares / count, 0)
            : new(count, squares / count, beyondChance / (weights - (squaredWeights / weights)));
    }
}
