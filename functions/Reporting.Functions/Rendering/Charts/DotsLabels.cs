using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Rendering.Charts;

/// <summary>Which dots have their names beside them: the authority of the page, then the highest and the lowest, as many as there is room for.</summary>
internal static class DotsLabels
{
    private const int NamedAtEachEndWide = 3;
    private const int NamedAtEachEndNarrow = 2;

    // Positions that are tried for the label of a line, two heights of the text apart.
    private const int Positions = 12;

    public static IReadOnlyList<Label> For(
        PublishedMeasure published, IReadOnlyList<PlottedAuthority> plotted, AuthorityCode? highlight, double? england, double? median,
        Scale scale, Box within, double radius, double size)
    {
        var measure = published.Measure;
        var marks = plotted.Select(p => new Box(p.X - radius, Math.Min(p.High, p.Y - radius), p.X + radius, Math.Max(p.Low, p.Y + radius))).ToArray();
        var labels = new LabelPlacement(
            within, size, marks, england is { } line ? [new(within.Left, scale.At(line) - 2, within.Right, scale.At(line) + 2)] : []);
        if (england is { } value)
        {
            var fromLeft = Enumerable.Range(0, Positions).Select(i => within.Left + 4 + (i * size * 2));
            var words = $"{published.TotalName} {PrintedNumber.WithSign(value, measure)}";
            labels.PlaceAlong("reference", scale.At(value), words, TextAnchor.Start, fromLeft, true);
        }

        if (median is { } middle)
        {
            var fromRight = Enumerable.Range(0, Positions).Select(i => within.Right - 2 - (i * size * 2));
            labels.PlaceAlong("median", scale.At(middle), $"Median {PrintedNumber.WithSign(middle, measure)}", TextAnchor.End, fromRight, false, below: true);
        }

        if (plotted.FirstOrDefault(p => p.Authority.Code == highlight) is { } own)
            Name(own, own.Authority.Name, true, true);

        // From both ends in turn, so that neither takes all the room.
        var most = size == TextMetrics.WideSize ? NamedAtEachEndWide : NamedAtEachEndNarrow;
        var (low, high) = (Ends(plotted, most), Ends([.. plotted.Reverse()], most));
        for (var i = 0; i < most; i++)
        {
            if (i < high.Count)
                Name(high[i].Plotted, high[i].Name, false, i == 0);
            if (i < low.Count && !high.Any(h => h.Plotted.Authority.Text == low[i].Plotted.Authority.Text))
                Name(low[i].Plotted, low[i].Name, false, i == 0);
        }

        return labels.Placed;

        void Name(PlottedAuthority p, string name, bool own, bool must)
        {
            if (own || p.Authority.Code != highlight)
            {
                var text = TextMetrics.Wrap($"{name} {p.Authority.Text}", size, ChartFrame.FullWidth / 2);
                labels.PlaceNear(own ? "strong" : "name", p.X, p.Y, text, own, must);
            }
        }
    }

    // Of values that are printed alike none is nearer to the end than another: at the very end they are counted, further in naming stops at them.
    private static List<(PlottedAuthority Plotted, string Name)> Ends(IReadOnlyList<PlottedAuthority> fromEnd, int most)
    {
        var alike = fromEnd.TakeWhile(p => p.Authority.Text == fromEnd[0].Authority.Text).Count();
        if (alike > 1)
            return [(fromEnd[alike / 2], ChartWords.Authorities(alike))];

        var named = new List<(PlottedAuthority, string)>();
        for (var i = 0; i < Math.Min(most, fromEnd.Count) && !IsPrintedLikeTheNext(i); i++)
            named.Add((fromEnd[i], fromEnd[i].Authority.Name));

        return named;

        bool IsPrintedLikeTheNext(int i) => i + 1 < fromEnd.Count && fromEnd[i].Authority.Text == fromEnd[i + 1].Authority.Text;
    }
}
