using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>What was done to protect a period, and whether it holds.</summary>
/// <param name="Verdict">Of the attack over everything published together, earlier editions included.</param>
/// <param name="Primary">How many counts are hidden for being small.</param>
/// <param name="Complementary">How many counts are hidden to protect those.</param>
/// <param name="Withheld">Totals that are not printed, since they would give a hidden count away: measure and place.</param>
/// <param name="Editions">How many earlier editions of the period were held against it.</param>
/// <param name="Rules">By what it was done.</param>
public sealed record ProtectionAccount(
    AttackVerdict Verdict, int Primary, int Complementary, IReadOnlyList<string> Withheld, int Editions, ProtectionRules Rules);

/// <summary>A collection's rules of protection, as they were when figures were protected.</summary>
/// <param name="SuppressUpTo">Counts of people from 1 to this are hidden.</param>
/// <param name="RoundTo">National and regional counts of people are rounded to this.</param>
/// <param name="FiguresArePublic">Its figures were published by their sources before: none above the threshold is hidden.</param>
public sealed record ProtectionRules(int SuppressUpTo, int RoundTo, bool FiguresArePublic);

/// <summary>
/// Decides what a period hides: small counts; then the fewest further counts; then, where hiding counts is not enough, the totals that give one away. The
/// attack over everything that would be published is made after each step, and its last verdict stands.
/// </summary>
internal sealed class PeriodProtection
{
    // To prove that no fewer cells would do takes minutes for a country's tables. Without the proof only few cells more are hidden.
    private const double SearchBudget = 0;

    private readonly PeriodFacts facts;
    private readonly PeriodOwn own;
    private readonly CountNames names = new();
    private readonly HashSet<PrintedTotal> withheld = [];
    private readonly HashSet<AuthorityCount> hidden = [];

    /// <param name="collection">The collection that the period is of.</param>
    /// <param name="regions">Every region, in their order.</param>
    /// <param name="own">The period's unprotected figures.</param>
    /// <param name="before">What earlier editions of the period published; null where there was none.</param>
    public PeriodProtection(Collection collection, IReadOnlyList<Region> regions, PeriodOwn own, PublishedEdition? before)
    {
        this.own = own;
        PublishedFacts attacked;
        AttackVerdict verdict;
        while (true)
        {
            facts = new(collection, regions, own, names, before, withheld);
            (attacked, verdict) = Protect(facts.Facts);
            if (verdict is not AttackVerdict.Leaks leaks)
                break;
            var more = leaks.Found.SelectMany(l => l.Routes).SelectMany(r => facts.PrintedBy(r.Words)).Where(t => !withheld.Contains(t)).ToList();
            if (more.Count == 0)
                break;
            withheld.UnionWith(more);
        }

        hidden.UnionWith(facts.Fractions);
        hidden.UnionWith(facts.Ids.Where(i => attacked[i.Value].Status is CellStatus.Primary or CellStatus.Complementary).Select(i => i.Key));
        var zeros = facts.ZerosOfHiddenWholes(attacked).ToHashSet(StringComparer.Ordinal);
        hidden.UnionWith(facts.Ids.Where(i => zeros.Contains(i.Value)).Select(i => i.Key));
        var number = before is null ? 0 : before.Number + 1;
        // What this edition prints, a later one cannot hide any more.
        var printed = attacked.Cells.Select(c => c.Status is CellStatus.Published ? c with { Status = CellStatus.Fixed } : c);
        Edition = new(number, [.. printed], attacked.Relations, facts.Known, verdict);
        var primary = facts.Ids.Values.Distinct().Count(i => attacked[i].Status is CellStatus.Primary) + facts.Fractions.Count;
        var places = regions.ToDictionary(r => r.Gss, r => r.Name);
        var totals = withheld.Select(w => $"{w.Measure}, {(w.Region is null ? "England" : places[w.Region])}").Order(StringComparer.Ordinal);
        var rules = new ProtectionRules(collection.SuppressUpTo, collection.RoundTo, collection.FiguresArePublic);
        Account = new(verdict, primary, hidden.Count - primary, [.. totals], number, rules);
    }

    /// <summary>What was done, for the manifest.</summary>
    public ProtectionAccount Account { get; }

    /// <summary>What the next edition is held against.</summary>
    public PublishedEdition Edition { get; }

    /// <summary>Whether an authority's numerator is not printed.</summary>
    public bool HidesNumerator(AuthorityCode authority, Measure measure) => hidden.Contains(names.NumeratorOf(measure, authority));

    /// <summary>Whether an authority's denominator is not printed; one that is public always is.</summary>
    public bool HidesDenominator(AuthorityCode authority, Measure measure) =>
        !measure.DenominatorIsReference && hidden.Contains(names.DenominatorOf(measure, authority));

    /// <summary>Whether a total is not printed.</summary>
    /// <remarks>A total that no whole number makes is not attacked, so it is printed only where nothing in it is hidden.</remarks>
    public bool Withholds(Measure measure, Region? region) =>
        withheld.Contains(new(measure.Id, region?.Gss)) || (HasHiddenPart(measure, region) && !(TotalFacts.PrintsShare(measure) && IsWhole(measure, region)));

    /// <summary>Whether a total adds up counts of which one is hidden, or has a small complement: its share is then printed rounded.</summary>
    public bool HasHiddenPart(Measure measure, Region? region) =>
        (region is null && facts.SmallComplements.Contains(measure.Id)) ||
        (SmallCounts.AreOfPeople(measure) && own.SummedIn(measure, region).Any(a => HidesNumerator(a, measure) || HidesDenominator(a, measure)));

    private bool IsWhole(Measure measure, Region? region) => own.SummedIn(measure, region)
        .Select(a => own.Figures[a][measure.Id])
        .All(f => f.Numerator == Math.Floor(f.Numerator!.Value) && f.Denominator == Math.Floor(f.Denominator!.Value));

    private static (PublishedFacts Facts, AttackVerdict Verdict) Protect(PublishedFacts facts)
    {
        // Rounding alone is often enough.
        var verdict = Attack.Run(facts);
        if (verdict is AttackVerdict.Held)
            return (facts, verdict);
        var more = ComplementarySuppression.Protect(facts, budget: SearchBudget) switch
        {
            SuppressionOutcome.Chosen chosen => chosen.Facts,
            SuppressionOutcome.Impossible impossible => impossible.Facts,
            _ => facts,
        };
        return (more, Attack.Run(more));
    }
}
