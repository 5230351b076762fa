namespace Reporting.Domain.Comparison;

/// <summary>What became of a numerator and a denominator: a value, or a named reason why there is none. Formulas are asked only with a value.</summary>
public abstract record MeasureValue
{
    /// <summary>Of people or of records.</summary>
    private const double SmallestDenominator = 10;

    private const double SmallestCount = 5;

    private MeasureValue()
    {
    }

    /// <summary>A proportion: <paramref name="numerator"/> ÷ <paramref name="denominator"/> × <paramref name="multiplier"/>, unrounded.</summary>
    /// <param name="numerator">The part; null when it was not supplied.</param>
    /// <param name="denominator">The whole; null when it was not supplied.</param>
    /// <param name="multiplier">100 for a percentage.</param>
    /// <returns>Invalid where the part is larger than the whole, or a number negative or not finite.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The multiplier is not above 0.</exception>
    public static MeasureValue Proportion(double? numerator, double? denominator, double multiplier = 1) =>
        numerator > denominator && denominator > 0
            ? new Invalid($"The part, {numerator}, is larger than the whole, {denominator}.")
            : Divide(Statistic.Proportion, numerator, denominator, multiplier);

    /// <summary>A rate of independent events: <paramref name="events"/> ÷ <paramref name="population"/> × <paramref name="multiplier"/>, unrounded.</summary>
    /// <param name="events">The count; null when it was not supplied.</param>
    /// <param name="population">Null when it is not known.</param>
    /// <param name="multiplier">10,000 for a rate per 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The multiplier is not above 0.</exception>
    public static MeasureValue Rate(double? events, double? population, double multiplier = 1) =>
        Divide(Statistic.Rate, events, population, multiplier);

    /// <summary>A ratio of independent events to another count, or to the count expected; null for a count that was not supplied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The multiplier is not above 0.</exception>
    public static MeasureValue Ratio(double? observed, double? expected, double multiplier = 1) =>
        Divide(Statistic.Ratio, observed, expected, multiplier);

    /// <summary>Events that recur to the same children, per child: a value without an interval; null for a count that was not supplied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The multiplier is not above 0.</exception>
    public static MeasureValue RepeatedEvents(double? events, double? children, double multiplier = 1) =>
        Divide(Statistic.RepeatedEvents, events, children, multiplier);

    /// <summary>A mean of which the sum is known and how many numbers it has; null for either that was not supplied.</summary>
    /// <param name="sum">Of the numbers, in their unit.</param>
    /// <param name="count">How many numbers there are.</param>
    /// <param name="multiplier">1 to keep the unit of the numbers.</param>
    /// <param name="summary">Of the same numbers; null where their spread is not known, and so no interval.</param>
    /// <exception cref="ArgumentOutOfRangeException">The multiplier is not above 0.</exception>
    public static MeasureValue Average(double? sum, double? count, double multiplier = 1, MeanSummary? summary = null)
    {
        var mean = Divide(Statistic.Mean, sum, count, multiplier);
        return mean is Value value && summary is not null ? value with { Summary = summary } : mean;
    }

    /// <summary>The mean of one number a record; null for a sum or a count that was not supplied.</summary>
    /// <param name="sum">Of the numbers, in their unit.</param>
    /// <param name="records">How many records have the number.</param>
    /// <param name="multiplier">1 to keep the unit of the numbers.</param>
    /// <param name="summary">Of the same numbers; null where their spread is not known, and so no interval.</param>
    /// <param name="scale">The lowest and the highest number that there can be, such as 1 to 4 for grades; null where the numbers have no bounds.</param>
    public static MeasureValue MeanOfRecords(double? sum, double? records, double multiplier = 1, MeanSummary? summary = null, Interval? scale = null)
    {
        var mean = Divide(Statistic.MeanOfRecords, sum, records, multiplier);
        return mean is Value value ? value with { Summary = summary, Scale = scale } : mean;
    }

    /// <summary>A median or another quantile of one number a record; null for what was not supplied.</summary>
    /// <param name="quantile">In the unit of the numbers: <see cref="Quantile.Type7"/>.</param>
    /// <param name="records">How many records have the number.</param>
    /// <param name="multiplier">1 to keep the unit of the numbers.</param>
    public static MeasureValue QuantileOfRecords(double? quantile, double? records, double multiplier = 1)
    {
        // The division says whether the parts can be used; a quantile itself is not divided.
        var divided = Divide(Statistic.QuantileOfRecords, quantile, records, multiplier);
        return divided is Value
            ? new Value(Statistic.QuantileOfRecords, quantile!.Value * multiplier, quantile.Value, records!.Value, multiplier)
            : divided;
    }

