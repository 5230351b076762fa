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
/// Decides what a period hides: small counts; then the fewest further counts, and totals where those are not enough; then, where a count cannot be protected
/// among those that hang together with it, all of these, and at last its measures. The attack over everything that would be published is made after each step,
/// and its last verdict stands.
/// </summary>
internal sealed class PeriodProtection
{
    // To prove that no fewer cells would do takes minutes for a country's tables. Without the proof only few cells more are hidden.
    private const double SearchBudget = 0;

    // A table of symbols tells nobody anything.
    private const double MostHidden = 0.8;

    private readonly Collection collection;
    private readonly PeriodFacts facts;
    private readonly PublishedFacts published;
    private readonly PeriodOwn own;
    private readonly CountNames names = new();
    private readonly HashSet<AuthorityCount> hidden = [];
    private readonly HashSet<string> ofAreasAlone = new(StringComparer.Ordinal);

    /// <param name="collection">The collection that the period is of.</param>
    /// <param name="regions">Every region, in their order.</param>
    /// <param name="own">The period's unprotected figures.</param>
    /// <param name="before">What earlier editions of the period published; null where there was none.</param>
    public PeriodProtection(Collection collection, IReadOnlyList<Region> regions, PeriodOwn own, PublishedEdition? before)
    {
        (this.collection, this.own) = (collection, own);
        facts = new(collection, regions, own, names, before);
        var (attacked, verdict, reasons) = Decide();
        published = attacked;
        hidden.UnionWith(facts.Fractions);
        hidden.UnionWith(facts.Ids.Where(i => published[i.Value].Status is CellStatus.Primary or CellStatus.Complementary).Select(i => i.Key));
        hidden.ExceptWith(facts.Unprinted);
        var zeros = facts.ZerosOfHiddenWholes(published).ToHashSet(StringComparer.Ordinal);
        hidden.UnionWith(facts.Ids.Where(i => zeros.Contains(i.Value)).Select(i => i.Key));
        var number = before is null ? 0 : before.Number + 1;
        // What this edition prints, a later one cannot hide any more.
        var printed = published.Cells.Select(c => c.Status is CellStatus.Published ? c with { Status = CellStatus.Fixed } : c);
        Edition = new(number, [.. printed], published.Relations, facts.Known, verdict) { Reasons = reasons };
        var shown = facts.Ids.Where(i => !facts.Unprinted.Contains(i.Key)).Select(i => i.Value).Distinct();
        var primary = shown.Count(i => published[i].Status is CellStatus.Primary) + facts.Fractions.Count;
        var rules = new ProtectionRules(collection.SuppressUpTo, collection.RoundTo, collection.FiguresArePublic);
        Account = new(verdict, primary, hidden.Count - primary, WithheldTotals(regions), number, rules);
        ofAreasAlone.UnionWith(collection.MeasuresOf(own.Period.Id).Where(IsMostlyHidden).Select(m => m.Id));
    }

    /// <summary>What was done, for the manifest.</summary>
    public ProtectionAccount Account { get; }

    /// <summary>What the next edition is held against.</summary>
    public PublishedEdition Edition { get; }

    /// <summary>Whether a measure is printed for England and regions alone, since nearly all its authorities would be hidden.</summary>
    public bool IsOfAreasAlone(Measure measure) => ofAreasAlone.Contains(measure.Id);

    /// <summary>Whether an authority's numerator is not printed.</summary>
    public bool HidesNumerator(AuthorityCode authority, Measure measure) => hidden.Contains(names.NumeratorOf(measure, authority));

    /// <summary>Whether an authority's denominator is not printed; one that is public always is.</summary>
    public bool HidesDenominator(AuthorityCode authority, Measure measure) =>
        !measure.DenominatorIsReference && hidden.Contains(names.DenominatorOf(measure, authority));

    /// <summary>Whether a total is not printed.</summary>
    /// <remarks>A total that no whole number makes is not attacked, so it is printed only where nothing in it is hidden.</remarks>
    public bool Withholds(Measure measure, Region? region) => facts.Totals.TryGetValue(new(measure.Id, region?.Gss), out var total)
        ? IsHidden(total.Part) || IsHidden(total.Whole)
        : HasHiddenPart(measure, region);

    /// <summary>Whether a total adds up counts of which one is hidden, or has a small complement: it is then rounded, where it is large enough.</summary>
    public bool HasHiddenPart(Measure measure, Region? region) =>
        (region is null && facts.SmallComplements.Contains(measure.Id)) ||
        (SmallCounts.AreOfPeople(measure) && own.SummedIn(measure, region).Any(a => HidesNumerator(a, measure) || HidesDenominator(a, measure)));

    private bool IsHidden(string? cell) => cell is not null && published[cell].IsHidden;

    private (PublishedFacts Facts, AttackVerdict Verdict, IReadOnlyList<HiddenFor> Reasons) Decide()
    {
        var insiders = Insiders.Of(own.Due.Select(a => a.Code), own.People);
        var start = facts.Facts;
        var decided = Protect(start, insiders);
        var withholding = new Withholding(facts.Facts, facts, collection, names);
        var withheld = new HashSet<string>(StringComparer.Ordinal);
        Func<string, IEnumerable<string>>[] steps = [withholding.FamilyOf, cell => withholding.MeasuresOf(cell).SelectMany(withholding.CellsOf)];
        foreach (var step in steps)
        {
            if (decided.Verdict is not AttackVerdict.Leaks leaks)
                return decided;
            withheld.UnionWith(leaks.Found.SelectMany(l => step(l.Cell)));
            decided = Protect(start.Withhold(withheld), insiders);
        }

        if (decided.Verdict is not AttackVerdict.Leaks found)
            return decided;
        var named = found.Found.Select(l => l with { Measures = [.. withholding.MeasuresOf(l.Cell).Select(m => m.Title)] });
        return decided with { Verdict = new AttackVerdict.Leaks([.. named]) };
    }

    private List<string> WithheldTotals(IReadOnlyList<Region> regions)
    {
        var places = regions.ToDictionary(r => r.Gss, r => r.Name);
        return [.. facts.Totals
            .Where(t => IsProtecting(t.Value.Part) || IsProtecting(t.Value.Whole))
            .Select(t => $"{t.Key.Measure}, {(t.Key.Region is { } region ? places[region] : "England")}")
            .Order(StringComparer.Ordinal)];

        bool IsProtecting(string? cell) => cell is not null && published[cell].Status is CellStatus.Complementary;
    }

    private bool IsMostlyHidden(Measure measure)
    {
        if (!SmallCounts.AreOfPeople(measure) || facts.Totals.Keys.All(t => t.Measure != measure.Id))
            return false;
        var with = own.Due.Select(a => a.Code).Where(a => own.FigureOf(a, measure) is { HasBothParts: true }).ToList();
        return with.Count(a => HidesNumerator(a, measure) || HidesDenominator(a, measure)) > MostHidden * with.Count;
    }

    private static (PublishedFacts Facts, AttackVerdict Verdict, IReadOnlyList<HiddenFor> Reasons) Protect(PublishedFacts facts, Insiders insiders)
    {
        var (more, reasons) = ComplementarySuppression.Protect(facts, budget: SearchBudget, insiders: insiders) switch
        {
            SuppressionOutcome.Chosen chosen => (chosen.Facts, chosen.Reasons),
            SuppressionOutcome.Impossible impossible => (impossible.Facts, impossible.Reasons),
            _ => (facts, []),
        };
        return (more, Attack.Run(more, insiders: insiders), reasons);
    }
}
