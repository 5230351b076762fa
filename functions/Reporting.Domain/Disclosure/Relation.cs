namespace Reporting.Domain.Disclosure;

/// <summary>Where a reader learns a relation between cells.</summary>
public enum Route
{
    /// <summary>A printed total, exact or rounded.</summary>
    Total,

    /// <summary>A whole and its parts, which every accepted return obeys.</summary>
    PartsAndWhole,

    /// <summary>A rule that every accepted return obeys.</summary>
    Rule,

    /// <summary>What somebody returned, who so knows it beside what is published.</summary>
    OwnReturns,

    /// <summary>A printed percentage, rate or ratio.</summary>
    Percentage,

    /// <summary>What an earlier edition of the same period printed.</summary>
    EarlierEdition,

    /// <summary>What somebody else printed, such as the source of the figures.</summary>
    Elsewhere,
}

/// <summary>A cell, times a whole number.</summary>
/// <param name="Cell">The cell's id.</param>
/// <param name="Times">The factor; negative where the cell is subtracted.</param>
public readonly record struct Term(string Cell, long Times = 1);

/// <summary>A published fact: a sum of cells, each times a whole number, lies between two whole numbers.</summary>
/// <param name="Route">Where it is published.</param>
/// <param name="Words">The figure itself, as people know it: "London, MIS08, rounded to 10".</param>
/// <param name="Terms">The cells of the sum.</param>
/// <param name="Low">The least the sum can be; null where nothing is known.</param>
/// <param name="High">The most the sum can be; null where nothing is known.</param>
/// <remarks>Whole numbers throughout, so that "below 12.5%" can be said exactly.</remarks>
public sealed record Relation(Route Route, string Words, IReadOnlyList<Term> Terms, long? Low, long? High)
{
    /// <summary>The whole is the sum of its parts.</summary>
    public static Relation Sum(Route route, string words, string whole, IEnumerable<string> parts) =>
        new(route, words, [new(whole, -1), .. parts.Select(p => new Term(p))], 0, 0);

    /// <summary>The sum of the parts, printed as a number.</summary>
    public static Relation Total(Route route, string words, IEnumerable<string> parts, long total) =>
        new(route, words, [.. parts.Select(p => new Term(p))], total, total);

    /// <summary>A cell lies between two numbers; null where it has no bound.</summary>
    public static Relation Known(Route route, string words, string cell, long? low, long? high) => new(route, words, [new(cell)], low, high);

    /// <summary>One cell is no greater than the other, as a part and its whole.</summary>
    public static Relation AtMost(Route route, string words, string smaller, string greater) =>
        new(route, words, [new(greater), new(smaller, -1)], 0, null);

    /// <summary>A share printed to decimals, whether its denominator is printed or not.</summary>
    /// <param name="words">The figure itself, as people know it.</param>
    /// <param name="numerator">The id of the numerator's cell.</param>
    /// <param name="denominator">The id of the denominator's cell.</param>
    /// <param name="printed">As <see cref="Rounding.Share"/> gives it.</param>
    /// <param name="decimals">To how many it is printed, from 0 to 9.</param>
    /// <param name="per">100 for a percentage, 10,000 for a rate per 10,000, 1 for a ratio.</param>
    /// <returns>Two inequalities: numerator ÷ denominator is at least the lower edge of what rounds to the figure, and below the upper one.</returns>
    public static IReadOnlyList<Relation> Share(string words, string numerator, string denominator, decimal printed, int decimals, int per = 100)
    {
        // In half steps of the last decimal, the figure rounds from one half step below to one above.
        var halfSteps = 2 * Rounding.StepsPerUnit(decimals);
        var middle = decimal.ToInt64(printed * halfSteps);
        var whole = per * halfSteps;
        return
        [
            new(Route.Percentage, words, [new(numerator, whole), new(denominator, -(middle - 1))], 0, null),
            new(Route.Percentage, words, [new(numerator, whole), new(denominator, -(middle + 1))], null, -1),
        ];
    }

    /// <summary>Whether the fact is true of these counts.</summary>
    public bool HoldsFor(Func<string, long> valueOf)
    {
        var sum = Terms.Aggregate((Int128)0, (s, t) => s + ((Int128)t.Times * valueOf(t.Cell)));
        return (Low is not { } low || sum >= low) && (High is not { } high || sum <= high);
    }
}
