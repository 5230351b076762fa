namespace Reporting.Domain.Disclosure;

/// <summary>What a reader of everything published sees of a cell.</summary>
public enum CellStatus
{
    /// <summary>Printed; may still be hidden to protect another, unless it is 0.</summary>
    Published,

    /// <summary>Printed, whatever else is hidden: a total that others print too, a population, an earlier edition's figure.</summary>
    Fixed,

    /// <summary>Hidden for being small itself. Also a small complement that is printed nowhere but follows from what is: whole less part.</summary>
    Primary,

    /// <summary>Hidden to protect others.</summary>
    Complementary,

    /// <summary>Printed nowhere, and in no need of protection: an answer that no measure prints, a denominator that is not shown.</summary>
    Unprinted,
}

/// <summary>Which cells are hidden before which, where a small one cannot be protected otherwise.</summary>
public enum Sacrifice
{
    /// <summary>An authority's count.</summary>
    First,

    /// <summary>A region's total.</summary>
    Second,

    /// <summary>An authority's count that its source has published already: hiding it here helps least.</summary>
    Third,

    /// <summary>England's total.</summary>
    Last,
}

/// <summary>What a rounded figure leaves open.</summary>
/// <param name="Low">The least count that is printed so.</param>
/// <param name="High">The greatest.</param>
public readonly record struct CountRange(long Low, long High);

/// <summary>One count that figures are made of, whether it is printed or not.</summary>
/// <param name="Id">Names the cell in relations and leaks: "301/2024/MIS08".</param>
/// <param name="Value">The true count; 0 or more.</param>
/// <param name="Status">What a reader sees of it.</param>
/// <param name="Threshold">Counts of 1 to this are small: the collection's suppressUpTo.</param>
public sealed record Cell(string Id, long Value, CellStatus Status, int Threshold = 5)
{
    /// <summary>
    /// The least that anybody knows the cell to be when it is hidden. 1 where zeros are always printed, since a hidden cell is then no zero; 0 where zeros
    /// are hidden too.
    /// </summary>
    public long Floor { get; init; } = Status is CellStatus.Unprinted ? 0 : 1;

    /// <summary>The least that the definition lets it be, which everybody can read.</summary>
    public long Least { get; init; }

    /// <summary>The most that the definition lets it be; null for no limit.</summary>
    public long? Most { get; init; }

    /// <summary>What is left open where it is printed rounded; null where it is printed exactly.</summary>
    public CountRange? Rounded { get; init; }

    /// <summary>When it is hidden to protect another.</summary>
    public Sacrifice Sacrifice { get; init; }

    /// <summary>The authority that returned it, and so knows it; null of a total.</summary>
    public string? Body { get; init; }

    /// <summary>
    /// Of a slack that is no count: the cell with which it is hidden. A relation with it says something only while that cell is printed. Null of a count.
    /// </summary>
    public string? With { get; init; }

    /// <summary>Whether a reader does not see the count.</summary>
    public bool IsHidden => Status is CellStatus.Primary or CellStatus.Complementary or CellStatus.Unprinted;

    /// <summary>Whether a reader knows the count exactly, from its own figure.</summary>
    public bool IsKnown => !IsHidden && Rounded is null;

    /// <summary>Whether it may be hidden to protect another. A zero never is.</summary>
    public bool MayBeHidden => Status is CellStatus.Published && Value > 0 && Value >= Floor && With is null;
}

/// <summary>When a cell counts as protected.</summary>
public enum Protection
{
    /// <summary>A small cell's interval covers 1 to its threshold; one hidden to protect others is not exact. What is published is held to this.</summary>
    Band,

    /// <summary>No hidden cell is exact: its lowest and highest possible values differ.</summary>
    Open,
}
