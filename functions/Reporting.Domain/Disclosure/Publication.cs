using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;

namespace Reporting.Domain.Disclosure;

/// <summary>
/// Makes what may be published out of unprotected figures. What must be hidden is decided first, over everything that would be printed together. Ranks, bands,
/// quartiles and neighbours' means are then made of the values that are left, so that none of them can give a hidden one away.
/// </summary>
/// <param name="collection">The collection that the figures are of.</param>
/// <param name="register">Which authorities and regions there are.</param>
/// <param name="neighbours">Each authority's statistical neighbours.</param>
public sealed class Publication(Collection collection, AuthorityRegister register, StatisticalNeighbours neighbours)
{
    /// <summary>Protects a period and compares the authorities in it. Changes from earlier periods are derived by <see cref="PeriodSeries"/>.</summary>
    /// <param name="own">The period's unprotected figures.</param>
    /// <param name="before">
    /// The newest edition of the same period. What it and those before it printed is known, so this one must not give away beside them what any of them hides.
    /// Null where nothing has been published of the period.
    /// </param>
    public ProtectedPeriod Protect(PeriodOwn own, PublishedEdition? before)
    {
        own = ChosenSamples.Together(collection, own);
        var protection = new PeriodProtection(collection, register.Regions, own, before);
        var published = new PublishedPeriod(own.Period, [.. collection.MeasuresOf(own.Period.Id).Select(m => PublicationOf(m).Make())])
        {
            Protection = protection.Account,
        };
        return new(published, protection.Edition);

        MeasurePublication PublicationOf(Measure measure) => new(collection, register, neighbours, measure, own, protection);
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
        Method.Mean when measure.IsOfRecords => MeasureValue.MeanOfRecords(numerator, denominator, measure.Multiplier, summary, ScaleOf(measure)),
        Method.Days when measure.IsOfRecords => MeasureValue.MeanOfRecords(numerator, denominator, measure.Multiplier),
        Method.Median or Method.Quantile => MeasureValue.QuantileOfRecords(numerator, denominator, measure.Multiplier),
        Method.Distribution => MeasureValue.Proportion(numerator, denominator, measure.Multiplier),
        Method.Mean => MeasureValue.Average(numerator, denominator, measure.Multiplier, summary),
        Method.Days => MeasureValue.Average(numerator, denominator, measure.Multiplier),
        _ => MeasureValue.RepeatedEvents(numerator, denominator, measure.Multiplier),
    };

    private static Interval? ScaleOf(Measure measure) =>
        measure is { ScaleFrom: { } least, ScaleTo: { } most } ? new Interval(least, most) : null;

    /// <summary>How the numbers of means spread, together; null where that is not known of one of them.</summary>
    internal static MeanSummary? MeanOf(IReadOnlyCollection<Own> figures) =>
        MeanSummary.OfGroups([.. figures.Select(f => (f.Numerator!.Value, f.Denominator!.Value, f.Deviation))]);
}

/// <summary>A period after disclosure control.</summary>
/// <param name="Published">What may be printed, unless the verdict in its account says that something hidden could be told.</param>
/// <param name="Edition">What the next edition of the period is held against; never printed.</param>
public sealed record ProtectedPeriod(PublishedPeriod Published, PublishedEdition Edition);
