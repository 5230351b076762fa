namespace Reporting.Domain.Comparison;

/// <summary>Where an authority lies in a funnel. High and low are not good and bad: that depends on the measure.</summary>
public enum FunnelPosition
{
    /// <summary>Not set in a funnel.</summary>
    None,

    /// <summary>Not significantly different from the average.</summary>
    Inside,

    /// <summary>Below the lower 95% limit (1 in 40 by chance).</summary>
    Low,

    /// <summary>Below the lower 99.8% limit (1 in 1,000 by chance).</summary>
    VeryLow,

    /// <summary>Above the upper 95% limit (1 in 40 by chance).</summary>
    High,

    /// <summary>Above the upper 99.8% limit (1 in 1,000 by chance).</summary>
    VeryHigh,
}

/// <summary>Significance against the average by chance alone, before any spread between authorities is allowed for.</summary>
/// <remarks>
/// Where some 150 authorities really differ, the 99.8% limits of chance flag about 46 of them, so reports use <see cref="AdjustedLimits"/>.
/// Source: Public Health England, Fingertips technical guidance; Spiegelhalter DJ. Funnel plots for comparing institutional performance.
/// Statistics in Medicine 2005; 24: 1185–1202.
/// </remarks>
public static class FunnelSignificance
{
    /// <summary>A proportion against the average ± z·√(average·(1 − average)/denominator). On a limit is inside.</summary>
    /// <param name="numerator">The part.</param>
    /// <param name="denominator">The whole.</param>
    /// <param name="average">Sum of numerators ÷ sum of denominators, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a proportion.</exception>
    public static FunnelPosition Proportion(double numerator, double denominator, double average)
    {
        if (!(numerator >= 0 && numerator <= denominator && denominator > 0))
            throw new ArgumentOutOfRangeException(nameof(numerator), numerator, "A proportion needs 0 ≤ numerator ≤ denominator, above 0.");
        return Outside((numerator / denominator) - average, Math.Sqrt(average * (1 - average) / denominator));
    }

    /// <summary>A rate against the average rate, by the interval of the count. On a limit is inside.</summary>
    /// <param name="events">The count.</param>
    /// <param name="population">The population that it was counted in or, for a ratio, the expected count.</param>
    /// <param name="average">Sum of counts ÷ sum of populations; 1 for a ratio.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, or the population not above 0.</exception>
    public static FunnelPosition Rate(double events, double population, double average)
    {
        if (!(events >= 0 && population > 0))
            throw new ArgumentOutOfRangeException(nameof(events), events, "A rate needs a count of 0 or more and a population above 0.");
        var at95 = CountInterval.Of(events, Confidence.NinetyFive).Times(1 / population);
        var at998 = CountInterval.Of(events, Confidence.NinetyNinePointEight).Times(1 / population);
        return average < at998.Lower ? FunnelPosition.VeryHigh
            : average < at95.Lower ? FunnelPosition.High
            : average > at998.Upper ? FunnelPosition.VeryLow
            : average > at95.Upper ? FunnelPosition.Low
            : FunnelPosition.Inside;
    }

    /// <summary>The position of a difference from the average, by its standard error.</summary>
    internal static FunnelPosition Outside(double difference, double standardError)
    {
        var wide = Confidence.NinetyNinePointEight.Z * standardError;
        var narrow = Confidence.NinetyFive.Z * standardError;
        return difference < -wide ? FunnelPosition.VeryLow
            : difference < -narrow ? FunnelPosition.Low
            : difference > wide ? FunnelPosition.VeryHigh
            : difference > narrow ? FunnelPosition.High
            : FunnelPosition.Inside;
    }
}
