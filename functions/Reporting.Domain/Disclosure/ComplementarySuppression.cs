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
    /// <param name="Reasons">What the further cells are hidden for, where that is known.</param>
    public sealed record Chosen(PublishedFacts Facts, IReadOnlyList<Cell> Added, bool IsOptimal, IReadOnlyList<HiddenFor> Reasons) : SuppressionOutcome;

    /// <summary>Some cells are given away by what cannot be hidden. All others are protected.</summary>
    /// <param name="Facts">The facts with the further cells hidden.</param>
    /// <param name="Added">The further cells, in their order.</param>
    /// <param name="Leaks">The cells that stay too narrow with everything hidden that may be, and the facts that make them so.</param>
    /// <param name="Reasons">What the further cells are hidden for, where that is known.</param>
    public sealed record Impossible(PublishedFacts Facts, IReadOnlyList<Cell> Added, IReadOnlyList<Leak> Leaks, IReadOnlyList<HiddenFor> Reasons)
        : SuppressionOutcome;
}

/// <summary>Why a cell is hidden that is not small itself.</summary>
/// <param name="Cell">Its id.</param>
/// <param name="Protects">The id of the cell that would follow from it.</param>
/// <param name="By">A relation by which it would.</param>
public sealed record HiddenFor(string Cell, string Protects, RouteTaken By);

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
    /// <param name="insiders">Who knows returns, and must not learn others' from what is published; null for nobody. With some there is no search.</param>
    public static SuppressionOutcome Protect(
        PublishedFacts facts, Protection protection = Protection.Band, double budget = Budget, Insiders? insiders = null)
    {
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        var leaks = new List<Leak>();
        var reasons = new List<HiddenFor>();
        var isOptimal = true;
        // The smallest first: what they leave of the budget goes to the larger.
        var open = Component.Of(facts, c => !c.IsKnown || c.MayBeHidden).Where(c => TargetsOf(c).Count > 0).OrderBy(c => c.Width).ToList();
        if (budget > 0)
            open.RemoveAll(c => IsSafe(c, protection, TargetsOf(c), []));
        foreach (var (component, choice) in open.Zip(ChoicesOf(open, protection, insiders ?? Insiders.None, budget)))
        {
            leaks.AddRange(choice.Leaks);
            isOptimal &= choice.IsOptimal;
            foreach (var column in choice.Columns)
                chosen.Add(component.CellAt(column).Id);
            reasons.AddRange(choice.Reasons.Select(r => new HiddenFor(
                component.CellAt(r.Column).Id, component.CellAt(r.Protects).Id, RouteOf(facts.Relations[r.Relation]))));
        }

        IReadOnlyList<Cell> added = [.. facts.Cells.Where(c => chosen.Contains(c.Id))];
        reasons.RemoveAll(r => !chosen.Contains(r.Cell));
        return leaks.Count > 0
            ? new SuppressionOutcome.Impossible(facts.Hide(chosen), added, leaks, reasons)
            : new SuppressionOutcome.Chosen(facts.Hide(chosen), added, isOptimal, reasons);
    }

    /// <summary>Each component is protected by itself: beside each other where they do not share a budget.</summary>
    private static ComponentSuppression.Choice[] ChoicesOf(List<Component> open, Protection protection, Insiders insiders, double budget)
    {
        if (budget <= 0)
            return Component.Each(open, c => new ComponentSuppression(c, protection, insiders).Choose(new(0), 0));
        var left = new SearchBudget(budget);
        return [.. open.Select((c, i) => new ComponentSuppression(c, protection, insiders).Choose(left, left.Remaining / (open.Count - i)))];
    }

    /// <summary>The columns to protect.</summary>
    internal static List<int> TargetsOf(Component component) =>
        [.. Enumerable.Range(0, component.Width).Where(i => component.CellAt(i).Status is CellStatus.Primary or CellStatus.Complementary)];

    /// <summary>Whether columns are protected with some more hidden.</summary>
    internal static bool IsSafe(Component component, Protection protection, IReadOnlyList<int> targets, HashSet<int> chosen)
    {
        if (targets.Count == 0)
            return true;
        using var attacker = new Attacker(component, new(component, i => component.CellAt(i).IsHidden || chosen.Contains(i)));
        attacker.TryAllTogether(targets, protection);
        return targets.All(i => attacker.IsProtected(i, protection));
    }

    private static RouteTaken RouteOf(Relation relation) => new(relation.Route, relation.Words);
}
