namespace Reporting.Functions.Rendering.Charts;

/// <summary>A position in a drawing.</summary>
internal static class Coordinate
{
    /// <summary>To a tenth of a unit: more cannot be seen, and makes the page larger.</summary>
    public static double Rounded(double position) => Math.Round(position, 1) + 0.0;
}
