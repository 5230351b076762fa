using System.Globalization;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Domain.Findings;

/// <summary>The ledger entries of a measure's own figures.</summary>
public static class MeasureEvidence
{
    /// <summary>The id of a number: M01-2024-ENG-value.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="period">The period.</param>
    /// <param name="area">ENG, a region's ONS code or an authority's three digits.</param>
    /// <param name="part">value, lower, upper, numerator, denominator, change and so on.</param>
    public static string Id(Measure measure, Period period, string area, string part) => $"{measure.Id}-{period.Id}-{area}-{part}";

    /// <summary>The id of the set of returns that a measure rests on: council-2024.</summary>
    public static string Set(Measure measure, Period period) => $"{measure.Instrument}-{period.Id}";

    /// <summary>Whether tables print authorities: not of what is of England alone, or where nearly all of them are hidden.</summary>
    public static bool HasAuthorities(PublishedMeasure measure) => measure is { OfAreasAlone: false, Authorities.Count: > 0 };

    /// <summary>ENG, or the region's ONS code.</summary>
    public static string Code(PublishedArea area) => area.Region?.Gss ?? PublishedFigures.England;

    /// <summary>Every number that the report prints of England or a region.</summary>
    public static IEnumerable<Evidence> Of(PublishedMeasure measure, PublishedArea area, AreaNames names)
    {
        foreach (var part in Parts(measure.Measure))
            yield return Of(measure, area, part, names);
        if (area.Due > 0)
            yield return Coverage(measure, area, names);
        if (area.SourceValue is not null)
            yield return Source(measure, area);
    }

    /// <summary>One figure of England or a region.</summary>
    public static Evidence Of(PublishedMeasure measure, PublishedArea area, AreaPart part, AreaNames names)
    {
        var (m, p, value) = (measure.Measure, measure.Period, part.Of(area));
        var what = $"{part.Words(m)}, {Name(measure, area)}, {p.Title}";
        if (area.Returns is not null && part != AreaPart.Change)
        {
            return EntryOf(measure, area, part.Key, what + ", as the source counts it", Printed(part, area, m), part.Formula(m, null)) with
            {
                Value = value,
                Numerator = part.IsCount ? null : area.Numerator,
                Denominator = part.IsCount ? null : area.Denominator,
                Inputs = InputsUsed.OfSource,
                Column = part.Column(m),
            };
        }

        return EntryOf(measure, area, part.Key, what, Printed(part, area, m), part.Formula(m, area.Supplied)) with
        {
            Value = value,
            Numerator = part.IsCount ? null : area.Numerator,
            Denominator = part.IsCount ? null : area.Denominator,
            Supplied = area.Supplied,
            Due = area.Due,
            Missing = Codes(area.Missing, names),
            Inputs = InputsOf(measure, area, names),
            Column = part.Column(m),
        };
    }

    /// <summary>What the returns alone give, where the figure is the source's own.</summary>
    /// <exception cref="InvalidOperationException">The figure is that of the returns.</exception>
    public static Evidence OfReturns(PublishedMeasure measure, PublishedArea area, AreaPart part, AreaNames names)
    {
        var returns = area.Returns ?? throw new InvalidOperationException("The figure is that of the returns.");
        var entry = Of(measure, returns, part, names);
        return entry with
        {
            Id = Id(measure.Measure, measure.Period, Code(area), "returns-" + part.Key),
            What = $"{part.Words(measure.Measure)}, authorities with figures, {measure.Period.Title}",
            Part = "returns-" + part.Key,
            Column = null,
        };
    }

