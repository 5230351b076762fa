using System.Globalization;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Domain.Findings;

/// <summary>The ledger entries of a measure's own figures.</summary>
public static class MeasureEvidence
{
    public static string Id(Measure measure, Period period, string area, string part) => $"{measure.Id}-{period.Id}-{area}-{part}";

    public static string Set(Measure measure, Period period) => $"{measure.Instrument}-{period.Id}";

    /// <summary>ENG, or the region's ONS code.</summary>
    public static string Code(PublishedArea area) => area.Region?.Gss ?? PublishedFigures.England;

    /// <summary>Every number that the report prints of England or a region.</summary>
    public static IEnumerable<Evidence> Of(PublishedMeasure measure, PublishedArea area, AreaNames names)
    {
        foreach (var part in AreaPart.Figures)
        {
            if (part.Of(area) is { } value && (measure.Measure.HasInterval || !part.IsLimit))
                yield return Of(measure, area, part, names);
        }

        if (area.Due > 0)
            yield return Coverage(measure, area, names);
        if (area.SourceValue is not null)
            yield return Source(measure, area);
    }

    public static Evidence Of(PublishedMeasure measure, PublishedArea area, AreaPart part, AreaNames names)
    {
        var (m, p, value) = (measure.Measure, measure.Period, part.Of(area));
        return new(Id(m, p, Code(area), part.Key), $"{part.Words(m)}, {Name(area)}, {p.Title}", m.Id, p.Id, Code(area), part.Key, value, part.Print(value, m), part.Formula(m, area.Supplied),
            part.IsCount ? null : area.Numerator, part.IsCount ? null : area.Denominator, area.Supplied, area.Due, Codes(area.Missing, names), [], new(Set(m, p), [], Codes(area.Missing, names)), part.Column(m));
    }

    public static Evidence Coverage(PublishedMeasure measure, PublishedArea area, AreaNames names)
    {
        var (m, p) = (measure.Measure, measure.Period);
        return new(Id(m, p, Code(area), "coverage"), $"Authorities that supplied both parts of “{m.Short}”, of those due, {Name(area)}, {p.Title}", m.Id, p.Id, Code(area), "coverage", null,
            NumberText.Of(area.Supplied, area.Due), "count of authorities that supplied both the numerator and the denominator, of the authorities due", null, null, area.Supplied, area.Due,
            Codes(area.Missing, names), [], InputsUsed.All(Set(m, p)), null);
    }

    /// <summary>What the source itself prints for the same figure.</summary>
    public static Evidence Source(PublishedMeasure measure, PublishedArea area)
    {
        var (m, p) = (measure.Measure, measure.Period);
        // The source's own number of decimals, not ours.
        var printed = area.SourceValue!.Value.ToString("#,0.######", CultureInfo.InvariantCulture) + NumberText.UnitAfter(m.Unit);
        return new(Id(m, p, Code(area), "source"), $"“{m.Short}” as the source prints it, {Name(area)}, {p.Title}", m.Id, p.Id, Code(area), "source", Published.Of(area.SourceValue.Value), printed,
            "printed by the source; not computed here", null, null, null, null, [], [], new(Set(m, p), [], []), null);
    }

    /// <summary>Every number that the report prints of an authority.</summary>
    public static IEnumerable<Evidence> Of(PublishedMeasure measure, PublishedAuthority authority, AreaNames names)
    {
        var (m, p) = (measure.Measure, measure.Period);
        var code = names.Code(authority.Authority.Code);
        var inputs = InputsUsed.Of(Set(m, p), code);
        foreach (var part in AreaPart.Figures.Where(f => f != AreaPart.Change && (m.HasInterval || !f.IsLimit)))
        {
            var value = part.Of(authority);
            yield return new(Id(m, p, code, part.Key), $"{part.Words(m)}, {names.Name(authority.Authority)}, {p.Title}", m.Id, p.Id, code, part.Key, value, part.Print(value, m),
                part.Formula(m, null), part.IsCount ? null : authority.Numerator, part.IsCount ? null : authority.Denominator, null, null, [], [], inputs, part.Column(m));
        }

        yield return new(Id(m, p, code, "neighbours-mean"), $"“{m.Short}”, mean of {names.Name(authority.Authority)}’s statistical neighbours, {p.Title}", m.Id, p.Id, code, "neighbours-mean",
            authority.NeighbourMean, NumberText.Value(authority.NeighbourMean, m), $"unweighted mean of the published values of {NumberText.Of(authority.NeighboursUsed, authority.NeighboursKnown)} statistical neighbours",
            null, null, authority.NeighboursUsed, authority.NeighboursKnown, [], [], InputsUsed.All(Set(m, p)), null);
        if (authority.Rank is { } rank)
        {
            yield return new(Id(m, p, code, "rank"), $"Rank of {names.Name(authority.Authority)} in “{m.Short}”, {p.Title}", m.Id, p.Id, code, "rank", null, rank.ToString("N0"),
                $"place among {measure.Ranked:N0} ranked authorities, 1 is best, ties share the best place{(authority.Band is { } band ? $"; quartile band {band}" : string.Empty)}", null, null,
                measure.Ranked, measure.Authorities.Count, [], [], InputsUsed.All(Set(m, p)), null);
        }
    }

    internal static string Name(PublishedArea area) => area.Region?.Name ?? "England";

    private static IReadOnlyList<string> Codes(IReadOnlyList<Authority> authorities, AreaNames names) => authorities.Count == 0 ? [] : [.. authorities.Select(a => names.Code(a.Code))];
}
