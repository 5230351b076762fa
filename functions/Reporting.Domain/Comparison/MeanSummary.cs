namespace Reporting.Domain.Comparison;

/// <summary>A list of numbers as its count, sum, mean and standard deviation, in the unit of the numbers.</summary>
/// <remarks>Source: Altman DG et al. (eds). Statistics with confidence, 2nd edition, BMJ Books, 2000 (interval of a mean from Student's t).</remarks>
public sealed record MeanSummary
{
    private MeanSummary(int count, double sum, double mean, double standardDeviation) =>
        (Count, Sum, Mean, StandardDeviation) = (count, sum, mean, standardDeviation);

    /// <summary>How many numbers there are.</summary>
    public int Count { get; }

    /// <summary>Their sum; the same to the last bit in whatever order they come.</summary>
    public double Sum { get; }

    /// <summary>The mean; NaN for an empty list.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation with Count − 1; NaN for fewer than two numbers.</summary>
    public double StandardDeviation { get; }

    /// <summary>Sums up <paramref name="values"/>; missing ones are left out by the caller.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is not a finite number.</exception>
    public static MeanSummary Of(ReadOnlySpan<double> values)
    {
        var sum = ReproducibleSum.Of(values);
        var mean = sum / values.Length;
        var residual = 0.0;
        var squares = 0.0;
        foreach (var value in values)
        {
            residual += value - mean;
            squares += (value - mean) * (value - mean);
        }

        // The corrected two-pass algorithm (Chan, Golub and LeVeque 1983): large numbers close together keep their digits.
        var deviation = values.Length > 1 ? Math.Sqrt(Math.Max(0, squares - (residual * residual / values.Length)) / (values.Length - 1)) : double.NaN;
        return new(values.Length, sum, values.IsEmpty ? double.NaN : mean + (residual / values.Length), deviation);
    }

    /// <summary>All numbers of several groups together; the same to the last bit in whatever order the groups come.</summary>
    /// <param name="groups">Of each group the sum, the count, and the standard deviation; null where that is not known.</param>
    /// <returns>Null where the standard deviation of a group with more than one number is not known, or there is no number.</returns>
    public static MeanSummary? OfGroups(IReadOnlyCollection<(double Sum, double Count, double? StandardDeviation)> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var count = groups.Sum(g => g.Count);
        if (count < 1 || count > int.MaxValue || groups.Any(g => g is { Count: > 1, StandardDeviation: null }))
            return null;
        var sum = ReproducibleSum.Of([.. groups.Select(g => g.Sum)]);
        var mean = sum / count;

        // The sum of squares within the groups, and of the groups' means around the mean of all.
        var squares = ReproducibleSum.Of([.. groups.Where(g => g.Count > 0).SelectMany(g => new[]
        {
            (g.Count - 1) * (g.StandardDeviation ?? 0) * (g.StandardDeviation ?? 0),
            g.Count * ((g.Sum / g.Count) - mean) * ((g.Sum / g.Count) - mean),
        })]);
        return new((int)count, sum, mean, count > 1 ? Math.Sqrt(squares / (count - 1)) : double.NaN);
    }

    /// <summary>The t interval of the mean; both ends NaN for fewer than two numbers.</summary>
    public Interval Interval(Confidence confidence)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        if (Count < 2)
            return new(double.NaN, double.NaN);
        var reach = StudentQuantile.TwoSided(confidence, Count - 1) * StandardDeviation / Math.Sqrt(Count);
        return new(Mean - reach, Mean + reach);
    }
}
