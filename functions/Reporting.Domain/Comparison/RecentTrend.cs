namespace Reporting.Domain.Comparison;

/// <summary>Which way a figure went over five periods. Rising is not good or bad: that depends on the measure.</summary>
public enum TrendMarker
{
    /// <summary>No significant trend.</summary>
    NoChange,

    /// <summary>Significantly rising.</summary>
    Increasing,

    /// <summary>Significantly falling.</summary>
    Decreasing,
}

/// <summary>The recent trend of one authority's figure over its last five periods, or why it is not known.</summary>
/// <remarks>
/// A trend is shown where χ² for trend is above its 99.8% point and no single period makes it: the slope keeps its sign when any one is left out.
/// Source: Office for Health Improvement and Disparities, Fingertips technical guidance (recent trends).
/// </remarks>
public abstract record RecentTrend
{
    /// <summary>How many periods a trend is made of.</summary>
    public const int Periods = 5;

    /// <summary>The width of a 95% interval in standard errors, as Fingertips takes it.</summary>
    private const double StandardErrorsIn95 = 3.92;

    private RecentTrend()
    {
    }

    /// <summary>The trend of a proportion: Cochran–Armitage, with slopes of the log odds.</summary>
    /// <param name="numerators">The counts in the order of their consecutive periods, none across a break in definition; the last five are used.</param>
    /// <param name="denominators">Their denominators.</param>
    /// <exception cref="ArgumentOutOfRangeException">A pair is not a proportion, or the columns differ in length.</exception>
    public static RecentTrend OfProportions(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(denominators.Length, numerators.Length);
        if (numerators.Length < Periods)
            return TooShort(numerators.Length);
        numerators = numerators[^Periods..];
        denominators = denominators[^Periods..];
        Span<double> logOdds = stackalloc double[Periods];
        Span<double> weights = stackalloc double[Periods];
        weights.Fill(1);
        for (var t = 0; t < Periods; t++)
        {
            var share = numerators[t] / denominators[t];
            logOdds[t] = Math.Log(share / (1 - share));
        }

        return Judge(TrendTest.Of(numerators, denominators).ChiSquared, logOdds, weights);
    }

    /// <summary>The trend of any figure with a 95% interval: a straight line, weighted by the intervals.</summary>
    /// <param name="amounts">The figures in the order of their consecutive periods, none across a break; the last five are used.</param>
    /// <param name="lower">The lower ends of their 95% intervals.</param>
    /// <param name="upper">The upper ends.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is missing, an interval is upside down or empty, or the columns differ in length.</exception>
    public static RecentTrend OfAmounts(ReadOnlySpan<double> amounts, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(lower.Length, amounts.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(upper.Length, amounts.Length);
        if (amounts.Length < Periods)
            return TooShort(amounts.Length);
        amounts = amounts[^Periods..];
        Span<double> weights = stackalloc double[Periods];
        for (var t = 0; t < Periods; t++)
        {
            var width = upper[^(Periods - t)] - lower[^(Periods - t)];
            if (!(double.IsFinite(amounts[t]) && width > 0 && double.IsFinite(width)))
                throw new ArgumentOutOfRangeException(nameof(amounts), amounts[t], "A trend needs figures with intervals.");
            weights[t] = StandardErrorsIn95 * StandardErrorsIn95 / (width * width);
        }

        var (slope, precision) = Fit(amounts, weights, leftOut: -1);
        return Judge(slope * slope * precision, amounts, weights);
    }

    private static NotKnown TooShort(int periods) =>
        new(NotComparedReason.TooFewPeriods(periods));

    private static Known Judge(double chiSquared, ReadOnlySpan<double> amounts, ReadOnlySpan<double> weights)
    {
        var (slope, _) = Fit(amounts, weights, leftOut: -1);
        var slopes = new double[Periods];
        // A slope of 0 counts with the rising ones, as in Fingertips.
        var falling = slope < 0 ? 1 : 0;
        for (var t = 0; t < Periods; t++)
        {
            slopes[t] = Fit(amounts, weights, t).Slope;
            falling += slopes[t] < 0 ? 1 : 0;
        }

        var steady = falling is 0 or Periods + 1;
        var marker = !(steady && chiSquared > TrendTest.Significant998) ? TrendMarker.NoChange
            : slope > 0 ? TrendMarker.Increasing
            : slope < 0 ? TrendMarker.Decreasing
            : TrendMarker.NoChange;
        return new(marker, chiSquared, slope, slopes, steady);
    }

    /// <summary>The slope of the weighted straight line and its precision (1 ÷ variance), with one period left out or none.</summary>
    private static (double Slope, double Precision) Fit(ReadOnlySpan<double> amounts, ReadOnlySpan<double> weights, int leftOut)
    {
        double sumW = 0, sumT = 0, sumY = 0;
        for (var t = 0; t < amounts.Length; t++)
        {
            if (t == leftOut)
                continue;
            sumW += weights[t];
            sumT += weights[t] * t;
            // The first figure is subtracted, so that equal figures have a slope of exactly 0.
            sumY += weights[t] * (amounts[t] - amounts[0]);
        }

        double spread = 0, covariance = 0;
        for (var t = 0; t < amounts.Length; t++)
        {
            if (t == leftOut)
                continue;
            var off = t - (sumT / sumW);
            spread += weights[t] * off * off;
            covariance += weights[t] * off * (amounts[t] - amounts[0] - (sumY / sumW));
        }

        return (covariance / spread, spread);
    }

    /// <summary>The trend is known.</summary>
    /// <param name="Marker">Rising, falling or neither.</param>
    /// <param name="ChiSquared">χ² for trend; NaN where every proportion is 0 or every one is 1.</param>
    /// <param name="Slope">Per period: of the log odds for a proportion, else in the unit of the figure.</param>
    /// <param name="SlopesWithoutOne">The slope when the first, second, … period is left out.</param>
    /// <param name="IsSteady">Whether all these slopes have one sign.</param>
    public sealed record Known(TrendMarker Marker, double ChiSquared, double Slope, IReadOnlyList<double> SlopesWithoutOne, bool IsSteady)
        : RecentTrend
    {
        /// <summary>Whether the trend is for the better or the worse; only a measure with a direction can say so.</summary>
        public Arrow Arrow(Direction direction)
        {
            ArgumentNullException.ThrowIfNull(direction);
            return Marker is TrendMarker.NoChange ? Comparison.Arrow.Same
                : direction.Judge(Slope) > 0 ? Comparison.Arrow.Better
                : Comparison.Arrow.Worse;
        }
    }

    /// <summary>The trend is not known.</summary>
    /// <param name="Why">As a sentence for a reader.</param>
    public sealed record NotKnown(NotComparedReason Why) : RecentTrend;
}
