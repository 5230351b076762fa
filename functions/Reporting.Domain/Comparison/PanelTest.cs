namespace Reporting.Domain.Comparison;

/// <summary>What the tests of change and trend share.</summary>
internal static class PanelTest
{
    /// <summary>Binary fractions of a printed unit: 12.3 − 12.2 is a hair below 0.1.</summary>
    private const double Rounding = 1e-9;

    public static NotComparedReason NothingToMeasure { get; } = NotComparedReason.Because("There was nothing to measure in one of the periods.");

    public static NotComparedReason TooFew(int authorities) => NotComparedReason.Because(authorities switch
    {
        0 => "No authority has figures in all of the periods.",
        1 => $"Only 1 authority has figures in all of the periods; change is not judged by fewer than {NotComparedReason.MinimumAuthorities}.",
        _ => $"Only {authorities} authorities have figures in all of the periods; change is not judged by fewer than {NotComparedReason.MinimumAuthorities}.",
    });

    /// <summary>One unit of the last printed decimal.</summary>
    public static double SmallestPrinted(int decimals) => Math.Pow(10, -decimals);

    /// <summary>A direction, where the lowest and the highest that hidden counts allow both have it.</summary>
    /// <param name="smallest">An estimate nearer to 0 is none.</param>
    public static ChangeWord Word(PanelContrast low, PanelContrast high, int authorities, double smallest)
    {
        var beyond = StudentQuantile.TwoSided(Confidence.NinetyNinePointEight, authorities - 1);
        var (first, second) = (Word(low), Word(high));
        return first == second ? first : ChangeWord.NoClearChange;

        ChangeWord Word(PanelContrast contrast) =>
            Math.Abs(contrast.T) <= beyond || Math.Abs(contrast.Estimate) < smallest * (1 - Rounding) ? ChangeWord.NoClearChange
            : contrast.Estimate > 0 ? ChangeWord.Up : ChangeWord.Down;
    }
}
