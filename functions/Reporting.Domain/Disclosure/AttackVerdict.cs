namespace Reporting.Domain.Disclosure;

/// <summary>Whether anything hidden follows from what is published.</summary>
public abstract record AttackVerdict
{
    private AttackVerdict()
    {
    }

    /// <summary>Every hidden cell is protected.</summary>
    /// <param name="Hidden">How many small or complementary cells were attacked.</param>
    public sealed record Held(int Hidden) : AttackVerdict;

    /// <summary>Some hidden cells follow from what is published.</summary>
    /// <param name="Found">In the order of the cells; at least one.</param>
    public sealed record Leaks(IReadOnlyList<Leak> Found) : AttackVerdict;
}

/// <summary>A hidden cell that is not protected.</summary>
/// <param name="Cell">Its id.</param>
/// <param name="Lowest">The least it can be, given everything published.</param>
/// <param name="Highest">The most it can be; null where nothing limits it.</param>
/// <param name="Routes">The published facts that give it away together.</param>
public sealed record Leak(string Cell, long Lowest, long? Highest, IReadOnlyList<RouteTaken> Routes)
{
    /// <summary>Titles of the measures that print it, or what it hangs together with.</summary>
    public IReadOnlyList<string> Measures { get; init; } = [];
}

/// <summary>One published fact that gives a hidden cell away.</summary>
/// <param name="Route">Where it is published.</param>
/// <param name="Words">The figure itself, as people know it.</param>
public sealed record RouteTaken(Route Route, string Words);

/// <summary>What everything published says of a hidden cell.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Lowest">The least it can be.</param>
/// <param name="Highest">The most it can be; null where nothing limits it.</param>
internal sealed record CellBounds(Cell Cell, long Lowest, long? Highest);
