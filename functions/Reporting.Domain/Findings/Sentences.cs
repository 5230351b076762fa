using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Domain.Findings;

/// <summary>A stretch of a sentence: words, or a number with the id of its evidence.</summary>
/// <param name="Text">As the report prints it.</param>
/// <param name="Evidence">The id of a ledger entry; null for words.</param>
public sealed record Passage(string Text, string? Evidence)
{
    /// <summary>
    /// Stands where there is no number: hidden, missing, or of a comparison that no test supports. A clause that needs one is left out.
    /// </summary>
    public static Passage NotGiven { get; } = new("a figure that cannot be given", null);
}

/// <summary>
/// Sentences bound to measures. They are made of published values alone and say what was counted, so a word such as "most" gives nothing away that a
/// table hides. Numbers that stand for few cases (u) are not counted. Every number is cited in the ledger.
/// </summary>
/// <param name="periods">In order of time; the last is the report's own.</param>
/// <param name="names">What outputs call authorities.</param>
/// <param name="scale">Which words stand for which share.</param>
/// <param name="ledger">Where numbers are cited.</param>
/// <param name="roundTo">What England's counts of people are rounded to.</param>
public sealed class Sentences(IReadOnlyList<PublishedPeriod> periods, AreaNames names, QuantifierScale scale, EvidenceLedger ledger, int roundTo = 1)
{
    private readonly AuthoritySentences authorities = new(names, scale, ledger);
    private readonly ChangeSentences changes = new(names, ledger);

    /// <summary>The ids of the measures of the report's own period.</summary>
    public IEnumerable<string> Measures => periods[^1].Measures.Select(m => m.Measure.Id);

    /// <summary>"the year to 31 March 2024" in a sentence.</summary>
    public static string InWords(Period period) =>
        period.Title.StartsWith("Year ", StringComparison.Ordinal) ? "the y" + period.Title[1..] : period.Title;

    /// <summary>A measure of a period; null where there is none.</summary>
    /// <param name="measure">The measure's id.</param>
    /// <param name="period">The period's id; null for the report's own.</param>
    public PublishedMeasure? Find(string measure, string? period) =>
        (period is null ? periods[^1] : periods.FirstOrDefault(p => p.Period.Id == period))?.Measure(measure);

    /// <summary>The id of the first period before since which change was tested, so not beyond a break; null where there is none.</summary>
    public string? Earliest(PublishedMeasure measure) => Comparable(measure).FirstOrDefault();

    /// <summary>The id of the last period before since which change was tested; null where there is none.</summary>
    public string? Previous(PublishedMeasure measure) => Comparable(measure).LastOrDefault();

    /// <summary>England's figure: 13.2%. Of fewer than 20 that were chosen or volunteered, the counts alone: "five of the eight".</summary>
    public IReadOnlyList<Passage> England(PublishedMeasure measure, AreaPart part) => part == AreaPart.Value && CountsAlone(measure)
        ? [InWords(measure, AreaPart.Numerator), new(" of the ", null), InWords(measure, AreaPart.Denominator)]
        : [Number(measure, measure.England, part)];

    /// <summary>"30 of the 105 cases graded (28.6%)"; of fewer than 20 "five of the eight cases graded".</summary>
    public IReadOnlyList<Passage> Counted(PublishedMeasure measure)
    {
        if (measure.England is not { Numerator: Published.Figure, Denominator: Published.Figure, Value: Published.Figure })
            return [Passage.NotGiven];
        return CountsAlone(measure)
            ? [.. England(measure, AreaPart.Value), new(" " + measure.Measure.DenominatorLabel, null)]
            :
            [
                Number(measure, measure.England, AreaPart.Numerator), new(" of the ", null), Number(measure, measure.England, AreaPart.Denominator),
                new($" {measure.Measure.DenominatorLabel} (", null), Number(measure, measure.England, AreaPart.Value), new(")", null),
            ];
    }

