namespace Reporting.Domain.Comparison;

/// <summary>A weighted sum of the ratios of several periods, such as their difference or their slope, with its standard error.</summary>
/// <param name="Ratios">Of each period, the sum of numerators ÷ the sum of denominators.</param>
/// <param name="Estimate">Σ weight × ratio.</param>
/// <param name="StandardError">With the authorities as clusters; 0 where all move alike.</param>
/// <remarks>
/// The spread between authorities is in the standard error, and so is that the same people are counted in more than one period: both are
/// in each authority's own residual. Source: Kish L, Hess I. On variances of ratios and their differences in multi-stage samples.
/// Journal of the American Statistical Association 1959; 54: 416–446.
/// </remarks>
internal sealed record PanelContrast(IReadOnlyList<double> Ratios, double Estimate, double StandardError)
{
    /// <summary>Estimate ÷ standard error; infinite where all authorities move alike, 0 where nothing moves.</summary>
    public double T => Estimate == 0 ? 0 : Estimate / StandardError;

    /// <summary>Where hidden counts are, they are taken so that the estimate is as high, or as low, as it can be.</summary>
    /// <param name="weights">One a period.</param>
    /// <returns>Null where a period with a weight has nothing in its denominators.</returns>
    public static PanelContrast? Of<TKey>(MatchedPanel<TKey> panel, ReadOnlySpan<double> weights, bool highest)
        where TKey : notnull
    {
        var (authorities, periods) = (panel.Authorities.Count, panel.Periods);
        var ratios = new double[periods];
        var residuals = new double[authorities];
        var (numerators, denominators) = (new double[authorities], new double[authorities]);
        var estimate = 0.0;
        for (var period = 0; period < periods; period++)
        {
            for (var a = 0; a < authorities; a++)
                (numerators[a], denominators[a]) = panel.At(a, period, highest == weights[period] >= 0);
            var whole = ReproducibleSum.Of(denominators);
            if (whole == 0)
                return null;
            ratios[period] = ReproducibleSum.Of(numerators) / whole;
            estimate += weights[period] * ratios[period];
            for (var a = 0; a < authorities; a++)
                residuals[a] += weights[period] * (numerators[a] - (ratios[period] * denominators[a])) / whole;
        }

        for (var a = 0; a < authorities; a++)
            residuals[a] *= residuals[a];
        var variance = authorities / (authorities - 1.0) * ReproducibleSum.Of(residuals);
        return new(ratios, estimate, Math.Sqrt(variance));
    }
}
