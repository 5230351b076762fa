namespace Reporting.Domain.Disclosure;

/// <summary>Everything that a reader of all publications together can know: cells, some of them printed, and relations between them.</summary>
public sealed class PublishedFacts
{
    private readonly Dictionary<string, int> places;

    /// <exception cref="ArgumentException">
    /// Two cells share an id, a relation names a cell that is not there, a hidden cell is below its own floor, or a relation is untrue of the cells. An untrue
    /// fact would make the attack look for what cannot be.
    /// </exception>
    public PublishedFacts(IEnumerable<Cell> cells, IEnumerable<Relation> relations)
    {
        Cells = [.. cells];
        Relations = [.. relations];
        places = new(Cells.Count, StringComparer.Ordinal);
        for (var i = 0; i < Cells.Count; i++)
        {
            if (!places.TryAdd(Cells[i].Id, i))
                throw new ArgumentException($"Two cells are called {Cells[i].Id}.", nameof(cells));
            if (Cells[i].Value < 0 || (Cells[i].IsHidden && Cells[i].Value < Cells[i].Floor))
                throw new ArgumentException($"{Cells[i].Id} is {Cells[i].Value}, below what it is known to be.", nameof(cells));
        }

        foreach (var relation in Relations)
        {
            if (relation.Terms.Where(t => !places.ContainsKey(t.Cell)).Select(t => t.Cell).FirstOrDefault() is { } unknown)
                throw new ArgumentException($"{relation.Words}: there is no cell {unknown}.", nameof(relations));
            if (!relation.HoldsFor(id => this[id].Value))
                throw new ArgumentException($"{relation.Words}: untrue of the cells.", nameof(relations));
        }
    }

    private PublishedFacts(IReadOnlyList<Cell> cells, PublishedFacts others)
    {
        Cells = cells;
        Relations = others.Relations;
        places = others.places;
    }

    public IReadOnlyList<Cell> Cells { get; }

    public IReadOnlyList<Relation> Relations { get; }

    public Cell this[string id] => Cells[places[id]];

    /// <summary>The same, with more cells hidden to protect others.</summary>
    public PublishedFacts Hide(IReadOnlySet<string> ids) =>
        new([.. Cells.Select(c => ids.Contains(c.Id) ? c with { Status = CellStatus.Complementary } : c)], this);

    /// <summary>The same, with more facts published.</summary>
    public PublishedFacts And(IEnumerable<Relation> more) => new(Cells, Relations.Concat(more));

    internal int PlaceOf(string id) => places[id];
}
