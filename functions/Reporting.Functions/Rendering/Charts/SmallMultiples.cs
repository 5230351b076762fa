using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Rendering.Charts;

public sealed record SmallMultiplesOptions(string Id, string Source, bool Synthetic) : ChartOptions(Id, Source, Synthetic);

/// <summary>A period without a value.</summary>
/// <param name="Text">The symbol that stands there.</param>
public sealed record Gap(double X, string Text);

/// <param name="Id">Of the panel, within the page.</param>
/// <param name="Description">The panel's text alternative.</param>
/// <param name="Line">Path; broken where a value is missing and where the series breaks.</param>
/// <param name="England">England's path, to compare with; empty in England's own panel.</param>
public sealed record Panel(
    string Id, string Name, string Description, string Line, string England, IReadOnlyList<Dot> Points, IReadOnlyList<Gap> Gaps, IReadOnlyList<Label> Labels);

/// <summary>A panel for England and one for each region, all on one scale, with England's line repeated in each.</summary>
/// <remarks>Panels are drawings of their own, so that they fall into as many columns as the screen has room for.</remarks>
/// <param name="First">Name of the first period.</param>
/// <param name="Last">Name of the last period; empty where there is but one.</param>
/// <param name="Breaks">Where the series breaks: between two periods.</param>
public sealed record SmallMultiples(
    ChartFrame Frame, double Left, double Right, double Top, double Bottom, IReadOnlyList<Tick> Ticks, string First, string Last,
    IReadOnlyList<double> Breaks, IReadOnlyList<Panel> Panels)
{
    public const double Width = 220;

    public const double Height = 172;

    /// <summary>Size of the text, in units of the panel: at least 11 pixels where a panel is 150 pixels wide.</summary>
    public const double TextSize = 16.5;

    // Room above for the label of the highest value.
    private const double Ceiling = 18;
    private const double MarkHeight = 18;
    private const double Floor = Height - 26;

    /// <param name="periods">In order of time.</param>
    public static SmallMultiples From(Measure measure, IReadOnlyList<PublishedPeriod> periods, SmallMultiplesOptions options)
    {
        var asked = periods.Where(p => measure.Periods.Contains(p.Period.Id)).ToList();
        var all = Series.Of(measure, asked);
        var values = all.SelectMany(s => s.Values).Select(v => PrintedNumber.Rounded(v, measure)).OfType<double>().ToList();
        var header = options.Synthetic ? MarkHeight : 0;
        var scale = Scale.Over(values, 3, PrintedNumber.CeilingOf(measure), Floor, header + Ceiling);
        var words = new SmallMultiplesWords(measure, [.. asked.Select(p => p.Period)], options);
        var frame = words.Frame(all, values.Count > 0, scale.FromZero);
        if (values.Count == 0)
            return new(frame, 0, 0, 0, 0, [], "", "", [], []);

        var ticks = scale.Ticks(PrintedNumber.SignOf(measure));
        var left = Coordinate.Rounded(ticks.Max(t => TextMetrics.Width(t.Text, TextSize)) + 10);
        var right = Width - 10;
        var xs = PositionsOf(asked.Count, left, right);
        var breaks = Enumerable.Range(1, Math.Max(0, asked.Count - 1)).Where(i => measure.Breaks.Contains(asked[i].Period.Id)).ToHashSet();
        var drawing = new PanelDrawing(measure, scale, xs, breaks, new(left, header + 2, Width - 1, Floor - 1));
        return new(
            frame, left, right, header + Ceiling, Floor, ticks, words.Name(0), asked.Count > 1 ? words.Name(asked.Count - 1) : "",
            [.. breaks.Order().Select(i => Coordinate.Rounded((xs[i - 1] + xs[i]) / 2))],
            [.. all.Select((s, i) => drawing.Panel($"{options.Id}-{i}", s, words.Panel(s), words, i == 0 ? null : all[0]))]);
    }

    // The periods at equal distances; a single one in the middle.
    private static List<double> PositionsOf(int periods, double left, double right) => periods == 1
        ? [Coordinate.Rounded((left + right) / 2)]
        : [.. Enumerable.Range(0, periods).Select(i => Coordinate.Rounded(left + 8 + (i * (right - left - 16) / (periods - 1))))];
}

/// <summary>The values of one area, a value for each period.</summary>
internal sealed record Series(string Name, IReadOnlyList<Published> Values)
{
    /// <summary>England first, then each region that any period has, in their order.</summary>
    public static IReadOnlyList<Series> Of(Measure measure, IReadOnlyList<PublishedPeriod> periods)
    {
        var measures = periods.Select(p => p.Measure(measure.Id)).ToList();
        var regions = measures.SelectMany(m => m?.Regions ?? []).Select(r => r.Region).OfType<Region>().DistinctBy(r => r.Gss).OrderBy(r => r.Order);
        return [new("England", [.. measures.Select(m => m?.England.Value ?? Published.NotAvailable)]), .. regions.Select(r => Of(r, measures))];
    }

    private static Series Of(Region region, IEnumerable<PublishedMeasure?> measures) => new(
        region.Name, [.. measures.Select(m => m?.Regions.FirstOrDefault(r => r.Region?.Gss == region.Gss)?.Value ?? Published.NotAvailable)]);
}
