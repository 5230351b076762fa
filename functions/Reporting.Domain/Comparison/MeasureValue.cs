namespace Reporting.Domain.Comparison;

/// <summary>What became of a numerator and a denominator: a value, or a named reason why there is none. No formula is asked before this.</summary>
public abstract record MeasureValue
{
    private const double SmallestDenominator = 10;
    private const double SmallestCount = 5;

    private MeasureValue()
    {
    }

    /// <summary>A proportion: <paramref name="numerator"/> ÷ <paramref name="denominator"/> × <paramref name="multiplier"/>, unrounded.</summary>
    /// <param name="numerator">The part; null when it was not supplied.</param>
    /// <param name="denominator">The whole; null when it was not supplied.</param>
    /// <param name="multiplier">100 for a percentage.</param>
    public static MeasureValue Proportion(double? numerator, double? denominator, double multiplier = 1) =>
        numerator > denominator && denominator > 0
            ? new Invalid($"The part, {numerator}, is larger than the whole, {denominator}.")
            : Divide(Statistic.Proportion, numerator, denominator, multiplier);

    /// <summary>A rate of independent events: <paramref name="events"/> ÷ <paramref name="population"/> × <paramref name="multiplier"/>.</summary>
    public static MeasureValue Rate(double? events, double? population, double multiplier = 1) =>
        Divide(Statistic.Rate, events, population, multiplier);

    /// <summary>A ratio of independent events to another count, or to the count expected.</summary>
    public static MeasureValue Ratio(double? observed, double? expected, double multiplier = 1) =>
        Divide(Statistic.Ratio, observed, expected, multiplier);

    /// <summary>Events that recur to the same children, per child: a value without an interval.</summary>
    public static MeasureValue RepeatedEvents(double? events, double? children, double multiplier = 1) =>
        Divide(Statistic.RepeatedEvents, events, children, multiplier);

    /// <summary>A mean of which the sum is known and how many numbers it has, but not the numbers: a value without an interval.</summary>
    public static MeasureValue Average(double? sum, double? count, double multiplier = 1) =>
        Divide(Statistic.Mean, sum, count, multiplier);

    /// <summary>A mean of which the sum is known, how many numbers it has, and how they spread.</summary>
    /// <param name="summary">Of the same numbers; null where their spread is not known, and so no interval.</param>
    public static MeasureValue Average(double? sum, double? count, double multiplier, MeanSummary? summary) =>
        Average(sum, count, multiplier) is Value value ? value with { Summary = summary } : Average(sum, count, multiplier);

    /// <summary>The mean of numbers; without any there is no denominator.</summary>
    public static MeasureValue Mean(MeanSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return summary.Count == 0
            ? new NoDenominator()
            : new Value(Statistic.Mean, summary.Mean, summary.Sum, summary.Count, 1) { Summary = summary };
    }

    /// <summary>The median of numbers of days; null where it is not known.</summary>
    public static MeasureValue Days(IEnumerable<int?> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        double[] known = [.. days.Where(d => d.HasValue).Select(d => (double)d!.Value)];
        Array.Sort(known);
        return known.Length == 0 ? new NotSupplied() : new Value(Statistic.Days, Quantile.Type7(known, 0.5), double.NaN, known.Length, 1);
    }

    /// <summary>A figure that came from its source as it is, without the counts behind it.</summary>
    public static MeasureValue AsPublished(double? amount) => amount switch
    {
        null => new NotSupplied(),
        { } finite when double.IsFinite(finite) => new Value(Statistic.AsPublished, finite, double.NaN, double.NaN, 1),
        _ => new Invalid("The published figure is not a number."),
    };

    internal static bool IsLargeEnough(Statistic statistic, double numerator, double denominator) => statistic switch
    {
        Statistic.Proportion => denominator >= SmallestDenominator,
        Statistic.Rate or Statistic.Ratio or Statistic.RepeatedEvents => numerator >= SmallestCount,
        _ => true,
    };

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

        public Statistic Statistic { get; }

        public double Amount { get; }

        /// <summary>What was counted or summed; NaN for days and published figures.</summary>
        public double Numerator { get; }

        /// <summary>What it was divided by, or the number of numbers in a mean or a median; NaN for published figures.</summary>
        public double Denominator { get; }

        public double Multiplier { get; }

        internal MeanSummary? Summary { get; init; }

        /// <summary>False where a denominator below 10 (proportion) or a count below 5 (rate, ratio) makes the value unfit to rank.</summary>
        public bool IsReliable => IsLargeEnough(Statistic, Numerator, Denominator);

        /// <summary>The interval in the unit of the amount, or null where this kind of figure has none.</summary>
        public Interval? IntervalAt(Confidence confidence) => Statistic switch
        {
            Statistic.Proportion => Wilson.Interval(Numerator, Denominator, confidence).Times(Multiplier),
            Statistic.Rate or Statistic.Ratio => CountInterval.Rate(Numerator, Denominator, confidence, Multiplier),
            Statistic.Mean when Summary is { Count: > 1 } summary => summary.Interval(confidence).Times(Multiplier),
            _ => null,
        };
    }

    /// <summary>The authority did not supply what the value is made of.</summary>
    public sealed record NotSupplied : MeasureValue;

    /// <summary>The denominator is 0: there was nothing to measure, and the value is not applicable.</summary>
    public sealed record NoDenominator : MeasureValue;

    /// <summary>The numbers cannot be right.</summary>
    /// <param name="Reason">Why, as a sentence for a reader.</param>
    public sealed record Invalid(string Reason) : MeasureValue;
}
