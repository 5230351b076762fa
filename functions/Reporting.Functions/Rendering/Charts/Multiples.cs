using System.Text;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Rendering.Charts;

public sealed record MultiplesOptions(string Id, string Source, bool Synthetic) : ChartOptions(Id, Source, Synthetic);

/// <param name="Text">A symbol that stands where there is no value.</param>
public sealed record Hole(double X, string Text);

/// <param name="Id">Of the panel, within the page.</param>
/// <param name="Line">Path; broken where a value is missing and where the series breaks.</param>
/// <param name="England">England's path, to compare with; empty in England's own panel.</param>
/// <param name="Description">The panel's text alternative.</param>
public sealed record Panel(string Id, string Name, string Description, string Line, string England, IReadOnlyList<Dot> Points, IReadOnlyList<Hole> Holes, IReadOnlyList<Label> Labels);

/// <summary>A panel for England and one for each region, all on one scale, with England's line repeated in each.</summary>
/// <remarks>Panels are drawings of their own, so that they fall into as many columns as the screen has room for.</remarks>
/// <param name="Breaks">Where the series breaks: between two periods.</param>
public sealed record Multiples(
    ChartFrame Frame, double Left, double Right, double Top, double Bottom, IReadOnlyList<Tick> Ticks, string First, string Last, IReadOnlyList<double> Breaks, IReadOnlyList<Panel> Panels)
{
    public const double Width = 220;

    public const double Height = 172;

    /// <summary>Size of the text, in units of the panel: at least 11 pixels where a panel is 150 pixels wide.</summary>
    public const double Size = 16.5;

    // Room above for the label of the highest value.
    private const double Ceiling = 18;
    private const double MarkHeight = 18;
    private const double Floor = Height - 26;

    /// <param name="periods">In order of time.</param>
    public static Multiples From(Measure measure, IReadOnlyList<PublishedPeriod> periods, MultiplesOptions options)
    {
        var asked = periods.Where(p => measure.Periods.Contains(p.Period.Id)).Select(p => (p.Period, Measure: p.Measure(measure.Id))).ToList();
        var england = new Series("England", [.. asked.Select(p => p.Measure?.England.Value ?? Published.NotAvailable)]);
        var regions = asked.SelectMany(p => p.Measure?.Regions ?? []).Select(r => r.Region).OfType<Region>().DistinctBy(r => r.Gss).OrderBy(r => r.Order)
            .Select(region => new Series(region.Name, [.. asked.Select(p => p.Measure?.Regions.FirstOrDefault(r => r.Region?.Gss == region.Gss)?.Value ?? Published.NotAvailable)]))
            .ToList();
        IReadOnlyList<Series> all = [england, .. regions];
        var values = all.SelectMany(s => s.Values).Select(v => Printed.Rounded(v, measure)).OfType<double>().ToList();
        var header = options.Synthetic ? MarkHeight : 0;
        var scale = Scale.Over(values, 3, measure.Unit == "%" ? 100 : null, Floor, header + Ceiling);
        var words = new MultiplesWords(measure, [.. asked.Select(p => p.Period)], options);
        var frame = words.Frame(all, values.Count > 0, scale.FromZero);
        if (values.Count == 0)
            return new(frame, 0, 0, 0, 0, [], "", "", [], []);

        var ticks = scale.Ticks(measure.Unit == "%" ? "%" : "");
        var left = Printed.Place(ticks.Max(t => Lettering.Width(t.Text, Size)) + 10);
        var right = Width - 10;
        var xs = asked.Select((_, i) => Printed.Place(asked.Count == 1 ? (left + right) / 2 : left + 8 + (i * (right - left - 16) / (asked.Count - 1)))).ToList();
        var breaks = Enumerable.Range(1, Math.Max(0, asked.Count - 1)).Where(i => measure.Breaks.Contains(asked[i].Period.Id)).ToHashSet();
        var drawing = new PanelDrawing(measure, scale, xs, breaks, new(left, header + 2, Width - 1, Floor - 1));
        return new(
            frame, left, right, header + Ceiling, Floor, ticks, words.Name(0), asked.Count > 1 ? words.Name(asked.Count - 1) : "", [.. breaks.Order().Select(i => Printed.Place((xs[i - 1] + xs[i]) / 2))],
            [.. all.Select((s, i) => drawing.Panel($"{options.Id}-{i}", s, words.Panel(s), words, i == 0 ? null : england))]);
    }
}

