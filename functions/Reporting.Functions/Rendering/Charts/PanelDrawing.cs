using System.Text;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Rendering.Charts;

/// <summary>Draws panels of small multiples on one scale.</summary>
/// <param name="xs">Where each period stands.</param>
/// <param name="breaks">Indices of the periods before which the series breaks.</param>
internal sealed class PanelDrawing(Measure measure, Scale scale, IReadOnlyList<double> xs, HashSet<int> breaks, Box within)
{
    /// <param name="england">Repeated behind the series; null in England's own panel.</param>
    public Panel Panel(string id, Series series, string description, SmallMultiplesWords words, Series? england)
    {
        var own = HeightsOf(series);
        var behind = england is null ? [] : HeightsOf(england);
        var gaps = series.Values.Select((v, i) => v is Published.Withheld withheld ? new Gap(xs[i], withheld.Symbol.Text()) : null).OfType<Gap>().ToList();
        var points = own.Select((y, i) => y is { } at ? new Dot(xs[i], at, $"{words.Name(i)}: {Text(series.Values[i])}") : null).OfType<Dot>();
        return new(id, series.Name, description, Line(own), Line(behind), [.. points], gaps, Labels(series, own, behind, gaps));
    }

    // Where each value stands; null where there is none.
    private List<double?> HeightsOf(Series series) =>
        [.. series.Values.Select(v => PrintedNumber.Rounded(v, measure) is { } number ? scale.At(number) : (double?)null)];

    private string Text(Published value) => value.Number is { } number ? PrintedNumber.WithSign(number, measure) : "";

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
    private IReadOnlyList<Label> Labels(Series series, List<double?> own, List<double?> behind, List<Gap> gaps)
    {
        var labels = new LabelPlacement(within, SmallMultiples.TextSize, Marks(own, behind), []);
        foreach (var gap in gaps)
            labels.PlaceAt("hole", gap.Text, gap.X, within.Bottom - (SmallMultiples.TextSize / 2), TextAnchor.Middle, false);

        var first = own.FindIndex(y => y is not null);
        var last = own.FindLastIndex(y => y is not null);
        if (last >= 0)
            PlaceValue(last);
        if (first >= 0 && first != last)
            PlaceValue(first);
        return labels.Placed;

        void PlaceValue(int index)
        {
            var text = Text(series.Values[index]);
            var width = TextMetrics.Width(text, SmallMultiples.TextSize, true);
            var x = Math.Clamp(xs[index], within.Left + (width / 2) + 0.5, within.Right - (width / 2) - 0.5);
            labels.PlaceAlong("value", own[index] ?? 0, text, TextAnchor.Middle, [x], true);
        }
    }

    // The lines as boxes that labels should not cover: each stretch between two periods in pieces, so that the boxes hug a steep line.
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
