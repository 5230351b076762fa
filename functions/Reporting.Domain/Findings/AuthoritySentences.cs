using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Domain.Findings;

/// <summary>What a report says of the authorities and regions of a measure: how many of them, between what, which region.</summary>
/// <param name="names">What outputs call authorities.</param>
/// <param name="scale">Which words stand for which share.</param>
/// <param name="ledger">Where numbers are cited.</param>
internal sealed class AuthoritySentences(AreaNames names, QuantifierScale scale, EvidenceLedger ledger)
{
    /// <summary>"most authorities (121 of the 145 with a published, reliable figure)".</summary>
    public IReadOnlyList<Passage> Share(PublishedMeasure measure, bool above, double threshold)
    {
        var reliable = Reliable(measure).ToList();
        if (reliable.Count == 0)
            return [Passage.NotGiven];
        var met = reliable.Where(a => above ? a.Value.Number > threshold : a.Value.Number < threshold).ToList();
        var side = above ? "above" : "below";
        var than = NumberText.Value(Published.Of(threshold), measure.Measure);
        var suffix = NumberText.Plain(threshold, measure.Measure.Decimals).Replace(',', '_');
        var (name, when) = ($"“{measure.Measure.Short}”", measure.Period.Title);
        var count = Cite(Count(
            measure, $"{side}-{suffix}-count", $"Authorities with {name} {side} {than}, {when}", met, $"count of published, reliable values {side} {than}"));
        var among = Cite(Count(
            measure, "shown-count", $"Authorities with a published, reliable figure of {name}, {when}", reliable, "count of published values not marked u"));
        return [.. Quantified(count, met.Count, among, reliable.Count)];
    }

    /// <summary>"34 of the 145 authorities": those whose interval lies wholly above England's value. That half lie above a middle is no finding.</summary>
    public IReadOnlyList<Passage> Beyond(PublishedMeasure measure, bool above)
    {
        var compared = Reliable(measure).Where(a => a is { Lower: Published.Figure, Upper: Published.Figure }).ToList();
        if (compared.Count == 0 || measure.England.Value.Number is not { } england || measure.TotalName != "England")
            return [Passage.NotGiven];
        var met = compared.Where(a => above ? a.Lower.Number > england : a.Upper.Number < england).ToList();
        var side = above ? "above" : "below";
        var (name, when) = ($"“{measure.Measure.Short}”", measure.Period.Title);
        var count = Cite(Count(
            measure, $"{side}-England-count", $"Authorities whose interval of {name} lies wholly {side} England’s value, {when}", met,
            $"count of published 95% intervals wholly {side} England’s value"));
        var among = Cite(Count(
            measure, "interval-count", $"Authorities with a published, reliable interval of {name}, {when}", compared,
            "count of published intervals whose value is not marked u"));
        return [count, new(" of the ", null), among, new(compared.Count == 1 ? " authority" : " authorities", null)];
    }

    /// <summary>"eight": how many authorities are not counted, being hidden, missing or marked u.</summary>
    public IReadOnlyList<Passage> NotShown(PublishedMeasure measure)
    {
        var not = measure.Authorities.Except(Reliable(measure)).ToList();
        if (not.Count == 0)
            return [Passage.NotGiven];
        var what = $"Authorities without a published, reliable figure of “{measure.Measure.Short}”, {measure.Period.Title}";
        return [Cite(Count(measure, "not-shown-count", what, not, "count of values that are hidden, missing or marked u"))];
    }

    /// <summary>"8.9% and 15.2%": the quartiles between which half of the authorities lie.</summary>
    public IReadOnlyList<Passage> MiddleHalf(PublishedMeasure measure) =>
        measure.LowerQuartile.Number is null || measure.UpperQuartile.Number is null
            ? [Passage.NotGiven]
            :
            [
                Quartile(measure, "lower-quartile", "lower quartile", measure.LowerQuartile),
                new(" and ", null),
                Quartile(measure, "upper-quartile", "upper quartile", measure.UpperQuartile),
            ];

    /// <summary>"11.0%": the median of the authorities' values.</summary>
    public IReadOnlyList<Passage> Median(PublishedMeasure measure) =>
        measure.Median.Number is null ? [Passage.NotGiven] : [Quartile(measure, "median", "median", measure.Median)];

    /// <summary>
    /// "the North East (14.1%)": the region whose interval lies wholly above, or below, those of all the others. Of regions whose intervals overlap none is
    /// the highest.
    /// </summary>
    public IReadOnlyList<Passage> Region(PublishedMeasure measure, bool highest)
    {
        var regions = measure.Regions.Where(r => r.Value is Published.Figure { Unreliable: false }).ToList();
        if (regions.Count < 2 || regions.Exists(r => r.Lower is not Published.Figure || r.Upper is not Published.Figure))
            return [Passage.NotGiven];
        var best = highest ? regions.MaxBy(r => r.Value.Number) : regions.MinBy(r => r.Value.Number);
        var isApart = regions.Where(r => r != best).All(r => highest ? best!.Lower.Number > r.Upper.Number : best!.Upper.Number < r.Lower.Number);
        return isApart
            ? [new($"{InWords(best!.Region!)} (", null), Cite(MeasureEvidence.Of(measure, best, AreaPart.Value, names)), new(")", null)]
            : [Passage.NotGiven];
    }

    private static string InWords(Region region) => region.Name is "London" or "Yorkshire and The Humber" ? region.Name : "the " + region.Name;

    private static IEnumerable<PublishedAuthority> Reliable(PublishedMeasure measure) =>
        measure.Authorities.Where(a => a.Value is Published.Figure { Unreliable: false });

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
