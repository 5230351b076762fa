namespace Reporting.Domain.Disclosure;

/// <summary>Whether anything hidden follows from what is published.</summary>
public abstract record AttackVerdict
{
    private AttackVerdict()
    {
    }

    /// <summary>Nothing hidden can be told closely enough.</summary>
    /// <param name="Hidden">How many small or complementary cells were attacked.</param>
    public sealed record Held(int Hidden) : AttackVerdict;

    public sealed record Leaks(IReadOnlyList<Leak> Found) : AttackVerdict;
}

/// <summary>A hidden cell that can be told too closely.</summary>
/// <param name="Lowest">The least it can be, given everything published.</param>
/// <param name="Highest">The most it can be; null where nothing limits it.</param>
/// <param name="Routes">The published facts that give it away together.</param>
public sealed record Leak(string Cell, long Lowest, long? Highest, IReadOnlyList<RouteTaken> Routes)
{
    public string Words
    {
        get
        {
            var known = Lowest == Highest ? $"is {Lowest}" : Highest is null ? $"is at least {Lowest}" : $"is between {Lowest} and {Highest}";
            return Routes.Count == 0 ? $"{Cell} {known}" : $"{Cell} {known}, by {string.Join("; ", Routes.Select(r => r.Words))}";
        }
    }
}

/// <summary>One published fact that a leak takes.</summary>
public sealed record RouteTaken(Route Route, string Words);

/// <summary>What everything published tells of a hidden cell.</summary>
/// <param name="Highest">Null where nothing limits it.</param>
public sealed record CellBounds(Cell Cell, long Lowest, long? Highest);
