namespace Reporting.Domain.Comparison;

/// <summary>The limits of a funnel that allow for the variance τ² between authorities; with τ² = 0, for chance alone.</summary>
/// <remarks>
/// Source: Spiegelhalter DJ. Handling over-dispersion of performance indicators. Quality and Safety in Health Care 2005; 14: 347–351. The transformations
/// are those of FunnelPlotR (NHS-R Community).
/// </remarks>
public static class AdjustedLimits
{
    /// <summary>The limits of a proportion at one denominator, from 0 to 1: sin²(asin √target ± z·√(1/(4·denominator) + τ²)).</summary>
    /// <param name="target">The centre line, from 0 to 1.</param>
    /// <param name="denominator">How many the proportion is of; above 0.</param>
    /// <param name="tauSquared">The variance between authorities on the arcsine scale.</param>
    /// <param name="confidence">The level of the limits.</param>
    /// <exception cref="ArgumentOutOfRangeException">The target is outside 0 to 1, the denominator not above 0, or τ² negative.</exception>
    public static Interval Proportion(double target, double denominator, double tauSquared, Confidence confidence)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        if (!(target >= 0 && target <= 1))
            throw new ArgumentOutOfRangeException(nameof(target), target, "The target of a funnel of proportions is from 0 to 1.");
        ThrowIfInvalid(denominator, tauSquared);
        var centre = Math.Asin(Math.Sqrt(target));
        var reach = confidence.Z * Math.Sqrt((0.25 / denominator) + tauSquared);
        return new(SquaredSine(centre - reach), SquaredSine(centre + reach));
    }

    /// <summary>The limits of observed ÷ expected at one expected count: exp(± z·√(1/expected + τ²)).</summary>
    /// <param name="expected">The expected count; above 0.</param>
    /// <param name="tauSquared">The variance between authorities on the log scale.</param>
    /// <param name="confidence">The level of the limits.</param>
    /// <exception cref="ArgumentOutOfRangeException">The expected count is not above 0, or τ² negative.</exception>
    public static Interval Ratio(double expected, double tauSquared, Confidence confidence)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        ThrowIfInvalid(expected, tauSquared);
        var reach = confidence.Z * Math.Sqrt((1 / expected) + tauSquared);
        return new(Math.Exp(-reach), Math.Exp(reach));
    }

    /// <summary>The sine squared, kept at 0 and 1 where the angle leaves the first quarter turn.</summary>
    private static double SquaredSine(double angle)
    {
        var sine = Math.Sin(Math.Clamp(angle, 0, Math.PI / 2));
        return sine * sine;
    }

    private static void ThrowIfInvalid(double size, double tauSquared)
    {
        if (!(size > 0 && tauSquared >= 0))
            throw new ArgumentOutOfRangeException(nameof(size), size, "A limit needs a denominator above 0 and a variance of 0 or more.");
    }
}
