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

    /// <summary>What is fixed gives cells away, whatever else is hidden.</summary>
    /// <param name="Leaks">The cells and the facts that give them away with everything hidden that may be.</param>
    public sealed record Impossible(IReadOnlyList<Leak> Leaks) : SuppressionOutcome;
}

/// <summary>Chooses further cells to hide, so that the small ones do not follow from what is printed: the fewest, and of those the smallest sum; never a zero.</summary>
/// <remarks>
/// Only relations that stay published whatever is hidden belong in the facts: sums, rounded totals, sentences, earlier editions. What is withheld together
/// with its cell (its own percentage, rank, change) belongs in the attack that follows.
/// </remarks>
public static class ComplementarySuppression
{
    /// <summary>Enough to prove the fewest for tables of a hundred cells, and for the whole country's to come close, in a few seconds.</summary>
    public const double Budget = 3;

    /// <param name="budget">How long to look for the fewest, in the solver's own count of steps (about seconds, but the same on every machine); 0 takes few, quickly.</param>
    public static SuppressionOutcome Protect(PublishedFacts facts, Protection protection = Protection.Band, double budget = Budget)
    {
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        var leaks = new List<Leak>();
        var fewest = true;
        // The smallest first: what they leave of the budget goes to the larger.
        var open = Component.Of(facts, c => c.IsHidden || c.MayBeHidden).Where(c => !IsSafe(c, protection, [])).OrderBy(c => c.Width).ToList();
        var left = new SearchBudget(budget);
        for (var i = 0; i < open.Count; i++)
        {
            var (columns, proved) = Choose(open[i], protection, left, left.Left / (open.Count - i));
            fewest &= proved;
            // The attack is the judge. What still leaks is protected by hiding everything, or by nothing at all.
            if (!proved && !IsSafe(open[i], protection, [.. columns]))
            {
                columns = [.. MayBeHidden(open[i])];
                leaks.AddRange(Told(open[i], protection, [.. columns]));
            }

            foreach (var column in columns)
                chosen.Add(open[i].CellAt(column).Id);
        }

        return leaks.Count > 0
            ? new SuppressionOutcome.Impossible(leaks)
            : new SuppressionOutcome.Chosen(facts.Hide(chosen), [.. facts.Cells.Where(c => chosen.Contains(c.Id))], fewest);
    }

    private static (IReadOnlyList<int> Columns, bool Fewest) Choose(Component component, Protection protection, SearchBudget budget, double part)
    {
        var (guarded, candidates) = (Guarded(component), MayBeHidden(component));
        var choice = new FewestCells(component, protection, guarded, candidates).Find(budget, part);
        if (choice.Proved)
            return (choice.Columns, true);
        var few = new FewCells(component, protection, guarded, candidates, choice.Columns).Find();
        return (choice.Safe && choice.Columns.Count <= few.Count ? choice.Columns : few, false);
    }

    private static List<int> Guarded(Component component) =>
        [.. Enumerable.Range(0, component.Width).Where(i => component.CellAt(i).Status is CellStatus.Primary or CellStatus.Complementary)];

    private static List<int> MayBeHidden(Component component) => [.. Enumerable.Range(0, component.Width).Where(i => component.CellAt(i).MayBeHidden)];

    private static bool IsSafe(Component component, Protection protection, HashSet<int> chosen)
    {
        var guarded = Guarded(component);
        if (guarded.Count == 0)
            return true;
        using var attacker = new Attacker(component, i => component.CellAt(i).IsHidden || chosen.Contains(i));
        attacker.SettleTogether(guarded, protection);
        return guarded.TrueForAll(i => attacker.IsProtected(i, protection));
    }

    private static List<Leak> Told(Component component, Protection protection, HashSet<int> chosen)
    {
        using var attacker = new Attacker(component, i => component.CellAt(i).IsHidden || chosen.Contains(i));
        return [.. Guarded(component).Where(i => !attacker.IsProtected(i, protection)).Select(i => Attack.LeakOf(component, attacker, i, protection))];
    }
}
