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
    /// <param name="insiders">Who knows returns beside what is published; null for nobody.</param>
    /// <remarks>
    /// A cell that could not be shown to be wide enough within a limit of steps counts as a leak. A reader does not know which hidden cell is small and which
    /// protects others, so of each no more is assumed than its floor.
    /// </remarks>
    public static AttackVerdict Run(PublishedFacts facts, Protection protection = Protection.Band, Insiders? insiders = null)
    {
        var components = Component.Of(facts, c => !c.IsKnown).Where(c => ComplementarySuppression.TargetsOf(c).Count > 0 && !IsUnrelated(c)).ToList();
        List<(int Index, Leak Leak)> leaks = [.. Component.Each(components, c => LeaksOf(c, protection)).SelectMany(l => l)];
        if (leaks.Count == 0 && insiders is { Groups.Count: > 0 })
            leaks.AddRange(Component.Each(components, c => LeaksToInsiders(c, insiders)).SelectMany(l => l));
        return leaks.Count == 0
            ? new AttackVerdict.Held(facts.Cells.Count(c => c.Status is CellStatus.Primary or CellStatus.Complementary))
            : new AttackVerdict.Leaks([.. leaks.OrderBy(l => l.Index).Select(l => l.Leak)]);
    }

    /// <summary>A cell that no fact speaks of. Most hidden cells are such, where totals are rounded and far off, so they are passed over quickly.</summary>
    private static bool IsUnrelated(Component component) => component.Rows.Length == 0
        && component.LowerFrom.All(f => f < 0) && component.UpperFrom.All(f => f < 0)
        && Enumerable.Range(0, component.Width).All(i => component.Lower[i] <= Math.Max(1, component.CellAt(i).Least));

    private static List<(int Index, Leak Leak)> LeaksOf(Component component, Protection protection)
    {
        var columns = ComplementarySuppression.TargetsOf(component);
        using var attacker = new Attacker(component, new(component, i => component.CellAt(i).IsHidden));
        attacker.TryAllTogether(columns, protection);
        return [.. columns.Where(i => !attacker.IsProtected(i, protection))
            .Select(i => (component.CellIndexes[i], LeakOf(component, attacker, i, protection)))];
    }

    private static List<(int Index, Leak Leak)> LeaksToInsiders(Component component, Insiders insiders)
    {
        var attack = new HeuristicSuppression(component, Protection.Band, insiders, ComplementarySuppression.TargetsOf(component), [], []);
        attack.ProtectFromInsiders();
        var ranges = new Ranges(component, i => component.CellAt(i).IsHidden);
        return [.. attack.Unreachable.Select(u => (component.CellIndexes[u.Column], LeakOfInsider(component, ranges, u.Column, insiders, u.Insider)))];
    }

    /// <summary>What somebody who knows returns can tell of a column.</summary>
    internal static Leak LeakOfInsider(Component component, Ranges ranges, int column, Insiders insiders, int insider)
    {
        var known = insider >= 0 ? insiders.Groups[insider] : new HashSet<string>();
        using var attacker = new Attacker(component, ranges.Knowing(c => c != column && component.CellAt(c).Body is { } body && known.Contains(body)));
        var bounds = attacker.BoundsOf(column);
        var who = known.Count == 0 ? "what is published" : $"what {string.Join(", ", known.Order(StringComparer.Ordinal))} returned";
        return new(bounds.Cell.Id, bounds.Lowest, bounds.Highest, [new(Route.OwnReturns, who)]);
    }

    /// <summary>What a column that is not protected can be, and the facts that bind it.</summary>
    internal static Leak LeakOf(Component component, Attacker attacker, int column, Protection protection)
    {
        var (down, up, both) = Attacker.AimsOf(component.CellAt(column), protection);
        var relations = component.Facts.Relations;
        var routes = new List<RouteTaken>();
        foreach (var (direction, aim) in new[] { (1, up), (-1, down) })
        {
            if (attacker.Reaches(column, direction, aim) && both)
                continue;
            routes.AddRange(attacker.ByLinear
                ? attacker.Region.Binding()
                : component.Rows.Where(r => r.Columns.Contains(column)).Select(r => new RouteTaken(relations[r.Relation].Route, relations[r.Relation].Words)));
        }

        var bounds = attacker.BoundsOf(column);
        return new(bounds.Cell.Id, bounds.Lowest, bounds.Highest, [.. routes.Distinct()]);
    }
}
