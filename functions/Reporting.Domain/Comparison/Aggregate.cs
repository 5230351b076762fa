namespace Reporting.Domain.Comparison;

/// <summary>What an authority supplied for a measure.</summary>
/// <param name="Authority">Whose counts they are.</param>
/// <param name="Numerator">Unrounded; null when it was not supplied.</param>
/// <param name="Denominator">Unrounded; null when it was not supplied.</param>
public sealed record AuthorityCounts<TKey>(TKey Authority, double? Numerator, double? Denominator)
    where TKey : notnull;

/// <summary>The sums of England, a region or another group. Its figure is numerator ÷ denominator, never a mean of percentages.</summary>
/// <param name="Numerator">The sum over those that supplied both parts; 0 where nobody did.</param>
/// <param name="Denominator">The sum over those that supplied both parts; 0 where nobody did.</param>
/// <param name="Supplied">How many authorities supplied both parts: the n of "n of N".</param>
/// <param name="Due">How many were due: the N.</param>
/// <param name="Excluded">Those due that are not in the sums, in the order given.</param>
public sealed record Aggregate<TKey>(double Numerator, double Denominator, int Supplied, int Due, IReadOnlyList<TKey> Excluded)
    where TKey : notnull;

/// <summary>Sums over authorities; the same to the last bit in whatever order they come.</summary>
public static class Aggregate
{
    /// <summary>Sums numerators and denominators over the authorities that supplied both, and lists the others.</summary>
    /// <remarks>An authority whose counts are negative or no numbers is among the others.</remarks>
    public static Aggregate<TKey> Of<TKey>(IReadOnlyCollection<AuthorityCounts<TKey>> due)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(due);
        var supplied = due.Where(IsCounted).ToList();
        return new(
            ReproducibleSum.Of([.. supplied.Select(a => a.Numerator!.Value)]),
            ReproducibleSum.Of([.. supplied.Select(a => a.Denominator!.Value)]),
            supplied.Count,
            due.Count,
            [.. due.Where(a => !IsCounted(a)).Select(a => a.Authority)]);
    }

    private static bool IsCounted<TKey>(AuthorityCounts<TKey> counts)
        where TKey : notnull => IsCount(counts.Numerator) && IsCount(counts.Denominator);

    private static bool IsCount(double? number) => number is { } known && double.IsFinite(known) && known >= 0;
}
