namespace Reporting.Checking.Extracts.Layouts;

/// <summary>Some rows of a table.</summary>
/// <param name="Of">A table or a set.</param>
/// <param name="Table">The table that they are rows of.</param>
/// <param name="Where">SQL that is true of them; null for all.</param>
/// <param name="Links">What must be, or must not be, in other tables about the same child.</param>
/// <param name="Any">Of these at least one must be; empty where there is no such condition.</param>
public sealed record RowSelection(string Of, ExtractTable Table, string? Where, IReadOnlyList<RowLink> Links, IReadOnlyList<RowLink> Any);

/// <summary>Rows of the same child elsewhere.</summary>
/// <param name="Of">A table or a set.</param>
/// <param name="Table">The table that they are rows of.</param>
/// <param name="Exists">Whether there must be such rows, or must not.</param>
/// <param name="Where">SQL over both rows, the other one's columns written other.X; null for all.</param>
/// <param name="Least">How many such rows there must be.</param>
/// <param name="YearBefore">Whether the file of the year before the period is needed too.</param>
public sealed record RowLink(string Of, ExtractTable Table, bool Exists, string? Where, int Least, bool YearBefore);

/// <summary>Rows with a name, of which other selections are made.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Rows">The rows.</param>
/// <param name="LeftOut">What a count of the rows that are not in it says; null where that needs no telling.</param>
public sealed record RowSet(string Id, RowSelection Rows, string? LeftOut);

/// <summary>How many things some rows tell of.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Key">Columns that make one of what is counted.</param>
/// <param name="Having">SQL over the rows of one, true where it counts; null where each does.</param>
public sealed record RowCount(RowSelection Rows, IReadOnlyList<string> Key, string? Having);

/// <summary>How an item of the return is derived.</summary>
/// <param name="Item">Its code.</param>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Version">Of the rule.</param>
/// <param name="Count">What is counted.</param>
/// <param name="Unverified">What in it is not the source's verified way; null where nothing is.</param>
/// <param name="IfZero">What to think of where it comes to 0.</param>
/// <param name="LeaveEmpty">Why the count is shown and not entered; null where it is entered.</param>
/// <param name="Beside">Other ways of counting, shown beside it.</param>
public sealed record DerivedItem(
    string Item, string Rule, int Version, RowCount Count, string? Unverified, string? IfZero, string? LeaveEmpty, IReadOnlyList<OtherCount> Beside);

/// <summary>Another way of counting.</summary>
/// <param name="Title">How it differs.</param>
/// <param name="Count">What is counted.</param>
public sealed record OtherCount(string Title, RowCount Count);

/// <summary>What an officer should look at.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Count">What is counted.</param>
/// <param name="Says">What the count is of.</param>
public sealed record ExtractWarning(string Id, RowCount Count, string Says);

/// <summary>A figure of another extract, which should be near an item's.</summary>
/// <param name="Item">The item's code.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Value">SQL of the figure, over the rows.</param>
/// <param name="Says">What the figure is.</param>
public sealed record CrossCheck(string Item, RowSelection Rows, string Value, string Says);

/// <summary>What the example files must give.</summary>
/// <param name="From">First day of the period.</param>
/// <param name="To">Its last day.</param>
/// <param name="Gives">By item.</param>
/// <param name="LeavesEmpty">Counts that are shown and not entered, by item.</param>
public sealed record DerivationExample(
    DateOnly From, DateOnly To, IReadOnlyDictionary<string, long> Gives, IReadOnlyDictionary<string, long> LeavesEmpty);

/// <summary>How the items of an instrument are derived from a council's own extracts.</summary>
/// <param name="Instrument">Its id.</param>
/// <param name="Sets">All sets that it may use, those of the layouts first.</param>
/// <param name="Items">In the order of the file.</param>
/// <param name="CrossChecks">In the order of the file.</param>
/// <param name="Example">What the example files must give.</param>
/// <param name="Published">What the source printed of an item, by authority, period and item; symbols as it prints them.</param>
public sealed record Derivation(
    string Instrument, IReadOnlyList<RowSet> Sets, IReadOnlyList<DerivedItem> Items, IReadOnlyList<CrossCheck> CrossChecks, DerivationExample? Example,
    IReadOnlyDictionary<(string Authority, string Period, string Item), string> Published);

/// <summary>Everything that is defined about extracts.</summary>
/// <param name="Layouts">What files are recognised.</param>
/// <param name="ByCollection">How returns are derived, by the collection's id.</param>
public sealed record ExtractDefinitions(IReadOnlyList<ExtractLayout> Layouts, IReadOnlyDictionary<string, Derivation> ByCollection)
{
    /// <summary>All tables of all layouts.</summary>
    public IEnumerable<ExtractTable> Tables => Layouts.SelectMany(l => l.Tables);
}
