namespace Reporting.Domain.Comparison;

/// <summary>The limits of a funnel that allow for the spread τ² between authorities; with τ² = 0, for chance alone.</summary>
/// <remarks>Source: as <see cref="OverDispersion"/>; the transformations are those of FunnelPlotR (NHS-R Community).</remarks>
public static class AdjustedLimits
{
    /// <summary>The limits of a proportion at one denominator, from 0 to 1: sin²(asin √target ± z·√(1/(4·denominator) + τ²)).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The target is outside 0 to 1, the denominator not above 0, or τ² negative.</exception>
    public static Interval Proportion(double target, double denominator, double tauSquared, Confidence confidence)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        if (!(target >= 0 && target <= 1))
            throw new ArgumentOutOfRangeException(nameof(target), target, "The target of a funnel of proportions is from 0 to 1.");
        ThrowIfNotAWidth(denominator, tauSquared);
        var centre = Math.Asin(Math.Sqrt(target));
        var reach = confidence.Z * Math.Sqrt((0.25 / denominator) + tauSquared);
        return new(SquaredSine(centre - reach), SquaredSine(centre + reach));
    }

    /// <summary>The limits of observed ÷ expected at one expected count: exp(± z·√(1/expected + τ²)).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The expected count is not above 0, or τ² negative.</exception>
    public static Interval Ratio(double expected, double tauSquared, Confidence confidence)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        ThrowIfNotAWidth(expected, tauSquared);
        var reach = confidence.Z * Math.Sqrt((1 / expected) + tauSquared);
        return new(Math.Exp(-reach), Math.Exp(reach));
    }

    /// <summary>The limits of observed ÷ expected by chance alone, exact Poisson around the expected count.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The expected count is not above 0.</exception>
    public static Interval RatioByChance(double expected, Confidence confidence)
    {
        ThrowIfNotAWidth(expected, 0);
        return CountInterval.Exact(expected, confidence).Times(1 / expected);
    }

    /// <summary>The sine squared, kept at 0 and 1 where the angle leaves the first quarter turn.</summary>
    private static double SquaredSine(double angle)
    {
        var sine = Math.Sin(Math.Clamp(angle, 0, Math.PI / 2));
        return sine * sine;
    }

    private static void ThrowIfNotAWidth(double size, double tauSquared)
    {
        if (!(size > 0 && tauSquared >= 0))
            throw new ArgumentOutOfRangeException(nameof(size), size, "A limit needs a denominator above 0 and a spread of 0 or more.");
    }
}
