using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Reports;

/// <summary>Disclosure control of one period of a run, as its manifest says it.</summary>
/// <param name="Verdict"><c>held</c>; a run whose verdict is another is not rendered.</param>
/// <param name="SmallCounts">Counts hidden for being small.</param>
/// <param name="FurtherCounts">Counts hidden to protect those.</param>
/// <param name="WithheldTotals">Totals that are not printed, since they would give a hidden count away: measure and place.</param>
/// <param name="EarlierEditions">How many earlier editions of the period were attacked together with it.</param>
internal sealed record RunProtection(
    string Period, string Verdict, int SmallCounts, int FurtherCounts, IReadOnlyList<string> WithheldTotals, int EarlierEditions,
    IReadOnlyList<LeakNamed> Leaks)
{
    private const int MostNamed = 10;

    public static RunProtection Of(PublishedPeriod period) => period.Protection is { } account
        ? new(
            period.Period.Id, account.Verdict is AttackVerdict.Held ? "held" : "leaks", account.Primary, account.Complementary, account.Withheld,
            account.Editions, account.Verdict is AttackVerdict.Leaks leaks ? [.. leaks.Found.Select(Named)] : [])
        : throw new InvalidOperationException($"The figures of {period.Period.Id} did not come through disclosure control.");

    /// <summary>Why a run is not made, for somebody who must mend it. It names the counts and the ways to them, never what they are.</summary>
    public static string Refusal(IReadOnlyList<Leak> leaks) =>
        $"Nothing was published: {leaks.Count} hidden {(leaks.Count == 1 ? "count" : "counts")} could be told from what this report and earlier editions print "
        + "together. " + string.Join(" ", leaks.Take(MostNamed).Select(l => $"{l.Cell}, by {RoutesTo(l)}."))
        + (leaks.Count > MostNamed ? $" And {leaks.Count - MostNamed} more." : "")
        + MeasuresOf(leaks)
        + " Take a measure that tells it out of the collection, or round more by roundTo, and make the report again. What was published before cannot be "
        + "hidden.";

    private static string MeasuresOf(IReadOnlyList<Leak> leaks)
    {
        var titles = leaks.SelectMany(l => l.Measures).Distinct().Select(m => $"“{m}”").ToList();
        return titles.Count == 0 ? "" : $" The measures concerned: {string.Join(", ", titles)}.";
    }

    private static string RoutesTo(Leak leak) => leak.Routes.Count == 0 ? "what was printed before" : string.Join("; ", leak.Routes.Select(Named));

    private static LeakNamed Named(Leak leak) => new(leak.Cell, [.. leak.Routes.Select(Named)]);

    private static string Named(RouteTaken route) => $"{Word(route.Route)}: {route.Words}";

    private static string Word(Route route) => route switch
    {
        Route.Total => "total",
        Route.PartsAndWhole => "part and whole",
        Route.Percentage => "percentage",
        Route.Rule => "rule",
        Route.OwnReturns => "somebody's own returns",
        Route.EarlierEdition => "difference of editions",
        _ => "published elsewhere",
    };
}

/// <summary>A hidden count that could be told, and the ways to it. Not what it is.</summary>
internal sealed record LeakNamed(string Count, IReadOnlyList<string> Routes);
