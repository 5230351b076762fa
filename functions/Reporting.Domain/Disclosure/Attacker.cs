namespace Reporting.Domain.Disclosure;

/// <summary>
/// Tries to tell the hidden cells of one component. Every set of counts that it finds to agree with all facts is kept as the lowest and highest seen of each
/// column, so that one answer often settles many.
/// </summary>
internal sealed class Attacker : IDisposable
{
    private const double Tolerance = 1e-6;
    private readonly Component component;
    private readonly Func<int, bool> isHidden;
    private readonly long[] seenLowest;
    private readonly long[] seenHighest;
    private readonly NearbyCounts nearby;
    private FeasibleRegion? region;

    public Attacker(Component component, Func<int, bool> isHidden)
    {
        this.component = component;
        this.isHidden = isHidden;
        seenLowest = [.. component.Value];
        seenHighest = [.. component.Value];
        nearby = new NearbyCounts(component, isHidden);
    }

    /// <summary>Made when first asked for: most questions are answered without.</summary>
    public FeasibleRegion Region => region ??= new(component, isHidden);

    /// <summary>Whether the linear programme alone showed that the last aim cannot be reached.</summary>
    public bool ByLinear { get; private set; }

    /// <summary>The aims of a cell's protection: both for a band, either for open.</summary>
    public static (long Down, long Up, bool Both) AimsOf(Cell cell, Protection protection) =>
        protection is Protection.Band && cell.Status is CellStatus.Primary ? (1, cell.Threshold, true) : (cell.Value - 1, cell.Value + 1, false);

    public bool Settled(int column, Protection protection)
    {
        var (down, up, both) = AimsOf(component.CellAt(column), protection);
        var (low, high) = (seenLowest[column] <= down, seenHighest[column] >= up);
        return both ? low && high : low || high;
    }

    public bool IsProtected(int column, Protection protection)
    {
        if (Settled(column, protection))
            return true;
        var (down, up, both) = AimsOf(component.CellAt(column), protection);
        return both ? Reaches(column, 1, up) && Reaches(column, -1, down) : Reaches(column, 1, up) || Reaches(column, -1, down);
    }

    /// <summary>Whether counts that agree with all facts take the column up (direction 1) or down (-1) to the aim.</summary>
    public bool Reaches(int column, int direction, long aim)
    {
        ByLinear = false;
        if (Seen(column, direction, aim) || IsNear(column, direction, aim))
            return true;
        ByLinear = direction * (Region.Extreme(column, direction) - aim) < -Tolerance;
        if (ByLinear)
            return false;
        if ((Region.Witness() ?? WholeCounts.Reaching(component, isHidden, column, direction, aim)) is { } counts)
            Note(counts);
        return Seen(column, direction, aim);
    }

    /// <summary>Settles as many columns as a few questions about all of them can.</summary>
    public void SettleTogether(IReadOnlyList<int> columns, Protection protection)
    {
        var open = columns.Where(c => !IsSettledNearby(c, protection)).ToList();
        for (var round = 0; round < 40 && open.Count >= 8; round++)
        {
            var sign = round % 2 == 0 ? 1 : -1;
            Region.Stretch(open.Select((c, i) => (c, Direction(c, i % 2 == 0 ? sign : -sign, protection))));
            if (Region.Witness() is { } counts)
                Note(counts);
            var before = open.Count;
            open.RemoveAll(c => Settled(c, protection));
            if (round > 3 && before - open.Count < 2)
                return;
        }
    }

    /// <summary>The lowest and highest of a column in whole numbers.</summary>
    public CellBounds BoundsOf(int column)
    {
        var (lowest, highest) = (Furthest(column, -1), Furthest(column, 1));
        return new(component.CellAt(column), lowest, highest >= component.Cap ? null : highest);
    }

    public void Dispose() => region?.Dispose();

    private long Furthest(int column, int direction)
    {
        var extreme = Region.Extreme(column, direction);
        var whole = direction > 0 ? (long)Math.Floor(extreme + Tolerance) : (long)Math.Ceiling(extreme - Tolerance);
        if (whole >= component.Cap || Seen(column, direction, whole))
            return whole;
        var counts = Region.Witness() ?? WholeCounts.Extreme(component, isHidden, column, direction);
        Note(counts);
        return counts[column];
    }

    private int Direction(int column, int preferred, Protection protection)
    {
        var (down, up, both) = AimsOf(component.CellAt(column), protection);
        return !both ? preferred : seenHighest[column] >= up ? -1 : seenLowest[column] <= down ? 1 : preferred;
    }

    private bool IsSettledNearby(int column, Protection protection)
    {
        var (down, up, both) = AimsOf(component.CellAt(column), protection);
        var high = Seen(column, 1, up) || IsNear(column, 1, up);
        return high && !both || ((Seen(column, -1, down) || IsNear(column, -1, down)) && (high || !both));
    }

    private bool IsNear(int column, int direction, long aim)
    {
        if (!nearby.Reach(column, aim))
            return false;
        foreach (var (moved, count) in nearby.Moved)
            Note(moved, count);
        return Seen(column, direction, aim);
    }

    private bool Seen(int column, int direction, long aim) => direction > 0 ? seenHighest[column] >= aim : seenLowest[column] <= aim;

    private void Note(long[] counts)
    {
        for (var i = 0; i < counts.Length; i++)
            Note(i, counts[i]);
    }

    private void Note(int column, long count)
    {
        seenLowest[column] = Math.Min(seenLowest[column], count);
        seenHighest[column] = Math.Max(seenHighest[column], count);
    }
}
