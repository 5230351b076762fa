namespace Reporting.Domain.Comparison;

/// <summary>What an authority supplied for a measure.</summary>
/// <param name="Authority">Whose.</param>
/// <param name="Numerator">Null when it was not supplied.</param>
/// <param name="Denominator">Null when it was not supplied.</param>
public sealed record AuthorityCounts<TKey>(TKey Authority, double? Numerator, double? Denominator)
    where TKey : notnull;

/// <summary>An authority that a national or regional figure is made without, and why, as words for a reader.</summary>
public sealed record LeftOut<TKey>(TKey Authority, string Reason)
    where TKey : notnull;

/// <summary>The figure of England, a region or another group: sum of numerators ÷ sum of denominators, never a mean of percentages.</summary>
/// <param name="Numerator">The sum over those that supplied both.</param>
/// <param name="Denominator">The sum over those that supplied both.</param>
/// <param name="Supplied">The n of "n of N".</param>
/// <param name="Due">The N.</param>
/// <param name="Excluded">Those due that the figure is made without, in the order given.</param>
public sealed record Aggregate<TKey>(double Numerator, double Denominator, int Supplied, int Due, IReadOnlyList<LeftOut<TKey>> Excluded)
    where TKey : notnull
{
    /// <summary>The figure as a measure value: not supplied where nobody did.</summary>
    /// <param name="statistic">A proportion, rate, ratio or rate of repeated events.</param>
    /// <param name="multiplier">As for the authorities' own values.</param>
    /// <exception cref="ArgumentOutOfRangeException">This kind of figure is not a quotient of sums.</exception>
    public MeasureValue ValueAs(Statistic statistic, double multiplier = 1)
    {
        double? numerator = Supplied > 0 ? Numerator : null;
        return statistic switch
        {
            Statistic.Proportion => MeasureValue.Proportion(numerator, Denominator, multiplier),
            Statistic.Rate => MeasureValue.Rate(numerator, Denominator, multiplier),
            Statistic.Ratio => MeasureValue.Ratio(numerator, Denominator, multiplier),
            Statistic.RepeatedEvents => MeasureValue.RepeatedEvents(numerator, Denominator, multiplier),
            _ => throw new ArgumentOutOfRangeException(nameof(statistic), statistic, "Only quotients of sums are made of sums."),
        };
    }
}

/// <summary>Sums over authorities; the same to the last bit in whatever order they come.</summary>
public static class Aggregate
{
    /// <summary>Sums numerators and denominators over the authorities that supplied both, and lists the others.</summary>
    public static Aggregate<TKey> Of<TKey>(IReadOnlyCollection<AuthorityCounts<TKey>> due)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(due);
        var supplied = due.Where(a => WhyNot(a) is null).ToList();
        return new(
            OrderFreeSum.Of([.. supplied.Select(a => a.Numerator!.Value)]),
            OrderFreeSum.Of([.. supplied.Select(a => a.Denominator!.Value)]),
            supplied.Count,
            due.Count,
            [.. due.Select(a => (a.Authority, Reason: WhyNot(a))).Where(a => a.Reason is not null).Select(a => new LeftOut<TKey>(a.Authority, a.Reason!))]);
    }

    /// <summary>One figure for each group: regions, or inner and outer London, as the caller has them.</summary>
    /// <param name="due">Every authority due.</param>
    /// <param name="groupOf">The group of an authority, or null for one in none.</param>
    public static IReadOnlyDictionary<TGroup, Aggregate<TKey>> ByGroup<TKey, TGroup>(
        IReadOnlyCollection<AuthorityCounts<TKey>> due, Func<TKey, TGroup?> groupOf)
        where TKey : notnull
        where TGroup : class =>
        due.Where(a => groupOf(a.Authority) is not null)
            .GroupBy(a => groupOf(a.Authority)!)
            .ToDictionary(g => g.Key, g => Of<TKey>([.. g]));

    private static string? WhyNot<TKey>(AuthorityCounts<TKey> counts)
        where TKey : notnull => (counts.Numerator, counts.Denominator) switch
        {
            (null, null) => "supplied neither numerator nor denominator",
            (null, _) => "supplied no numerator",
            (_, null) => "supplied no denominator",
            ({ } x, { } n) when !double.IsFinite(x) || !double.IsFinite(n) || x < 0 || n < 0 => "supplied numbers that cannot be right",
            _ => null,
        };
}
