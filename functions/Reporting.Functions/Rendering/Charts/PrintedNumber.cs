using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Rendering.Charts;

/// <summary>Numbers as charts print them.</summary>
/// <remarks>Marks are drawn at the printed number, not at the one behind it, so that a chart tells no more than a table.</remarks>
public static class PrintedNumber
{
    // More cannot be rounded to.
    private const int MostDecimals = 15;

    /// <summary>Rounded as tables round: halves away from zero.</summary>
    public static double Rounded(double value, int decimals) => HalfUp.Round(value, Math.Min(decimals, MostDecimals)) + 0.0;

    /// <returns>Null where the value is withheld.</returns>
    public static double? Rounded(Published value, Measure measure) =>
        value is Published.Figure figure ? Rounded(figure.Value, figure.Decimals ?? measure.Decimals) : null;

    public static string Text(double value, int decimals) => Rounded(value, decimals).ToString("N" + decimals);

    /// <summary>With a percentage sign, but without any longer unit.</summary>
    public static string WithSign(double value, Measure measure) => Text(value, measure.Decimals) + SignOf(measure);

    /// <summary>With a percentage sign, to its own decimals where it has some.</summary>
    public static string WithSign(Published.Figure figure, Measure measure) => Text(figure.Value, figure.Decimals ?? measure.Decimals) + SignOf(measure);

    /// <summary>With its unit.</summary>
    public static string WithUnit(double value, Measure measure) =>
        Text(value, measure.Decimals) + (measure.Unit is "%" or "" ? measure.Unit : " " + measure.Unit);

    /// <summary>What follows each number on an axis: % for a percentage, else nothing.</summary>
    public static string SignOf(Measure measure) => measure.Unit == "%" ? "%" : "";

    /// <summary>What no value can pass: 100 for a percentage; null for other units.</summary>
    public static double? CeilingOf(Measure measure) => measure.Unit == "%" ? 100 : null;
}
