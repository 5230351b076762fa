using Reporting.Domain.Collections;

namespace Reporting.Domain.Comparison;

/// <summary>What one block of authorities came to.</summary>
/// <param name="Average">Sum of numerators ÷ sum of denominators × multiplier; NaN where nobody has a figure.</param>
/// <param name="Bounds">The edges of the bands, over reliable figures; NaN where there are none.</param>
/// <param name="Spread">φ and τ²; the count is 0 where no funnel was drawn.</param>
/// <param name="Supplied">How many authorities have a figure.</param>
/// <param name="Reliable">How many of them have one fit to rank.</param>
public readonly record struct BlockSummary(double Average, FiveNumbers Bounds, OverDispersion Spread, int Supplied, int Reliable);

/// <summary>
/// The comparison of one measure in one period over all authorities, many times over, without allocating: intervals, ranks, bands and funnel
/// positions, under the same rules as <see cref="Ranking"/> and <see cref="Funnel"/>.
/// </summary>
/// <remarks>An instance keeps room to sort in, so it serves one thread at a time.</remarks>
public sealed class ComparisonBatch(int authorities)
{
    private readonly double[] sorted = new double[authorities];
    private readonly double[] scores = new double[authorities];
    private readonly double[] errors = new double[authorities];
    private readonly double[] scratch = new double[authorities];
    private readonly int[] reliableRows = new int[authorities];

    /// <summary>Compares one block.</summary>
    /// <param name="statistic">A proportion, rate, ratio or rate of repeated events.</param>
    /// <param name="polarity">A neutral measure gets no ranks and no bands.</param>
    /// <param name="multiplier">100 for percentages, 10,000 for rates per 10,000.</param>
    /// <param name="numerators">A number an authority; NaN where it is missing.</param>
    /// <param name="denominators">A number an authority, above 0; NaN where it is missing.</param>
    /// <param name="into">Where the results go.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, a denominator 0, or a part larger than its whole.</exception>
    /// <exception cref="ArgumentException">The columns are not as long as there are authorities.</exception>
    public BlockSummary Compare(
        Statistic statistic, Polarity polarity, double multiplier, ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators, ComparisonColumns into)
    {
        Columns.SameLength(authorities, numerators.Length, denominators.Length, into.Amounts.Length, into.Ranks.Length, into.Bands.Length);
        if (statistic > Statistic.RepeatedEvents)
            throw new ArgumentOutOfRangeException(nameof(statistic), statistic, "A block is of quotients of counts.");
        WriteIntervals(statistic, multiplier, numerators, denominators, into);
        var (average, supplied, reliable) = WriteAmounts(statistic, multiplier, numerators, denominators, into.Amounts);
        var bounds = WriteRanks(polarity, into, reliable);
        var spread = WritePositions(statistic, multiplier, average, numerators, denominators, into, reliable, bounds);
        return new(average * multiplier, bounds, spread, supplied, reliable);
    }

    private static void WriteIntervals(
        Statistic statistic, double multiplier, ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators, ComparisonColumns into)
    {
        switch (statistic)
        {
            case Statistic.Proportion:
                Wilson.Intervals(numerators, denominators, Confidence.NinetyFive, into.Lower95, into.Upper95);
                Wilson.Intervals(numerators, denominators, Confidence.NinetyNinePointEight, into.Lower998, into.Upper998);
                Scale(into.Lower95, multiplier);
                Scale(into.Upper95, multiplier);
                Scale(into.Lower998, multiplier);
                Scale(into.Upper998, multiplier);
                break;
            case Statistic.Rate or Statistic.Ratio:
                CountInterval.RateIntervals(numerators, denominators, Confidence.NinetyFive, multiplier, into.Lower95, into.Upper95);
                CountInterval.RateIntervals(numerators, denominators, Confidence.NinetyNinePointEight, multiplier, into.Lower998, into.Upper998);
                break;
            default:
                into.Lower95.Fill(double.NaN);
                into.Upper95.Fill(double.NaN);
                into.Lower998.Fill(double.NaN);
                into.Upper998.Fill(double.NaN);
                break;
        }
    }

    private static void Scale(Span<double> column, double multiplier)
    {
        for (var i = 0; i < column.Length; i++)
            column[i] *= multiplier;
    }

