namespace Reporting.Domain.Comparison;

/// <summary>What may be said of a figure over time. Up and down, never better and worse.</summary>
public enum ChangeWord
{
    /// <summary>No clear change: chance and the spread between authorities can explain it, or it is too small to print.</summary>
    NoClearChange,

    /// <summary>It went up, or rose from period to period.</summary>
    Up,

    /// <summary>It went down, or fell from period to period.</summary>
    Down,
}

/// <summary>Whether a total changed between two periods, by the authorities that are in both; or why that is not known.</summary>
public abstract record TotalChange
{
    private static readonly double[] Difference = [-1, 1];

    private TotalChange()
    {
    }

    /// <summary>Tests the change from the first to the second period of a panel, two-sided at 99.8%.</summary>
    /// <param name="panel">Of two periods.</param>
    /// <param name="multiplier">100 for a percentage.</param>
    /// <param name="decimals">Those printed: a change below one unit of the last is no change.</param>
    /// <exception cref="ArgumentOutOfRangeException">The panel is not of two periods.</exception>
    public static TotalChange Of<TKey>(MatchedPanel<TKey> panel, double multiplier, int decimals)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentOutOfRangeException.ThrowIfNotEqual(panel.Periods, Difference.Length);
        if (panel.Authorities.Count < NotComparedReason.MinimumAuthorities)
            return new NotKnown(PanelTest.TooFew(panel.Authorities.Count));
        if (PanelContrast.Of(panel, Difference, highest: false) is not { } low || PanelContrast.Of(panel, Difference, highest: true) is not { } high)
            return new NotKnown(PanelTest.NothingToMeasure);
        var word = PanelTest.Word(low, high, panel.Authorities.Count, PanelTest.SmallestPrinted(decimals) / multiplier);
        return new Known(word, panel.Authorities.Count, panel.IsExact ? FiguresOf(panel, low, multiplier) : null);
    }

    /// <summary>The numbers alone, of however few authorities: no word may be made of them.</summary>
    /// <param name="panel">Of two periods.</param>
    /// <param name="multiplier">100 for a percentage.</param>
    /// <returns>Null where a count is hidden, or there was nothing to measure.</returns>
    public static Figures? FiguresOf<TKey>(MatchedPanel<TKey> panel, double multiplier)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentOutOfRangeException.ThrowIfNotEqual(panel.Periods, Difference.Length);
        return panel.IsExact && PanelContrast.Of(panel, Difference, highest: false) is { } contrast ? FiguresOf(panel, contrast, multiplier) : null;
    }

    private static Figures FiguresOf<TKey>(MatchedPanel<TKey> panel, PanelContrast contrast, double multiplier)
        where TKey : notnull
    {
        var (up, down) = (0, 0);
        for (var a = 0; a < panel.Authorities.Count; a++)
        {
            var (x1, n1) = panel.At(a, 0, highest: false);
            var (x2, n2) = panel.At(a, 1, highest: false);
            // Without a division, so that equal ratios are equal to the last bit; an authority with nothing to measure in a period moved neither way.
            var difference = n1 > 0 && n2 > 0 ? (x2 * n1) - (x1 * n2) : 0;
            up += difference > 0 ? 1 : 0;
            down += difference < 0 ? 1 : 0;
        }

        return new(contrast.Ratios[0] * multiplier, contrast.Ratios[1] * multiplier, contrast.StandardError * multiplier, contrast.T, up, down);
    }

    /// <summary>The test was made.</summary>
    /// <param name="Word">What may be said.</param>
    /// <param name="Authorities">How many authorities are matched: "of the 147 with figures in both years".</param>
    /// <param name="Numbers">Null where a count in the panel is hidden: then the word alone may be said.</param>
    public sealed record Known(ChangeWord Word, int Authorities, Figures? Numbers) : TotalChange;

    /// <summary>The test could not be made.</summary>
    /// <param name="Why">As a sentence for a reader.</param>
    public sealed record NotKnown(NotComparedReason Why) : TotalChange;

    /// <summary>The numbers behind a word, in the unit of the measure.</summary>
    /// <param name="First">The matched authorities' figure in the first period.</param>
    /// <param name="Second">Their figure in the second.</param>
    /// <param name="StandardError">Of the second less the first.</param>
    /// <param name="T">The change in standard errors, to be judged with one degree of freedom fewer than there are authorities.</param>
    /// <param name="Up">How many authorities' own figures went up.</param>
    /// <param name="Down">How many went down.</param>
    public sealed record Figures(double First, double Second, double StandardError, double T, int Up, int Down);
}
