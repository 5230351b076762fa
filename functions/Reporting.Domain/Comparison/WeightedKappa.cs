namespace Reporting.Domain.Comparison;

/// <summary>How much a disagreement counts by the number of grades between the readers.</summary>
public enum KappaWeights
{
    /// <summary>In proportion to the distance.</summary>
    Linear,

    /// <summary>In proportion to its square.</summary>
    Quadratic,
}

/// <summary>Agreement between two readers of the same cases on an ordered scale, beyond what chance would give; or why it is not known.</summary>
/// <remarks>Source: Cohen J. Weighted kappa: nominal scale agreement with provision for scaled disagreement or partial credit.
/// Psychological Bulletin 1968; 70: 213–220.</remarks>
public abstract record WeightedKappa
{
    private WeightedKappa()
    {
    }

    /// <summary>Compares grades from 1 to <paramref name="grades"/>, case by case.</summary>
    /// <param name="first">The first reader's grades.</param>
    /// <param name="second">The second reader's grades of the same cases.</param>
    /// <param name="grades">How many grades the scale has.</param>
    /// <param name="weights">How distance counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A grade is not on the scale, the scale has fewer than two, or the columns differ in length.</exception>
    public static WeightedKappa Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second, int grades, KappaWeights weights)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(second.Length, first.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(grades, 2);
        if (first.IsEmpty)
            return new NotKnown(NotComparedReason.Because("No case was read twice."));

        var firstCounts = new double[grades];
        var secondCounts = new double[grades];
        double observed = 0, same = 0;
        for (var i = 0; i < first.Length; i++)
        {
            firstCounts[Grade(first[i], grades) - 1]++;
            secondCounts[Grade(second[i], grades) - 1]++;
            observed += Distance(first[i] - second[i], weights);
            same += first[i] == second[i] ? 1 : 0;
        }

        var expected = 0.0;
        for (var i = 0; i < grades; i++)
        {
            for (var j = 0; j < grades; j++)
                expected += firstCounts[i] * secondCounts[j] * Distance(i - j, weights) / first.Length;
        }

        return expected > 0
            ? new Known(1 - (observed / expected), same / first.Length, first.Length)
            : new NotKnown(NotComparedReason.Because("Both readers gave every case the same grade, so chance alone would agree as well."));
    }

    private static double Distance(int grades, KappaWeights weights) => weights switch
    {
        KappaWeights.Linear => Math.Abs(grades),
        KappaWeights.Quadratic => (double)grades * grades,
        _ => throw new ArgumentOutOfRangeException(nameof(weights), weights, "Not a weighting."),
    };

    private static int Grade(int grade, int grades)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(grade, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(grade, grades);
        return grade;
    }

    /// <summary>Agreement is known.</summary>
    /// <param name="Kappa">1 is full agreement, 0 what chance gives, below 0 less than that.</param>
    /// <param name="SameGrade">The share of cases with the same grade.</param>
    /// <param name="Cases">How many cases both read.</param>
    public sealed record Known(double Kappa, double SameGrade, int Cases) : WeightedKappa;

    /// <summary>Agreement is not known.</summary>
    /// <param name="Why">As a sentence for a reader.</param>
    public sealed record NotKnown(NotComparedReason Why) : WeightedKappa;
}
