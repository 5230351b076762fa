namespace Reporting.Domain.Comparison;

/// <summary>An authority's place in a funnel.</summary>
/// <param name="Authority">Whose.</param>
/// <param name="Size">Where it stands on the axis: the denominator of a proportion, the expected count of a rate or ratio.</param>
/// <param name="Amount">The figure.</param>
/// <param name="Adjusted">The position that reports print, which allows for the spread between authorities; none where the figure is unreliable.</param>
/// <param name="ByChance">The position by chance alone.</param>
public sealed record FunnelPlace<TKey>(TKey Authority, double Size, double Amount, FunnelPosition Adjusted, FunnelPosition ByChance)
    where TKey : notnull;

/// <summary>A funnel, or why there is none.</summary>
public abstract record FunnelOutcome<TKey>
    where TKey : notnull
{
    private FunnelOutcome()
    {
    }

    public sealed record Drawn : FunnelOutcome<TKey>
    {
        private readonly Statistic statistic;
        private readonly double multiplier;

        internal Drawn(IReadOnlyList<FunnelPlace<TKey>> places, Statistic statistic, double average, double multiplier, OverDispersion spread)
        {
            (this.statistic, this.multiplier) = (statistic, multiplier);
            (Places, Average, Spread) = (places, average * multiplier, spread);
        }

        public IReadOnlyList<FunnelPlace<TKey>> Places { get; }

        /// <summary>The centre line, in the unit of the amounts: sum of numerators ÷ sum of denominators.</summary>
        public double Average { get; }

        /// <summary>φ and τ², which the report prints beside the funnel.</summary>
        public OverDispersion Spread { get; }

        /// <summary>Where another figure of the same kind would lie, adjusted and by chance: a changed return, against the figures of a period that is closed.</summary>
        /// <exception cref="ArgumentException">A figure of another kind or multiplier.</exception>
        public FunnelPlace<TKey> Place(TKey authority, MeasureValue.Value figure)
        {
            ArgumentNullException.ThrowIfNull(figure);
            return figure.Statistic == statistic && figure.Multiplier == multiplier
                ? Funnel.PlaceOf(authority, figure, Average / multiplier, Spread.TauSquared)
                : throw new ArgumentException("A funnel is of one kind of figure.", nameof(figure));
        }

        /// <summary>A place on the axis for a denominator: itself for a proportion, else the count that the average leads to expect.</summary>
        public double SizeOf(double denominator) => statistic is Statistic.Proportion ? denominator : denominator * Average / multiplier;

        /// <summary>The curves at one place on the axis, in the unit of the amounts.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The size is not above 0.</exception>
        public Interval AdjustedAt(double size, Confidence confidence) => statistic is Statistic.Proportion
            ? AdjustedLimits.Proportion(Average / multiplier, size, Spread.TauSquared, confidence).Times(multiplier)
            : AdjustedLimits.Ratio(size, Spread.TauSquared, confidence).Times(Average);

        /// <summary>The curves for chance alone.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The size is not above 0.</exception>
        public Interval ByChanceAt(double size, Confidence confidence) => statistic is Statistic.Proportion
            ? DrawnLimits.Proportion(Average / multiplier, size, confidence, multiplier)
            : AdjustedLimits.RatioByChance(size, confidence).Times(Average);
    }

    public sealed record NotDrawn : FunnelOutcome<TKey>
    {
        internal NotDrawn(NotCompared why) => Why = why;

        public NotCompared Why { get; }
    }
}

/// <summary>The one way to a funnel.</summary>
public static class Funnel
{
    /// <summary>Sets the authorities in a funnel, unless events repeat, counts are not known, or fewer than 20 have a reliable figure.</summary>
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
            return new FunnelOutcome<TKey>.NotDrawn(NotCompared.TooFew(0));
        var (statistic, multiplier) = (known[0].Figure.Statistic, known[0].Figure.Multiplier);
        if (known.Exists(k => k.Figure.Statistic != statistic || k.Figure.Multiplier != multiplier))
            throw new ArgumentException("A funnel is of one kind of figure.", nameof(values));
        if (WhyNot(statistic, known.Count(k => k.Figure.IsReliable)) is { } why)
            return new FunnelOutcome<TKey>.NotDrawn(why);
        if (SameEverywhere([.. known.Select(k => k.Figure.Numerator)], [.. known.Select(k => k.Figure.Denominator)]))
            return new FunnelOutcome<TKey>.NotDrawn(NotCompared.SameEverywhere);

