using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;

namespace Reporting.Domain.Findings;

/// <summary>
/// What a report says of a figure over time. "Went up" and "went down" stand only where the test over the authorities that are in both periods says so;
/// up is never better, and down never worse.
/// </summary>
/// <param name="names">What outputs call authorities.</param>
/// <param name="ledger">Where numbers are cited.</param>
internal sealed class ChangeSentences(AreaNames names, EvidenceLedger ledger)
{
    /// <summary>"went up from 10.1% in the year to 31 March 2021 to 11.0% in the year to 31 March 2022, in the 145 authorities with figures in both".</summary>
    public IReadOnlyList<Passage> Change(PublishedMeasure measure, PublishedMeasure earlier)
    {
        var (before, today) = (Sentences.InWords(earlier.Period), Sentences.InWords(measure.Period));
        if (!measure.IsComparableWith(earlier))
            return [new($"cannot be compared with {before}, since the definition changed in between", null)];
        return measure.ChangeSince(earlier.Period.Id) switch
        {
            { Word: { } word, First: Published.Figure, Second: Published.Figure } change =>
            [
                new($"{Verb(word)} from ", null), Cite(Matched(earlier, measure, change.First, change)), new($" in {before} to ", null),
                Cite(Matched(measure, earlier, change.Second, change)), new($" in {today}, in the ", null), Cite(Count(measure, earlier, change)),
                new($" {Noun(change.Authorities)} with figures in both", null),
            ],
            { Word: { } word } =>
                [new($"{Verb(word)} from {before} to {today}, in the authorities that are in both, some of whose figures are hidden", null)],
            { NotTested: not null } =>
                [new($"is not compared with {before}, since too few authorities have figures in both to judge a change", null)],
            _ => [new($"cannot be compared with {before}, since there are no figures for both", null)],
        };
    }

    /// <summary>"rose over the seven periods from the year to 31 March 2018, in the 139 authorities with figures in all of them".</summary>
    /// <returns>Null where no trend was tested.</returns>
    public IReadOnlyList<Passage>? Trend(PublishedMeasure measure)
    {
        if (measure.Trend is not { Word: { } word } trend)
            return null;
        var verb = word switch
        {
            ChangeWord.Up => "rose",
            ChangeWord.Down => "fell",
            _ => "shows no clear trend",
        };
        var over = $"{verb} over the {NumberText.Words(trend.Periods.Count)} periods from {Sentences.InWords(trend.Periods[0])}";
        if (trend.Slope is Published.Withheld)
            return [new($"{over}, in the authorities that are in all of them, some of whose figures are hidden", null)];
        const string Formula = "count of authorities with both parts of the figure printed in all of the periods";
        var first = trend.Periods[0].Id;
        var count = OfAuthorities(
            measure, $"trend-{first}-count", $"Authorities with figures of “{measure.Measure.Short}” in all periods from {first} to {measure.Period.Id}",
            NumberText.Words(trend.Authorities.Count), Formula, trend.Authorities);
        return [new($"{over}, in the ", null), Cite(count), new($" {Noun(trend.Authorities)} with figures in all of them", null)];
    }

    private static string Noun(IReadOnlyList<AuthorityCode> authorities) => authorities.Count == 1 ? "authority" : "authorities";

    private static string Verb(ChangeWord word) => word switch
    {
        ChangeWord.Up => "went up",
        ChangeWord.Down => "went down",
        _ => "shows no clear change",
    };

    /// <summary>The figure of one period over the authorities that are in another too.</summary>
    private Evidence Matched(PublishedMeasure measure, PublishedMeasure other, Published value, PublishedChange change)
    {
        var what = $"“{measure.Measure.Short}” in the authorities with figures in {measure.Period.Id} and {other.Period.Id}, {measure.Period.Title}";
        var formula = AreaPart.Quotient(measure.Measure) + ", each summed over the authorities with both parts printed in both periods";
        return OfAuthorities(measure, $"matched-{other.Period.Id}", what, NumberText.Value(value, measure.Measure), formula, change.Authorities) with
        {
            Value = value,
        };
    }

    private Evidence Count(PublishedMeasure measure, PublishedMeasure earlier, PublishedChange change)
    {
        var what = $"Authorities with figures of “{measure.Measure.Short}” in {earlier.Period.Id} and {measure.Period.Id}";
        const string Formula = "count of authorities with both parts of the figure printed in both periods";
        return OfAuthorities(
            measure, $"matched-{earlier.Period.Id}-count", what, NumberText.Words(change.Authorities.Count), Formula, change.Authorities);
    }

    private Evidence OfAuthorities(
        PublishedMeasure measure, string part, string what, string printed, string formula, IReadOnlyList<AuthorityCode> authorities)
    {
        var matched = authorities.ToHashSet();
        var others = measure.Authorities.Select(a => a.Authority.Code).Where(c => !matched.Contains(c));
        string[] without = [.. others.Select(names.Code).Order(StringComparer.Ordinal)];
        return MeasureEvidence.EntryOf(measure, PublishedFigures.England, part, what, printed, formula) with
        {
            Supplied = authorities.Count,
            Due = measure.Authorities.Count,
            Missing = without,
            Inputs = new(MeasureEvidence.Set(measure.Measure, measure.Period), null, without),
        };
    }

    private Passage Cite(Evidence evidence) => new(ledger.Cite(evidence).Printed, evidence.Id);
}
