using System.Globalization;

namespace Reporting.Domain.Collections;

/// <summary>The time that a collection asks about.</summary>
/// <param name="Id">yyyy or yyyy-suffix; the year in which it ends.</param>
/// <param name="Title">As people say it: Year to 31 March 2024.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Opens">First day of the window in which returns are taken, unless an administrator says otherwise.</param>
/// <param name="Closes">Last day of the window; it ends at midnight UK time.</param>
/// <param name="Neighbours">The model of statistical neighbours that is used.</param>
public sealed record Period(string Id, string Title, DateOnly From, DateOnly To, DateOnly Opens, DateOnly Closes, string Neighbours)
{
    /// <summary>The year in which it ends.</summary>
    public int Year => int.Parse(Id.AsSpan(0, 4), CultureInfo.InvariantCulture);
}

/// <summary>The periods in which something is asked: all, from one on, or between two.</summary>
/// <param name="First">The id of the first; null for no beginning.</param>
/// <param name="Last">The id of the last, or a year, which includes its suffixed periods; null for no end.</param>
public readonly record struct PeriodRange(string? First, string? Last)
{
    /// <summary>All periods.</summary>
    public static PeriodRange Always { get; } = new(null, null);

    /// <summary>Whether a period, by its id, is among them.</summary>
    /// <remarks>Ids are yyyy or yyyy-suffix, so their ordinal order is the order of time.</remarks>
    public bool Contains(string period) =>
        (First is null || string.CompareOrdinal(period, First) >= 0) &&
        (Last is null || string.CompareOrdinal(period, Last) <= 0 || period.StartsWith(Last + "-", StringComparison.Ordinal));
}
