namespace Reporting.Domain.Comparison;

/// <summary>An authority in a funnel.</summary>
/// <param name="Authority">Whose point it is.</param>
/// <param name="Size">Its place along the axis: the denominator of a proportion, the expected count of a rate or ratio.</param>
/// <param name="Amount">The figure, in the unit of the measure.</param>
/// <param name="Adjusted">The position that reports print, which allows for the spread between authorities; none where the figure is unreliable.</param>
/// <param name="ByChance">The position by chance alone; none where the figure is unreliable.</param>
public sealed record FunnelPoint<TKey>(TKey Authority, double Size, double Amount, FunnelPosition Adjusted, FunnelPosition ByChance)
    where TKey : notnull;

/// <summary>A funnel, or why there is none.</summary>
public abstract record FunnelOutcome<TKey>
    where TKey : notnull
{
    private FunnelOutcome()
    {
    }

    /// <summary>There is a funnel.</summary>
    public sealed record Drawn : FunnelOutcome<TKey>
    {
        internal Drawn(IReadOnlyList<FunnelPoint<TKey>> points, Statistic statistic, double average, double multiplier, OverDispersion spread)
        {
            (Statistic, Multiplier) = (statistic, multiplier);
            (Points, Average, Spread) = (points, average, spread);
        }

        /// <summary>Every authority with a figure, in the order given.</summary>
        public IReadOnlyList<FunnelPoint<TKey>> Points { get; }

        /// <summary>The centre line, in the unit of the amounts: sum of numerators ÷ sum of denominators × multiplier.</summary>
        public double Average { get; }

        /// <summary>φ and τ², which the report prints beside the funnel.</summary>
        public OverDispersion Spread { get; }

        /// <summary>What kind of figure it is of.</summary>
        internal Statistic Statistic { get; }

        /// <summary>100 for a percentage, 10,000 for a rate per 10,000.</summary>
        internal double Multiplier { get; }

        /// <summary>Whether a figure is of the kind that the funnel is of.</summary>
        public bool Takes(MeasureValue.Value figure)
        {
            ArgumentNullException.ThrowIfNull(figure);
            return figure.Statistic == Statistic && figure.Multiplier == Multiplier;
        }

        /// <summary>The point of another figure of the same kind: a changed return against the figures of a closed period.</summary>
        /// <exception cref="ArgumentException">A figure of another kind or multiplier.</exception>
        public FunnelPoint<TKey> PointOf(TKey authority, MeasureValue.Value figure)
        {
            return Takes(figure)
                ? Funnel.PointOf(authority, figure, Average / Multiplier, Spread.TauSquared)
                : throw new ArgumentException("A funnel is of one kind of figure.", nameof(figure));
        }

        /// <summary>The place along the axis of a denominator: itself for a proportion, else the count that the average leads to expect.</summary>
        public double SizeOf(double denominator) => Statistic is Statistic.Proportion ? denominator : denominator * Average / Multiplier;

        /// <summary>The limits at one place along the axis, in the unit of the amounts.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The size is not above 0.</exception>
        public Interval AdjustedAt(double size, Confidence confidence) => Statistic is Statistic.Proportion
            ? AdjustedLimits.Proportion(Average / Multiplier, size, Spread.TauSquared, confidence).Times(Multiplier)
            : AdjustedLimits.Ratio(size, Spread.TauSquared, confidence).Times(Average);
    }

    /// <summary>There is no funnel.</summary>
    public sealed record NotDrawn : FunnelOutcome<TKey>
    {
        internal NotDrawn(NotComparedReason why) => Why = why;

        /// <summary>Why there is none.</summary>
        public NotComparedReason Why { get; }
    }
}

/// <summary>Sets authorities in a funnel.</summary>
public static class Funnel
{
    /// <summary>A funnel of the authorities, unless events repeat, counts are not known, or fewer than 20 have a reliable figure.</summary>
    /// <param name="values">Every authority; those without a figure are left out. All are of one kind and one multiplier.</param>
    /// <remarks>A neutral measure may have a funnel: it says how unusual a figure is, not how good. Rates are drawn over expected counts.</remarks>
    /// <exception cref="ArgumentException">The figures are of different kinds.</exception>
    public static FunnelOutcome<TKey> TryCreate<TKey>(IReadOnlyCollection<AuthorityValue<TKey>> values)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        List<(TKey Authority, MeasureValue.Value Figure)> known =
            [.. values.Where(v => v.Measured is MeasureValue.Value).Select(v => (v.Authority, (MeasureValue.Value)v.Measured))];
        if (known.Count == 0)
            return new FunnelOutcome<TKey>.NotDrawn(NotComparedReason.TooFew(0));
        var (statistic, multiplier) = (known[0].Figure.Statistic, known[0].Figure.Multiplier);
        if (known.Exists(k => k.Figure.Statistic != statistic || k.Figure.Multiplier != multiplier))
            throw new ArgumentException("A funnel is of one kind of figure.", nameof(values));
        if (WhyNot(statistic, known.Count(k => k.Figure.IsReliable)) is { } why)
            return new FunnelOutcome<TKey>.NotDrawn(why);
        if (SameEverywhere([.. known.Select(k => k.Figure.Numerator)], [.. known.Select(k => k.Figure.Denominator)]))
            return new FunnelOutcome<TKey>.NotDrawn(NotComparedReason.SameEverywhere);

