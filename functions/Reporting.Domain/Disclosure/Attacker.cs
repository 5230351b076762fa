namespace Reporting.Domain.Disclosure;

/// <summary>
/// Finds out what the hidden cells of one component can be. The lowest and highest of each column in all solutions found so far are kept, since one solution
/// often answers the question for many columns.
/// </summary>
/// <param name="component">The cells and relations.</param>
/// <param name="ranges">What a reader leaves open of each column.</param>
internal sealed class Attacker(Component component, Ranges ranges) : IDisposable
{
    private const double Tolerance = 1e-6;

    // Solving for many columns at once pays while it answers for several of them.
    private const int MostRounds = 40;
    private const int FewestTogether = 8;
    private readonly long[] lowestSeen = [.. component.Value];
    private readonly long[] highestSeen = [.. component.Value];
    private readonly LocalSearch localSearch = new(component, ranges);
    private FeasibleRegion? region;

    /// <summary>The linear programme, made when it is first needed: most questions are answered without it.</summary>
    public FeasibleRegion Region => region ??= new(component, ranges);

    /// <summary>Whether the linear programme alone showed that the last aim cannot be reached.</summary>
    public bool ByLinear { get; private set; }

    /// <summary>How far a cell must be able to go down and up to be protected: both ways for a band, either way for open.</summary>
    /// <remarks>What everybody reads in the definition is no leak: a count of at most 3 cannot be 5.</remarks>
    public static (long Down, long Up, bool Both) AimsOf(Cell cell, Protection protection) =>
        protection is Protection.Band && cell.Status is CellStatus.Primary
            ? (Math.Max(1, cell.Least), Math.Min(cell.Threshold, cell.Most ?? cell.Threshold), true)
            : (cell.Value - 1, cell.Value + 1, false);

    /// <summary>Whether the solutions found so far show that a column is protected.</summary>
    public bool IsSeenProtected(int column, Protection protection)
    {
        var (down, up, both) = AimsOf(component.CellAt(column), protection);
        var (low, high) = (lowestSeen[column] <= down, highestSeen[column] >= up);
        return both ? low && high : low || high;
    }

    /// <summary>Whether a column is protected.</summary>
    public bool IsProtected(int column, Protection protection)
    {
        if (IsSeenProtected(column, protection))
            return true;
        var (down, up, both) = AimsOf(component.CellAt(column), protection);
        return both ? Reaches(column, 1, up) && Reaches(column, -1, down) : Reaches(column, 1, up) || Reaches(column, -1, down);
    }

    /// <summary>Whether counts that agree with all facts take the column up (direction 1) or down (-1) to the aim.</summary>
    public bool Reaches(int column, int direction, long aim)
    {
        ByLinear = false;
        if (IsSeen(column, direction, aim) || IsFoundLocally(column, direction, aim))
            return true;
        ByLinear = direction * (Region.Extreme(column, direction) - aim) < -Tolerance;
        if (ByLinear)
            return false;
        if ((Region.WholeSolution() ?? IntegerProgram.Reaching(component, ranges, column, direction, aim)) is { } counts)
            Note(counts);
        return IsSeen(column, direction, aim);
    }

    /// <summary>Answers for as many columns as a few solutions can, pulled up and down together.</summary>
    public void TryAllTogether(IReadOnlyList<int> columns, Protection protection)
    {
        var open = columns.Where(c => !IsProtectedLocally(c, protection)).ToList();
        for (var round = 0; round < MostRounds && open.Count >= FewestTogether; round++)
        {
            var sign = round % 2 == 0 ? 1 : -1;
            Region.Stretch(open.Select((c, i) => (c, Direction(c, i % 2 == 0 ? sign : -sign, protection))));
            if (Region.WholeSolution() is { } counts)
                Note(counts);
            var before = open.Count;
            open.RemoveAll(c => IsSeenProtected(c, protection));
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
        if (whole >= component.Cap || IsSeen(column, direction, whole))
            return whole;
        var counts = Region.WholeSolution() ?? IntegerProgram.Extreme(component, ranges, column, direction);
        Note(counts);
        return counts[column];
    }

    /// <summary>The way in which a column still has to go, or the preferred one where that is open.</summary>
    private int Direction(int column, int preferred, Protection protection)
    {
        var (down, up, both) = AimsOf(component.CellAt(column), protection);
        return !both ? preferred : highestSeen[column] >= up ? -1 : lowestSeen[column] <= down ? 1 : preferred;
    }

    private bool IsProtectedLocally(int column, Protection protection)
    {
        var (down, up, both) = AimsOf(component.CellAt(column), protection);
        var high = IsSeen(column, 1, up) || IsFoundLocally(column, 1, up);
        return high && !both || ((IsSeen(column, -1, down) || IsFoundLocally(column, -1, down)) && (high || !both));
    }

    private bool IsFoundLocally(int column, int direction, long aim)
    {
        if (!localSearch.Reach(column, aim))
            return false;
        foreach (var (changed, count) in localSearch.Changed)
            Note(changed, count);
        return IsSeen(column, direction, aim);
    }

    private bool IsSeen(int column, int direction, long aim) => direction > 0 ? highestSeen[column] >= aim : lowestSeen[column] <= aim;

    private void Note(long[] counts)
    {
        for (var i = 0; i < counts.Length; i++)
            Note(i, counts[i]);
    }

    private void Note(int column, long count)
    {
        lowestSeen[column] = Math.Min(lowestSeen[column], count);
        highestSeen[column] = Math.Max(highestSeen[column], count);
    }
}
