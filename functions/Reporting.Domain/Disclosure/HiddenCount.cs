using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>Why a count is not printed.</summary>
public enum HiddenWhy
{
    /// <summary>It is small itself, or what is left of a whole beside it is.</summary>
    Small,

    /// <summary>Another hidden count would follow from it.</summary>
    Protects,

    /// <summary>It is withheld as a whole with the counts that hang together with it, since no choice among them would do.</summary>
    Withheld,
}

/// <summary>A count that an edition hides, and why: for the inspectorate alone, since what is said of it narrows what it can be.</summary>
/// <param name="Count">The count as leaks and relations name it: "301 council sum(MIS08)", or "London, sum(MIS08)" of a total.</param>
/// <param name="Authority">Whose it is; null of a total.</param>
/// <param name="Measures">The ids of the measures that would print it, in the collection's order.</param>
/// <param name="Why">Why it is hidden.</param>
/// <param name="Protects">
/// The counts that would follow from it, each with a relation by which it would; empty of others than <see cref="HiddenWhy.Protects"/>.
/// </param>
public sealed record HiddenCount(string Count, string? Authority, IReadOnlyList<string> Measures, HiddenWhy Why, IReadOnlyList<HiddenFor> Protects)
{
    /// <summary>The hidden counts of an edition that measures would print, in the edition's order.</summary>
    /// <param name="collection">As it is defined today.</param>
    /// <param name="edition">What the attack saw.</param>
    public static IReadOnlyList<HiddenCount> Of(Collection collection, PublishedEdition edition)
    {
        var names = new CountNames();
        var counts = edition.Counts.GroupBy(c => c.Value, c => c.Key.Count.Name, StringComparer.Ordinal)
            .ToDictionary(c => c.Key, c => c.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var reasons = edition.Reasons.ToLookup(r => r.Cell, StringComparer.Ordinal);
        var measures = collection.Measures.Select(m => (m.Id, Names: NamesOf(m, names), Totals: TotalsOf(m))).ToList();
        return
        [
            .. from cell in edition.Cells
               where cell.Status is CellStatus.Primary or CellStatus.Complementary
               let printing = measures.Where(m => counts.TryGetValue(cell.Id, out var of) ? of.Overlaps(m.Names) : m.Totals.Any(t => IsTotal(cell, t)))
                   .Select(m => m.Id).ToList()
               where printing.Count > 0
               let protects = reasons[cell.Id].Distinct().ToList()
               let why = cell.Status is CellStatus.Primary ? HiddenWhy.Small : protects.Count > 0 ? HiddenWhy.Protects : HiddenWhy.Withheld
               select new HiddenCount(cell.Id, cell.Body, printing, why, why is HiddenWhy.Protects ? protects : []),
        ];
    }

    private static string[] NamesOf(Measure measure, CountNames names) =>
        [names.NameOf(measure.Instrument, measure.Numerator), names.NameOf(measure.Instrument, measure.Denominator)];

    private static string[] TotalsOf(Measure measure) =>
    [
        $", {CountExpression.Normalised(measure.Numerator)}", $", {CountExpression.Normalised(measure.Denominator)}", $" rest of {measure.Id}",
    ];

    /// <summary>
    /// A total is called by its place and expression, what is left beside a part by its measure; another edition's, or one of other authorities, has more
    /// behind it.
    /// </summary>
    private static bool IsTotal(Cell cell, string name)
    {
        var at = cell.Id.IndexOf(name, StringComparison.Ordinal);
        return at > 0 && (at + name.Length == cell.Id.Length || cell.Id[at + name.Length] is ',' or ' ');
    }
}
