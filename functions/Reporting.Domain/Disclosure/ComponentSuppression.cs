namespace Reporting.Domain.Disclosure;

/// <summary>Chooses the further cells of one component.</summary>
/// <param name="component">The cells and relations.</param>
/// <param name="protection">When a cell counts as protected.</param>
/// <param name="insiders">Who knows returns.</param>
internal sealed class ComponentSuppression(Component component, Protection protection, Insiders insiders)
{
    private readonly List<int> candidates = [.. Enumerable.Range(0, component.Width).Where(i => component.CellAt(i).MayBeHidden)];
    private readonly List<Leak> leaks = [];

    /// <param name="Columns">The columns to hide.</param>
    /// <param name="IsOptimal">Whether it is proved that no fewer would do.</param>
    /// <param name="Leaks">What nothing protects.</param>
    /// <param name="Reasons">What columns are hidden for, by the index of a relation.</param>
    public sealed record Choice(
        IReadOnlyList<int> Columns, bool IsOptimal, IReadOnlyList<Leak> Leaks, IReadOnlyList<(int Column, int Protects, int Relation)> Reasons);

    /// <param name="budget">What is left of the budget; what the search uses is taken off.</param>
    /// <param name="part">How much of it this component may use.</param>
    public Choice Choose(SearchBudget budget, double part)
    {
        var targets = ComplementarySuppression.TargetsOf(component);
        if (Try(targets, budget, part) is { } choice)
            return choice;

        // Which cells nothing can protect; then the others once more, without them.
        targets = [.. targets.Except(Unprotectable(targets))];
        return (Try(targets, budget, part) ?? new(candidates, false, [], [])) with { Leaks = leaks };
    }

    private Choice? Try(List<int> targets, SearchBudget budget, double part)
    {
        IReadOnlyList<int> start = [];
        (IReadOnlyList<int> Columns, bool IsSafe) fewest = ([], false);
        if (insiders.Groups.Count == 0 && part > 0)
        {
            var exact = new OptimalSuppression(component, protection, targets, candidates).Find(budget, part);
            if (exact.IsOptimal)
                return new(exact.Columns, true, [], []);
            (start, fewest) = (exact.Columns, (exact.Columns, exact.IsSafe));
        }

        var heuristic = new HeuristicSuppression(component, protection, insiders, targets, candidates, start);
        var few = heuristic.Find();
        if (fewest.IsSafe && fewest.Columns.Count <= few.Count)
            return new(fewest.Columns, false, [], []);
        if (heuristic.Unreachable.Any(u => u.Insider == Need.Nobody))
            return fewest.IsSafe ? new(fewest.Columns, false, [], []) : null;
        var told = heuristic.Unreachable.Select(u => Attack.LeakOfInsider(component, RangesWith(few), u.Column, insiders, u.Insider));
        return new(few, false, [.. told], [.. heuristic.Reasons()]);
    }

    private Ranges RangesWith(IReadOnlyList<int> columns)
    {
        var hidden = columns.ToHashSet();
        return new(component, i => component.CellAt(i).IsHidden || hidden.Contains(i));
    }

    private List<int> Unprotectable(List<int> targets)
    {
        using var attacker = new Attacker(component, RangesWith(candidates));
        attacker.TryAllTogether(targets, protection);
        var found = targets.Where(i => !attacker.IsProtected(i, protection)).ToList();
        leaks.AddRange(found.Select(i => Attack.LeakOf(component, attacker, i, protection)));
        return found;
    }
}
