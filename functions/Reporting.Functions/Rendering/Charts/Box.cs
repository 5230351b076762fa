namespace Reporting.Functions.Rendering.Charts;

/// <summary>A rectangle of the drawing; y grows downwards.</summary>
public readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    public bool Contains(Box other) => Left <= other.Left && Top <= other.Top && Right >= other.Right && Bottom >= other.Bottom;

    /// <summary>Larger by as much on each side.</summary>
    public Box Grown(double by) => new(Left - by, Top - by, Right + by, Bottom + by);

    /// <summary>Whether a straight line between two points passes through.</summary>
    public bool Crosses(Leader line)
    {
        // Clips the line to the box's sides, one direction after the other (Liang and Barsky).
        var (from, to) = (0.0, 1.0);
        return Clip(line.X2 - line.X1, Left - line.X1, Right - line.X1, ref from, ref to)
            && Clip(line.Y2 - line.Y1, Top - line.Y1, Bottom - line.Y1, ref from, ref to);
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

/// <summary>The thin line from a mark to its label.</summary>
public readonly record struct Leader(double X1, double Y1, double X2, double Y2)
{
    public bool Crosses(Leader other) =>
        Side(other.X1, other.Y1) * Side(other.X2, other.Y2) < 0 && other.Side(X1, Y1) * other.Side(X2, Y2) < 0;

    private int Side(double x, double y) => Math.Sign(((X2 - X1) * (y - Y1)) - ((Y2 - Y1) * (x - X1)));
}
