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
    /// <summary>Up to so many cells that may be hidden the fewest are sought; in larger components few.</summary>
    public const int FewestUpTo = 400;

    private const int Steps = 300;

    /// <param name="fewestUpTo">As <see cref="FewestUpTo"/>.</param>
    public static SuppressionOutcome Protect(PublishedFacts facts, Protection protection = Protection.Band, int fewestUpTo = FewestUpTo)
    {
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        var leaks = new List<Leak>();
        var fewest = true;
        foreach (var component in Component.Of(facts, c => c.IsHidden || c.MayBeHidden))
        {
            var guarded = Enumerable.Range(0, component.Width).Where(i => component.CellAt(i).Status is CellStatus.Primary or CellStatus.Complementary).ToList();
            if (guarded.Count == 0)
                continue;
            var candidates = Enumerable.Range(0, component.Width).Where(i => component.CellAt(i).MayBeHidden).ToList();
            var hopeless = Leaks(component, guarded, protection, _ => true);
            leaks.AddRange(hopeless);
            if (hopeless.Count > 0 || Leaks(component, guarded, protection, i => component.CellAt(i).IsHidden).Count == 0)
                continue;
            var (columns, proved) = Choose(component, protection, guarded, candidates, fewestUpTo);
            fewest &= proved;
            chosen.UnionWith(columns.Select(c => component.CellAt(c).Id));
        }

        return leaks.Count > 0
            ? new SuppressionOutcome.Impossible(leaks)
            : new SuppressionOutcome.Chosen(facts.Hide(chosen), [.. facts.Cells.Where(c => chosen.Contains(c.Id))], fewest);
    }

    private static (IReadOnlyList<int> Columns, bool Fewest) Choose(
        Component component, Protection protection, List<int> guarded, List<int> candidates, int fewestUpTo)
    {
        if (candidates.Count <= fewestUpTo && new FewestCells(component, protection, guarded, candidates).Find(Steps) is { } fewest)
            return (fewest, true);
        using var search = new FewCells(component, protection, guarded, candidates);
        return (search.Find(), false);
    }

    private static List<Leak> Leaks(Component component, List<int> guarded, Protection protection, Func<int, bool> isHidden)
    {
        using var attacker = new Attacker(component, isHidden);
        attacker.SettleTogether(guarded, protection);
        return [.. guarded.Where(i => !attacker.IsProtected(i, protection)).Select(i => Attack.LeakOf(component, attacker, i, protection))];
    }
}
