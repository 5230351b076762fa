using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>Primary suppression: which counts are small, and of what.</summary>
internal static class SmallCounts
{
    public static bool IsSmall(double count, Collection collection) => count > 0 && count <= collection.SuppressUpTo;

    /// <summary>Whether the numbers count people or what happens to them, rather than councils, days or what councils do.</summary>
    public static bool AreOfPeople(Measure measure) => !measure.CountsThings && measure.Method is (Method.Proportion or Method.Rate or Method.Ratio or Method.Mean);
}
