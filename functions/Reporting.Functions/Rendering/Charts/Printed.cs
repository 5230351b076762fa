using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Rendering.Charts;

/// <summary>A number as it is printed. Marks are placed at the printed number, not at the one behind it, so that a chart tells no more than a table does.</summary>
public static class Printed
{
    // As tables round: halves away from zero.
    public static double Rounded(double value, int decimals) => HalfUp.Round(value, Math.Min(decimals, 15)) + 0.0;

    public static double? Rounded(Published value, Measure measure) => value.Number is { } number ? Rounded(number, measure.Decimals) : null;

    public static string Number(double value, int decimals) => Rounded(value, decimals).ToString("N" + decimals);

    /// <summary>With a percentage sign, but without any longer unit.</summary>
    public static string Short(double value, Measure measure) => Number(value, measure.Decimals) + (measure.Unit == "%" ? "%" : "");

    /// <summary>With its unit.</summary>
    public static string Full(double value, Measure measure) => Number(value, measure.Decimals) + (measure.Unit is "%" or "" ? measure.Unit : " " + measure.Unit);

    /// <summary>A position in the drawing: a tenth of a pixel is as much as can be seen.</summary>
    public static double Place(double position) => Math.Round(position, 1) + 0.0;

    public static string Authorities(int count) => count == 1 ? "1 authority" : $"{count:N0} authorities";

    /// <summary>What a scale measures, to begin a sentence.</summary>
    public static string Unit(Measure measure) => measure.Unit switch { "%" => "Percentage", "" => "Value", var unit => Capital(unit) };

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string Listed(IReadOnlyList<string> parts) => parts.Count < 2 ? string.Concat(parts) : string.Join(", ", parts.SkipLast(1)) + " and " + parts[^1];
}
