using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>Primary suppression: which counts are small, and of what.</summary>
internal static class SmallCounts
{
    // Beyond this a double no longer holds every whole number.
    private const double LargestCount = 1e15;

    /// <summary>Whether a count is above 0 and up to the collection's threshold.</summary>
    public static bool IsSmall(double count, Collection collection) => count > 0 && count <= collection.SuppressUpTo;

    /// <summary>Whether a number is a count: whole, and 0 or more.</summary>
    public static bool IsWhole(double value) => value is >= 0 and < LargestCount && value == Math.Floor(value);

    /// <summary>Whether the numbers count people or what happens to them, rather than councils or what councils do.</summary>
    public static bool AreOfPeople(Measure measure) => !measure.CountsThings && measure.Method is not Method.ShareOfAuthorities;

    /// <summary>Whether the numerator is a part of the denominator, so that the difference of the two counts people too.</summary>
    public static bool IsPartOfWhole(Measure measure) => measure.Method is (Method.Proportion or Method.Distribution);
}
