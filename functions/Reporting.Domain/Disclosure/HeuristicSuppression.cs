namespace Reporting.Domain.Disclosure;

/// <summary>
/// Few cells that protect a component, where the search for the fewest would take too long: for each target cell in turn the cheapest adjustment, given what
/// is hidden already; then whatever turns out to be needless is printed again.
/// </summary>
internal sealed class HeuristicSuppression
{
    private const double CostOfHidden = 1e-6;
    private const double CostOfChosen = 1e-3;
    private readonly Component component;
    private readonly Protection protection;
    private readonly IReadOnlyList<int> targets;
    private readonly MinimumCostAdjustment cheapest;
    private readonly bool[] isHidden;
    private readonly double?[] cost;
    private readonly SortedSet<int> chosen = [];
    private readonly Dictionary<(int Column, int Direction), IReadOnlyList<int>> adjustments = [];

    /// <param name="component">The cells and relations.</param>
    /// <param name="protection">When a cell counts as protected.</param>
    /// <param name="targets">Columns to protect.</param>
    /// <param name="candidates">Columns that may be hidden.</param>
    /// <param name="start">Columns chosen already.</param>
    public HeuristicSuppression(
        Component component, Protection protection, IReadOnlyList<int> targets, IReadOnlyList<int> candidates, IReadOnlyList<int> start)
    {
        this.component = component;
        this.protection = protection;
        this.targets = targets;
        cheapest = new MinimumCostAdjustment(component);
        isHidden = [.. Enumerable.Range(0, component.Width).Select(i => component.CellAt(i).IsHidden)];
        chosen.UnionWith(start);
        var sum = 1.0 + candidates.Sum(c => component.Value[c]);
        cost = [.. isHidden.Select((hidden, i) => hidden ? CostOfHidden : 1 + (component.Value[i] / sum))];
    }

    /// <summary>The columns to hide. A target that nothing protects is left to the attack to name.</summary>
    public IReadOnlyList<int> Find()
    {
        using (var attacker = new Attacker(component, i => isHidden[i]))
        {
            attacker.TryAllTogether(targets, protection);
            foreach (var column in targets.Where(c => !attacker.IsProtected(c, protection)))
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
            _ = Adjust(column, 1, 1) || Adjust(column, -1, 1);
        if (both && up > value)
            Adjust(column, 1, up - value);
        if (both && down < value)
            Adjust(column, -1, value - down);
    }

    /// <summary>Hides what the cheapest adjustment changes; whether there is one.</summary>
    private bool Adjust(int column, int direction, long by)
    {
        if (cheapest.Find(column, direction, by, c => chosen.Contains(c) ? CostOfChosen : cost[c]) is not { } adjustment)
            return false;
        var through = adjustment.Changed.Where(m => !isHidden[m]).ToList();
        chosen.UnionWith(through);
        adjustments[(column, direction)] = through;
        return true;
    }

    /// <summary>Prints a chosen cell again if every adjustment that changed it has another way through what is hidden.</summary>
    private void TryToPrint(int column)
    {
        var others = new List<((int Column, int Direction) Of, IReadOnlyList<int> Through)>();
        foreach (var (of, through) in adjustments)
        {
            if (!through.Contains(column))
                continue;
            var (down, up, _) = Attacker.AimsOf(component.CellAt(of.Column), protection);
            var by = of.Direction > 0 ? up - component.Value[of.Column] : component.Value[of.Column] - down;
            var other = cheapest.Find(of.Column, of.Direction, by, c => isHidden[c] ? CostOfHidden : c != column && chosen.Contains(c) ? CostOfChosen : null);
            if (other?.Counts is null)
                return;
            others.Add((of, [.. other.Changed.Where(m => !isHidden[m])]));
        }

        foreach (var (of, through) in others)
            adjustments[of] = through;
        chosen.Remove(column);
    }
}