    /// <summary>"more than 150": England's numerator, rounded down to a number that it is above, for a count of people that is never quite exact.</summary>
    public IReadOnlyList<Passage> MoreThan(PublishedMeasure measure)
    {
        if (measure.England.Numerator.Number is not { } count || count < 1)
            return [Passage.NotGiven];
        var step = count > 100 ? 50 : count > 10 ? 10 : 1;
        // A count of people that is printed as 10 may be 5.
        var lowest = measure.England.IsRounded ? count - Math.Floor(roundTo / 2.0) : count;
        var below = Published.Of(Math.Max(0, (Math.Ceiling(lowest / step) - 1) * step));
        var evidence = MeasureEvidence.Of(measure, measure.England, AreaPart.Numerator, names);
        return [new("more than ", null), Cite(evidence with
        {
            Id = evidence.Id + "-more-than",
            What = "A number that is exceeded by " + evidence.What,
            Part = "numerator-more-than",
            Value = below,
            Printed = NumberText.Count(below),
            Formula = $"the next lower multiple of {step} below: {evidence.Formula}",
            Column = null,
        })];
    }

    /// <summary>149 of 153 authorities.</summary>
    public IReadOnlyList<Passage> Coverage(PublishedMeasure measure) => measure.England.Due == 0
        ? [new("the inspectorate’s records", null)]
        : [Cite(MeasureEvidence.Coverage(measure, measure.England, names)), new(measure.England.Due == 1 ? " authority" : " authorities", null)];

    /// <summary>England's figure as the source prints it; null where it prints none.</summary>
    public IReadOnlyList<Passage>? Source(PublishedMeasure measure) =>
        measure.England.SourceValue is null ? null : [Cite(MeasureEvidence.Source(measure, measure.England))];

    /// <summary>Where England's figure is of: "in England, as the source counts it", "in England (149 of 153 authorities)".</summary>
    public IReadOnlyList<Passage> Place(PublishedMeasure measure) => measure.England switch
    {
        _ when measure.Measure.Among is { } among => [new(among, null)],
        { Returns: not null } => [new("in England, as the source counts it", null)],
        { Due: 0 } => [new("in the inspectorate’s records", null)],
        { Supplied: var n, Due: var due } when n * 2 < due =>
            [new("in the ", null), Supplied(measure), new($" {(n == 1 ? "authority" : "authorities")} with figures", null)],
        _ => [new("in England (", null), .. Coverage(measure), new(")", null)],
    };

    /// <summary>"2.6% in 131 of 153 authorities": what the returns give beside a figure of the source; null where the figure is theirs.</summary>
    public IReadOnlyList<Passage>? Returns(PublishedMeasure measure) => measure.England.Returns is not { Value: Published.Figure }
        ? null
        : [Cite(MeasureEvidence.OfReturns(measure, measure.England, AreaPart.Value, names)), new(" in ", null), .. Coverage(measure)];

    /// <summary>A part of what the returns give beside a figure of the source; null where the figure is theirs.</summary>
    public IReadOnlyList<Passage>? Returned(PublishedMeasure measure, AreaPart part) => measure.England.Returns is not { } returns
        ? null
        : part.Of(returns) is Published.Withheld
        ? [Passage.NotGiven]
        : [Cite(MeasureEvidence.OfReturns(measure, measure.England, part, names))];

    /// <summary>"between 2.3% and 2.9%": whatever the counts are that the source hides; null where nothing is hidden or can be said.</summary>
    public IReadOnlyList<Passage>? Bounds(PublishedMeasure measure) => measure.England.Bounds switch
    {
        null => null,
        { Highest: null, Lowest: var least } => [new("at least ", null), Cite(MeasureEvidence.Bound(measure, measure.England, least, false))],
        { Highest: var most, Lowest: var least } =>
        [
            new("between ", null), Cite(MeasureEvidence.Bound(measure, measure.England, least, false)), new(" and ", null),
            Cite(MeasureEvidence.Bound(measure, measure.England, most, true)),
        ],
    };

