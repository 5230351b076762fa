using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;

namespace Reporting.Domain.Disclosure;

/// <summary>
/// Makes what may be published out of unprotected figures. What must be hidden is decided first, over everything that would be printed together. Ranks, bands,
/// quartiles, changes and neighbours' means are then made of the values that are left, so that none of them can give a hidden one away.
/// </summary>
/// <param name="collection">The collection that the figures are of.</param>
/// <param name="register">Which authorities and regions there are.</param>
/// <param name="neighbours">Each authority's statistical neighbours.</param>
public sealed class Publication(Collection collection, AuthorityRegister register, StatisticalNeighbours neighbours)
{
    /// <summary>Protects all periods and compares the authorities in each.</summary>
    /// <param name="periods">In any order. A change is printed only from the period just before, if that is among them.</param>
    /// <returns>In order of time.</returns>
    public IReadOnlyList<PublishedPeriod> Make(IReadOnlyList<PeriodOwn> periods)
    {
        var made = new List<PublishedPeriod>();
        foreach (var own in periods.OrderBy(p => p.Period.To))
        {
            var before = made.Count > 0 && collection.Before(own.Period) is { } previous && made[^1].Period.Id == previous.Id ? made[^1] : null;
            var protection = PeriodProtection.Of(collection, register.Regions, own);
            made.Add(new(own.Period, [.. collection.MeasuresOf(own.Period.Id).Select(m => PublicationOf(m).Make())]) { Protection = protection.Account });

            MeasurePublication PublicationOf(Measure measure) => new(collection, register, neighbours, measure, own, protection, before);
        }

        return made;
    }

    /// <summary>The value that a numerator and a denominator make by the method of the measure; null for a part that was not supplied.</summary>
    /// <param name="measure">Its method and multiplier.</param>
    /// <param name="numerator">Unrounded.</param>
    /// <param name="denominator">Unrounded.</param>
    /// <param name="summary">Of a mean: how its numbers spread; null where that is not known.</param>
    public static MeasureValue ValueOf(Measure measure, double? numerator, double? denominator, MeanSummary? summary = null) => measure.Method switch
    {
        Method.Proportion or Method.ShareOfAuthorities => MeasureValue.Proportion(numerator, denominator, measure.Multiplier),
        Method.Rate when measure.HasInterval => MeasureValue.Rate(numerator, denominator, measure.Multiplier),
        Method.Ratio when measure.HasInterval => MeasureValue.Ratio(numerator, denominator, measure.Multiplier),
        Method.Mean => MeasureValue.Average(numerator, denominator, measure.Multiplier, summary),
        Method.Days or Method.Distribution => MeasureValue.Average(numerator, denominator, measure.Multiplier),
        _ => MeasureValue.RepeatedEvents(numerator, denominator, measure.Multiplier),
    };

    /// <summary>How the numbers of means spread, together; null where that is not known of one of them.</summary>
    internal static MeanSummary? MeanOf(IReadOnlyCollection<Own> figures) =>
        MeanSummary.OfGroups([.. figures.Select(f => (f.Numerator!.Value, f.Denominator!.Value, f.Deviation))]);
}
