namespace Reporting.Domain.Disclosure;

/// <summary>What complementary suppression came to.</summary>
public abstract record SuppressionOutcome
{
    private SuppressionOutcome()
    {
    }

    /// <summary>Every small cell is protected.</summary>
    /// <param name="Facts">The facts with the further cells hidden.</param>
    /// <param name="Added">The further cells, in their order.</param>
    /// <param name="IsOptimal">Whether it is proved that no fewer cells, nor as few with a smaller sum, would do.</param>
    public sealed record Chosen(PublishedFacts Facts, IReadOnlyList<Cell> Added, bool IsOptimal) : SuppressionOutcome;

    /// <summary>Some cells are given away by what cannot be hidden. All others are protected.</summary>
    /// <param name="Facts">The facts with the further cells hidden.</param>
    /// <param name="Added">The further cells, in their order.</param>
    /// <param name="Leaks">The cells that stay too narrow with everything hidden that may be, and the facts that make them so.</param>
    public sealed record Impossible(PublishedFacts Facts, IReadOnlyList<Cell> Added, IReadOnlyList<Leak> Leaks) : SuppressionOutcome;
}

/// <summary>
/// Chooses further cells to hide, so that the small ones do not follow from what is printed: the fewest, and of those the smallest sum; never a zero.
/// </summary>
/// <remarks>
/// Only relations that stay published whatever is hidden belong in the facts: sums, rounded totals, earlier editions. What is withheld together with its cell
/// (its own percentage, rank, change) belongs in the attack that follows.
/// </remarks>
public static class ComplementarySuppression
{
    /// <summary>Enough to prove the fewest for tables of a hundred cells, and for the whole country's to come close, in a few seconds.</summary>
    public const double Budget = 1;

    /// <summary>Chooses the further cells of every component by itself.</summary>
    /// <param name="facts">What would be published.</param>
    /// <param name="protection">When a cell counts as protected.</param>
    /// <param name="budget">
    /// How long to look for the fewest, in the solver's own count of steps: about seconds, but the same on every machine. 0 takes few, quickly.
    /// </param>
    public static SuppressionOutcome Protect(PublishedFacts facts, Protection protection = Protection.Band, double budget = Budget)
    {
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        var leaks = new List<Leak>();
        var isOptimal = true;
        // The smallest first: what they leave of the budget goes to the larger.
        var open = Component.Of(facts, c => c.IsHidden || c.MayBeHidden)
            .Where(c => !IsSafe(c, protection, TargetsOf(c), []))
            .OrderBy(c => c.Width)
            .ToList();
        var left = new SearchBudget(budget);
        for (var i = 0; i < open.Count; i++)
        {
            var targets = TargetsOf(open[i]);
            var part = left.Remaining / (open.Count - i);
            if (Choose(open[i], protection, targets, left, part) is not { } choice)
            {
                // Which cells nothing can protect; then the others once more, without them.
                var unprotectable = Leaking(open[i], protection, targets, [.. CandidatesOf(open[i])]);
                leaks.AddRange(unprotectable.Select(u => u.Leak));
                targets = [.. targets.Except(unprotectable.Select(u => u.Column))];
                choice = Choose(open[i], protection, targets, left, part) ?? (CandidatesOf(open[i]), false);
            }

            isOptimal &= choice.IsOptimal;
            foreach (var column in choice.Columns)
                chosen.Add(open[i].CellAt(column).Id);
        }

        IReadOnlyList<Cell> added = [.. facts.Cells.Where(c => chosen.Contains(c.Id))];
        return leaks.Count > 0
            ? new SuppressionOutcome.Impossible(facts.Hide(chosen), added, leaks)
            : new SuppressionOutcome.Chosen(facts.Hide(chosen), added, isOptimal);
    }

    /// <summary>The columns to hide; null where what was found does not protect, as the attack decides.</summary>
    private static (IReadOnlyList<int> Columns, bool IsOptimal)? Choose(
        Component component, Protection protection, List<int> targets, SearchBudget budget, double part)
    {
        var candidates = CandidatesOf(component);
        var fewest = new OptimalSuppression(component, protection, targets, candidates).Find(budget, part);
        if (fewest.IsOptimal)
            return (fewest.Columns, true);
        var few = new HeuristicSuppression(component, protection, targets, candidates, fewest.Columns).Find();
        if (fewest.IsSafe && fewest.Columns.Count <= few.Count)
            return (fewest.Columns, false);
        return IsSafe(component, protection, targets, [.. few]) ? (few, false) : fewest.IsSafe ? (fewest.Columns, false) : null;
    }

    /// <summary>The columns to protect.</summary>
    private static List<int> TargetsOf(Component component) =>
        [.. Enumerable.Range(0, component.Width).Where(i => component.CellAt(i).Status is CellStatus.Primary or CellStatus.Complementary)];

    /// <summary>The columns that may be hidden for them.</summary>
    private static List<int> CandidatesOf(Component component) => [.. Enumerable.Range(0, component.Width).Where(i => component.CellAt(i).MayBeHidden)];

    private static bool IsSafe(Component component, Protection protection, List<int> targets, HashSet<int> chosen)
    {
        if (targets.Count == 0)
            return true;
        using var attacker = new Attacker(component, i => component.CellAt(i).IsHidden || chosen.Contains(i));
        attacker.TryAllTogether(targets, protection);
        return targets.TrueForAll(i => attacker.IsProtected(i, protection));
    }

    private static List<(int Column, Leak Leak)> Leaking(Component component, Protection protection, List<int> targets, HashSet<int> chosen)
    {
        using var attacker = new Attacker(component, i => component.CellAt(i).IsHidden || chosen.Contains(i));
        attacker.TryAllTogether(targets, protection);
        return [.. targets.Where(i => !attacker.IsProtected(i, protection)).Select(i => (i, Attack.LeakOf(component, attacker, i, protection)))];
    }
}
