using Reporting.Domain.Collections;

namespace Reporting.Functions.Rendering.Charts;

/// <summary>Words that several charts use.</summary>
internal static class ChartWords
{
    /// <summary>"1 authority", "1,234 authorities".</summary>
    public static string Authorities(int count) => count == 1 ? "1 authority" : $"{count:N0} authorities";

    /// <summary>What a scale measures, to begin a sentence.</summary>
    public static string UnitOf(Measure measure) => measure.Unit switch { "%" => "Percentage", "" => "Value", var unit => Capital(unit) };

    /// <summary>The same with a capital letter.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string Listed(IReadOnlyList<string> parts) =>
        parts.Count < 2 ? string.Concat(parts) : string.Join(", ", parts.SkipLast(1)) + " and " + parts[^1];
}
