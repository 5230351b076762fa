namespace Reporting.Domain.Disclosure;

/// <summary>The columns of a component that are nearest to one of them, counted in the relations that lead to them, shorter relations first.</summary>
internal sealed class Neighbourhood(Component component)
{
    /// <summary>The column itself first, then others until there are <paramref name="size"/>; the last relation's are all there.</summary>
    /// <param name="column">The column in the middle.</param>
    /// <param name="size">How many columns are enough.</param>
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

    /// <summary>The rows that any of the columns stands in, in order.</summary>
    public IEnumerable<int> RowsOf(IEnumerable<int> columns) => columns.SelectMany(c => component.RowsOf(c)).Select(r => r.Row).Distinct().Order();
}
