using System.Globalization;

namespace Reporting.Functions.Rendering.Charts;

/// <summary>Every colour of every chart. A test computes the contrast of each pair that meets on the page.</summary>
/// <remarks>Contrast: WCAG 2.2, success criteria 1.4.3 (text, 4.5:1) and 1.4.11 (graphics, 3:1).</remarks>
public sealed record Palette
{
    public static Palette Instance { get; } = new();

    public string Page => "#ffffff";

    public string Text => "#0b0c0c";

    public string QuietText => "#505a5f";

    /// <summary>Gridlines: they guide the eye and carry no meaning of their own, so they may be faint.</summary>
    public string Grid => "#d8dcde";

    public string Mark => "#1d70b8";

    public string Interval => "#5694ca";

    /// <summary>What is set apart by shape too: a group of authorities.</summary>
    public string Group => "#801650";

    /// <summary>The authority that a page is about, and England's line.</summary>
    public string Strong => "#0b0c0c";

    /// <summary>What is repeated in the background, for comparison.</summary>
    public string Faint => "#868c90";

    /// <summary>The lines drawn across a tile that has no value.</summary>
    public string Hatch => "#b1b4b6";

    /// <summary>The edge of a tile, so that the lightest stands out from the page.</summary>
    public string TileEdge => "#16548a";

    /// <summary>One hue, from little to much.</summary>
    public IReadOnlyList<Tint> Tints { get; } =
    [
        new("#eef5fb", "#0b0c0c"),
        new("#bfd9ee", "#0b0c0c"),
        new("#82b4dc", "#0b0c0c"),
        new("#1d70b8", "#ffffff"),
        new("#0b3357", "#ffffff"),
    ];

    /// <summary>The contrast ratio of two colours, from 1 to 21.</summary>
    /// <param name="one">As #rrggbb.</param>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour) => (0.2126 * Channel(colour, 1)) + (0.7152 * Channel(colour, 3)) + (0.0722 * Channel(colour, 5));

    private static double Channel(string colour, int at)
    {
        var share = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}

/// <param name="Text">The colour of text on it.</param>
public sealed record Tint(string Fill, string Text);
