namespace Reporting.Domain.Comparison;

/// <summary>The authorities that supplied a measure in every one of some periods, with their counts.</summary>
/// <remarks>
/// A total of whoever answered changes when other authorities answer, so change is taken over the same authorities throughout.
/// The caller leaves out periods beyond a break in the definition, and authorities whose area was reorganised in between.
/// </remarks>
public sealed class MatchedPanel<TKey>
    where TKey : notnull
{
    private readonly bool isPartOfWhole;
    private readonly (CountBounds Numerator, CountBounds Denominator)[][] counts;

    internal MatchedPanel(IReadOnlyList<TKey> authorities, (CountBounds Numerator, CountBounds Denominator)[][] counts, int periods, bool isPartOfWhole)
    {
        (Authorities, Periods) = (authorities, periods);
        (this.counts, this.isPartOfWhole) = (counts, isPartOfWhole);
        IsExact = counts.All(a => a.All(p => p.Numerator.IsExact && p.Denominator.IsExact));
    }

    /// <summary>The matched authorities, in the order of the first period.</summary>
    public IReadOnlyList<TKey> Authorities { get; }

    /// <summary>How many periods there are.</summary>
    public int Periods { get; }

    /// <summary>Whether every count is known. Where one is hidden, nothing but a word may be said of the panel.</summary>
    public bool IsExact { get; }

    /// <summary>The counts of one authority and period that make the ratio of the period as high, or as low, as it can be.</summary>
    internal (double Numerator, double Denominator) At(int authority, int period, bool highest)
    {
        var (numerator, denominator) = counts[authority][period];
        if (!highest)
            return (numerator.Lowest, denominator.Highest);
        var part = isPartOfWhole ? Math.Min(numerator.Highest, denominator.Highest) : numerator.Highest;
        return (part, isPartOfWhole ? Math.Max(denominator.Lowest, part) : denominator.Lowest);
    }
}

/// <summary>Matches authorities over periods.</summary>
public static class MatchedPanel
{
    /// <summary>Matches what authorities supplied in the periods.</summary>
    /// <param name="periods">In their order, equally far apart.</param>
    /// <param name="isPartOfWhole">Whether a numerator is never above its denominator, as of a proportion.</param>
    /// <remarks>An authority that had nothing to measure in any of the periods is not matched: it has no figure.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two periods.</exception>
    public static MatchedPanel<TKey> Of<TKey>(IReadOnlyList<IReadOnlyDictionary<TKey, BoundedCounts>> periods, bool isPartOfWhole)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(periods);
        ArgumentOutOfRangeException.ThrowIfLessThan(periods.Count, 2);
        var authorities = new List<TKey>();
        var counts = new List<(CountBounds, CountBounds)[]>();
        foreach (var authority in periods[0].Keys)
        {
            var supplied = periods.Select(p => p.GetValueOrDefault(authority)).ToList();
            if (supplied.Any(c => c.Numerator is null || c.Denominator is null) || supplied.All(c => c.Denominator!.Value.Highest == 0))
                continue;
            authorities.Add(authority);
            counts.Add([.. supplied.Select(c => (c.Numerator!.Value, c.Denominator!.Value))]);
        }

        return new(authorities, [.. counts], periods.Count, isPartOfWhole);
    }
}
