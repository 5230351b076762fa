namespace Reporting.Domain.Disclosure;

/// <summary>Where a reader learns a relation between cells.</summary>
public enum Route
{
    Total,
    PartsAndWhole,
    Percentage,
    Rank,
    Sentence,
    Chart,
    Change,
    EarlierEdition,
    Elsewhere,
}

/// <summary>A cell, times a whole number.</summary>
public readonly record struct Term(string Cell, long Times = 1);

/// <summary>A published fact: a sum of cells, each times a whole number, lies between two whole numbers.</summary>
/// <param name="Route">Where it is published.</param>
/// <param name="Words">The figure or sentence itself, as people know it: "London, MIS08, rounded to 10".</param>
/// <param name="Low">Null where nothing is known.</param>
/// <param name="High">Null where nothing is known.</param>
/// <remarks>Whole numbers throughout, so that "below 12.5%" can be said exactly.</remarks>
public sealed record Relation(Route Route, string Words, IReadOnlyList<Term> Terms, long? Low, long? High)
{
    /// <summary>The whole is the sum of its parts.</summary>
    public static Relation Sum(Route route, string words, string whole, IEnumerable<string> parts) =>
        new(route, words, [new(whole, -1), .. parts.Select(p => new Term(p))], 0, 0);

    /// <summary>The sum of the parts, printed as a number.</summary>
    public static Relation Total(Route route, string words, IEnumerable<string> parts, long total) =>
        new(route, words, [.. parts.Select(p => new Term(p))], total, total);

    /// <summary>The sum of the parts, printed rounded.</summary>
    /// <param name="printed">As <see cref="Rounding.ToBase"/> gives it.</param>
    public static Relation RoundedTotal(Route route, string words, IEnumerable<string> parts, long printed, int toBase)
    {
        var (lowest, highest) = Rounding.Admits(printed, toBase);
        return new(route, words, [.. parts.Select(p => new Term(p))], lowest, highest);
    }

    /// <summary>A cell's value, or what is known of it.</summary>
    public static Relation Known(Route route, string words, string cell, long? low, long? high) => new(route, words, [new(cell)], low, high);

    /// <summary>The same count, printed in two places.</summary>
    public static Relation Same(Route route, string words, string one, string other) => new(route, words, [new(one), new(other, -1)], 0, 0);

    /// <summary>One is no greater than the other: part and whole, a lower and a higher rank of counts.</summary>
    public static Relation AtMost(Route route, string words, string smaller, string greater) =>
        new(route, words, [new(greater), new(smaller, -1)], 0, null);

    /// <summary>A higher and a lower rank of shares whose denominators are known.</summary>
    /// <param name="higher">The numerator of the greater share, or of an equal one.</param>
    public static Relation RankOfShares(string words, string higher, long higherDenominator, string lower, long lowerDenominator) =>
        new(Route.Rank, words, [new(higher, lowerDenominator), new(lower, -higherDenominator)], 0, null);

    /// <summary>The difference of two counts, printed as a number between two bounds: a change since the last period, a bar's length.</summary>
    public static Relation Difference(Route route, string words, string now, string before, long low, long high) =>
        new(route, words, [new(now), new(before, -1)], low, high);

    /// <summary>A share printed to decimals, whether its denominator is printed or not.</summary>
    /// <param name="printed">As <see cref="Rounding.Share"/> gives it.</param>
    /// <param name="per">100 for a percentage, 10,000 for a rate per 10,000, 1 for a ratio.</param>
    public static IReadOnlyList<Relation> Share(string words, string numerator, string denominator, decimal printed, int decimals, int per = 100)
    {
        var halves = 2 * Rounding.StepsPerUnit(decimals);
        var middle = decimal.ToInt64(printed * halves);
        return Within(Route.Percentage, words, numerator, denominator, (middle - 1, per * halves, true), (middle + 1, per * halves, false));
    }

    /// <summary>A share known to lie between two fractions: "most of those that answered".</summary>
    /// <param name="from">The lower fraction as parts of so many, and whether it is itself included; null for none.</param>
    /// <param name="to">The upper fraction likewise.</param>
    public static IReadOnlyList<Relation> Within(
        Route route, string words, string numerator, string denominator, (long Parts, long Of, bool Included)? from, (long Parts, long Of, bool Included)? to)
    {
        var relations = new List<Relation>(2);
        if (from is { } low)
            relations.Add(new(route, words, [new(numerator, low.Of), new(denominator, -low.Parts)], low.Included ? 0 : 1, null));
        if (to is { } high)
            relations.Add(new(route, words, [new(numerator, high.Of), new(denominator, -high.Parts)], null, high.Included ? 0 : -1));
        return relations;
    }

    /// <summary>Whether the fact is true of these counts.</summary>
    public bool HoldsFor(Func<string, long> valueOf)
    {
        var sum = Terms.Aggregate((Int128)0, (s, t) => s + ((Int128)t.Times * valueOf(t.Cell)));
        return (Low is not { } low || sum >= low) && (High is not { } high || sum <= high);
    }
}
