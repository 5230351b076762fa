namespace Reporting.Domain.Disclosure;

/// <summary>Everything that a reader of all publications together can know: cells, some of them printed, and relations between them.</summary>
public sealed class PublishedFacts
{
    private readonly Dictionary<string, int> indexes;
    private ILookup<string, Relation>? relationsOf;

    /// <summary>Takes cells and relations, each in an order that decides ties.</summary>
    /// <exception cref="ArgumentException">
    /// Two cells share an id, a relation names a cell that is not there, a hidden cell is below its own floor, or a relation is untrue of the cells: with
    /// an untrue fact the attack would look for counts that cannot be.
    /// </exception>
    public PublishedFacts(IEnumerable<Cell> cells, IEnumerable<Relation> relations)
    {
        Cells = [.. cells];
        Relations = [.. relations];
        indexes = new(Cells.Count, StringComparer.Ordinal);
        for (var i = 0; i < Cells.Count; i++)
        {
            if (!indexes.TryAdd(Cells[i].Id, i))
                throw new ArgumentException($"Two cells are called {Cells[i].Id}.", nameof(cells));
            if (Cells[i].Value < 0 || (Cells[i].IsHidden && Cells[i].Value < Cells[i].Floor))
                throw new ArgumentException($"{Cells[i].Id} is {Cells[i].Value}, below what it is known to be.", nameof(cells));
            if (Cells[i].Rounded is { } rounded && (Cells[i].Value < rounded.Low || Cells[i].Value > rounded.High))
                throw new ArgumentException($"{Cells[i].Id} is {Cells[i].Value}, and does not round to what is printed.", nameof(cells));
        }

        foreach (var relation in Relations)
        {
            if (relation.Terms.Where(t => !indexes.ContainsKey(t.Cell)).Select(t => t.Cell).FirstOrDefault() is { } unknown)
                throw new ArgumentException($"{relation.Words}: there is no cell {unknown}.", nameof(relations));
            if (!relation.HoldsFor(id => this[id].Value))
                throw new ArgumentException($"{relation.Words}: untrue of the cells.", nameof(relations));
        }
    }

    private PublishedFacts(IReadOnlyList<Cell> cells, PublishedFacts others)
    {
        Cells = cells;
        Relations = others.Relations;
        indexes = others.indexes;
    }

    /// <summary>Every cell, printed or hidden.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>Everything published about the cells.</summary>
    public IReadOnlyList<Relation> Relations { get; }

    /// <summary>The cell of an id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Cell this[string id] => Cells[indexes[id]];

    /// <summary>The same, with more cells hidden to protect others.</summary>
    public PublishedFacts Hide(IReadOnlySet<string> ids) => Changed(c => ids.Contains(c.Id) ? c with { Status = CellStatus.Complementary } : c);

    /// <summary>
    /// The same, with cells withheld as a whole: zeros among them too, so that a reader does not know of any of them that it is not 0. What earlier editions
    /// printed stays.
    /// </summary>
    public PublishedFacts Withhold(IReadOnlySet<string> ids) => Changed(c => !ids.Contains(c.Id) || c.With is not null ? c : c.Status switch
    {
        CellStatus.Published => c with { Status = CellStatus.Complementary, Floor = c.Least },
        CellStatus.Fixed => c,
        _ => c with { Floor = Math.Min(c.Floor, c.Least) },
    });

    private PublishedFacts Changed(Func<Cell, Cell> change)
    {
        Cell[] changed = [.. Cells.Select(change)];
        // A slack is hidden with its cell.
        for (var i = 0; i < changed.Length; i++)
        {
            if (changed[i].With is { } with)
                changed[i] = changed[i] with { Status = changed[indexes[with]].IsHidden ? CellStatus.Unprinted : CellStatus.Fixed };
        }

        return new(changed, this);
    }

    /// <summary>The relations that name a cell.</summary>
    internal IEnumerable<Relation> RelationsOf(string id) =>
        (relationsOf ??= Relations.SelectMany(r => r.Terms.Select(t => (t.Cell, r))).ToLookup(r => r.Cell, r => r.r, StringComparer.Ordinal))[id];

    internal int IndexOf(string id) => indexes[id];
}
