namespace Reporting.Domain.Disclosure;

/// <summary>
/// Looks for hidden counts that follow from everything published together: the lowest and highest possible value of each, by linear programming, and in whole
/// numbers where a fraction is the answer.
/// </summary>
/// <remarks>
/// Statistical disclosure control calls this the audit of a table. Source: Hundepool A and others. Statistical disclosure control. Wiley, 2012.
/// </remarks>
public static class Attack
{
    /// <summary>Attacks every small and every complementary cell.</summary>
    /// <param name="facts">Everything published, earlier editions included.</param>
    /// <param name="protection">When a cell counts as protected.</param>
    /// <remarks>
    /// A cell that could not be shown to be wide enough within a limit of steps counts as a leak. A reader does not know which hidden cell is small and which
    /// protects others, so of each no more is assumed than its floor.
    /// </remarks>
    public static AttackVerdict Run(PublishedFacts facts, Protection protection = Protection.Band)
    {
        var leaks = new List<(int Index, Leak Leak)>();
        foreach (var component in Component.Of(facts, c => c.IsHidden))
        {
            var columns = Enumerable.Range(0, component.Width).Where(i => component.CellAt(i).Status is not CellStatus.Unprinted).ToList();
            if (columns.Count == 0 || IsUnrelated(component))
                continue;
            using var attacker = new Attacker(component, _ => true);
            attacker.TryAllTogether(columns, protection);
            foreach (var column in columns.Where(i => !attacker.IsProtected(i, protection)))
                leaks.Add((component.CellIndexes[column], LeakOf(component, attacker, column, protection)));
        }

        return leaks.Count == 0
            ? new AttackVerdict.Held(facts.Cells.Count(c => c.Status is CellStatus.Primary or CellStatus.Complementary))
            : new AttackVerdict.Leaks([.. leaks.OrderBy(l => l.Index).Select(l => l.Leak)]);
    }

    /// <summary>A cell that no fact speaks of. Most hidden cells are such, where totals are rounded and far off, so they are passed over quickly.</summary>
    private static bool IsUnrelated(Component component) =>
        component.Rows.Length == 0 && component.LowerFrom.All(f => f < 0) && component.UpperFrom.All(f => f < 0) && component.Lower.All(l => l <= 1);

    /// <summary>What a column that is not protected can be, and the facts that bind it.</summary>
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
