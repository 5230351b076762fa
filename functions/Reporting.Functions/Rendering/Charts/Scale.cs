namespace Reporting.Functions.Rendering.Charts;

/// <param name="At">Position in the drawing.</param>
public sealed record Tick(double At, string Text);

/// <summary>A straight scale between two round numbers.</summary>
/// <param name="Low">The value at <paramref name="From"/>.</param>
/// <param name="High">The value at <paramref name="To"/>.</param>
/// <param name="Step">Between two ticks.</param>
public sealed record Scale(double Low, double High, double Step, double From, double To)
{
    /// <summary>Whether zero is on the scale.</summary>
    public bool FromZero => Low == 0 || High == 0 || (Low < 0 && High > 0);

    /// <summary>Where a value stands, not rounded.</summary>
    public double Exact(double value) => From + ((value - Low) / (High - Low) * (To - From));

    /// <summary>Where a value is drawn.</summary>
    public double At(double value) => Coordinate.Rounded(Exact(value));

    /// <param name="sign">Written after each number.</param>
    public IReadOnlyList<Tick> Ticks(string sign)
    {
        var decimals = Math.Max(0, (int)Math.Ceiling(-Math.Log10(Step) - 1e-9));
        var count = (int)Math.Floor(((High - Low) / Step) + 1e-6);
        return [.. Enumerable.Range(0, count + 1).Select(i => Low + (i * Step)).Select(v => new Tick(At(v), PrintedNumber.Text(v, decimals) + sign))];
    }

    /// <summary>
    /// A scale of round numbers that holds all values. It begins at zero, unless the values lie so close together and so far from zero that their
    /// differences would not be seen.
    /// </summary>
    /// <param name="steps">About how many steps.</param>
    /// <param name="ceiling">What no value can pass, 100 for a percentage; else null.</param>
    /// <param name="zero">Begin at zero whatever the values are: for bars, whose length is the value.</param>
    public static Scale Over(IReadOnlyCollection<double> values, int steps, double? ceiling, double from, double to, bool zero = false)
    {
        var low = values.Count == 0 ? 0 : values.Min();
        var high = values.Count == 0 ? 0 : values.Max();
        if (low > 0 && (zero || low <= high / 2 || low == high))
            low = 0;
        if (high < 0 && (zero || high >= low / 2 || low == high))
            high = 0;
        if (low == high)
            high = low + 1;

        var step = Round((high - low) / steps);
        low = Math.Floor((low / step) + 1e-9) * step;
        var top = Math.Ceiling((high / step) - 1e-9) * step;
        if (ceiling is { } most && high <= most && top > most)
            top = most;
        return new(low, top, step, from, to);
    }

    // 1, 2 or 5 times a power of ten, not below the raw step.
    private static double Round(double raw)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var share = raw / power;
        return (share <= 1.0000001 ? 1 : share <= 2.0000001 ? 2 : share <= 5.0000001 ? 5 : 10) * power;
    }
}
