namespace Reporting.Domain.Disclosure;

/// <summary>
/// Few cells that protect a large component: for each cell in turn the cheapest move given what is hidden already; then whatever turns out to be needless is
/// printed again.
/// </summary>
internal sealed class FewCells : IDisposable
{
    private const double AlmostNothing = 1e-6;
    private readonly Component component;
    private readonly Protection protection;
    private readonly IReadOnlyList<int> guarded;
    private readonly bool[] given;
    private readonly double[] price;
    private readonly SortedSet<int> chosen = [];
    private readonly Dictionary<(int Column, int Direction), int[]> moves = [];
    private readonly CheapestMove anywhere;
    private readonly CheapestMove within;

    public FewCells(Component component, Protection protection, IReadOnlyList<int> guarded, IReadOnlyList<int> candidates)
    {
        this.component = component;
        this.protection = protection;
        this.guarded = guarded;
        given = [.. Enumerable.Range(0, component.Width).Select(i => component.CellAt(i).IsHidden)];
        var sum = 1.0 + candidates.Sum(c => component.Value[c]);
        price = [.. given.Select((g, i) => g ? AlmostNothing : 1 + (component.Value[i] / sum))];
        anywhere = new CheapestMove(component, price, new bool[component.Width]);
        within = new CheapestMove(component, [.. given.Select(g => g ? AlmostNothing : 1000 * AlmostNothing)], [.. given.Select(g => !g)]);
    }

    /// <summary>The columns to hide. Cells that nothing protects are left to the attack to name.</summary>
    public IReadOnlyList<int> Find()
    {
        using (var attacker = new Attacker(component, i => given[i]))
        {
            attacker.SettleTogether(guarded, protection);
            foreach (var column in guarded.Where(c => !attacker.IsProtected(c, protection)))
                Protect(column);
        }

        foreach (var column in chosen.OrderByDescending(c => component.Value[c]).ThenBy(c => c).ToList())
            TryToPrint(column);
        return [.. chosen];
    }

    public void Dispose()
    {
        anywhere.Dispose();
        within.Dispose();
    }

    private void Protect(int column)
    {
        var (down, up, both) = Attacker.AimsOf(component.CellAt(column), protection);
        var value = component.Value[column];
        if (both)
        {
            if (up > value)
                Move(column, 1, up - value);
            if (down < value)
                Move(column, -1, value - down);
        }
        else if (!Move(column, 1, 1))
        {
            Move(column, -1, 1);
        }
    }

    private bool Move(int column, int direction, long by)
    {
        var counts = anywhere.Find(column, direction, by, out var moved);
        if (moved.Length == 0)
            return false;
        foreach (var other in moved.Where(m => !given[m]))
            Choose(other, true);
        if (counts is not null)
            moves[(column, direction)] = [.. moved.Where(m => !given[m])];
        return true;
    }

    /// <summary>Prints a chosen cell again if every move that went through it can go another way through what is hidden.</summary>
    private void TryToPrint(int column)
    {
        within.Bar(column, true);
        var other = new Dictionary<(int Column, int Direction), int[]>();
        foreach (var (move, through) in moves)
        {
            if (!through.Contains(column))
                continue;
            var (down, up, both) = Attacker.AimsOf(component.CellAt(move.Column), protection);
            var by = move.Direction > 0 ? up - component.Value[move.Column] : component.Value[move.Column] - down;
            if (within.Find(move.Column, move.Direction, by, out var moved) is null)
            {
                within.Bar(column, false);
                return;
            }

            other[move] = [.. moved.Where(m => !given[m])];
        }

        foreach (var (move, through) in other)
            moves[move] = through;
        Choose(column, false);
    }

    private void Choose(int column, bool hidden)
    {
        if (hidden ? !chosen.Add(column) : !chosen.Remove(column))
            return;
        anywhere.Cost(column, hidden ? 1000 * AlmostNothing : price[column]);
        within.Bar(column, !hidden);
    }
}
