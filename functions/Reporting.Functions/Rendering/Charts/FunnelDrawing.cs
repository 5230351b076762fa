using System.Text;
using Reporting.Domain.Collections;

namespace Reporting.Functions.Rendering.Charts;

/// <summary>Places the marks, limits and labels of a funnel chart.</summary>
internal sealed class FunnelDrawing
{
    public const double Height = 620;

    private const double Floor = Height - 56;
    private const double Radius = 5;
    private const int NamedWide = 8;
    private const int NamedNarrow = 3;

    // Positions that are tried for the label of the target, two heights of the text apart.
    private const int Positions = 12;

    private readonly Measure measure;
    private readonly FunnelOptions options;
    private readonly double top;
    private readonly double left;
    private readonly double right = ChartFrame.FullWidth - 8;
    private readonly Scale values;
    private readonly Scale sizes;
    private readonly IReadOnlyList<Tick> ticks;
    private readonly IReadOnlyList<Point> points;

    /// <param name="shown">Authorities that have a value and a denominator, with the denominator as printed.</param>
    public FunnelDrawing(Measure measure, FunnelOptions options, IReadOnlyList<(ShownAuthority Authority, double Size)> shown)
    {
        (this.measure, this.options) = (measure, options);
        top = options.Synthetic ? ChartFrame.Header : 8;

        // The outer limits of the smallest denominators are very wide: the scale holds the values and the inner limits, and the outer ones are cut.
        var inner = options.Limits.SelectMany(l => new[] { l.Lower95, Math.Min(l.Upper95, 2 * options.Target) });
        values = Scale.Over([.. shown.Select(s => s.Authority.Value), .. inner, options.Target], 5, PrintedNumber.CeilingOf(measure), Floor, top + 12);
        ticks = values.Ticks(PrintedNumber.SignOf(measure));
        left = Coordinate.Rounded(ticks.Max(t => TextMetrics.Width(t.Text, TextMetrics.NarrowSize)) + 18);
        sizes = Scale.Over([.. shown.Select(s => s.Size)], 5, null, left, right, zero: true);
        points = [.. shown.Select(s => PointOf(s.Authority, s.Size)).OrderBy(p => p.X)];
    }

    public FunnelChart Chart(ChartFrame frame) => new(
        frame, left, right, Floor, ticks, sizes.Ticks(""),
        Curve(l => l.Lower95) + Curve(l => l.Upper95), Curve(l => l.Lower998) + Curve(l => l.Upper998), values.At(options.Target),
        DotsOf(p => !IsHighlighted(p) && !IsBeyond(p)), DotsOf(p => !IsHighlighted(p) && IsBeyond(p)), DotsOf(IsHighlighted),
        new(Labels(TextMetrics.WideSize, NamedWide), Labels(TextMetrics.NarrowSize, NamedNarrow)));

    private Point PointOf(ShownAuthority authority, double size) =>
        new(authority, sizes.At(size), values.At(authority.Value), $"{authority.Title}, of {size:N0}");

    private bool IsHighlighted(Point point) => point.Authority.Code == options.Highlight;

    private bool IsBeyond(Point point) => options.Beyond.Contains(point.Authority.Code);

    private IReadOnlyList<Dot> DotsOf(Func<Point, bool> which) => [.. points.Where(which).Select(p => new Dot(p.X, p.Y, p.Title))];

    // A path along one of the limits, interrupted where the limit leaves the scale.
    private string Curve(Func<FunnelLimit, double> limit)
    {
        var path = new StringBuilder();
        var drawing = false;
        foreach (var at in options.Limits.Where(l => l.Denominator > 0 && l.Denominator <= sizes.High).OrderBy(l => l.Denominator))
        {
            var value = limit(at);
            if (value < values.Low || value > values.High)
            {
                drawing = false;
                continue;
            }

            path.Append($"{(drawing ? 'L' : 'M')}{sizes.At(at.Denominator)} {values.At(value)}");
            drawing = true;
        }

        return path.ToString();
    }

    private IReadOnlyList<Label> Labels(double size, int most)
    {
        var target = values.At(options.Target);
        var marks = points.Select(p => new Box(p.X - Radius, p.Y - Radius, p.X + Radius, p.Y + Radius)).ToArray();
        var labels = new LabelPlacement(new(left + 4, top, right, Floor - 2), size, marks, [new(left, target - 2, right, target + 2)]);
        var fromRight = Enumerable.Range(0, Positions).Select(i => right - 4 - (i * size * 2));
        labels.PlaceAlong("reference", target, $"Average {PrintedNumber.WithSign(options.Target, measure)}", TextAnchor.End, fromRight, true);
        foreach (var own in points.Where(IsHighlighted))
            labels.PlaceNear("strong", own.X, own.Y, NameOf(own, size), true, true);

        // Those furthest from the target first: they are what a reader looks for.
        foreach (var far in points.Where(p => IsBeyond(p) && !IsHighlighted(p)).OrderByDescending(p => Math.Abs(p.Y - target)).Take(most))
            labels.PlaceNear("name", far.X, far.Y, NameOf(far, size), false, false);
        return labels.Placed;
    }

    private static IReadOnlyList<string> NameOf(Point point, double size) =>
        TextMetrics.Wrap($"{point.Authority.Name} {point.Authority.Text}", size, ChartFrame.FullWidth / 2);

    private sealed record Point(ShownAuthority Authority, double X, double Y, string Title);
}
