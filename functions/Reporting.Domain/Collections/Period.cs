namespace Reporting.Domain.Collections;

/// <param name="Id">yyyy or yyyy-suffix; the year in which it ends.</param>
/// <param name="Opens">First day of the window in which returns are taken, unless an administrator says otherwise.</param>
/// <param name="Closes">Last day of the window; it ends at midnight UK time.</param>
/// <param name="Neighbours">The model of statistical neighbours that is used.</param>
public sealed record Period(string Id, string Title, DateOnly From, DateOnly To, DateOnly Opens, DateOnly Closes, string Neighbours)
{
    public int Year => int.Parse(Id.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The periods in which something is asked: all, from one on, or between two.</summary>
public readonly record struct PeriodRange(string? First, string? Last)
{
    public static PeriodRange Always { get; } = new(null, null);

    // Ids are yyyy or yyyy-suffix, so their ordinal order is the order of time; a last year includes its suffixed periods.
    public bool Contains(string period) =>
        (First is null || string.CompareOrdinal(period, First) >= 0) &&
        (Last is null || string.CompareOrdinal(period, Last) <= 0 || period.StartsWith(Last + "-", StringComparison.Ordinal));
}