    /// <summary>An end of what a total can be, whatever the counts are that the source hides.</summary>
    public static Evidence Bound(PublishedMeasure measure, PublishedArea area, Published value, bool highest)
    {
        var (key, end) = highest ? ("highest", "the most") : ("lowest", "the least");
        var what = $"{end} that {AreaPart.Value.Words(measure.Measure)} can be, {Name(measure, area)}, {measure.Period.Title}";
        const string Formula = "the published counts, with each count that the source hides at the end of its bounds";
        return EntryOf(measure, area, key, MeasureText(what), NumberText.Value(value, measure.Measure), Formula) with { Value = value };

        static string MeasureText(string text) => char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>How many authorities supplied both parts, of those due.</summary>
    public static Evidence Coverage(PublishedMeasure measure, PublishedArea area, AreaNames names)
    {
        var what = $"Authorities that supplied both parts of “{measure.Measure.Short}”, of those due, {Name(measure, area)}, {measure.Period.Title}";
        const string Formula = "count of authorities that supplied both the numerator and the denominator, of the authorities due";
        return EntryOf(measure, area, EvidencePart.Coverage, what, NumberText.Of(area.Supplied, area.Due), Formula) with
        {
            Supplied = area.Supplied,
            Due = area.Due,
            Missing = Codes(area.Missing, names),
            Inputs = InputsOf(measure, area, names),
        };
    }

    /// <summary>What the source itself prints for the same figure.</summary>
    /// <exception cref="InvalidOperationException">The source prints none.</exception>
    public static Evidence Source(PublishedMeasure measure, PublishedArea area)
    {
        var value = area.SourceValue!.Value;
        // The source's own number of decimals, not ours.
        var printed = value.ToString("#,0.######", CultureInfo.InvariantCulture) + NumberText.UnitAfter(measure.Measure.Unit);
        var what = $"“{measure.Measure.Short}” as the source prints it, {Name(measure, area)}, {measure.Period.Title}";
        return EntryOf(measure, area, EvidencePart.Source, what, printed, "printed by the source; not computed here") with
        {
            Value = Published.Of(value),
            Inputs = InputsUsed.OfSource,
        };
    }

    /// <summary>Every number that the report prints of an authority.</summary>
    /// <param name="measure">The measure in its period.</param>
    /// <param name="authority">The authority.</param>
    /// <param name="names">What outputs call authorities.</param>
    /// <param name="near">Its statistical neighbours that have a published value.</param>
    public static IEnumerable<Evidence> Of(
        PublishedMeasure measure, PublishedAuthority authority, AreaNames names, IReadOnlyList<AuthorityCode> near)
    {
        foreach (var part in Parts(measure.Measure))
            yield return Of(measure, authority, part, names);
        yield return NeighboursMean(measure, authority, names, near);
        if (authority.Rank is { } rank)
            yield return Rank(measure, authority, rank, names);
    }

    /// <summary>An entry that rests on every return of the measure's set, and on no count or quotient that it names.</summary>
    /// <param name="measure">The measure in its period.</param>
    /// <param name="area">ENG, a region's ONS code or an authority's three digits.</param>
    /// <param name="part">The end of the id.</param>
    /// <param name="what">What it is, in words.</param>
    /// <param name="printed">As the report prints it.</param>
    /// <param name="formula">How it is made, in words.</param>
    internal static Evidence EntryOf(PublishedMeasure measure, string area, string part, string what, string printed, string formula)
    {
        var (m, p) = (measure.Measure, measure.Period);
        return new(
            Id(m, p, area, part), what, m.Id, p.Id, area, part, null, printed, formula, null, null, null, null, [], [], InputsUsed.All(Set(m, p)), null);
    }

    internal static string Name(PublishedMeasure measure, PublishedArea area) => area.Region?.Name ?? measure.TotalName;

    private static Evidence EntryOf(PublishedMeasure measure, PublishedArea area, string part, string what, string printed, string formula) =>
        EntryOf(measure, Code(area), part, what, printed, formula);

    private static Evidence Of(PublishedMeasure measure, PublishedAuthority authority, AreaPart part, AreaNames names)
    {
        var (m, p, value) = (measure.Measure, measure.Period, part.Of(authority));
        var code = names.Code(authority.Authority.Code);
        var what = $"{part.Words(m)}, {names.Name(authority.Authority)}, {p.Title}";
        return EntryOf(measure, code, part.Key, what, Printed(part, authority, m), part.Formula(m, null)) with
        {
            Value = value,
            Numerator = part.IsCount ? null : authority.Numerator,
            Denominator = part.IsCount ? null : authority.Denominator,
            Inputs = InputsUsed.Of(Set(m, p), code),
            Column = part.Column(m),
        };
    }

    private static Evidence NeighboursMean(
        PublishedMeasure measure, PublishedAuthority authority, AreaNames names, IReadOnlyList<AuthorityCode> near)
    {
        var what = $"“{measure.Measure.Short}”, mean of {names.Name(authority.Authority)}’s statistical neighbours, {measure.Period.Title}";
        var of = NumberText.Of(authority.NeighboursUsed, authority.NeighboursKnown);
        var formula = $"unweighted mean of the published values of {of} statistical neighbours";
        var printed = NumberText.Value(authority.NeighbourMean, measure.Measure);
        return EntryOf(measure, names.Code(authority.Authority.Code), EvidencePart.NeighboursMean, what, printed, formula) with
        {
            Value = authority.NeighbourMean,
            Supplied = authority.NeighboursUsed,
            Due = authority.NeighboursKnown,

            // The mean was stored: where the model has become another since, its neighbours are not known.
            Inputs = near.Count == authority.NeighboursUsed
                ? new(Set(measure.Measure, measure.Period), [.. near.Select(names.Code)], [])
                : InputsUsed.All(Set(measure.Measure, measure.Period)),
        };
    }

    private static Evidence Rank(PublishedMeasure measure, PublishedAuthority authority, int rank, AreaNames names)
    {
        var what = $"Rank of {names.Name(authority.Authority)} in “{measure.Measure.Short}”, {measure.Period.Title}";
        var band = authority.Band is { } quarter ? $"; quartile band {quarter}" : string.Empty;
        var formula = $"place among {measure.Ranked:N0} ranked authorities, 1 is best, ties share the best place{band}";
        return EntryOf(measure, names.Code(authority.Authority.Code), EvidencePart.Rank, what, rank.ToString("N0", CultureInfo.InvariantCulture), formula) with
        {
            Supplied = measure.Ranked,
            Due = measure.Authorities.Count,
        };
    }

    /// <summary>What tables print; change is printed by sentences alone.</summary>
    private static IEnumerable<AreaPart> Parts(Measure measure) =>
        AreaPart.Figures.Where(p => p != AreaPart.Change && (measure.HasInterval || !p.IsLimit));

    private static string Printed(AreaPart part, PublishedArea area, Measure measure) => part.IsLimit
        ? IntervalText.Limit(part.Of(area), area.Value, area.Lower, area.Upper, measure)
        : part.Print(part.Of(area), measure);

    private static string Printed(AreaPart part, PublishedAuthority authority, Measure measure) => (part.IsLimit, part.Of(authority)) switch
    {
        (true, var limit) => IntervalText.Limit(limit, authority.Value, authority.Lower, authority.Upper, measure),
        (_, Published.Figure figure) when part == AreaPart.Value && measure.Method is Method.ShareOfAuthorities => figure.Value > 0 ? "yes" : "no",
        (_, var value) => part.Print(value, measure),
    };

    private static InputsUsed InputsOf(PublishedMeasure measure, PublishedArea area, AreaNames names)
    {
        var set = Set(measure.Measure, measure.Period);
        return area.Region is { } region ? new(set, CodesIn(measure, region, area.Missing, names), []) : new(set, null, Codes(area.Missing, names));
    }

    /// <summary>The authorities of a region that are in its figure.</summary>
    private static IReadOnlyList<string> CodesIn(PublishedMeasure measure, Region region, IReadOnlyList<Authority> missing, AreaNames names)
    {
        var without = missing.Select(a => a.Code).ToHashSet();
        var within = measure.Authorities.Select(a => a.Authority).Where(a => a.Region.Gss == region.Gss && !without.Contains(a.Code));
        return [.. within.Select(a => names.Code(a.Code))];
    }

    private static IReadOnlyList<string> Codes(IReadOnlyList<Authority> authorities, AreaNames names) =>
        authorities.Count == 0 ? [] : [.. authorities.Select(a => names.Code(a.Code))];
}
