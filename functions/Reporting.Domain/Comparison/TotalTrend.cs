namespace Reporting.Domain.Comparison;

/// <summary>Whether a total rose or fell over five periods or more, by the authorities that are in all of them; or why that is not known.</summary>
/// <remarks>
/// The slope of the straight line through the periods' figures, tested as <see cref="TotalChange"/> tests a difference. No single period may make it:
/// it keeps its sign when any one is left out.
/// </remarks>
public abstract record TotalTrend
{
    private TotalTrend()
    {
    }

    /// <summary>Tests the trend over all periods of a panel, two-sided at 99.8%.</summary>
    /// <param name="panel">Of five periods or more; of fewer, no trend is known.</param>
    /// <param name="multiplier">100 for a percentage.</param>
    /// <param name="decimals">Those printed: a line that moves less than one unit of the last, over all periods together, is no trend.</param>
    public static TotalTrend Of<TKey>(MatchedPanel<TKey> panel, double multiplier, int decimals)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(panel);
        var authorities = panel.Authorities.Count;
        if (panel.Periods < RecentTrend.Periods)
            return new NotKnown(NotComparedReason.TooFewPeriods(panel.Periods));
        if (authorities < NotComparedReason.MinimumAuthorities)
            return new NotKnown(PanelTest.TooFew(authorities));
        var weights = SlopeWeights(panel.Periods, leftOut: -1);
        if (PanelContrast.Of(panel, weights, highest: false) is not { } low || PanelContrast.Of(panel, weights, highest: true) is not { } high)
            return new NotKnown(PanelTest.NothingToMeasure);
        var steady = IsSteady(panel, low.Ratios) && IsSteady(panel, high.Ratios);
        var word = PanelTest.Word(low, high, authorities, PanelTest.SmallestPrinted(decimals) / multiplier / (panel.Periods - 1));
        return new Known(
            steady ? word : ChangeWord.NoClearChange,
            authorities,
            panel.IsExact ? new(low.Estimate * multiplier, low.StandardError * multiplier, low.T, steady) : null);
    }

    private static bool IsSteady<TKey>(MatchedPanel<TKey> panel, IReadOnlyList<double> ratios)
        where TKey : notnull
    {
        var (rising, falling) = (true, true);
        for (var leftOut = -1; leftOut < panel.Periods; leftOut++)
        {
            var weights = SlopeWeights(panel.Periods, leftOut);
            // The first figure is subtracted, so that equal figures have a slope of exactly 0.
            var slope = weights.Select((w, t) => w * (ratios[t] - ratios[0])).Sum();
            rising &= slope > 0;
            falling &= slope < 0;
        }

        return rising || falling;
    }

    /// <summary>The weights that give the slope of a least-squares line per period.</summary>
    private static double[] SlopeWeights(int periods, int leftOut)
    {
        var middle = Enumerable.Range(0, periods).Where(t => t != leftOut).Average();
        var spread = Enumerable.Range(0, periods).Where(t => t != leftOut).Sum(t => (t - middle) * (t - middle));
        return [.. Enumerable.Range(0, periods).Select(t => t == leftOut ? 0 : (t - middle) / spread)];
    }

    /// <summary>The test was made.</summary>
    /// <param name="Word">What may be said.</param>
    /// <param name="Authorities">How many authorities are matched.</param>
    /// <param name="Numbers">Null where a count in the panel is hidden: then the word alone may be said.</param>
    public sealed record Known(ChangeWord Word, int Authorities, Figures? Numbers) : TotalTrend;

    /// <summary>The test could not be made.</summary>
    /// <param name="Why">As a sentence for a reader.</param>
    public sealed record NotKnown(NotComparedReason Why) : TotalTrend;

    /// <summary>The numbers behind a word, in the unit of the measure.</summary>
    /// <param name="Slope">Per period.</param>
    /// <param name="StandardError">Of the slope.</param>
    /// <param name="T">The slope in standard errors, to be judged with one degree of freedom fewer than there are authorities.</param>
    /// <param name="IsSteady">Whether the slope keeps its sign when any one period is left out.</param>
    public sealed record Figures(double Slope, double StandardError, double T, bool IsSteady);
}
