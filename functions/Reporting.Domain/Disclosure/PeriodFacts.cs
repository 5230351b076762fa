using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>
/// Everything that one edition of a period prints, as cells and relations, together with what earlier editions printed. Ranks, quartiles, neighbours' means,
/// changes, sentences and charts are made of printed values alone, so they add no relation.
/// </summary>
internal sealed class PeriodFacts
{
    private readonly Dictionary<AuthorityCount, string> ids = [];
    private readonly FactsBuilder builder;
    private readonly AuthorityFacts authorities;
    private readonly FamilyFacts families;
    private readonly TotalFacts totals;

    /// <param name="collection">The collection that the period is of.</param>
    /// <param name="regions">Every region, in their order.</param>
    /// <param name="own">The period's unprotected figures.</param>
    /// <param name="names">What counts are called.</param>
    /// <param name="before">What earlier editions published; null where there was none.</param>
    /// <param name="withheld">Totals that are not printed.</param>
    public PeriodFacts(
        Collection collection,
        IReadOnlyList<Region> regions,
        PeriodOwn own,
        CountNames names,
        PublishedEdition? before,
        IReadOnlySet<PrintedTotal> withheld)
    {
        builder = new(collection, names, before);
        authorities = new(builder, ids);
        families = new(builder, ids);
        totals = new(builder, own, withheld, ids, families);
        List<Measure> measures = [.. collection.MeasuresOf(own.Period.Id).Where(SmallCounts.AreOfPeople)];
        foreach (var (authority, figures) in own.Figures.OrderBy(f => f.Key.ToString(), StringComparer.Ordinal))
            AddAuthority(authority, [.. measures.Where(m => figures.ContainsKey(m.Id)).Select(m => (m, figures[m.Id]))], own.Period.Id);
        foreach (var measure in measures)
        {
            foreach (var region in regions.Append(null))
                totals.Add(measure, region);
        }

        totals.AddAnswersOfEngland(measures);
        families.HidePartsOfSmallWholes();
        Facts = builder.Build();
    }

    public PublishedFacts Facts { get; }

    /// <summary>The cell of each count of this edition.</summary>
    public IReadOnlyDictionary<AuthorityCount, string> Ids => ids;

    /// <summary>The cell of each count and value, of this and earlier editions.</summary>
    public IReadOnlyDictionary<(AuthorityCount Count, long Value), string> Known => builder.Known;

    /// <inheritdoc cref="AuthorityFacts.Fractions"/>
    public IReadOnlySet<AuthorityCount> Fractions => authorities.Fractions;

    /// <inheritdoc cref="TotalFacts.SmallComplements"/>
    public IReadOnlySet<string> SmallComplements => totals.SmallComplements;

    /// <inheritdoc cref="TotalFacts.PrintedBy"/>
    public IReadOnlyList<PrintedTotal> PrintedBy(string words) => totals.PrintedBy(words);

    /// <inheritdoc cref="FamilyFacts.ZerosOfHiddenWholes"/>
    public IEnumerable<string> ZerosOfHiddenWholes(PublishedFacts published) => families.ZerosOfHiddenWholes(published);

    private void AddAuthority(AuthorityCode authority, List<(Measure Measure, Own Figure)> figures, string period)
    {
        authorities.Add(authority, figures);
        families.AddAnswers(authority, figures.Where(f => f.Figure is { Numerator: not null, Denominator: not null }).Select(f => f.Measure));
        foreach (var measure in figures.Select(f => f.Measure))
        {
            families.AddTerms(authority, measure.Instrument, measure.Numerator);
            families.AddTerms(authority, measure.Instrument, measure.Denominator);
        }

        foreach (var instrument in builder.Collection.Instruments)
            families.AddRules(authority, instrument, period);
    }
}
