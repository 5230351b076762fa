namespace Reporting.Domain.Comparison;

/// <summary>A confidence interval, or a pair of limits, in the unit of the figure that it belongs to; unrounded.</summary>
/// <param name="Lower">The lower end; NaN where the method has none.</param>
/// <param name="Upper">The upper end; NaN where the method has none.</param>
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>Both ends times <paramref name="factor"/>, which is positive.</summary>
    public Interval Times(double factor) => new(Lower * factor, Upper * factor);
}