    /// <summary>Amounts; the reliable rows and their amounts are kept, in ascending order of amount.</summary>
    private (double Average, int Supplied, int Reliable) WriteAmounts(
        Statistic statistic, double multiplier, ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators, Span<double> amounts)
    {
        double sumX = 0, sumN = 0;
        var supplied = 0;
        var reliable = 0;
        for (var i = 0; i < amounts.Length; i++)
        {
            var x = numerators[i];
            var n = denominators[i];
            var amount = x / n * multiplier;
            amounts[i] = amount;
            if (double.IsNaN(amount))
                continue;
            sumX += x;
            sumN += n;
            supplied++;
            if (MeasureValue.IsLargeEnough(statistic, x, n))
            {
                sorted[reliable] = amount;
                reliableRows[reliable++] = i;
            }
        }

        Array.Sort(sorted, reliableRows, 0, reliable);
        return (supplied == 0 ? double.NaN : sumX / sumN, supplied, reliable);
    }

    private FiveNumbers WriteRanks(Polarity polarity, ComparisonColumns into, int reliable)
    {
        into.Ranks.Clear();
        into.Bands.Clear();
        var amounts = sorted.AsSpan(0, reliable);
        var bounds = FiveNumbers.OfSorted(amounts);
        if (Direction.Of(polarity) is not { } direction || reliable < NotCompared.FewestAuthorities || bounds.Lowest == bounds.Highest)
            return bounds;
        for (var first = 0; first < reliable;)
        {
            var after = first + 1;
            while (after < reliable && amounts[after] == amounts[first])
                after++;
            var rank = direction.IsHigher ? reliable - after + 1 : first + 1;
            var band = LaitOrder.Band(amounts[first], bounds, direction);
            for (; first < after; first++)
            {
                into.Ranks[reliableRows[first]] = rank;
                into.Bands[reliableRows[first]] = band;
            }
        }

        return bounds;
    }

    private OverDispersion WritePositions(
        Statistic statistic, double multiplier, double average, ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators, ComparisonColumns into,
        int reliable, in FiveNumbers bounds)
    {
        into.ByChance.Clear();
        into.Adjusted.Clear();
        if (statistic is Statistic.RepeatedEvents || reliable < NotCompared.FewestAuthorities || bounds.Lowest == bounds.Highest)
            return default;
        var spread = EstimateSpread(statistic is Statistic.Proportion, average, numerators, denominators, reliable);
        for (var r = 0; r < reliable; r++)
        {
            var i = reliableRows[r];
            // The score before trimming is kept in scratch; adjusted limits are the same z with a wider standard error.
            into.Adjusted[i] = FunnelSignificance.Outside(
                scratch[r] * errors[r], Math.Sqrt((errors[r] * errors[r]) + spread.TauSquared));
            into.ByChance[i] = statistic is Statistic.Proportion
                ? FunnelSignificance.Outside(
                    (numerators[i] / denominators[i]) - average, Math.Sqrt(average * (1 - average) / denominators[i]))
                : FunnelSignificance.Against(
                    average * multiplier, new(into.Lower95[i], into.Upper95[i]), new(into.Lower998[i], into.Upper998[i]));
        }

        return spread;
    }

    /// <summary>Scores the reliable rows; on return, scratch has the scores as they were before trimming, and errors their standard errors.</summary>
    private OverDispersion EstimateSpread(
        bool isProportion, double average, ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators, int reliable)
    {
        for (var r = 0; r < reliable; r++)
        {
            var i = reliableRows[r];
            sorted[r] = numerators[i];
            scratch[r] = isProportion ? denominators[i] : denominators[i] * average;
        }

        var z = scores.AsSpan(0, reliable);
        var s = errors.AsSpan(0, reliable);
        if (isProportion)
            OverDispersion.ScoreProportions(sorted.AsSpan(0, reliable), scratch.AsSpan(0, reliable), average, z, s);
        else
            OverDispersion.ScoreRatios(sorted.AsSpan(0, reliable), scratch.AsSpan(0, reliable), z, s);
        z.CopyTo(scratch);
        return OverDispersion.Estimate(z, s, isProportion ? Trimming.Winsorise : Trimming.Truncate, sorted.AsSpan(0, reliable));
    }
}
