using Reporting.Domain.Collections;

namespace Reporting.Functions.Rendering.Charts;

/// <summary>Which dots have their names beside them: the authority of the page, then the highest and the lowest, as many as there is room for.</summary>
internal static class DotsLabels
{
    private const int NamedAtEachEndWide = 3;
    private const int NamedAtEachEndNarrow = 2;

    public static IReadOnlyList<Label> For(
        Measure measure, IReadOnlyList<Seat> seats, AuthorityCode? highlight, double? england, double? median, Scale scale, Box within, double radius, double size)
    {
        var marks = seats.Select(s => new Box(s.X - radius, Math.Min(s.High, s.Y - radius), s.X + radius, Math.Max(s.Low, s.Y + radius))).ToArray();
        var labels = new Labels(within, size, marks, england is { } line ? [new(within.Left, scale.At(line) - 2, within.Right, scale.At(line) + 2)] : []);
        if (england is { } value)
            labels.Along("reference", scale.At(value), $"England {Printed.Short(value, measure)}", Anchor.Start, Enumerable.Range(0, 12).Select(i => within.Left + 4 + (i * size * 2)), true);

        if (median is { } middle)
            labels.Along("median", scale.At(middle), $"Median {Printed.Short(middle, measure)}", Anchor.End, Enumerable.Range(0, 12).Select(i => within.Right - 2 - (i * size * 2)), false, below: true);

        if (seats.FirstOrDefault(s => s.Place.Code == highlight) is { } own)
            Name(own, own.Place.Name, true, true);

        // From both ends in turn, so that neither takes all the room.
        var most = size == Lettering.Wide ? NamedAtEachEndWide : NamedAtEachEndNarrow;
        var (low, high) = (Ends(seats, most), Ends([.. seats.Reverse()], most));
        for (var i = 0; i < most; i++)
        {
            if (i < high.Count)
                Name(high[i].Seat, high[i].Name, false, i == 0);
            if (i < low.Count && !high.Any(h => h.Seat.Place.Text == low[i].Seat.Place.Text))
                Name(low[i].Seat, low[i].Name, false, i == 0);
        }

        return labels.Placed;

        void Name(Seat seat, string name, bool own, bool must)
        {
            if (own || seat.Place.Code != highlight)
                labels.Near(own ? "strong" : "name", seat.X, seat.Y, Lettering.Wrap($"{name} {seat.Place.Text}", size, ChartFrame.FullWidth / 2), own, must);
        }
    }

    // Of values that are printed alike none is nearer to the end than another: at the very end they are counted, further in naming stops at them.
    private static List<(Seat Seat, string Name)> Ends(IReadOnlyList<Seat> fromEnd, int most)
    {
        var alike = fromEnd.TakeWhile(s => s.Place.Text == fromEnd[0].Place.Text).Count();
        if (alike > 1)
            return [(fromEnd[alike / 2], Printed.Authorities(alike))];

        var named = new List<(Seat, string)>();
        for (var i = 0; i < Math.Min(most, fromEnd.Count) && (i + 1 == fromEnd.Count || fromEnd[i].Place.Text != fromEnd[i + 1].Place.Text); i++)
            named.Add((fromEnd[i], fromEnd[i].Place.Name));

        return named;
    }
}
