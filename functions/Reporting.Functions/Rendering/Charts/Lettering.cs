namespace Reporting.Functions.Rendering.Charts;

/// <summary>How much room text takes, and in which sizes it is drawn.</summary>
/// <remarks>
/// A drawing of 960 units is shown at any width from 320 pixels up. One size of text cannot serve both ends, so there are two, and the stylesheet changes from one to the other
/// at 600 pixels: <see cref="Wide"/> is 11 to 18 pixels high from there on, <see cref="Narrow"/> 11 to 21 below.
/// </remarks>
public static class Lettering
{
    public const double Wide = 18;

    public const double Narrow = 34;

    private const double LineHeight = 1.15;
    private const double Ascent = 0.8;

    // Fonts differ a little from Arial's widths: a label must not run into its neighbour because of it.
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
    public static Box Around(double x, double middle, double width, double height, Anchor anchor)
    {
        var left = anchor switch { Anchor.Start => x, Anchor.Middle => x - (width / 2), _ => x - width };
        return new(left, middle - (height / 2), left + width, middle + (height / 2));
    }

    /// <summary>The first baseline of lines whose box is centred on <paramref name="middle"/>.</summary>
    public static double Baseline(int lines, double middle, double size) => middle + (Ascent * size) - (Height(lines, size) / 2);

    public static double Height(int lines, double size) => (Ascent + 0.22 + ((lines - 1) * LineHeight)) * size;

    public static double Line(int index, double y, double size) => y + (index * LineHeight * size);

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

/// <summary>Which part of a line of text stands at its position.</summary>
public enum Anchor
{
    Start,
    Middle,
    End,
}

public readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    public bool Contains(Box other) => Left <= other.Left && Top <= other.Top && Right >= other.Right && Bottom >= other.Bottom;

    public Box Grown(double by) => new(Left - by, Top - by, Right + by, Bottom + by);

    /// <summary>Whether a straight line between two points passes through.</summary>
    public bool Crosses(Leader line)
    {
        // Clips the line to the box's sides, one direction after the other (Liang and Barsky).
        var (from, to) = (0.0, 1.0);
        return Clip(line.X2 - line.X1, Left - line.X1, Right - line.X1, ref from, ref to) && Clip(line.Y2 - line.Y1, Top - line.Y1, Bottom - line.Y1, ref from, ref to);
    }

    private static bool Clip(double step, double low, double high, ref double from, ref double to)
    {
        if (step == 0)
            return low <= 0 && high >= 0;

        var (enter, leave) = step > 0 ? (low / step, high / step) : (high / step, low / step);
        from = Math.Max(from, enter);
        to = Math.Min(to, leave);
        return from <= to;
    }
}

/// <summary>The thin line from what is named to its label.</summary>
public readonly record struct Leader(double X1, double Y1, double X2, double Y2)
{
    public bool Crosses(Leader other) =>
        Side(other.X1, other.Y1) * Side(other.X2, other.Y2) < 0 && other.Side(X1, Y1) * other.Side(X2, Y2) < 0;

    private int Side(double x, double y) => Math.Sign(((X2 - X1) * (y - Y1)) - ((Y2 - Y1) * (x - X1)));
}