        var average = OrderFreeSum.Of([.. known.Select(k => k.Figure.Numerator)]) / OrderFreeSum.Of([.. known.Select(k => k.Figure.Denominator)]);
        var spread = Spread([.. known.Select(k => k.Figure).Where(f => f.IsReliable)], statistic, average);
        return double.IsFinite(spread.TauSquared)
            ? new FunnelOutcome<TKey>.Drawn(
                [.. known.Select(k => PlaceOf(k.Authority, k.Figure, average, spread.TauSquared))], statistic, average, multiplier, spread)
            : new FunnelOutcome<TKey>.NotDrawn(NotCompared.Dispersion);
    }

    /// <summary>No funnel: of a measure whose events are not independent, or that is no quotient of counts.</summary>
    public static FunnelOutcome<TKey> None<TKey>()
        where TKey : notnull => new FunnelOutcome<TKey>.NotDrawn(NotCompared.NotIndependent);

    /// <summary>The position of a figure in a funnel that allows for the spread τ² between authorities.</summary>
    internal static FunnelPosition Adjusted(Statistic statistic, double numerator, double denominator, double average, double tauSquared) =>
        statistic is Statistic.Proportion
            ? FunnelSignificance.Outside(
                Math.Asin(Math.Sqrt(numerator / denominator)) - Math.Asin(Math.Sqrt(average)), Math.Sqrt((0.25 / denominator) + tauSquared))
            : FunnelSignificance.Outside(
                Math.Log(numerator / (average * denominator)), Math.Sqrt((1 / (average * denominator)) + tauSquared));

    /// <summary>Whether all quotients are the same: there is no spread to estimate, and nothing to set apart.</summary>
    internal static bool SameEverywhere(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators)
    {
        for (var i = 1; i < numerators.Length; i++)
        {
            if (numerators[i] / denominators[i] != numerators[0] / denominators[0])
                return false;
        }

        return true;
    }

    private static NotCompared? WhyNot(Statistic statistic, int reliable) => statistic switch
    {
        Statistic.RepeatedEvents => NotCompared.RepeatedEvents,
        Statistic.Mean or Statistic.Days or Statistic.AsPublished => NotCompared.NoCounts,
        _ when reliable < NotCompared.FewestAuthorities => NotCompared.TooFew(reliable),
        _ => null,
    };

    /// <summary>Estimated from the authorities in the order of their scores, so that the order of arrival changes nothing.</summary>
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
            return OverDispersion.Estimate(scores, errors, Trimming.Winsorise, new double[scores.Length]);
        }

        double[] expected = [.. denominators.Select(d => d * average)];
        OverDispersion.ScoreRatios(numerators, expected, scores, errors);
        return OverDispersion.Estimate(scores, errors, Trimming.Truncate, new double[scores.Length]);
    }

    internal static FunnelPlace<TKey> PlaceOf<TKey>(TKey authority, MeasureValue.Value figure, double average, double tauSquared)
        where TKey : notnull
    {
        var isProportion = figure.Statistic is Statistic.Proportion;
        var size = isProportion ? figure.Denominator : figure.Denominator * average;
        if (!figure.IsReliable)
            return new(authority, size, figure.Amount, FunnelPosition.None, FunnelPosition.None);
        var byChance = isProportion
            ? FunnelSignificance.Proportion(figure.Numerator, figure.Denominator, average)
            : FunnelSignificance.Rate(figure.Numerator, figure.Denominator, average);
        return new(
            authority, size, figure.Amount, Adjusted(figure.Statistic, figure.Numerator, figure.Denominator, average, tauSquared), byChance);
    }
}
