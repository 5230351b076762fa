using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;

namespace Reporting.Domain.Findings;

/// <summary>A stretch of a sentence: words, or a number with the id of its evidence.</summary>
public sealed record Passage(string Text, string? Evidence);

/// <summary>
/// Sentences bound to measures. They are made of published values alone and say what was counted, so a word such as "most" gives nothing away that a
/// table hides. Numbers that stand for few cases (u) are not counted.
/// </summary>
/// <param name="roundTo">What England's counts of people are rounded to.</param>
public sealed class Statements(IReadOnlyList<PublishedPeriod> periods, AreaNames names, QuantifierScale scale, EvidenceLedger ledger, int roundTo = 1)
{
    private const string NoFigure = "no figure";

    public QuantifierScale Scale => scale;

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
        var below = Math.Max(0, (Math.Ceiling(lowest / step) - 1) * step);
        var evidence = MeasureEvidence.Of(measure, measure.England, AreaPart.Numerator, names);
        return [new("more than ", null), Cite(evidence with
        {
            Id = evidence.Id + "-more-than", What = "A number that is exceeded by " + evidence.What, Part = "numerator-more-than", Value = Published.Of(below), Printed = NumberText.Count(Published.Of(below)),
            Formula = $"the next lower multiple of {step} below: {evidence.Formula}", Column = null,
        })];
    }

    /// <summary>149 of 153 authorities.</summary>
    public IReadOnlyList<Passage> Coverage(PublishedMeasure measure) =>
        measure.England.Due == 0 ? [new("the inspectorate’s records", null)] : [Cite(MeasureEvidence.Coverage(measure, measure.England, names)), new(measure.England.Due == 1 ? " authority" : " authorities", null)];

    /// <summary>England's figure as the source prints it; null where it prints none.</summary>
    public IReadOnlyList<Passage>? Source(PublishedMeasure measure) => measure.England.SourceValue is null ? null : [Cite(MeasureEvidence.Source(measure, measure.England))];

    /// <summary>"went up from 11.1% in the year to 31 March 2018 to 13.2%". Up and down, never better and worse.</summary>
    public IReadOnlyList<Passage> Change(PublishedMeasure measure, PublishedMeasure earlier)
    {
        if (AcrossBreak(measure, earlier))
            return [new($"cannot be compared with {InWords(earlier.Period)}, since the definition changed in between", null)];
        if (measure.England.Value.Number is not { } now || earlier.England.Value.Number is not { } then)
            return [new($"cannot be compared with {InWords(earlier.Period)}, since there is no figure for both", null)];
        var (last, first) = (Number(measure, measure.England, AreaPart.Value), Number(earlier, earlier.England, AreaPart.Value));
        return last.Text == first.Text
            ? [new("was ", null), last, new($", the same as in {InWords(earlier.Period)} (", null), first, new(")", null)]
            : [new($"went {(now > then ? "up" : "down")} from ", null), first, new($" in {InWords(earlier.Period)} to ", null), last, new($" in {InWords(measure.Period)}", null)];
    }

    /// <summary>"most authorities (121 of the 145 with a published, reliable figure)".</summary>
    /// <param name="above">Above, or else below.</param>
    /// <param name="threshold">In the measure's unit; null for England's own value.</param>
    public IReadOnlyList<Passage> Share(PublishedMeasure measure, bool above, double? threshold)
    {
        var shown = Shown(measure).ToList();
        if (shown.Count == 0 || (threshold ?? measure.England.Value.Number) is not { } limit)
            return [new(NoFigure, null)];
        var met = shown.Where(a => above ? a.Value.Number > limit : a.Value.Number < limit).ToList();
        var side = above ? "above" : "below";
        var than = threshold is { } t ? NumberText.Value(Published.Of(t), measure.Measure) : "England’s value";
        var suffix = threshold is { } s ? NumberText.Plain(s, measure.Measure.Decimals).Replace(',', '_') : "England";
        var count = Cite(Count(measure, $"{side}-{suffix}-count", $"Authorities with “{measure.Measure.Short}” {side} {than}, {measure.Period.Title}", met, $"count of published, reliable values {side} {than}"));
        var among = Cite(Count(measure, "shown-count", $"Authorities with a published, reliable figure of “{measure.Measure.Short}”, {measure.Period.Title}", shown, "count of published values not marked u"));
        return [.. Quantified(count, met.Count, among, shown.Count)];
    }

    /// <summary>How many authorities are not counted, being hidden, missing or marked u: "eight".</summary>
    public IReadOnlyList<Passage> NotShown(PublishedMeasure measure)
    {
        var not = measure.Authorities.Except(Shown(measure)).ToList();
        return [Cite(Count(measure, "not-shown-count", $"Authorities without a published, reliable figure of “{measure.Measure.Short}”, {measure.Period.Title}", not, "count of values that are hidden, missing or marked u"))];
    }

    /// <summary>"8.9% and 15.2%": the quartiles between which half of the authorities lie.</summary>
    public IReadOnlyList<Passage> MiddleHalf(PublishedMeasure measure)
    {
        if (measure.LowerQuartile.Number is null || measure.UpperQuartile.Number is null)
            return [new(NoFigure, null)];
        return [Quartile(measure, "lower-quartile", "lower quartile", measure.LowerQuartile), new(" and ", null), Quartile(measure, "upper-quartile", "upper quartile", measure.UpperQuartile)];
    }

    public IReadOnlyList<Passage> Median(PublishedMeasure measure) => measure.Median.Number is null ? [new(NoFigure, null)] : [Quartile(measure, "median", "median", measure.Median)];

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

    /// <summary>"the year to 31 March 2024" in a sentence.</summary>
    public static string InWords(Period period) => period.Title.StartsWith("Year ", StringComparison.Ordinal) ? "the y" + period.Title[1..] : period.Title;

    /// <summary>The id of the first period whose figure can be compared with the last one's, so not beyond a break; null where there is none before it.</summary>
    public string? Earliest(PublishedMeasure measure) => Comparable(measure).FirstOrDefault();

    /// <summary>The id of the period before, where its figure can be compared.</summary>
    public string? Previous(PublishedMeasure measure) => Comparable(measure).LastOrDefault();

    public IEnumerable<string> Measures => periods[^1].Measures.Select(m => m.Measure.Id);

    public PublishedMeasure? Find(string measure, string? period) =>
        (period is null ? periods[^1] : periods.FirstOrDefault(p => p.Period.Id == period))?.Measure(measure);

    private static bool AcrossBreak(PublishedMeasure measure, PublishedMeasure earlier) =>
        measure.Measure.Breaks.Select(b => new PeriodRange(b, null)).Any(after => after.Contains(measure.Period.Id) && !after.Contains(earlier.Period.Id));

    private IEnumerable<string> Comparable(PublishedMeasure measure) =>
        from period in periods.Where(p => p.Period.To < measure.Period.To)
        let earlier = period.Measure(measure.Measure.Id)
        where earlier?.England.Value is Published.Figure && !AcrossBreak(measure, earlier)
        select period.Period.Id;

    private IEnumerable<Passage> Quantified(Passage count, int met, Passage among, int of) => scale.Word(met, of) switch
    {
        null when of == 1 && met == 1 => [new("the ", null), among, new(" authority with a published, reliable figure", null)],
        null => [count, new(" of the ", null), among, new($" {(of == 1 ? "authority" : "authorities")} with a published, reliable figure", null)],
        Quantifier.All => [new("all ", null), count, new(" authorities with a published, reliable figure", null)],
        Quantifier.None => [new("none of the ", null), among, new(" authorities with a published, reliable figure", null)],
        "half" => [new("half of the authorities (", null), count, new(" of the ", null), among, new(" with a published, reliable figure)", null)],
        var word => [new($"{word} {(word.EndsWith("ity", StringComparison.Ordinal) ? "of " : string.Empty)}authorities (", null), count, new(" of the ", null), among, new(" with a published, reliable figure)", null)],
    };

    private static string InWords(Region region) => region.Name is "London" or "Yorkshire and The Humber" ? region.Name : "the " + region.Name;

    private static IEnumerable<PublishedAuthority> Shown(PublishedMeasure measure) => measure.Authorities.Where(a => a.Value is Published.Figure { Unreliable: false });

    private Passage Number(PublishedMeasure measure, PublishedArea area, AreaPart part) =>
        part.Of(area).Number is null ? new($"{NoFigure} ({part.Print(part.Of(area), measure.Measure)})", null) : Cite(MeasureEvidence.Of(measure, area, part, names));

    private Passage Quartile(PublishedMeasure measure, string part, string words, Published value)
    {
        var (m, p) = (measure.Measure, measure.Period);
        return Cite(new(MeasureEvidence.Id(m, p, PublishedFigures.England, part), $"“{m.Short}”, {words} of the authorities’ values, {p.Title}", m.Id, p.Id, PublishedFigures.England, part, value,
            NumberText.Value(value, m), $"{words} of the authorities’ values (type 7)", null, null, null, null, [], [], InputsUsed.All(MeasureEvidence.Set(m, p)), null));
    }

    private Evidence Count(PublishedMeasure measure, string part, string what, List<PublishedAuthority> counted, string formula)
    {
        var (m, p) = (measure.Measure, measure.Period);
        return new(MeasureEvidence.Id(m, p, PublishedFigures.England, part), what, m.Id, p.Id, PublishedFigures.England, part, null, NumberText.Words(counted.Count), formula, null, null,
            counted.Count, measure.Authorities.Count, [], [.. counted.Select(a => names.Code(a.Authority.Code)).Order(StringComparer.Ordinal)], InputsUsed.All(MeasureEvidence.Set(m, p)), null);
    }

    private Passage Cite(Evidence evidence) => new(ledger.Cite(evidence).Printed, evidence.Id);
}
