namespace Reporting.Domain.Disclosure;

/// <summary>
/// Few cells that protect a component, where the search for the fewest would take too long: for each need in turn the cheapest adjustment, given what is hidden
/// already; then whatever turns out to be needless is printed again. A total is hidden only where no choice of cells that go before it helps.
/// </summary>
internal sealed class HeuristicSuppression
{
    private const double CostOfHidden = 1e-6;
    private const double CostOfChosen = 1e-3;
    private const double CostOfNextLevel = 100;
    private const int MostRounds = 8;

    // How far to look, and what may be hidden. Before England's totals it is made certain that nothing else helps.
    private static readonly (Sacrifice UpTo, bool Everywhere)[] Stages =
    [
        (Sacrifice.First, false), (Sacrifice.Second, false), (Sacrifice.Third, false), (Sacrifice.Third, true), (Sacrifice.Last, false), (Sacrifice.Last, true),
    ];

    private readonly Component component;
    private readonly Protection protection;
    private readonly IReadOnlyList<int> targets;
    private readonly HashSet<int> candidates;
    private readonly Ranges ranges;
    private readonly AdjustmentSearch search;
    private readonly double[] cost;
    private readonly SortedSet<int> chosen = [];
    private readonly Dictionary<Need, Way> ways = [];
    private readonly HashSet<(int Column, int Insider)> unreachable = [];

    /// <param name="component">The cells and relations.</param>
    /// <param name="protection">When a cell counts as protected.</param>
    /// <param name="insiders">Who knows returns.</param>
    /// <param name="targets">Columns to protect.</param>
    /// <param name="candidates">Columns that may be hidden.</param>
    /// <param name="start">Columns chosen already.</param>
    public HeuristicSuppression(
        Component component, Protection protection, Insiders insiders, IReadOnlyList<int> targets, IReadOnlyList<int> candidates, IReadOnlyList<int> start)
    {
        this.component = component;
        this.protection = protection;
        this.targets = targets;
        this.candidates = [.. candidates];
        chosen.UnionWith(start);
        ranges = new(component, c => component.CellAt(c).IsHidden || chosen.Contains(c));
        search = new(component, ranges, insiders);
        var sum = 1.0 + candidates.Sum(c => component.Value[c]);
        cost = new double[component.Width];
        foreach (var c in candidates)
            cost[c] = Math.Pow(CostOfNextLevel, (int)component.CellAt(c).Sacrifice) + (component.Value[c] / sum);
    }

    /// <summary>Columns that could not be protected from somebody, with every candidate hidden, and from whom.</summary>
    public IReadOnlyCollection<(int Column, int Insider)> Unreachable => unreachable;

    /// <summary>The columns to hide.</summary>
    public IReadOnlyList<int> Find()
    {
        foreach (var column in targets)
            Protect(column);
        if (search.Insiders.Groups.Count > 0)
            ProtectFromInsiders();
        foreach (var column in chosen.OrderByDescending(c => component.CellAt(c).Sacrifice).ThenByDescending(c => component.Value[c]).ThenBy(c => c).ToList())
            TryToPrint(column);
        return [.. chosen];
    }

    /// <summary>What each chosen column is hidden for: the column that it lets change, and a relation between it and another that changes with it.</summary>
    public IEnumerable<(int Column, int Protects, int Relation)> Reasons() =>
        from way in ways
        from column in way.Value.Through
        where way.Key.Column != column
        let row = component.RowsOf(column).Where(r => component.Rows[r.Row].Columns.Any(c => c != column && way.Value.Changed.Contains(c)))
            .Select(r => component.Rows[r.Row]).MinBy(r => r.Columns.Length)
        where row is not null
        select (column, way.Key.Column, row.Relation);

    private void Protect(int column)
    {
        var (down, up, both) = Attacker.AimsOf(component.CellAt(column), protection);
        var value = component.Value[column];
        var isHeld = both
            ? (up <= value || Hold([[new(column, 1, up - value, Need.Nobody)]], true) is not null)
                & (down >= value || Hold([[new(column, -1, value - down, Need.Nobody)]], true) is not null)
            : Hold([[new(column, 1, 1, Need.Nobody)], [new(column, -1, 1, Need.Nobody)]], true) is not null;
        if (!isHeld)
            unreachable.Add((column, Need.Nobody));
    }

    /// <summary>Leaves open to every insider what they must not learn, or notes what cannot be.</summary>
    public void ProtectFromInsiders()
    {
        var todo = targets.Concat(chosen).Where(c => component.CellAt(c).Body is not null).Distinct().ToList();
        for (var round = 0; round < MostRounds && todo.Count > 0; round++)
        {
            var before = chosen.ToHashSet();
            foreach (var column in todo.Where(c => !unreachable.Contains((c, Need.Nobody))))
            {
                foreach (var insider in InsiderAttack.Failing(component, search, column, options => Hold(options, false)).ToList())
                {
                    if (Hold(InsiderAttack.Ways(column, insider), true) is null)
                        unreachable.Add((column, insider));
                }
            }

            todo = [.. chosen.Where(c => !before.Contains(c) && component.CellAt(c).Body is not null)];
        }
    }

