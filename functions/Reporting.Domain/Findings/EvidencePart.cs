using Reporting.Domain.Collections;

namespace Reporting.Domain.Findings;

/// <summary>What a part of a figure is, and how it is made: the same in every area, so that a ledger says it once for a measure.</summary>
/// <param name="Key">As the ledger's ids name it.</param>
/// <param name="What">What it is, in words.</param>
/// <param name="Formula">How it is made, in words.</param>
/// <param name="Column">Its column of data.csv; null where it is not in it.</param>
public sealed record EvidencePart(string Key, string What, string Formula, string? Column)
{
    /// <summary>How many authorities are in a total.</summary>
    public const string Coverage = "coverage";

    /// <summary>What the source prints for the same figure.</summary>
    public const string Source = "source";

    /// <summary>The mean of an authority's statistical neighbours.</summary>
    public const string NeighboursMean = "neighbours-mean";

    /// <summary>An authority's rank.</summary>
    public const string Rank = "rank";

    /// <summary>Every part that a figure of the measure can have, in the order of the ledger.</summary>
    public static IReadOnlyList<EvidencePart> Of(Measure measure) =>
    [
        .. AreaPart.Figures.Where(p => p != AreaPart.Change && (measure.HasInterval || !p.IsLimit))
            .Select(p => new EvidencePart(p.Key, p.Words(measure), p.Formula(measure, null), p.Column(measure))),
        new(
            Coverage, $"Authorities that supplied both parts of “{measure.Short}”, of those due",
            "count of authorities that supplied both the numerator and the denominator, of the authorities due", null),
        new(Source, $"“{measure.Short}” as the source prints it", "printed by the source; not computed here", null),
        new(
            NeighboursMean, $"“{measure.Short}”, mean of the authority’s statistical neighbours",
            "unweighted mean of the published values of its statistical neighbours", null),
        new(Rank, $"Rank in “{measure.Short}”", "place among the ranked authorities, 1 is best, ties share the best place", null),
    ];
}

/// <summary>The numbers of one measure in one period and area.</summary>
/// <param name="Measure">The measure in its period.</param>
/// <param name="Area">ENG, a region's ONS code or an authority's three digits.</param>
/// <param name="Name">What outputs call the area.</param>
/// <param name="Numbers">Each with its own part; the value first.</param>
public sealed record FigureEvidence(Disclosure.PublishedMeasure Measure, string Area, string Name, IReadOnlyList<Evidence> Numbers)
{
    /// <summary>M01-2024-301: what the ids of its numbers begin with.</summary>
    public string Id => $"{Measure.Measure.Id}-{Measure.Period.Id}-{Area}";
}
