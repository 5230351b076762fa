namespace Reporting.Domain.Collections;

/// <summary>A published table that figures of a collection were loaded from, instead of being sent by councils.</summary>
/// <param name="Id">As the evidence names it.</param>
/// <param name="Publication">Publisher, title and edition.</param>
/// <param name="Table">The table's title.</param>
/// <param name="Address">Where it is published.</param>
/// <param name="Licence">Under which it may be used.</param>
/// <param name="Periods">For which it was used.</param>
/// <param name="Items">Codes of the items that were loaded from it.</param>
/// <param name="Published">Names of the source's own printed figures that are in it.</param>
public sealed record LoadedTable(
    string Id, string Publication, string Table, string Address, string Licence, PeriodRange Periods, IReadOnlyList<string> Items,
    IReadOnlyList<string> Published)
{
    /// <summary>What the names of the source's own counts begin with; the item's code follows.</summary>
    public const string CountPrefix = "count_";

    /// <summary>Whether a printed figure of the source stands in it in a period.</summary>
    /// <param name="published">By its name in the collection's published figures.</param>
    /// <param name="period">The period's id.</param>
    public bool Prints(string published, string period) => Periods.Contains(period)
        && (Published.Contains(published)
            || (published.StartsWith(CountPrefix, StringComparison.Ordinal) && Items.Contains(published[CountPrefix.Length..])));
}
