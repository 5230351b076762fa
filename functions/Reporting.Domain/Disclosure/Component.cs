using System.Collections.Concurrent;

namespace Reporting.Domain.Disclosure;

/// <summary>A relation between the columns of a component; what is known of other cells has been subtracted.</summary>
/// <param name="Columns">The columns of the sum.</param>
/// <param name="Times">The factor of each column.</param>
/// <param name="Low">The least the sum can be; -<see cref="Component.Unbounded"/> for none.</param>
/// <param name="High">The most the sum can be; <see cref="Component.Unbounded"/> for none.</param>
/// <param name="Relation">The relation's index among the facts.</param>
internal sealed record Row(int[] Columns, long[] Times, long Low, long High, int Relation)
{
    public bool IsEquality => Low == High;
}

/// <summary>
/// Cells that hang together, each a column: no fact about them says anything about a cell outside. So each component is attacked and protected by itself.
/// </summary>
internal sealed class Component
{
    /// <summary>Stands for no bound; far from overflow when a few are added.</summary>
    public const long Unbounded = long.MaxValue / 8;

    private readonly (int Row, long Times)[][] rowsOf;
    private readonly int[] hiddenWith;
    private readonly Dictionary<int, List<int>> slacksOf;

    public Component(PublishedFacts facts, IReadOnlyList<int> cellIndexes, IReadOnlyList<Row> rows)
    {
        Facts = facts;
        CellIndexes = [.. cellIndexes];
        Value = [.. CellIndexes.Select(p => facts.Cells[p].Value)];
        Lower = [.. CellIndexes.Select(p => facts.Cells[p].Floor)];
        Cap = (4 * Value.Max()) + (10 * CellIndexes.Max(p => (long)facts.Cells[p].Threshold)) + 1000;
        Upper = [.. CellIndexes.Select(p => facts.Cells[p].Most ?? Cap)];
        LowerFrom = [.. Value.Select(_ => -1)];
        UpperFrom = [.. Value.Select(_ => -1)];
        ShownLow = [.. CellIndexes.Select(p => facts.Cells[p].Rounded?.Low ?? facts.Cells[p].Value)];
        ShownHigh = [.. CellIndexes.Select(p => facts.Cells[p].Rounded?.High ?? facts.Cells[p].Value)];
        var several = new List<Row>(rows.Count);
        foreach (var row in rows)
        {
            if (row.Columns.Length == 1)
                Bound(row);
            else
                several.Add(row);
        }

        for (var i = 0; i < Value.Length; i++)
        {
            ShownLow[i] = Math.Min(Value[i], Math.Max(ShownLow[i], LowerFrom[i] < 0 ? 0 : Lower[i]));
            ShownHigh[i] = Math.Max(Value[i], Math.Min(ShownHigh[i], Upper[i]));
        }

        Rows = [.. several];
        rowsOf = RowsByColumn(Rows, Width);
        (hiddenWith, slacksOf) = Slacks();
    }

    public PublishedFacts Facts { get; }

    /// <summary>Each column's index among the facts' cells.</summary>
    public int[] CellIndexes { get; }

    /// <summary>The true count of each column.</summary>
    public long[] Value { get; }

    /// <summary>The least each column can be when hidden.</summary>
    public long[] Lower { get; }

    /// <summary>The most each column can be when hidden.</summary>
    public long[] Upper { get; }

    /// <summary>The relation that each lower bound comes from; -1 for the cell's own floor.</summary>
    public int[] LowerFrom { get; }

    /// <summary>The relation that each upper bound comes from; -1 for none.</summary>
    public int[] UpperFrom { get; }

    /// <summary>The least each column can be when it is printed, perhaps rounded.</summary>
    public long[] ShownLow { get; }

    /// <summary>The most each column can be when it is printed, perhaps rounded.</summary>
    public long[] ShownHigh { get; }

    /// <summary>The relations of two or more columns; those of one are bounds.</summary>
    public Row[] Rows { get; }

    /// <summary>Stands for the upper bound of a cell that has none: beyond anything that matters here.</summary>
    public long Cap { get; }

    public int Width => CellIndexes.Length;

    /// <summary>The rows that a column stands in, and how many times.</summary>
    public (int Row, long Times)[] RowsOf(int column) => rowsOf[column];

