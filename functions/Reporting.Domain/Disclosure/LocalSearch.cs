namespace Reporting.Domain.Disclosure;

/// <summary>
/// Looks for counts close to the true ones that agree with all facts too: one column is set, and each relation that this breaks is repaired by changing another
/// column. Most questions about a country's tables are answered within a few columns, far faster than by a linear programme. Finding none proves nothing.
/// </summary>
internal sealed class LocalSearch
{
    private const int MostChanged = 16;
    private const int MostTried = 600;
    private const int MostRepairs = 5;
    private readonly Component component;
    private readonly Ranges ranges;
    private readonly long[] counts;
    private readonly long[] sums;
    private readonly List<int> changed = [];
    private readonly List<int> broken = [];
    private readonly bool[] isChanged;
    private int tried;

    /// <param name="component">The cells and relations.</param>
    /// <param name="ranges">What each column can be.</param>
    public LocalSearch(Component component, Ranges ranges)
    {
        this.component = component;
        this.ranges = ranges;
        counts = [.. component.Value];
        isChanged = new bool[counts.Length];
        sums = new long[component.Rows.Length];
        for (var r = 0; r < sums.Length; r++)
        {
            var row = component.Rows[r];
            for (var k = 0; k < row.Columns.Length; k++)
                sums[r] += row.Times[k] * counts[row.Columns[k]];
        }
    }

    /// <summary>Columns that must keep their true counts, whatever their range; null for none.</summary>
    public Func<int, bool>? IsKept { get; set; }

    /// <summary>The columns that differ from their true counts in the last solution, with their counts there.</summary>
    public IEnumerable<(int Column, long Count)> Changed => changed.Select(c => (c, counts[c]));

    /// <summary>Looks for counts at which a column stands at the aim; whether there are any.</summary>
    public bool Reach(int column, long aim)
    {
        foreach (var before in changed)
            Restore(before);
        changed.Clear();
        broken.Clear();
        tried = 0;
        if (aim < Least(column) || aim > Most(column))
            return false;
        Change(column, aim);
        return RepairAll();
    }

    private bool RepairAll()
    {
        broken.RemoveAll(r => Lacking(r) == 0);
        if (broken.Count == 0)
            return true;
        if (changed.Count >= MostChanged || ++tried > MostTried)
            return false;
        Span<(int Cost, int Column, long Count)> repairs = stackalloc (int, int, long)[MostRepairs];
        // The shortest relation first: it leaves the least choice.
        var found = FindRepairs(broken.MinBy(r => component.Rows[r].Columns.Length), repairs);
        var brokenBefore = broken.ToArray();
        for (var i = 0; i < found && tried <= MostTried; i++)
        {
            Change(repairs[i].Column, repairs[i].Count);
            if (RepairAll())
                return true;
            UndoTo(repairs[i].Column);
            broken.Clear();
            broken.AddRange(brokenBefore);
        }

        return false;
    }

    /// <summary>The columns of a row that can repair it, those that break the fewest other rows first; how many there are.</summary>
    private int FindRepairs(int row, Span<(int Cost, int Column, long Count)> repairs)
    {
        var lacking = Lacking(row);
        var found = 0;
        var (columns, times) = (component.Rows[row].Columns, component.Rows[row].Times);
        for (var k = 0; k < columns.Length; k++)
        {
            if (isChanged[columns[k]] || !ranges.Moves(columns[k]) || IsKept?.Invoke(columns[k]) is true
                || Towards(columns[k], lacking, times[k]) is not { } count)
                continue;
            var by = count - counts[columns[k]];
            var isPartial = Math.Abs(by * times[k]) < Math.Abs(lacking);
            found = Insert(repairs, found, (CountBroken(columns[k], by) + (isPartial ? 1 : 0), columns[k], count));
        }

        return found;
    }

    /// <summary>Inserts a repair in the order of costs, after those of the same cost; the last falls out where there is no room.</summary>
    private static int Insert(Span<(int Cost, int Column, long Count)> repairs, int found, (int Cost, int Column, long Count) repair)
    {
        var at = found;
        while (at > 0 && repairs[at - 1].Cost > repair.Cost)
            at--;
        if (at >= repairs.Length)
            return found;
        found = Math.Min(found + 1, repairs.Length);
        for (var i = found - 1; i > at; i--)
            repairs[i] = repairs[i - 1];
        repairs[at] = repair;
        return found;
    }

    /// <summary>Where a column must stand for a row to lack nothing, or as near to that as it can; null where it cannot help.</summary>
    private long? Towards(int column, long lacking, long times)
    {
        var by = lacking / times;
        // Rounded away from 0, so that nothing is lacking afterwards.
        if (by * times != lacking)
            by += Math.Sign(lacking) * Math.Sign(times);
        var count = Math.Clamp(counts[column] + by, Least(column), Most(column));
        return count == counts[column] ? null : count;
    }

    /// <summary>How many rows that hold now would be broken by a change.</summary>
    private int CountBroken(int column, long by)
    {
        var number = 0;
        foreach (var (row, times) in component.RowsOf(column))
        {
            if (Lacking(row, sums[row] + (times * by)) != 0 && Lacking(row) == 0)
                number++;
        }

        return number;
    }

    private void Change(int column, long count)
    {
        var by = count - counts[column];
        counts[column] = count;
        isChanged[column] = true;
        changed.Add(column);
        foreach (var (row, times) in component.RowsOf(column))
        {
            sums[row] += times * by;
            if (Lacking(row) != 0 && !broken.Contains(row))
                broken.Add(row);
        }
    }

    /// <summary>Takes back the last changes, down to that of a column.</summary>
    private void UndoTo(int column)
    {
        int undone;
        do
        {
            undone = changed[^1];
            Restore(undone);
            changed.RemoveAt(changed.Count - 1);
        }
        while (undone != column);
    }

    private void Restore(int column)
    {
        var by = component.Value[column] - counts[column];
        counts[column] = component.Value[column];
        isChanged[column] = false;
        foreach (var (row, times) in component.RowsOf(column))
            sums[row] += times * by;
    }

    /// <summary>How far a row's sum lies below its lower bound (above 0) or above its upper one (below 0).</summary>
    private long Lacking(int row) => Lacking(row, sums[row]);

    private long Lacking(int row, long sum)
    {
        var bounds = component.Rows[row];
        return sum < bounds.Low ? bounds.Low - sum : sum > bounds.High ? bounds.High - sum : 0;
    }

    private long Least(int column) => ranges.Low[column];

    private long Most(int column) => ranges.High[column];
}
