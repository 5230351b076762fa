namespace Reporting.Domain.Disclosure;

/// <summary>Everything that a reader of all publications together can know: cells, some of them printed, and relations between them.</summary>
public sealed class PublishedFacts
{
    private readonly Dictionary<string, int> indexes;

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
    public PublishedFacts Hide(IReadOnlySet<string> ids) =>
        new([.. Cells.Select(c => ids.Contains(c.Id) ? c with { Status = CellStatus.Complementary } : c)], this);

    internal int IndexOf(string id) => indexes[id];
}
