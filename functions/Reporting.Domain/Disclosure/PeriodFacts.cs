using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>
/// Everything that one edition of a period prints, as cells and relations, together with what earlier editions printed and what rules say of every return.
/// Ranks, quartiles, neighbours' means, changes, sentences and charts are made of printed values alone, so they add no relation.
/// </summary>
internal sealed class PeriodFacts
{
    private readonly Dictionary<AuthorityCount, string> ids = [];
    private readonly FactsBuilder builder;
    private readonly AuthorityFacts authorities;
    private readonly FamilyFacts families;
    private readonly TotalFacts totals;
    private readonly PeriodOwn own;

    /// <param name="collection">The collection that the period is of.</param>
    /// <param name="regions">Every region, in their order.</param>
    /// <param name="own">The period's unprotected figures.</param>
    /// <param name="names">What counts are called.</param>
    /// <param name="before">What earlier editions published; null where there was none.</param>
    public PeriodFacts(Collection collection, IReadOnlyList<Region> regions, PeriodOwn own, CountNames names, PublishedEdition? before)
    {
        this.own = own;
        builder = new(collection, names, before);
        authorities = new(builder, ids);
        families = new(builder, ids, authorities.Unprinted);
        totals = new(builder, own, ids, families);
        var (people, things) = (new List<Measure>(), new List<Measure>());
        foreach (var measure in collection.MeasuresOf(own.Period.Id))
            (SmallCounts.AreOfPeople(measure) ? people : things).Add(measure);
        things.RemoveAll(t => t.Method is Method.ShareOfAuthorities);
        foreach (var (authority, figures) in own.Figures.OrderBy(f => f.Key.ToString(), StringComparer.Ordinal))
            AddAuthority(authority, [.. Of(people, figures)], [.. Of(things, figures)]);
        foreach (var measure in people)
        {
            foreach (var region in regions.Append(null))
                totals.Add(measure, region);
        }

        totals.AddAnswersOfEngland(people);
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

    /// <inheritdoc cref="AuthorityFacts.Unprinted"/>
    public IReadOnlySet<AuthorityCount> Unprinted => authorities.Unprinted;

    /// <inheritdoc cref="TotalFacts.SmallComplements"/>
    public IReadOnlySet<string> SmallComplements => totals.SmallComplements;

    /// <inheritdoc cref="TotalFacts.Totals"/>
    public IReadOnlyDictionary<PrintedTotal, (string Part, string? Whole)> Totals => totals.Totals;

    /// <inheritdoc cref="FamilyFacts.ZerosOfHiddenWholes"/>
    public IEnumerable<string> ZerosOfHiddenWholes(PublishedFacts published) => families.ZerosOfHiddenWholes(published);

    private static IEnumerable<(Measure Measure, Own Figure)> Of(List<Measure> measures, IReadOnlyDictionary<string, Own> figures) =>
        measures.Where(m => figures.ContainsKey(m.Id)).Select(m => (m, figures[m.Id]));

    private void AddAuthority(AuthorityCode authority, List<(Measure Measure, Own Figure)> people, List<(Measure Measure, Own Figure)> things)
    {
        authorities.Add(authority, people);
        authorities.AddThings(authority, things);
        families.AddAnswers(authority, people.Where(f => f.Figure is { Numerator: not null, Denominator: not null }).Select(f => f.Measure));
        var returned = builder.Collection.Instruments.Where(i => own.Answers.ContainsKey((authority, i.Id))).ToList();
        foreach (var instrument in returned)
            authorities.AddAnswers(authority, instrument, own.Answers[(authority, instrument.Id)]);
        foreach (var measure in people.Concat(things).Select(f => f.Measure))
        {
            families.AddTerms(authority, measure.Instrument, measure.Numerator);
            families.AddTerms(authority, measure.Instrument, measure.Denominator);
        }

        foreach (var instrument in builder.Collection.Instruments)
            families.AddRules(authority, instrument, own.Period.Id);
        foreach (var instrument in returned)
            families.AddLinearRules(authority, instrument, own.Period.Id, own.Answers[(authority, instrument.Id)], own.Constants.GetValueOrDefault(authority));
    }
}
