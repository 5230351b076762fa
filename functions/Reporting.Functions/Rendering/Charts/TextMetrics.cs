namespace Reporting.Functions.Rendering.Charts;

/// <summary>How much room text takes, and in which sizes it is drawn.</summary>
/// <remarks>
/// A drawing of 960 units is shown at any width from 320 pixels up. One size of text cannot serve both ends, so there are two, and the stylesheet
/// changes from one to the other at 600 pixels: <see cref="WideSize"/> is 11 to 18 pixels high from there on, <see cref="NarrowSize"/> 11 to 21 below.
/// </remarks>
public static class TextMetrics
{
    public const double WideSize = 18;

    public const double NarrowSize = 34;

    private const double LineHeight = 1.15;
    private const double Ascent = 0.8;

    // Other fonts are a little wider than Arial: a label must not run into its neighbour because of it.
    private const double Allowance = 1.04;
    private const double BoldAllowance = 1.08;

    // Advance widths of Arial, in thousandths of the size, for space to tilde.
    private static readonly short[] Widths =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    public static double Width(string text, double size, bool bold = false)
    {
        var sum = 0;
        foreach (var letter in text)
            sum += letter is >= ' ' and <= '~' ? Widths[letter - ' '] : 778;

        return sum * size / 1000 * (bold ? BoldAllowance : Allowance);
    }

    /// <summary>The box of text of a width and height, centred on <paramref name="middle"/> from top to bottom.</summary>
    public static Box BoxAround(double x, double middle, double width, double height, TextAnchor anchor)
    {
        var left = anchor switch { TextAnchor.Start => x, TextAnchor.Middle => x - (width / 2), _ => x - width };
        return new(left, middle - (height / 2), left + width, middle + (height / 2));
    }

    /// <summary>The first baseline of lines whose box is centred on <paramref name="middle"/>.</summary>
    public static double Baseline(int lines, double middle, double size) => middle + (Ascent * size) - (Height(lines, size) / 2);

    public static double Height(int lines, double size) => (Ascent + 0.22 + ((lines - 1) * LineHeight)) * size;

    public static double LineBaseline(int index, double y, double size) => y + (index * LineHeight * size);

    /// <summary>Breaks a text in two at the space that makes the lines most alike, if it is longer than <paramref name="limit"/>.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double limit)
    {
        if (Width(text, size) <= limit)
            return [text];

        var best = -1;
        for (var at = text.IndexOf(' '); at >= 0; at = text.IndexOf(' ', at + 1))
            if (best < 0 || Math.Abs(text.Length - (2 * at)) < Math.Abs(text.Length - (2 * best)))
                best = at;

        return best < 0 ? [text] : [text[..best], text[(best + 1)..]];
    }
}

/// <summary>Which part of a line of text stands at its position: SVG's text-anchor.</summary>
public enum TextAnchor
{
    Start,
    Middle,
    End,
}
