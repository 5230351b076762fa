namespace Reporting.Domain.Disclosure;

/// <summary>
/// Looks for hidden counts that follow for somebody who knows the returns of other authorities. Most are open through their own authority's cells and rounded
/// totals, whoever knows the others; of the rest, only those insiders matter whose cells one way of change goes through.
/// </summary>
internal static class InsiderAttack
{
    /// <summary>The ways in which a count can leave three values open: two up, two down, or one each way.</summary>
    public static IReadOnlyList<Need[]> Ways(int column, int insider) =>
        [[new(column, 1, 2, insider)], [new(column, -1, 2, insider)], [new(column, 1, 1, insider), new(column, -1, 1, insider)]];

    /// <summary>For whom a column must be held open, beyond all others together; what holds it open is noted.</summary>
    /// <param name="component">The cells and relations.</param>
    /// <param name="search">Where changes are found.</param>
    /// <param name="column">A hidden column.</param>
    /// <param name="holds">Finds a way by which counts can change, and notes it; null for none.</param>
    /// <returns>The insiders for whom there is no way.</returns>
    public static IEnumerable<int> Failing(Component component, AdjustmentSearch search, int column, Func<IReadOnlyList<Need[]>, IReadOnlyList<int>?> holds)
    {
        if (component.CellAt(column).Body is not { } own || component.CellAt(column).With is not null || Nearby(search, column, Need.AllOthers) is { } alone
            && holds([alone]) is not null)
        {
            yield break;
        }

        if (holds(Ways(column, Need.Nobody)) is not { } changed)
        {
            yield return Need.Nobody;
            yield break;
        }

        var bodies = changed.Select(c => component.CellAt(c).Body).OfType<string>().Where(b => b != own).ToHashSet(StringComparer.Ordinal);
        foreach (var insider in bodies.SelectMany(search.Insiders.WhoKnow).Distinct().Order().Where(i => !search.Insiders.Groups[i].Contains(own)))
        {
            if (holds(Ways(column, insider)) is null)
                yield return insider;
        }
    }

    private static Need[]? Nearby(AdjustmentSearch search, int column, int insider) =>
        Ways(column, insider).FirstOrDefault(way => way.All(n => search.Nearby(n) is not null));
}
