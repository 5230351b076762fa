using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>Primary suppression: which counts are small, and of what.</summary>
internal static class SmallCounts
{
    public static bool IsSmall(double count, Collection collection) => count > 0 && count <= collection.SuppressUpTo;

    /// <summary>Whether the numbers count people or what happens to them, rather than councils or what councils do.</summary>
    public static bool AreOfPeople(Measure measure) => !measure.CountsThings && measure.Method is not Method.ShareOfAuthorities;

    /// <summary>Whether the numerator is a part of the denominator, so that what is left of it follows.</summary>
    public static bool IsPartOfWhole(Measure measure) => measure.Method is (Method.Proportion or Method.Distribution);
}