    private static MeasureValue Divide(Statistic statistic, double? numerator, double? denominator, double multiplier)
    {
        if (!(multiplier > 0 && double.IsFinite(multiplier)))
            throw new ArgumentOutOfRangeException(nameof(multiplier), multiplier, "A multiplier is above 0.");
        return (numerator, denominator) switch
        {
            (null, _) or (_, null) => new NotSupplied(),
            ({ } x, { } n) when !double.IsFinite(x) || !double.IsFinite(n) => new Invalid("The numerator or the denominator is not a number."),
            ( < 0, _) => new Invalid($"The numerator, {numerator}, is negative."),
            (_, < 0) => new Invalid($"The denominator, {denominator}, is negative."),
            (_, 0) => new NoDenominator(),
            ({ } x, { } n) => new Value(statistic, x / n * multiplier, x, n, multiplier),
        };
    }

    /// <summary>A value, in the unit that the multiplier makes; unrounded.</summary>
    public sealed record Value : MeasureValue
    {
        internal Value(Statistic statistic, double amount, double numerator, double denominator, double multiplier) =>
            (Statistic, Amount, Numerator, Denominator, Multiplier) = (statistic, amount, numerator, denominator, multiplier);

        /// <summary>What kind of figure it is.</summary>
        public Statistic Statistic { get; }

        /// <summary>Numerator ÷ denominator × multiplier.</summary>
        public double Amount { get; }

        /// <summary>What was counted or summed.</summary>
        public double Numerator { get; }

        /// <summary>What it was divided by; of a mean, how many numbers there are.</summary>
        public double Denominator { get; }

        /// <summary>100 for a percentage, 10,000 for a rate per 10,000.</summary>
        public double Multiplier { get; }

        /// <summary>Of a mean, how its numbers spread; null where that is not known.</summary>
        internal MeanSummary? Summary { get; init; }

        /// <summary>Of a mean of records, between what its numbers lie; null where they have no bounds.</summary>
        internal Interval? Scale { get; init; }

        /// <summary>False where a denominator below 10 (proportion, records) or a count below 5 (rate, ratio) makes the value unfit to rank.</summary>
        public bool IsReliable => Statistic switch
        {
            Statistic.Proportion or Statistic.MeanOfRecords or Statistic.QuantileOfRecords => Denominator >= SmallestDenominator,
            Statistic.Rate or Statistic.Ratio or Statistic.RepeatedEvents => Numerator >= SmallestCount,
            _ => true,
        };

        /// <summary>The interval in the unit of the amount; null where this kind of figure has none.</summary>
        public Interval? IntervalAt(Confidence confidence) => Statistic switch
        {
            Statistic.Proportion => Wilson.Interval(Numerator, Denominator, confidence).Times(Multiplier),
            Statistic.Rate or Statistic.Ratio => CountInterval.Rate(Numerator, Denominator, confidence, Multiplier),
            Statistic.Mean when Summary is { Count: > 1 } summary => summary.Interval(confidence).Times(Multiplier),
            // Records that all say the same do not tell how far others would differ.
            Statistic.MeanOfRecords when Summary is { Count: > 1, StandardDeviation: > 0 } summary => Within(summary.Interval(confidence)).Times(Multiplier),
            _ => null,
        };

        private Interval Within(Interval interval) => Scale is { } scale
            ? new(Math.Max(interval.Lower, scale.Lower), Math.Min(interval.Upper, scale.Upper))
            : interval;
    }

    /// <summary>The authority did not supply what the value is made of.</summary>
    public sealed record NotSupplied : MeasureValue;

    /// <summary>The denominator is 0: there was nothing to measure, and the value is not applicable.</summary>
    public sealed record NoDenominator : MeasureValue;

    /// <summary>The numbers cannot be right.</summary>
    /// <param name="Reason">Why, as a sentence. It repeats the numbers, so it is for their body alone.</param>
    public sealed record Invalid(string Reason) : MeasureValue;
}