    /// <summary>Makes sure of one of some ways, each of needs that are all met; null where none is found.</summary>
    /// <returns>The columns that change.</returns>
    private IReadOnlyList<int>? Hold(IReadOnlyList<Need[]> options, bool mayHide)
    {
        foreach (var option in options)
        {
            var found = new List<Way>();
            foreach (var need in option)
            {
                if (search.Nearby(need) is not { } changed)
                    break;
                found.Add(new(changed, [.. changed.Select(component.HiddenWith).Where(chosen.Contains).Distinct()]));
            }

            if (found.Count == option.Length)
                return Note(option, found);
        }

        if (!mayHide)
            return HoldAtPrice(options, _ => null, true);
        foreach (var (upTo, everywhere) in Stages)
        {
            if (HoldAtPrice(options, c => Price(c, upTo), everywhere) is { } changed)
                return changed;
        }

        return null;
    }

    private double CostWithin(int column) => chosen.Contains(component.HiddenWith(column)) ? CostOfChosen : CostOfHidden;

    private double? Price(int column, Sacrifice upTo)
    {
        var of = component.HiddenWith(column);
        return candidates.Contains(of) && !chosen.Contains(of) && component.CellAt(of).Sacrifice <= upTo ? cost[of] : null;
    }

    private IReadOnlyList<int>? HoldAtPrice(IReadOnlyList<Need[]> options, Func<int, double?> beyond, bool everywhere)
    {
        (Need[] Option, List<MinimumCostAdjustment.Adjustment> Found, double Cost)? best = null;
        foreach (var option in options)
        {
            var found = new List<MinimumCostAdjustment.Adjustment>();
            foreach (var need in option)
            {
                if (search.Cheapest(need, CostWithin, beyond, everywhere) is not { } adjustment)
                    break;
                found.Add(adjustment);
            }

            var price = found.Sum(a => a.Cost);
            if (found.Count == option.Length && (best is null || price < best.Value.Cost))
                best = (option, found, price);
        }

        if (best is not { } cheapest)
            return null;
        foreach (var column in cheapest.Found.SelectMany(a => a.Beyond))
        {
            if (chosen.Add(column))
                ranges.Hide(column);
        }

        return Note(cheapest.Option, [.. cheapest.Found.Select(WayOf)]);
    }

    private Way WayOf(MinimumCostAdjustment.Adjustment adjustment) =>
        new(adjustment.Changed, [.. adjustment.Changed.Select(component.HiddenWith).Concat(adjustment.Beyond).Where(chosen.Contains).Distinct()]);

    private IReadOnlyList<int> Note(Need[] needs, List<Way> found)
    {
        for (var i = 0; i < needs.Length; i++)
            ways[needs[i]] = found[i];
        return [.. found.SelectMany(w => w.Changed).Distinct()];
    }

    /// <summary>
    /// Prints a chosen cell again if every need that is met through it can be met through what else is hidden. Of insiders all are asked again: another way of
    /// change may go through cells that another of them knows.
    /// </summary>
    private void TryToPrint(int column)
    {
        ranges.Print(column);
        chosen.Remove(column);
        var before = ways.Where(w => w.Key.Column == column || w.Value.Through.Contains(column)).ToList();
        foreach (var (need, _) in before)
            ways.Remove(need);
        if (AreMetOtherwise([.. before.Select(b => b.Key).Where(n => n.Column != column)]))
            return;
        chosen.Add(column);
        ranges.Hide(column);
        foreach (var (need, way) in before)
            ways[need] = way;
    }

    private bool AreMetOtherwise(List<Need> needs)
    {
        foreach (var need in needs.Where(n => n.Insider == Need.Nobody))
        {
            if (OtherWay(need) is not { } other)
                return false;
            ways[need] = other;
        }

        return search.Insiders.Groups.Count == 0
            || needs.Select(n => n.Column).Distinct().Where(c => component.CellAt(c).Body is not null).All(c => IsOpenToInsiders(c));
    }

    private bool IsOpenToInsiders(int column) => !InsiderAttack.Failing(component, search, column, options => Hold(options, false))
        .Any(insider => !unreachable.Contains((column, insider)));

    private Way? OtherWay(Need need)
    {
        if (search.Nearby(need) is { } changed)
            return new(changed, [.. changed.Select(component.HiddenWith).Where(chosen.Contains).Distinct()]);
        return search.Cheapest(need, CostWithin, _ => null, false) is { } adjustment
            ? WayOf(adjustment)
            : null;
    }

    /// <summary>Counts that meet a need: which columns change, and which of them are chosen to be hidden.</summary>
    private sealed record Way(IReadOnlyList<int> Changed, IReadOnlyList<int> Through);
}
