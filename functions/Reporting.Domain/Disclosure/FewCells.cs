namespace Reporting.Domain.Disclosure;

/// <summary>
/// Few cells that protect a component, where the search for the fewest would take too long: for each cell in turn the cheapest move, given what is hidden
/// already; then whatever turns out to be needless is printed again.
/// </summary>
internal sealed class FewCells
{
    private const double OfHidden = 1e-6;
    private const double OfChosen = 1e-3;
    private readonly Component component;
    private readonly Protection protection;
    private readonly IReadOnlyList<int> guarded;
    private readonly CheapestMove cheapest;
    private readonly bool[] given;
    private readonly double?[] price;
    private readonly SortedSet<int> chosen = [];
    private readonly Dictionary<(int Column, int Direction), IReadOnlyList<int>> moves = [];

    /// <param name="start">Columns chosen already.</param>
    public FewCells(Component component, Protection protection, IReadOnlyList<int> guarded, IReadOnlyList<int> candidates, IReadOnlyList<int> start)
    {
        this.component = component;
        this.protection = protection;
        this.guarded = guarded;
        cheapest = new CheapestMove(component);
        given = [.. Enumerable.Range(0, component.Width).Select(i => component.CellAt(i).IsHidden)];
        chosen.UnionWith(start);
        var sum = 1.0 + candidates.Sum(c => component.Value[c]);
        price = [.. given.Select((g, i) => g ? OfHidden : 1 + (component.Value[i] / sum))];
    }

    /// <summary>The columns to hide. A cell that nothing protects is left to the attack to name.</summary>
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

    private void Protect(int column)
    {
        var (down, up, both) = Attacker.AimsOf(component.CellAt(column), protection);
        var value = component.Value[column];
        if (!both)
            _ = Move(column, 1, 1) || Move(column, -1, 1);
        if (both && up > value)
            Move(column, 1, up - value);
        if (both && down < value)
            Move(column, -1, value - down);
    }

    private bool Move(int column, int direction, long by)
    {
        if (cheapest.Find(column, direction, by, c => chosen.Contains(c) ? OfChosen : price[c]) is not { } move)
            return false;
        var through = move.Moved.Where(m => !given[m]).ToList();
        chosen.UnionWith(through);
        moves[(column, direction)] = through;
        return true;
    }

    /// <summary>Prints a chosen cell again if every move that went through it can go another way through what is hidden.</summary>
    private void TryToPrint(int column)
    {
        var other = new List<((int Column, int Direction) Of, IReadOnlyList<int> Through)>();
        foreach (var (move, through) in moves)
        {
            if (!through.Contains(column))
                continue;
            var (down, up, both) = Attacker.AimsOf(component.CellAt(move.Column), protection);
            var by = move.Direction > 0 ? up - component.Value[move.Column] : component.Value[move.Column] - down;
            var way = cheapest.Find(move.Column, move.Direction, by, c => given[c] ? OfHidden : c != column && chosen.Contains(c) ? OfChosen : null);
            if (way?.Counts is null)
                return;
            other.Add((move, [.. way.Moved.Where(m => !given[m])]));
        }

        foreach (var (move, through) in other)
            moves[move] = through;
        chosen.Remove(column);
    }
}