    /// <summary>Whether the figure went up or down since an earlier period, by the authorities that are in both.</summary>
    public IReadOnlyList<Passage> Change(PublishedMeasure measure, PublishedMeasure earlier) => changes.Change(measure, earlier);

    /// <summary>Whether it rose or fell over periods in a row, by the authorities that are in all of them; null where no trend was tested.</summary>
    public IReadOnlyList<Passage>? Trend(PublishedMeasure measure) => changes.Trend(measure);

    /// <summary>"most authorities (121 of the 145 with a published, reliable figure)".</summary>
    /// <param name="measure">The measure in its period.</param>
    /// <param name="above">Above, or else below.</param>
    /// <param name="threshold">In the measure's unit.</param>
    public IReadOnlyList<Passage> Share(PublishedMeasure measure, bool above, double threshold) => authorities.Share(measure, above, threshold);

    /// <summary>"34 of the 145 authorities": those whose interval lies wholly above, or below, England's value.</summary>
    public IReadOnlyList<Passage> Beyond(PublishedMeasure measure, bool above) => authorities.Beyond(measure, above);

    /// <summary>"eight": how many authorities are not counted, being hidden, missing or marked u.</summary>
    public IReadOnlyList<Passage> NotShown(PublishedMeasure measure) => authorities.NotShown(measure);

    /// <summary>"8.9% and 15.2%": the quartiles between which half of the authorities lie.</summary>
    public IReadOnlyList<Passage> MiddleHalf(PublishedMeasure measure) => authorities.MiddleHalf(measure);

    /// <summary>"11.0%": the median of the authorities' values.</summary>
    public IReadOnlyList<Passage> Median(PublishedMeasure measure) => authorities.Median(measure);

    /// <summary>"the North East (14.1%)": the region whose interval lies wholly above, or below, those of all the others.</summary>
    public IReadOnlyList<Passage> Region(PublishedMeasure measure, bool highest) => authorities.Region(measure, highest);

    /// <summary>A share of few people or cases who speak for themselves alone says more than it knows.</summary>
    private bool CountsAlone(PublishedMeasure measure) => measure.Measure is { Among: not null, Method: Method.Proportion or Method.Distribution }
        && measure.England is { Numerator: Published.Figure, Denominator.Number: { } of } && of < scale.CountsBelow;

    private Passage InWords(PublishedMeasure measure, AreaPart part)
    {
        var evidence = MeasureEvidence.Of(measure, measure.England, part, names);
        var printed = NumberText.Words((int)part.Of(measure.England).Number!.Value);
        return Cite(evidence with { Id = evidence.Id + "-in-words", Part = part.Key + "-in-words", Printed = printed });
    }

    private Passage Supplied(PublishedMeasure measure)
    {
        var coverage = MeasureEvidence.Coverage(measure, measure.England, names);
        var what = $"Authorities that supplied both parts of “{measure.Measure.Short}”, {measure.Period.Title}";
        return Cite(coverage with { Id = coverage.Id + "-count", Part = "coverage-count", What = what, Printed = NumberText.Words(measure.England.Supplied) });
    }

    private IEnumerable<string> Comparable(PublishedMeasure measure) =>
        from period in periods.Where(p => p.Period.To < measure.Period.To)
        let earlier = period.Measure(measure.Measure.Id)
        where earlier is not null && measure.ChangeSince(earlier.Period.Id)?.Word is not null
        select period.Period.Id;

    private Passage Number(PublishedMeasure measure, PublishedArea area, AreaPart part) => part.Of(area).Number is null
        ? Passage.NotGiven
        : Cite(MeasureEvidence.Of(measure, area, part, names));

    private Passage Cite(Evidence evidence) => new(ledger.Cite(evidence).Printed, evidence.Id);
}