    /// <summary>The column with which a column is hidden: itself, or of a slack its count.</summary>
    public int HiddenWith(int column) => hiddenWith[column];

    /// <summary>The slacks that are hidden with a column.</summary>
    public IReadOnlyList<int> SlacksOf(int column) => slacksOf.TryGetValue(column, out var slacks) ? slacks : [];

    public Cell CellAt(int column) => Facts.Cells[CellIndexes[column]];

    /// <summary>The components of the cells that are not settled, in the order of their first cells.</summary>
    /// <param name="facts">Everything published.</param>
    /// <param name="isUnsettled">Cells whose count is not taken as known.</param>
    public static IReadOnlyList<Component> Of(PublishedFacts facts, Func<Cell, bool> isUnsettled) => new ComponentSplit(facts, isUnsettled).Components();

    /// <summary>What something finds out of each component, in their order. They are independent, so several are asked beside each other.</summary>
    public static T[] Each<T>(IReadOnlyList<Component> components, Func<Component, T> find)
    {
        var found = new T[components.Count];
        // The largest first, and one at a time, so that no processor is left with two of them at the end.
        var order = Enumerable.Range(0, components.Count).OrderByDescending(i => components[i].Width).ToList();
        Parallel.ForEach(Partitioner.Create(order, EnumerablePartitionerOptions.NoBuffering), i => found[i] = find(components[i]));
        return found;
    }

    /// <summary>Whether these counts agree with every relation and bound.</summary>
    public bool Admits(long[] counts)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] != Value[i] && (counts[i] < Lower[i] || counts[i] > Upper[i]))
                return false;
        }

        return Agrees(counts);
    }

    /// <summary>Whether these counts agree with every relation, whatever each column can be by itself.</summary>
    public bool Agrees(long[] counts)
    {
        foreach (var row in Rows)
        {
            var sum = 0L;
            for (var k = 0; k < row.Columns.Length; k++)
                sum += row.Times[k] * counts[row.Columns[k]];
            if (sum < row.Low || sum > row.High)
                return false;
        }

        return true;
    }

    private (int[] HiddenWith, Dictionary<int, List<int>> SlacksOf) Slacks()
    {
        int[] with = [.. Enumerable.Range(0, Width)];
        var slacks = new Dictionary<int, List<int>>();
        if (!Enumerable.Range(0, Width).Any(i => CellAt(i).With is not null))
            return (with, slacks);
        var columns = Enumerable.Range(0, Width).ToDictionary(i => CellAt(i).Id, i => i, StringComparer.Ordinal);
        for (var i = 0; i < Width; i++)
        {
            if (CellAt(i).With is not { } id || !columns.TryGetValue(id, out var column))
                continue;
            with[i] = column;
            if (!slacks.TryGetValue(column, out var of))
                slacks.Add(column, of = []);
            of.Add(i);
        }

        return (with, slacks);
    }

    private static (int Row, long Times)[][] RowsByColumn(Row[] rows, int width)
    {
        var lengths = new int[width];
        foreach (var row in rows)
        {
            foreach (var column in row.Columns)
                lengths[column]++;
        }

        var rowsOf = new (int Row, long Times)[width][];
        for (var i = 0; i < width; i++)
            rowsOf[i] = new (int, long)[lengths[i]];
        for (var r = rows.Length - 1; r >= 0; r--)
        {
            for (var k = 0; k < rows[r].Columns.Length; k++)
                rowsOf[rows[r].Columns[k]][--lengths[rows[r].Columns[k]]] = (r, rows[r].Times[k]);
        }

        return rowsOf;
    }

    private void Bound(Row row)
    {
        var (column, times) = (row.Columns[0], row.Times[0]);
        var (low, high) = times > 0 ? (row.Low, row.High) : (-row.High, -row.Low);
        var size = Math.Abs(times);
        if (low > -Unbounded && WholeNumbers.CeilingOf(low, size) > Lower[column])
            (Lower[column], LowerFrom[column]) = (WholeNumbers.CeilingOf(low, size), row.Relation);
        if (high < Unbounded && WholeNumbers.FloorOf(high, size) < Upper[column])
            (Upper[column], UpperFrom[column]) = (WholeNumbers.FloorOf(high, size), row.Relation);
    }
}
