using System.Globalization;

namespace Reporting.Domain.Collections;

/// <summary>A number with its noun, in the singular where it is one.</summary>
public static class Plural
{
    /// <summary>For example "1 error" and "1,204 errors".</summary>
    /// <param name="noun">In the singular.</param>
    /// <param name="many">In the plural; null where that is the singular with an s.</param>
    public static string Of(long count, string noun, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {Noun(count, noun, many)}");

    /// <summary>The noun alone, or another word that changes with the number, as "was" and "were".</summary>
    /// <param name="one">In the singular.</param>
    /// <param name="many">In the plural; null where that is the singular with an s.</param>
    public static string Noun(long count, string one, string? many = null) => count == 1 ? one : many ?? one + "s";
}
