using System.Text;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Rendering.Charts;

public sealed record DotsOptions(string Id, string Source, bool Synthetic) : ChartOptions(Id, Source, Synthetic)
{
    /// <summary>The authority that a page is about.</summary>
    public AuthorityCode? Highlight { get; init; }

    /// <summary>Authorities set apart by shape, such as its neighbours or its region.</summary>
    public IReadOnlyCollection<AuthorityCode> Group { get; init; } = [];

    /// <summary>What <see cref="Group"/> is, in the plural: "statistical neighbours".</summary>
    public string GroupName { get; init; } = "";
}

public sealed record Dot(double X, double Y, string Title);

public sealed record HorizontalLine(double X1, double X2, double Y);

/// <summary>Every authority's value as a dot with its 95% interval, from the lowest to the highest, with England's as a line.</summary>
/// <remarks>Authorities whose printed values are the same stand in the order of their names: the order tells no more than the table.</remarks>
/// <param name="Intervals">One path, each interval an upright line.</param>
/// <param name="StrongInterval">The highlighted authority's; empty where it has none.</param>
/// <param name="Unreliable">Values of low reliability.</param>
public sealed record DotsChart(
    ChartFrame Frame, double Left, double Right, IReadOnlyList<Tick> Ticks, double Radius, string Intervals, string StrongInterval,
    IReadOnlyList<Dot> Dots, IReadOnlyList<Dot> Unreliable, IReadOnlyList<Dot> Grouped, IReadOnlyList<Dot> Highlighted,
    HorizontalLine? England, HorizontalLine? Median, LabelSet Labels)
{
    private const double Height = 600;
    private const double Floor = Height - 20;

    public static DotsChart From(PublishedMeasure published, DotsOptions options)
    {
        var measure = published.Measure;
        var shown = published.Authorities.Where(a => a.Value is Published.Figure).Select(a => ShownAuthority.Of(a, measure))
            .OrderBy(a => a.Value).ThenBy(a => a.Name, StringComparer.Ordinal).ToList();
        var england = PrintedNumber.Rounded(published.England.Value, measure);
        var header = options.Synthetic ? ChartFrame.Header : 8;
        double[] values = [.. shown.SelectMany(a => a.Values), .. england is { } line ? [line] : Array.Empty<double>()];
        var scale = Scale.Over(values, 5, PrintedNumber.CeilingOf(measure), Floor, header + 12);
        var frame = DotsWords.Frame(published, options, shown, scale.FromZero, Height);
        if (shown.Count == 0)
            return new(frame, 0, 0, [], 0, "", "", [], [], [], [], null, null, new([], []));

        var ticks = scale.Ticks(PrintedNumber.SignOf(measure));
        var left = Coordinate.Rounded(ticks.Max(t => TextMetrics.Width(t.Text, TextMetrics.NarrowSize)) + 18);
        var right = ChartFrame.FullWidth - 6;
        var pitch = (right - left) / shown.Count;
        var plotted = shown.Select((a, i) => PlottedAuthority.Of(a, left + (pitch * (i + 0.5)), scale)).ToList();
        var own = plotted.Where(p => p.Authority.Code == options.Highlight).ToList();
        var median = PrintedNumber.Rounded(published.Median, measure);
        var radius = Coordinate.Rounded(Math.Clamp(pitch * 0.48, 2.6, 6));
        return new(
            frame, left, right, ticks, radius, UprightLines(plotted.Except(own)), UprightLines(own),
            DotsOf(plotted, p => p.Authority is { Unreliable: false } && !IsSetApart(p)), DotsOf(plotted, p => p.Authority.Unreliable && !IsSetApart(p)),
            DotsOf(plotted, p => options.Group.Contains(p.Authority.Code) && p.Authority.Code != options.Highlight), DotsOf(own, _ => true),
            england is { } e ? new(left, right, scale.At(e)) : null,
            median is { } m ? new(right - 26, right, scale.At(m)) : null,
            new(LabelsIn(TextMetrics.WideSize), LabelsIn(TextMetrics.NarrowSize)));

        bool IsSetApart(PlottedAuthority p) => p.Authority.Code == options.Highlight || options.Group.Contains(p.Authority.Code);

        IReadOnlyList<Label> LabelsIn(double size) =>
            DotsLabels.For(published, plotted, options.Highlight, england, median, scale, new(left + 4, header, right, Floor), radius, size);
    }

    private static List<Dot> DotsOf(IEnumerable<PlottedAuthority> plotted, Func<PlottedAuthority, bool> which) =>
        [.. plotted.Where(which).Select(p => new Dot(p.X, p.Y, p.Authority.Title))];

    private static string UprightLines(IEnumerable<PlottedAuthority> plotted)
    {
        var path = new StringBuilder();
        foreach (var p in plotted)
            if (p.Low != p.High)
                path.Append($"M{p.X} {p.Low}V{p.High}");

        return path.ToString();
    }
}

/// <summary>An authority's place in the drawing.</summary>
/// <param name="Low">Where the lower end of the interval is drawn: the larger y.</param>
internal sealed record PlottedAuthority(ShownAuthority Authority, double X, double Y, double Low, double High)
{
    public static PlottedAuthority Of(ShownAuthority a, double x, Scale scale) =>
        new(a, Coordinate.Rounded(x), scale.At(a.Value), scale.At(a.Lower ?? a.Value), scale.At(a.Upper ?? a.Value));
}
