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

    /// <summary>Printed nowhere, and in no need of protection: the exact sum behind a rounded one, a denominator that is not shown.</summary>
    Unprinted,
}

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

    /// <summary>Whether a reader does not see the count.</summary>
    public bool IsHidden => Status is CellStatus.Primary or CellStatus.Complementary or CellStatus.Unprinted;

    /// <summary>Whether it may be hidden to protect another. A zero never is.</summary>
    public bool MayBeHidden => Status is CellStatus.Published && Value > 0 && Value >= Floor;
}

/// <summary>When a cell counts as protected.</summary>
public enum Protection
{
    /// <summary>A small cell's interval covers 1 to its threshold; one hidden to protect others is not exact. What is published is held to this.</summary>
    Band,

    /// <summary>No hidden cell is exact: its lowest and highest possible values differ.</summary>
    Open,
}
