namespace Reporting.Functions.Rendering.Charts;

/// <param name="Y">Baseline.</param>
public sealed record LabelLine(string Text, double X, double Y);

/// <param name="Anchor">start, middle or end, as SVG writes it.</param>
/// <param name="Leader">Null where the label stands beside what it names.</param>
public sealed record Label(string Kind, IReadOnlyList<LabelLine> Lines, string Anchor, Leader? Leader, Box Box);

/// <summary>The same labels placed twice: for the size of text on a wide screen, and on a narrow one.</summary>
public sealed record LabelSet(IReadOnlyList<Label> Wide, IReadOnlyList<Label> Narrow);

/// <summary>Places labels one after the other, so that none runs into another or leaves the drawing. A label that finds no room is left out.</summary>
/// <param name="within">Where labels may stand.</param>
/// <param name="size">Of the text.</param>
/// <param name="marks">What labels should not cover, from left to right, all about equally wide.</param>
/// <param name="lines">Level lines, which labels should not cover either.</param>
public sealed class LabelPlacement(Box within, double size, Box[] marks, Box[] lines)
{
    // More than any distance: a place that covers nothing is always preferred.
    private const double CostOfCovering = 10_000;

    // In heights of the text. A longer one is hard to follow.
    private const double LongestLeader = 5;

    // Between two labels, and between a label and the end of its leader.
    private readonly double gap = size / 5;
    private readonly List<Label> placed = [];

    public IReadOnlyList<Label> Placed => placed;

    /// <summary>Places a label near a point, as near as it can without covering a mark.</summary>
    /// <param name="must">Rather cover a mark than leave the label out.</param>
    public bool PlaceNear(string kind, double x, double y, IReadOnlyList<string> text, bool bold, bool must)
    {
        var (width, height) = (text.Max(l => TextMetrics.Width(l, size, bold)), TextMetrics.Height(text.Count, size));
        var (best, cost) = (default((double X, double Middle, TextAnchor Anchor, Leader? Leader)?), double.MaxValue);
        foreach (var side in (ReadOnlySpan<double>)[0.5, 1.2, 2.5, 5, 9])
            foreach (var anchor in (ReadOnlySpan<TextAnchor>)[TextAnchor.Start, TextAnchor.End])
                for (var middle = within.Top + (height / 2); middle <= within.Bottom - (height / 2); middle += size / 2)
                {
                    var distance = (side * size) + (2 * Math.Abs(middle - y));
                    if (distance >= cost || (!must && Math.Abs(middle - y) > LongestLeader * size))
                        continue;

                    var at = anchor is TextAnchor.Start ? x + (side * size) : x - (side * size);
                    var box = TextMetrics.BoxAround(at, middle, width, height, anchor);
                    if (!within.Contains(box))
                        continue;

                    var leader = LeaderTo(box, middle, x, y);
                    if (!IsFree(box, leader))
                        continue;

                    var full = distance + (size / 4 * MarksCrossedBy(leader)) + (CoversAnything(box) ? CostOfCovering : 0);
                    if (full < cost)
                        (best, cost) = ((at, middle, anchor, leader), full);
                }

        if (best is not { } place || (cost >= CostOfCovering && !must))
            return false;

        Put(kind, text, place.X, place.Middle, place.Anchor, width, place.Leader);
        return true;
    }

    /// <summary>
    /// Places a label above or below a level line, at the first of some positions where it covers nothing; else at the first where it covers only marks.
    /// </summary>
    public bool PlaceAlong(string kind, double y, string text, TextAnchor anchor, IEnumerable<double> positions, bool bold, bool below = false)
    {
        var (width, height) = (TextMetrics.Width(text, size, bold), TextMetrics.Height(1, size));
        var offset = size * (below ? 0.75 : -0.75);
        var spare = default((double X, double Middle)?);
        foreach (var x in positions)
            foreach (var middle in (ReadOnlySpan<double>)[y + offset, y - offset])
            {
                var box = TextMetrics.BoxAround(x, middle, width, height, anchor);
                if (!within.Contains(box) || !IsFree(box, null))
                    continue;

                if (!CoversAnything(box))
                {
                    Put(kind, [text], x, middle, anchor, width, null);
                    return true;
                }

                spare ??= (x, middle);
            }

        if (spare is not { } place)
            return false;

        Put(kind, [text], place.X, place.Middle, anchor, width, null);
        return true;
    }

    /// <summary>Places a label at one place, if nothing else has it.</summary>
    public bool PlaceAt(string kind, string text, double x, double middle, TextAnchor anchor, bool bold)
    {
        var width = TextMetrics.Width(text, size, bold);
        var box = TextMetrics.BoxAround(x, middle, width, TextMetrics.Height(1, size), anchor);
        if (!within.Contains(box) || !IsFree(box, null))
            return false;

        Put(kind, [text], x, middle, anchor, width, null);
        return true;
    }

    private void Put(string kind, IReadOnlyList<string> text, double x, double middle, TextAnchor anchor, double width, Leader? leader)
    {
        var y = TextMetrics.Baseline(text.Count, middle, size);
        var box = TextMetrics.BoxAround(x, middle, width, TextMetrics.Height(text.Count, size), anchor);
        var side = anchor switch { TextAnchor.Start => "start", TextAnchor.Middle => "middle", _ => "end" };
        var lines = text.Select((l, i) => new LabelLine(l, Coordinate.Rounded(x), Coordinate.Rounded(TextMetrics.LineBaseline(i, y, size))));
        placed.Add(new(kind, [.. lines], side, leader, box));
    }

    private Leader? LeaderTo(Box box, double middle, double x, double y)
    {
        var end = box.Left > x ? box.Left - gap : box.Right + gap;
        return Math.Abs(end - x) + Math.Abs(middle - y) < size ? null : new(x, y, Coordinate.Rounded(end), Coordinate.Rounded(middle));
    }

    private bool IsFree(Box box, Leader? leader)
    {
        var room = box.Grown(gap);
        foreach (var other in placed)
        {
            if (room.Overlaps(other.Box) || (other.Leader is { } line && room.Crosses(line)))
                return false;

            if (leader is { } own && (other.Box.Grown(gap / 2).Crosses(own) || (other.Leader is { } its && own.Crosses(its))))
                return false;
        }

        return true;
    }

    private bool CoversAnything(Box box)
    {
        foreach (var line in lines)
            if (line.Overlaps(box))
                return true;

        for (var i = FirstAt(box.Left); i < marks.Length && marks[i].Left < box.Right; i++)
            if (marks[i].Overlaps(box))
                return true;

        return false;
    }

    private int MarksCrossedBy(Leader? leader)
    {
        if (leader is not { } line)
            return 0;

        var (count, right) = (0, Math.Max(line.X1, line.X2));
        for (var i = FirstAt(Math.Min(line.X1, line.X2)); i < marks.Length && marks[i].Left < right; i++)
            if (marks[i].Crosses(line))
                count++;

        return count;
    }

    // Since marks are about equally wide, their right sides are in order too.
    private int FirstAt(double left)
    {
        var (low, high) = (0, marks.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (marks[middle].Right < left)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
