using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>The cells and relations of one edition of a period while they are collected. Those of the edition before come first.</summary>
internal sealed class FactsBuilder
{
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    private readonly List<Cell> cells = [];
    private readonly List<Relation> relations = [];
    private readonly HashSet<string> stated = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> wholes = new(StringComparer.Ordinal);

    /// <param name="collection">Its threshold and rounding base.</param>
    /// <param name="names">What counts are called.</param>
    /// <param name="before">What earlier editions published; null where there was none.</param>
    public FactsBuilder(Collection collection, CountNames names, PublishedEdition? before)
    {
        (Collection, Names) = (collection, names);
        Suffix = before is null ? string.Empty : $" (edition {before.Number + 2})";
        Known = before is null ? [] : new(before.Counts);
        foreach (var cell in before?.Cells ?? [])
            Add(cell);
        relations.AddRange((before?.Relations ?? []).Select(r => r with { Route = Route.EarlierEdition }));
        stated.UnionWith(relations.Select(KeyOf));
        foreach (var relation in relations.Where(r => r is { Low: 0, High: 0 } && r.Terms[0].Times == -1 && r.Terms.Skip(1).All(t => t.Times == 1)))
            wholes.TryAdd(PartsOf(relation.Terms.Skip(1).Select(t => t.Cell)), relation.Terms[0].Cell);
    }

    public Collection Collection { get; }

    public CountNames Names { get; }

    /// <summary>What ids and words of this edition end with, so that no two editions share one; empty for the first.</summary>
    public string Suffix { get; }

    /// <summary>The id of each count, by its value too: a count that an earlier edition printed with the same value is the same cell.</summary>
    public Dictionary<(AuthorityCount Count, long Value), string> Known { get; }

    public Cell this[string id] => cells[indexes[id]];

    public bool Contains(string id) => indexes.ContainsKey(id);

    public void Add(Cell cell)
    {
        indexes.Add(cell.Id, cells.Count);
        cells.Add(cell);
    }

    /// <summary>Adds a relation, unless the same was stated before.</summary>
    public void Add(Relation relation)
    {
        if (stated.Add(KeyOf(relation)))
            relations.Add(relation);
    }

    /// <summary>The cell that an earlier edition has of the sum of these cells; null for none.</summary>
    public string? WholeOf(IEnumerable<string> parts) => wholes.GetValueOrDefault(PartsOf(parts));

    /// <summary>
    /// The slack of a cell: a relation that has it says something only while the cell is printed. Adds it where it is not there yet.
    /// </summary>
    public string SlackOf(string id)
    {
        var slack = $"{id}, shown";
        if (!Contains(slack))
            Add(new Cell(slack, 0, CellStatus.Fixed) { With = id, Floor = 0 });
        return slack;
    }

    /// <summary>Adds a relation if it is true of the counts; whether it was.</summary>
    public bool AddIfTrue(Relation relation)
    {
        var isTrue = relation.HoldsFor(id => this[id].Value);
        if (isTrue)
            Add(relation);
        return isTrue;
    }

    /// <summary>Adds what is left of a whole beside a part of it, a small count of which it is possible that it is 0.</summary>
    /// <returns>The id of its cell.</returns>
    public string AddSmallComplement(string words, long value, AuthorityCode? authority = null)
    {
        var id = words + Suffix;
        Add(new Cell(id, value, CellStatus.Primary, Collection.SuppressUpTo) { Floor = 0, Body = authority?.ToString() });
        return id;
    }

    public void Replace(Cell cell) => cells[indexes[cell.Id]] = cell;

    /// <summary>Hides a printed cell to protect another; whether it is hidden now.</summary>
    public bool TryHide(string id)
    {
        var cell = this[id];
        if (cell.Status is CellStatus.Published)
            Replace(cell with { Status = CellStatus.Complementary });
        return this[id].IsHidden;
    }

    /// <summary>Small and not public already, so hidden; else not printed by itself.</summary>
    public CellStatus StatusOfUnprinted(long value) =>
        SmallCounts.IsSmall(value, Collection) && !Collection.FiguresArePublic ? CellStatus.Primary : CellStatus.Unprinted;

    public PublishedFacts Build() => new(
        cells.Select(c => c.With is { } with ? c with { Status = this[with].IsHidden ? CellStatus.Unprinted : CellStatus.Fixed } : c), relations);

    private static string KeyOf(Relation relation) =>
        $"{relation.Low} {relation.High} {string.Join('|', relation.Terms.OrderBy(t => t.Cell, StringComparer.Ordinal).Select(t => $"{t.Times}*{t.Cell}"))}";

    private static string PartsOf(IEnumerable<string> parts) => string.Join('|', parts.Order(StringComparer.Ordinal));
}
