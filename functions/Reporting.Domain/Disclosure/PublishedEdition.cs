namespace Reporting.Domain.Disclosure;

/// <summary>
/// What one edition of a period and those before it published, as the attack saw it: for the next edition, which is held against it. It has the true counts
/// in it, so it is stored and never printed.
/// </summary>
public sealed class PublishedEdition
{
    internal PublishedEdition(
        int number, IReadOnlyList<Cell> cells, IReadOnlyList<Relation> relations, IReadOnlyDictionary<(AuthorityCount Count, long Value), string> counts,
        AttackVerdict verdict)
    {
        Number = number;
        Cells = cells;
        Relations = relations;
        Counts = counts;
        Verdict = verdict;
    }

    /// <summary>How many editions came before it.</summary>
    public int Number { get; }

    /// <summary>Whether anything hidden follows from it and the editions before it. What leaks is not published, so it is no edition of the period.</summary>
    public AttackVerdict Verdict { get; }

    /// <summary>What its further cells are hidden for.</summary>
    public IReadOnlyList<HiddenFor> Reasons { get; init; } = [];

    /// <summary>As they were printed or hidden.</summary>
    internal IReadOnlyList<Cell> Cells { get; }

    /// <summary>Everything that was published about them.</summary>
    internal IReadOnlyList<Relation> Relations { get; }

    /// <summary>The cell of each count and value.</summary>
    internal IReadOnlyDictionary<(AuthorityCount Count, long Value), string> Counts { get; }
}
