namespace Reporting.Domain.Disclosure;

/// <summary>
/// Counts close to the true ones that agree with all facts too: one column is set, and what that breaks is mended by moving others, as a reader with a pencil
/// would. Most questions about a country's tables have an answer within a few cells; finding none says nothing.
/// </summary>
internal sealed class NearbyCounts
{
    private const int MostMoved = 16;
    private const int MostTried = 600;
    private const int Ways = 5;
    private readonly Component component;
    private readonly Func<int, bool> isHidden;
    private readonly long[] counts;
    private readonly long[] sums;
    private readonly List<int> moved = [];
    private readonly List<int> broken = [];
    private readonly bool[] isMoved;
    private int tried;

    public NearbyCounts(Component component, Func<int, bool> isHidden)
    {
        this.component = component;
        this.isHidden = isHidden;
        counts = [.. component.Value];
        isMoved = new bool[counts.Length];
        sums = new long[component.Rows.Length];
        for (var r = 0; r < sums.Length; r++)
        {
            var row = component.Rows[r];
            for (var k = 0; k < row.Columns.Length; k++)
                sums[r] += row.Times[k] * counts[row.Columns[k]];
        }
    }

    /// <summary>The columns that differ from their true counts at the last answer, with what they are there.</summary>
    public IEnumerable<(int Column, long Count)> Moved => moved.Select(c => (c, counts[c]));

    /// <summary>Looks for counts at which a column stands at the aim.</summary>
    public bool Reach(int column, long aim)
    {
        foreach (var before in moved.ToList())
            Restore(before);
        moved.Clear();
        broken.Clear();
        tried = 0;
        if (!isHidden(column) || aim < Least(column) || aim > Most(column))
            return false;
        Move(column, aim);
        return Mend();
    }

    private bool Mend()
    {
        broken.RemoveAll(r => Lacking(r) == 0);
        if (broken.Count == 0)
            return true;
        if (moved.Count >= MostMoved || ++tried > MostTried)
            return false;
        // The shortest first: it leaves the least choice.
        var row = broken.MinBy(r => component.Rows[r].Columns.Length);
        var lacking = Lacking(row);
        Span<(int Breaks, int Column, long Count)> ways = stackalloc (int, int, long)[Ways];
        var found = 0;
        var (columns, times) = (component.Rows[row].Columns, component.Rows[row].Times);
        for (var k = 0; k < columns.Length; k++)
        {
            if (isMoved[columns[k]] || !isHidden(columns[k]) || Toward(columns[k], lacking, times[k]) is not { } count)
                continue;
            var breaks = Breaks(columns[k], count - counts[columns[k]]) + (Math.Abs((count - counts[columns[k]]) * times[k]) < Math.Abs(lacking) ? 1 : 0);
            var at = found;
            while (at > 0 && ways[at - 1].Breaks > breaks)
                at--;
            if (at >= Ways)
                continue;
            found = Math.Min(found + 1, Ways);
            for (var i = found - 1; i > at; i--)
                ways[i] = ways[i - 1];
            ways[at] = (breaks, columns[k], count);
        }

        var brokenBefore = broken.ToArray();
        for (var i = 0; i < found; i++)
        {
            Move(ways[i].Column, ways[i].Count);
            if (Mend())
                return true;
            while (moved[^1] != ways[i].Column)
                Undo();
            Undo();
            broken.Clear();
            broken.AddRange(brokenBefore);
            if (tried > MostTried)
                return false;
        }

        return false;
    }

    /// <summary>Where a column must stand for a row to lack nothing, or as near to that as it can; null where it cannot help.</summary>
    private long? Toward(int column, long lacking, long times)
    {
        var by = lacking / times;
        // Up to what is lacking, and over it by less than a step.
        if (by * times != lacking)
            by += Math.Sign(lacking) * Math.Sign(times);
        var count = Math.Clamp(counts[column] + by, Least(column), Most(column));
        return count == counts[column] ? null : count;
    }

    private int Breaks(int column, long by)
    {
        var breaks = 0;
        foreach (var (row, times) in component.RowsOf(column))
        {
            if (Lacking(row, sums[row] + (times * by)) != 0 && Lacking(row) == 0)
                breaks++;
        }

        return breaks;
    }

    private void Move(int column, long count)
    {
        var by = count - counts[column];
        counts[column] = count;
        isMoved[column] = true;
        moved.Add(column);
        foreach (var (row, times) in component.RowsOf(column))
        {
            sums[row] += times * by;
            if (Lacking(row) != 0 && !broken.Contains(row))
                broken.Add(row);
        }
    }

    private void Undo()
    {
        Restore(moved[^1]);
        moved.RemoveAt(moved.Count - 1);
    }

    private void Restore(int column)
    {
        var by = component.Value[column] - counts[column];
        counts[column] = component.Value[column];
        isMoved[column] = false;
        foreach (var (row, times) in component.RowsOf(column))
            sums[row] += times * by;
    }

    private long Lacking(int row) => Lacking(row, sums[row]);

    private long Lacking(int row, long sum) => sum < component.Rows[row].Low ? component.Rows[row].Low - sum : sum > component.Rows[row].High ? component.Rows[row].High - sum : 0;

    private long Least(int column) => Math.Min(component.Value[column], component.Lower[column]);

    private long Most(int column) => Math.Max(component.Value[column], component.Upper[column]);
}