internal sealed record Series(string Name, IReadOnlyList<Published> Values);

/// <summary>Draws panels on one scale.</summary>
/// <param name="breaks">Indices of the periods before which the series breaks.</param>
internal sealed class PanelDrawing(Measure measure, Scale scale, IReadOnlyList<double> xs, HashSet<int> breaks, Box within)
{
    public Panel Panel(string id, Series series, string description, MultiplesWords words, Series? england)
    {
        var own = Points(series);
        var behind = england is null ? [] : Points(england);
        var holes = series.Values.Select((v, i) => (v, i)).Where(p => p.v is Published.Withheld).Select(p => new Hole(xs[p.i], ((Published.Withheld)p.v).Symbol.Text())).ToList();
        return new(
            id, series.Name, description, Line(own), Line(behind),
            [.. own.Select((y, i) => (y, i)).Where(p => p.y is not null).Select(p => new Dot(xs[p.i], p.y ?? 0, $"{words.Name(p.i)}: {Text(series.Values[p.i])}"))],
            holes, Labels(series, own, behind, holes));
    }

    private List<double?> Points(Series series) => [.. series.Values.Select(v => Printed.Rounded(v, measure) is { } number ? scale.At(number) : (double?)null)];

    private string Text(Published value) => value.Number is { } number ? Printed.Short(number, measure) : "";

    private string Line(List<double?> ys)
    {
        var path = new StringBuilder();
        var drawing = false;
        for (var i = 0; i < ys.Count; i++)
        {
            if (ys[i] is { } y)
                path.Append($"{(drawing && !breaks.Contains(i) ? 'L' : 'M')}{xs[i]} {y}");

            drawing = ys[i] is not null;
        }

        return path.ToString();
    }

    // The first and the last value, each above or below its point, where it covers least.
    private IReadOnlyList<Label> Labels(Series series, List<double?> own, List<double?> behind, List<Hole> holes)
    {
        var labels = new Labels(within, Multiples.Size, Marks(own, behind), []);
        foreach (var hole in holes)
            labels.At("hole", hole.Text, hole.X, within.Bottom - (Multiples.Size / 2), Anchor.Middle, false);

        var first = own.FindIndex(y => y is not null);
        var last = own.FindLastIndex(y => y is not null);
        if (last >= 0)
            Ends(last);
        if (first >= 0 && first != last)
            Ends(first);
        return labels.Placed;

        void Ends(int index)
        {
            var text = Text(series.Values[index]);
            var width = Lettering.Width(text, Multiples.Size, true);
            var x = Math.Clamp(xs[index], within.Left + (width / 2) + 0.5, within.Right - (width / 2) - 0.5);
            labels.Along("value", own[index] ?? 0, text, Anchor.Middle, [x], true);
        }
    }

    private Box[] Marks(params IReadOnlyList<double?>[] lines)
    {
        const int Pieces = 6;
        var boxes = new List<Box>();
        foreach (var ys in lines)
            for (var i = 1; i < ys.Count; i++)
                if (ys[i - 1] is { } from && ys[i] is { } to)
                    for (var piece = 0; piece < Pieces; piece++)
                    {
                        var (x, step) = (xs[i - 1] + ((xs[i] - xs[i - 1]) * piece / Pieces), (xs[i] - xs[i - 1]) / Pieces);
                        var (a, b) = (from + ((to - from) * piece / Pieces), from + ((to - from) * (piece + 1) / Pieces));
                        boxes.Add(new(x, Math.Min(a, b) - 2, x + step, Math.Max(a, b) + 2));
                    }

        return [.. boxes.OrderBy(b => b.Left)];
    }
}
