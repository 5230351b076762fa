namespace Reporting.Domain.Disclosure;

/// <summary>The columns of a component that are nearest to one of them, by the facts that they share, shorter facts first.</summary>
internal sealed class Neighbourhood(Component component)
{
    /// <summary>The column itself first; at most so many besides the last fact's.</summary>
    /// <param name="mayMove">Columns that count; the others are as if they were not there.</param>
    public IReadOnlyList<int> Around(int column, int size, Func<int, bool> mayMove)
    {
        var columns = new List<int> { column };
        var (seenColumns, seenRows) = (new HashSet<int> { column }, new HashSet<int>());
        var next = new PriorityQueue<int, (int Steps, int Length, int Row)>();
        Enqueue(column, 0);
        while (columns.Count < size && next.TryDequeue(out var row, out var at))
        {
            foreach (var other in component.Rows[row].Columns)
            {
                if (mayMove(other) && seenColumns.Add(other))
                {
                    columns.Add(other);
                    Enqueue(other, at.Steps + 1);
                }
            }
        }

        return columns;

        void Enqueue(int from, int steps)
        {
            foreach (var (row, _) in component.RowsOf(from))
            {
                if (seenRows.Add(row))
                    next.Enqueue(row, (steps, component.Rows[row].Columns.Length, row));
            }
        }
    }

    public IEnumerable<int> RowsOf(IEnumerable<int> columns) => columns.SelectMany(c => component.RowsOf(c)).Select(r => r.Row).Distinct().Order();
}
