namespace Reporting.Domain.Disclosure;

/// <summary>
/// Tries to tell what is hidden from everything published together, as a reader with pencil and paper could: every hidden count's lowest and highest possible
/// value, by linear programming, and in whole numbers where a fraction is the answer.
/// </summary>
public static class Attack
{
    /// <summary>Attacks every small and every complementary cell.</summary>
    /// <remarks>
    /// A cell that could not be shown to be wide enough within a limit of steps counts as a leak. A reader does not know which hidden cell is small and which
    /// protects others, so of each no more is assumed than its floor.
    /// </remarks>
    public static AttackVerdict Run(PublishedFacts facts, Protection protection = Protection.Band)
    {
        var leaks = new List<(int Place, Leak Leak)>();
        foreach (var component in Component.Of(facts, c => c.IsHidden))
        {
            var columns = Enumerable.Range(0, component.Width).Where(i => component.CellAt(i).Status is not CellStatus.Unprinted).ToList();
            if (columns.Count == 0 || IsFree(component))
                continue;
            using var attacker = new Attacker(component, _ => true);
            attacker.SettleTogether(columns, protection);
            foreach (var column in columns.Where(i => !attacker.IsProtected(i, protection)))
                leaks.Add((component.Places[column], LeakOf(component, attacker, column, protection)));
        }

        return leaks.Count == 0
            ? new AttackVerdict.Held(facts.Cells.Count(c => c.Status is CellStatus.Primary or CellStatus.Complementary))
            : new AttackVerdict.Leaks([.. leaks.OrderBy(l => l.Place).Select(l => l.Leak)]);
    }

    /// <summary>The lowest and highest possible value of every hidden cell, in the order of the cells.</summary>
    public static IReadOnlyList<CellBounds> Bounds(PublishedFacts facts)
    {
        var bounds = new SortedDictionary<int, CellBounds>();
        foreach (var component in Component.Of(facts, c => c.IsHidden))
        {
            using var attacker = new Attacker(component, _ => true);
            for (var i = 0; i < component.Width; i++)
                bounds.Add(component.Places[i], attacker.BoundsOf(i));
        }

        return [.. bounds.Values];
    }

    /// <summary>A cell that no fact speaks of: most hidden cells, where totals are rounded and far off.</summary>
    private static bool IsFree(Component component) =>
        component.Rows.Length == 0 && component.LowerFrom.All(f => f < 0) && component.UpperFrom.All(f => f < 0) && component.Lower.All(l => l <= 1);

    internal static Leak LeakOf(Component component, Attacker attacker, int column, Protection protection)
    {
        var (down, up, both) = Attacker.AimsOf(component.CellAt(column), protection);
        var routes = new SortedSet<int>();
        foreach (var (direction, aim) in new[] { (1, up), (-1, down) })
        {
            if (attacker.Reaches(column, direction, aim) && both)
                continue;
            routes.UnionWith(attacker.ByLinear ? attacker.Region.Binding() : component.Rows.Where(r => r.Columns.Contains(column)).Select(r => r.Relation));
        }

        var bounds = attacker.BoundsOf(column);
        var relations = component.Facts.Relations;
        return new(bounds.Cell.Id, bounds.Lowest, bounds.Highest, [.. routes.Select(r => new RouteTaken(relations[r].Route, relations[r].Words)).Distinct()]);
    }
}
