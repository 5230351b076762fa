namespace Reporting.Domain.Disclosure;

/// <summary>Splits facts into components: cells that any relation names together are joined, by union and find.</summary>
internal sealed class ComponentSplit
{
    private readonly PublishedFacts facts;

    // The parent of each unsettled cell in its tree, itself at the root; -1 for a cell that is known.
    private readonly int[] parent;
    private readonly List<ReducedRelation> relations = [];

    public ComponentSplit(PublishedFacts facts, Func<Cell, bool> isUnsettled)
    {
        this.facts = facts;
        parent = new int[facts.Cells.Count];
        for (var i = 0; i < parent.Length; i++)
            parent[i] = isUnsettled(facts.Cells[i].With is { } with ? facts[with] : facts.Cells[i]) ? i : -1;
        for (var r = 0; r < facts.Relations.Count; r++)
            Reduce(r);
    }

    /// <summary>The components in the order of their first cells.</summary>
    public IReadOnlyList<Component> Components()
    {
        var columns = new int[parent.Length];
        var members = new SortedDictionary<int, (List<int> Cells, List<Row> Rows)>();
        for (var i = 0; i < parent.Length; i++)
        {
            if (parent[i] < 0)
                continue;
            var root = RootOf(i);
            if (!members.TryGetValue(root, out var member))
                members.Add(root, member = ([], []));
            columns[i] = member.Cells.Count;
            member.Cells.Add(i);
        }

        foreach (var (first, terms, low, high, relation) in relations)
        {
            // In whole numbers, dividing by a common factor lets the bounds be drawn in.
            var factor = terms.Values.Aggregate(0L, WholeNumbers.GreatestCommonDivisor);
            members[RootOf(first)].Rows.Add(new(
                [.. terms.Keys.Select(c => columns[c])],
                [.. terms.Values.Select(t => t / factor)],
                low <= -Component.Unbounded ? -Component.Unbounded : WholeNumbers.CeilingOf(low, factor),
                high >= Component.Unbounded ? Component.Unbounded : WholeNumbers.FloorOf(high, factor),
                relation));
        }

        return [.. members.Values.Select(m => new Component(facts, m.Cells, m.Rows))];
    }

    /// <summary>Subtracts what is known from a relation, and joins the cells that are left.</summary>
    private void Reduce(int index)
    {
        var relation = facts.Relations[index];
        var terms = new SortedDictionary<int, long>();
        var known = 0L;
        foreach (var term in relation.Terms)
        {
            var cell = facts.IndexOf(term.Cell);
            if (parent[cell] < 0)
                known += term.Times * facts.Cells[cell].Value;
            else
                terms[cell] = terms.GetValueOrDefault(cell) + term.Times;
        }

        foreach (var cancelled in terms.Where(t => t.Value == 0).Select(t => t.Key).ToList())
            terms.Remove(cancelled);
        if (terms.Count == 0)
            return;
        var first = terms.First().Key;
        foreach (var cell in terms.Keys)
            Join(first, cell);
        relations.Add(new(first, terms, relation.Low - known ?? -Component.Unbounded, relation.High - known ?? Component.Unbounded, index));
    }

    private int RootOf(int cell)
    {
        while (parent[cell] != cell)
            cell = parent[cell] = parent[parent[cell]];
        return cell;
    }

    private void Join(int one, int other)
    {
        var (a, b) = (RootOf(one), RootOf(other));
        parent[Math.Max(a, b)] = Math.Min(a, b);
    }

    /// <summary>A relation between unsettled cells, by their indexes.</summary>
    private sealed record ReducedRelation(int First, SortedDictionary<int, long> Terms, long Low, long High, int Relation);
}

/// <summary>Division of whole numbers.</summary>
internal static class WholeNumbers
{
    public static long GreatestCommonDivisor(long a, long b)
    {
        (a, b) = (Math.Abs(a), Math.Abs(b));
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }

    /// <summary>The quotient rounded down; the divisor is above 0.</summary>
    public static long FloorOf(long value, long by) => (value / by) - (value % by < 0 ? 1 : 0);

    /// <summary>The quotient rounded up; the divisor is above 0.</summary>
    public static long CeilingOf(long value, long by) => (value / by) + (value % by > 0 ? 1 : 0);
}
