using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;

namespace Reporting.Domain.Findings;

/// <summary>A stretch of a sentence: words, or a number with the id of its evidence.</summary>
/// <param name="Text">As the report prints it.</param>
/// <param name="Evidence">The id of a ledger entry; null for words.</param>
public sealed record Passage(string Text, string? Evidence);

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
    private const string NoFigure = "no figure";
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

    /// <summary>England's figure: 13.2%.</summary>
    public IReadOnlyList<Passage> England(PublishedMeasure measure, AreaPart part) => [Number(measure, measure.England, part)];

    /// <summary>"more than 150": England's numerator, rounded down to a number that it is above, for a count of people that is never quite exact.</summary>
    public IReadOnlyList<Passage> MoreThan(PublishedMeasure measure)
    {
        if (measure.England.Numerator.Number is not { } count || count < 1)
            return [new(NoFigure, null)];
        var step = count > 100 ? 50 : count > 10 ? 10 : 1;
        // A count of people that is printed as 10 may be 5.
        var lowest = SmallCounts.AreOfPeople(measure.Measure) ? count - Math.Floor(roundTo / 2.0) : count;
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
    public IReadOnlyList<Passage>? Returned(PublishedMeasure measure, AreaPart part) => measure.England.Returns is null
        ? null
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
    /// <param name="threshold">In the measure's unit; null for England's own value.</param>
    public IReadOnlyList<Passage> Share(PublishedMeasure measure, bool above, double? threshold)
    {
        var reliable = Reliable(measure).ToList();
        if (reliable.Count == 0 || (threshold ?? measure.England.Value.Number) is not { } limit)
            return [new(NoFigure, null)];
        var met = reliable.Where(a => above ? a.Value.Number > limit : a.Value.Number < limit).ToList();
        var side = above ? "above" : "below";
        var than = threshold is { } t ? NumberText.Value(Published.Of(t), measure.Measure) : "England’s value";
        var suffix = threshold is { } s ? NumberText.Plain(s, measure.Measure.Decimals).Replace(',', '_') : "England";
        var (name, when) = ($"“{measure.Measure.Short}”", measure.Period.Title);
        var count = Cite(Count(
            measure, $"{side}-{suffix}-count", $"Authorities with {name} {side} {than}, {when}", met, $"count of published, reliable values {side} {than}"));
        var among = Cite(Count(
            measure, "shown-count", $"Authorities with a published, reliable figure of {name}, {when}", reliable, "count of published values not marked u"));
        return [.. Quantified(count, met.Count, among, reliable.Count)];
    }

    /// <summary>How many authorities are not counted, being hidden, missing or marked u: "eight".</summary>
    public IReadOnlyList<Passage> NotShown(PublishedMeasure measure)
    {
        var not = measure.Authorities.Except(Reliable(measure)).ToList();
        var what = $"Authorities without a published, reliable figure of “{measure.Measure.Short}”, {measure.Period.Title}";
        return [Cite(Count(measure, "not-shown-count", what, not, "count of values that are hidden, missing or marked u"))];
    }

    /// <summary>"8.9% and 15.2%": the quartiles between which half of the authorities lie.</summary>
    public IReadOnlyList<Passage> MiddleHalf(PublishedMeasure measure)
    {
        if (measure.LowerQuartile.Number is null || measure.UpperQuartile.Number is null)
            return [new(NoFigure, null)];
        return
        [
            Quartile(measure, "lower-quartile", "lower quartile", measure.LowerQuartile),
            new(" and ", null),
            Quartile(measure, "upper-quartile", "upper quartile", measure.UpperQuartile),
        ];
    }

    /// <summary>"11.0%": the median of the authorities' values.</summary>
    public IReadOnlyList<Passage> Median(PublishedMeasure measure) =>
        measure.Median.Number is null ? [new(NoFigure, null)] : [Quartile(measure, "median", "median", measure.Median)];

    /// <summary>"the North East (14.1%)": the region with the highest or lowest value; both where two share it.</summary>
    public IReadOnlyList<Passage> Region(PublishedMeasure measure, bool highest)
    {
        var regions = measure.Regions.Where(r => r.Value is Published.Figure { Unreliable: false }).ToList();
        if (regions.Count == 0)
            return [new(NoFigure, null)];
        // As they are printed: a share with hidden counts behind it is known to its decimals only.
        var best = highest ? regions.Max(Printed) : regions.Min(Printed);
        return [.. regions.Where(r => Printed(r) == best).SelectMany((r, i) => new Passage[]
        {
            new($"{(i == 0 ? string.Empty : " and ")}{InWords(r.Region!)} (", null), Number(measure, r, AreaPart.Value), new(")", null),
        })];

        double Printed(PublishedArea area) => HalfUp.Round(area.Value.Number!.Value, measure.Measure.Decimals);
    }

    private static string InWords(Region region) => region.Name is "London" or "Yorkshire and The Humber" ? region.Name : "the " + region.Name;

    private Passage Supplied(PublishedMeasure measure)
    {
        var coverage = MeasureEvidence.Coverage(measure, measure.England, names);
        var what = $"Authorities that supplied both parts of “{measure.Measure.Short}”, {measure.Period.Title}";
        return Cite(coverage with { Id = coverage.Id + "-count", Part = "coverage-count", What = what, Printed = NumberText.Words(measure.England.Supplied) });
    }

    private static IEnumerable<PublishedAuthority> Reliable(PublishedMeasure measure) =>
        measure.Authorities.Where(a => a.Value is Published.Figure { Unreliable: false });

    private IEnumerable<string> Comparable(PublishedMeasure measure) =>
        from period in periods.Where(p => p.Period.To < measure.Period.To)
        let earlier = period.Measure(measure.Measure.Id)
        where earlier is not null && measure.ChangeSince(earlier.Period.Id)?.Word is not null
        select period.Period.Id;

    private IEnumerable<Passage> Quantified(Passage count, int met, Passage among, int of)
    {
        const string Figure = "with a published, reliable figure";
        return scale.Word(met, of) switch
        {
            null when of == 1 && met == 1 => [new("the ", null), among, new($" authority {Figure}", null)],
            null => [count, new(" of the ", null), among, new($" {(of == 1 ? "authority" : "authorities")} {Figure}", null)],
            Quantifier.All => [new("all ", null), count, new($" authorities {Figure}", null)],
            Quantifier.None => [new("none of the ", null), among, new($" authorities {Figure}", null)],
            "half" => [new("half of the authorities (", null), count, new(" of the ", null), among, new($" {Figure})", null)],
            var word => [new($"{Followed(word)}authorities (", null), count, new(" of the ", null), among, new($" {Figure})", null)],
        };

        // A majority of authorities, but most authorities.
        static string Followed(string word) => word.EndsWith("ity", StringComparison.Ordinal) ? word + " of " : word + " ";
    }

    private Passage Number(PublishedMeasure measure, PublishedArea area, AreaPart part) => part.Of(area).Number is null
        ? new($"{NoFigure} ({part.Print(part.Of(area), measure.Measure)})", null)
        : Cite(MeasureEvidence.Of(measure, area, part, names));

    private Passage Quartile(PublishedMeasure measure, string part, string words, Published value)
    {
        var what = $"“{measure.Measure.Short}”, {words} of the authorities’ values, {measure.Period.Title}";
        var (printed, formula) = (NumberText.Value(value, measure.Measure), $"{words} of the authorities’ values (type 7)");
        return Cite(MeasureEvidence.EntryOf(measure, PublishedFigures.England, part, what, printed, formula) with { Value = value });
    }

    private Evidence Count(PublishedMeasure measure, string part, string what, List<PublishedAuthority> counted, string formula) =>
        MeasureEvidence.EntryOf(measure, PublishedFigures.England, part, what, NumberText.Words(counted.Count), formula) with
        {
            Supplied = counted.Count,
            Due = measure.Authorities.Count,
            Counted = [.. counted.Select(a => names.Code(a.Authority.Code)).Order(StringComparer.Ordinal)],
        };

    private Passage Cite(Evidence evidence) => new(ledger.Cite(evidence).Printed, evidence.Id);
}