        var average = ReproducibleSum.Of([.. known.Select(k => k.Figure.Numerator)]) / ReproducibleSum.Of([.. known.Select(k => k.Figure.Denominator)]);
        var spread = Spread([.. known.Select(k => k.Figure).Where(f => f.IsReliable)], statistic, average);
        return double.IsFinite(spread.TauSquared)
            ? new FunnelOutcome<TKey>.Drawn(
                [.. known.Select(k => PointOf(k.Authority, k.Figure, average, spread.TauSquared))], statistic, average * multiplier, multiplier, spread)
            : new FunnelOutcome<TKey>.NotDrawn(NotComparedReason.Dispersion);
    }

    /// <summary>No funnel: of a measure whose events are not independent, or that is no quotient of counts.</summary>
    public static FunnelOutcome<TKey> None<TKey>()
        where TKey : notnull => new FunnelOutcome<TKey>.NotDrawn(NotComparedReason.NotIndependent);

    /// <summary>Whether all quotients are the same: then there is no spread to estimate, and nothing to set apart.</summary>
    internal static bool SameEverywhere(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators)
    {
        for (var i = 1; i < numerators.Length; i++)
        {
            if (numerators[i] / denominators[i] != numerators[0] / denominators[0])
                return false;
        }

        return true;
    }

    internal static FunnelPoint<TKey> PointOf<TKey>(TKey authority, MeasureValue.Value figure, double average, double tauSquared)
        where TKey : notnull
    {
        var isProportion = figure.Statistic is Statistic.Proportion;
        var size = isProportion ? figure.Denominator : figure.Denominator * average;
        if (!figure.IsReliable)
            return new(authority, size, figure.Amount, FunnelPosition.None, FunnelPosition.None);
        var byChance = isProportion
            ? FunnelSignificance.Proportion(figure.Numerator, figure.Denominator, average)
            : FunnelSignificance.Rate(figure.Numerator, figure.Denominator, average);
        return new(authority, size, figure.Amount, Adjusted(figure, average, tauSquared), byChance);
    }

    /// <summary>The position of a figure that allows for the variance τ² between authorities.</summary>
    private static FunnelPosition Adjusted(MeasureValue.Value figure, double average, double tauSquared)
    {
        if (figure.Statistic is Statistic.Proportion)
        {
            var angle = Math.Asin(Math.Sqrt(figure.Numerator / figure.Denominator));
            return FunnelSignificance.Outside(angle - Math.Asin(Math.Sqrt(average)), Math.Sqrt((0.25 / figure.Denominator) + tauSquared));
        }

        var expected = average * figure.Denominator;
        return FunnelSignificance.Outside(Math.Log(figure.Numerator / expected), Math.Sqrt((1 / expected) + tauSquared));
    }

    private static NotComparedReason? WhyNot(Statistic statistic, int reliable) => statistic switch
    {
        Statistic.RepeatedEvents => NotComparedReason.RepeatedEvents,
        Statistic.Mean or Statistic.MeanOfRecords or Statistic.QuantileOfRecords => NotComparedReason.NoCounts,
        _ when reliable < NotComparedReason.MinimumAuthorities => NotComparedReason.TooFew(reliable),
        _ => null,
    };

    /// <summary>Estimated from the figures in an order of their own, so that the order of arrival changes nothing.</summary>
    private static OverDispersion Spread(MeasureValue.Value[] figures, Statistic statistic, double average)
    {
        var ordered = figures.OrderBy(f => f.Numerator).ThenBy(f => f.Denominator).ToArray();
        double[] numerators = [.. ordered.Select(f => f.Numerator)];
        double[] denominators = [.. ordered.Select(f => f.Denominator)];
        var scores = new double[ordered.Length];
        var errors = new double[ordered.Length];
        if (statistic is Statistic.Proportion)
        {
            OverDispersion.ScoreProportions(numerators, denominators, average, scores, errors);
            return OverDispersion.Estimate(scores, errors, Trimming.Winsorise);
        }

        double[] expected = [.. denominators.Select(d => d * average)];
        OverDispersion.ScoreRatios(numerators, expected, scores, errors);
        return OverDispersion.Estimate(scores, errors, Trimming.Truncate);
    }
}
