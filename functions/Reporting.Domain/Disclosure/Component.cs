namespace Reporting.Domain.Disclosure;

/// <summary>A relation between the columns of a component; what is known besides has been subtracted.</summary>
internal sealed record Row(int[] Columns, long[] Times, long Low, long High, int Relation)
{
    public bool IsEquality => Low == High;
}

/// <summary>Cells that hang together: no fact about them says anything about a cell outside. Each can be attacked and protected by itself.</summary>
internal sealed class Component
{
    /// <summary>Stands for no bound; far from overflow when a few are added.</summary>
    public const long Unbounded = long.MaxValue / 8;

    private readonly (int Row, long Times)[][] rowsOf;

    private Component(PublishedFacts facts, IReadOnlyList<int> places, IReadOnlyList<Row> rows)
    {
        Facts = facts;
        Places = [.. places];
        Value = [.. Places.Select(p => facts.Cells[p].Value)];
        Lower = [.. Places.Select(p => facts.Cells[p].Floor)];
        Cap = (4 * Value.Max()) + (10 * Places.Max(p => (long)facts.Cells[p].Threshold)) + 1000;
        Upper = [.. Value.Select(_ => Cap)];
        LowerFrom = [.. Value.Select(_ => -1)];
        UpperFrom = [.. Value.Select(_ => -1)];
        var several = new List<Row>(rows.Count);
        foreach (var row in rows)
        {
            if (row.Columns.Length == 1)
                Bound(row);
            else
                several.Add(row);
        }

        Rows = [.. several];
        rowsOf = RowsByColumn(Rows, Width);
    }

    public PublishedFacts Facts { get; }

    /// <summary>Each column's place among the facts' cells.</summary>
    public int[] Places { get; }

    public long[] Value { get; }

    /// <summary>The least each column can be when hidden.</summary>
    public long[] Lower { get; }

    public long[] Upper { get; }

    /// <summary>The relation a bound comes from; -1 for the cell's own floor, or none.</summary>
    public int[] LowerFrom { get; }

    public int[] UpperFrom { get; }

    public Row[] Rows { get; }

    /// <summary>Stands for the upper bound of a cell that has none: beyond anything that matters here.</summary>
    public long Cap { get; }

    public int Width => Places.Length;

    /// <summary>The rows that a column stands in, and how many times.</summary>
    public (int Row, long Times)[] RowsOf(int column) => rowsOf[column];

    public Cell CellAt(int column) => Facts.Cells[Places[column]];

    /// <summary>The components of the cells that are not settled, in the order of their first cells.</summary>
    public static IReadOnlyList<Component> Of(PublishedFacts facts, Func<Cell, bool> unsettled)
    {
        var root = new int[facts.Cells.Count];
        for (var i = 0; i < root.Length; i++)
            root[i] = unsettled(facts.Cells[i]) ? i : -1;

        var reduced = new List<(int First, SortedDictionary<int, long> Terms, long Low, long High, int Relation)>();
        for (var r = 0; r < facts.Relations.Count; r++)
        {
            var relation = facts.Relations[r];
            var terms = new SortedDictionary<int, long>();
            var known = 0L;
            foreach (var term in relation.Terms)
            {
                var place = facts.PlaceOf(term.Cell);
                if (root[place] < 0)
                    known += term.Times * facts.Cells[place].Value;
                else
                    terms[place] = terms.GetValueOrDefault(place) + term.Times;
            }

            foreach (var nothing in terms.Where(t => t.Value == 0).Select(t => t.Key).ToList())
                terms.Remove(nothing);
            if (terms.Count == 0)
                continue;
            var first = terms.First().Key;
            foreach (var place in terms.Keys)
                Join(root, first, place);
            reduced.Add((first, terms, relation.Low - known ?? -Unbounded, relation.High - known ?? Unbounded, r));
        }

        return Assemble(facts, root, reduced);
    }

    private static List<Component> Assemble(
        PublishedFacts facts, int[] root, List<(int First, SortedDictionary<int, long> Terms, long Low, long High, int Relation)> reduced)
    {
        var columns = new int[root.Length];
        var members = new SortedDictionary<int, (List<int> Places, List<Row> Rows)>();
        for (var i = 0; i < root.Length; i++)
        {
            if (root[i] < 0)
                continue;
            var top = Find(root, i);
            if (!members.TryGetValue(top, out var member))
                members.Add(top, member = ([], []));
            columns[i] = member.Places.Count;
            member.Places.Add(i);
        }

        foreach (var (first, terms, low, high, relation) in reduced)
        {
            // Whole numbers: dividing by a common factor lets the bounds be drawn in.
            var factor = terms.Values.Aggregate(0L, GreatestCommonDivisor);
            members[Find(root, first)].Rows.Add(new(
                [.. terms.Keys.Select(p => columns[p])],
                [.. terms.Values.Select(t => t / factor)],
                low <= -Unbounded ? -Unbounded : CeilingOf(low, factor),
                high >= Unbounded ? Unbounded : FloorOf(high, factor),
                relation));
        }

        return [.. members.Values.Select(m => new Component(facts, m.Places, m.Rows))];
    }

    /// <summary>Whether these counts agree with every relation and bound.</summary>
    public bool Admits(long[] counts)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] != Value[i] && (counts[i] < Lower[i] || counts[i] > Upper[i]))
                return false;
        }

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
        if (low > -Unbounded && CeilingOf(low, size) > Lower[column])
            (Lower[column], LowerFrom[column]) = (CeilingOf(low, size), row.Relation);
        if (high < Unbounded && FloorOf(high, size) < Upper[column])
            (Upper[column], UpperFrom[column]) = (FloorOf(high, size), row.Relation);
    }

    private static int Find(int[] root, int i)
    {
        while (root[i] != i)
            i = root[i] = root[root[i]];
        return i;
    }

    private static void Join(int[] root, int one, int other)
    {
        var (a, b) = (Find(root, one), Find(root, other));
        root[Math.Max(a, b)] = Math.Min(a, b);
    }

    private static long GreatestCommonDivisor(long a, long b)
    {
        (a, b) = (Math.Abs(a), Math.Abs(b));
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }

    private static long FloorOf(long value, long by) => (value / by) - (value % by < 0 ? 1 : 0);

    private static long CeilingOf(long value, long by) => (value / by) + (value % by > 0 ? 1 : 0);
}
