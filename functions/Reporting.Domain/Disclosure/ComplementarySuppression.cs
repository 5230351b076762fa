namespace Reporting.Domain.Disclosure;

/// <summary>What complementary suppression came to.</summary>
public abstract record SuppressionOutcome
{
    private SuppressionOutcome()
    {
    }

    /// <param name="Facts">The facts with the further cells hidden.</param>
    /// <param name="Added">The further cells, in their order.</param>
    /// <param name="Fewest">Whether it is proved that no fewer cells, nor as few with a smaller sum, would do.</param>
    public sealed record Chosen(PublishedFacts Facts, IReadOnlyList<Cell> Added, bool Fewest) : SuppressionOutcome;

    /// <summary>Some cells are given away by what cannot be hidden. All others are protected.</summary>
    /// <param name="Facts">The facts with the further cells hidden.</param>
    /// <param name="Leaks">The cells that stay too narrow with everything hidden that may be, and the facts that make them so.</param>
    public sealed record Impossible(PublishedFacts Facts, IReadOnlyList<Cell> Added, IReadOnlyList<Leak> Leaks) : SuppressionOutcome;
}

/// <summary>
/// Chooses further cells to hide, so that the small ones do not follow from what is printed: the fewest, and of those the smallest sum; never a zero.
/// </summary>
/// <remarks>
/// Only relations that stay published whatever is hidden belong in the facts: sums, rounded totals, sentences, earlier editions. What is withheld together
/// with its cell (its own percentage, rank, change) belongs in the attack that follows.
/// </remarks>
public static class ComplementarySuppression
{
    /// <summary>Enough to prove the fewest for tables of a hundred cells, and for the whole country's to come close, in a few seconds.</summary>
    public const double Budget = 1;

    /// <param name="budget">
    /// How long to look for the fewest, in the solver's own count of steps: about seconds, but the same on every machine. 0 takes few, quickly.
    /// </param>
    public static SuppressionOutcome Protect(PublishedFacts facts, Protection protection = Protection.Band, double budget = Budget)
    {
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        var leaks = new List<Leak>();
        var fewest = true;
        // The smallest first: what they leave of the budget goes to the larger.
        var open = Component.Of(facts, c => c.IsHidden || c.MayBeHidden)
            .Where(c => !IsSafe(c, protection, Guarded(c), []))
            .OrderBy(c => c.Width)
            .ToList();
        var left = new SearchBudget(budget);
        for (var i = 0; i < open.Count; i++)
        {
            var guarded = Guarded(open[i]);
            var part = left.Left / (open.Count - i);
            if (Choose(open[i], protection, guarded, left, part) is not { } choice)
            {
                // Which cells nothing can protect; then the others once more, without them.
                var hopeless = Told(open[i], protection, guarded, [.. MayBeHidden(open[i])]);
                leaks.AddRange(hopeless.Select(h => h.Leak));
                guarded = [.. guarded.Except(hopeless.Select(h => h.Column))];
                choice = Choose(open[i], protection, guarded, left, part) ?? (MayBeHidden(open[i]), false);
            }

            fewest &= choice.Fewest;
            foreach (var column in choice.Columns)
                chosen.Add(open[i].CellAt(column).Id);
        }

        IReadOnlyList<Cell> added = [.. facts.Cells.Where(c => chosen.Contains(c.Id))];
        return leaks.Count > 0
            ? new SuppressionOutcome.Impossible(facts.Hide(chosen), added, leaks)
            : new SuppressionOutcome.Chosen(facts.Hide(chosen), added, fewest);
    }

    /// <summary>The columns to hide; null where what was found does not protect. The attack is the judge.</summary>
    private static (IReadOnlyList<int> Columns, bool Fewest)? Choose(
        Component component, Protection protection, List<int> guarded, SearchBudget budget, double part)
    {
        var candidates = MayBeHidden(component);
        var choice = new FewestCells(component, protection, guarded, candidates).Find(budget, part);
        if (choice.Proved)
            return (choice.Columns, true);
        var few = new FewCells(component, protection, guarded, candidates, choice.Columns).Find();
        if (choice.Safe && choice.Columns.Count <= few.Count)
            return (choice.Columns, false);
        return IsSafe(component, protection, guarded, [.. few]) ? (few, false) : choice.Safe ? (choice.Columns, false) : null;
    }

    private static List<int> Guarded(Component component) =>
        [.. Enumerable.Range(0, component.Width).Where(i => component.CellAt(i).Status is CellStatus.Primary or CellStatus.Complementary)];

    private static List<int> MayBeHidden(Component component) => [.. Enumerable.Range(0, component.Width).Where(i => component.CellAt(i).MayBeHidden)];

    private static bool IsSafe(Component component, Protection protection, List<int> guarded, HashSet<int> chosen)
    {
        if (guarded.Count == 0)
            return true;
        using var attacker = new Attacker(component, i => component.CellAt(i).IsHidden || chosen.Contains(i));
        attacker.SettleTogether(guarded, protection);
        return guarded.TrueForAll(i => attacker.IsProtected(i, protection));
    }

    private static List<(int Column, Leak Leak)> Told(Component component, Protection protection, List<int> guarded, HashSet<int> chosen)
    {
        using var attacker = new Attacker(component, i => component.CellAt(i).IsHidden || chosen.Contains(i));
        attacker.SettleTogether(guarded, protection);
        return [.. guarded.Where(i => !attacker.IsProtected(i, protection)).Select(i => (i, Attack.LeakOf(component, attacker, i, protection)))];
    }
}
