using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;

namespace Reporting.Domain.Disclosure;

/// <summary>One authority's figures in a measure and period.</summary>
/// <param name="Authority">The authority.</param>
/// <param name="Numerator">The count or sum.</param>
/// <param name="Denominator">What it is divided by.</param>
/// <param name="Value">In the measure's unit.</param>
/// <param name="Lower">Lower 95% confidence limit, in the measure's unit; z where the measure has none.</param>
/// <param name="Upper">Upper 95% confidence limit, in the measure's unit; z where the measure has none.</param>
/// <param name="Rank">1 is best; ties share the best rank. Null where not ranked.</param>
/// <param name="Band">Quartile band A (best) to D; null where not banded.</param>
/// <param name="Change">From the period before, in the measure's unit (percentage points for a percentage); z where there is none.</param>
/// <param name="NeighbourMean">The unweighted mean of its statistical neighbours' published values; x where fewer than five have one.</param>
/// <param name="NeighbourMedian">Their median; x where fewer than five have one.</param>
/// <param name="NeighboursUsed">How many of the <paramref name="NeighboursKnown"/> statistical neighbours have a published value.</param>
/// <param name="NeighboursKnown">How many statistical neighbours it has.</param>
/// <param name="Note">Why there is no value, or what is to be known about it; null for nothing.</param>
public sealed record PublishedAuthority(
    Authority Authority,
    Published Numerator,
    Published Denominator,
    Published Value,
    Published Lower,
    Published Upper,
    int? Rank,
    QuartileBand? Band,
    Published Change,
    Published NeighbourMean,
    Published NeighbourMedian,
    int NeighboursUsed,
    int NeighboursKnown,
    string? Note)
{
    /// <summary>
    /// Where the value lies in the funnel that allows for the spread between authorities; none where there is no funnel or the value is not in it.
    /// </summary>
    public FunnelPosition Funnel { get; init; }

    /// <summary>
    /// What to know before the value is set beside another authority's, in whole sentences: an estimate, items on which the return has a note, another body
    /// than in the period before. Empty for nothing.
    /// </summary>
    public IReadOnlyList<string> Comparability { get; init; } = [];
}

/// <summary>A sum of numerators over a sum of denominators: England, or a region.</summary>
/// <param name="Region">Null for England.</param>
/// <param name="Numerator">Rounded to the collection's base where a count in the total is hidden, if the total is large enough; else exact.</param>
/// <param name="Denominator">The same; a public one is exact.</param>
/// <param name="Value">In the measure's unit.</param>
/// <param name="Lower">Lower 95% confidence limit, in the measure's unit; z where the measure has none.</param>
/// <param name="Upper">Upper 95% confidence limit, in the measure's unit; z where the measure has none.</param>
/// <param name="Change">
/// From the period before, in the measure's unit, over the authorities whose counts are printed in both periods; z where there is none.
/// </param>
/// <param name="Supplied">Authorities that supplied both parts.</param>
/// <param name="Due">Authorities that were due.</param>
/// <param name="Missing">Those due that did not supply both parts, so are not in the sum.</param>
/// <param name="SourceValue">What the source itself prints for the same figure, in the measure's unit; null where it prints none.</param>
public sealed record PublishedArea(
    Region? Region,
    Published Numerator,
    Published Denominator,
    Published Value,
    Published Lower,
    Published Upper,
    Published Change,
    int Supplied,
    int Due,
    IReadOnlyList<Authority> Missing,
    double? SourceValue)
{
    /// <summary>Whether its counts are rounded, since one that they add up is hidden; else they are exact.</summary>
    public bool IsRounded => Value is Published.Figure { Decimals: not null };

    /// <summary>
    /// What the returns alone give, where some of them lack the figure and the source itself counts England: then numerator, denominator and value are the
    /// source's. Null where they are the returns' own.
    /// </summary>
    public PublishedArea? Returns { get; init; }

    /// <summary>Between what the value lies, whatever the counts are that the source hides; null where nothing is hidden, or nothing can be said.</summary>
    public PublishedBounds? Bounds { get; init; }
}

/// <summary>Between what a total lies of which some counts are not known.</summary>
/// <param name="Lowest">In the measure's unit.</param>
/// <param name="Highest">In the measure's unit; null where there is no limit.</param>
/// <param name="Hidden">How many authorities have a hidden count.</param>
public sealed record PublishedBounds(Published Lowest, Published? Highest, int Hidden);

/// <summary>One measure in one period, protected, for every area.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Period">The period.</param>
/// <param name="Authorities">Every authority that was due, by code; of inspectors' records, every one that they visited.</param>
/// <param name="Regions">The regions with an authority that was due, in the order of official tables.</param>
/// <param name="England">The national total.</param>
/// <param name="LowerQuartile">Of the authorities' published values (type 7), in the measure's unit; z where there are no quartiles.</param>
/// <param name="Median">Of the authorities' published values; z where there are no quartiles.</param>
/// <param name="UpperQuartile">Of the authorities' published values; z where there are no quartiles.</param>
/// <param name="Ranked">How many authorities are ranked.</param>
/// <param name="NotRanked">Why there are no ranks and bands, in words; null where there are.</param>
public sealed record PublishedMeasure(
    Measure Measure,
    Period Period,
    IReadOnlyList<PublishedAuthority> Authorities,
    IReadOnlyList<PublishedArea> Regions,
    PublishedArea England,
    Published LowerQuartile,
    Published Median,
    Published UpperQuartile,
    int Ranked,
    string? NotRanked)
{
    /// <summary>The funnel of the published values, or why there is none; null only of figures that did not come through <see cref="Publication"/>.</summary>
    public FunnelOutcome<AuthorityCode>? Funnel { get; init; }

    /// <summary>
    /// Printed for England and regions alone, since nearly all authorities are hidden: every value of theirs is c, and pages leave the table out.
    /// </summary>
    public bool OfAreasAlone { get; init; }

    /// <summary>
    /// Whether England's total moved since earlier periods, in order of time: since the one before and, of the newest period, since every one that can be
    /// compared. Empty of a period that is not set beside others.
    /// </summary>
    public IReadOnlyList<PublishedChange> Changes { get; init; } = [];

    /// <summary>Whether England's total rose or fell over the newest periods in a row; null where there are fewer than five.</summary>
    public PublishedTrend? Trend { get; init; }

    /// <summary>England's change since an earlier period; null where none is known.</summary>
    /// <param name="period">The period's id.</param>
    public PublishedChange? ChangeSince(string period) => Changes.FirstOrDefault(c => c.From.Id == period);

    /// <summary>
    /// What the total is called: England's only where the source counts England, or at least half of the authorities that were due are in it.
    /// </summary>
    public string TotalName => Measure.Among is { } among
        ? among
        : England.Returns is null && England.Supplied * 2 < England.Due
        ? $"{England.Supplied:N0} {(England.Supplied == 1 ? "authority" : "authorities")} with figures"
        : "England";

    /// <summary>Whether no break in the definition lies between an earlier period and this one.</summary>
    public bool IsComparableWith(PublishedMeasure earlier) => !Measure.Breaks
        .Select(b => new PeriodRange(b, null))
        .Any(after => after.Contains(Period.Id) && !after.Contains(earlier.Period.Id));

    /// <summary>Whether it is the figure that a measure defines, and not one that the measure was before its definition changed.</summary>
    public bool IsOf(Measure measure) => PeriodSeries.IsSameFigure(Measure, measure);

    /// <summary>
    /// The mean and median of some authorities' published values, each counting once, as of statistical neighbours. What is hidden is no part of them.
    /// </summary>
    public ComparatorFigure Of(IReadOnlyList<AuthorityCode> comparators)
    {
        var values = Authorities.ToDictionary(a => a.Authority.Code, a => a.Value.Number);
        var figure = NeighbourFigure.Of([.. comparators.Select(c => values.GetValueOrDefault(c))]);
        return new(Published.OfSome(figure.Mean), Published.OfSome(figure.Median), figure.Available, figure.Named);
    }
}

/// <summary>The figure of a set of authorities that others are compared with.</summary>
/// <param name="Mean">The unweighted mean of their published values, in the measure's unit; x where none has one.</param>
/// <param name="Median">Their median; x where none has one.</param>
/// <param name="Used">How many of the <paramref name="Known"/> authorities have a published value.</param>
/// <param name="Known">How many authorities the set has.</param>
public sealed record ComparatorFigure(Published Mean, Published Median, int Used, int Known);

/// <summary>All measures of a period, protected.</summary>
/// <param name="Period">The period.</param>
/// <param name="Measures">In the order of the collection.</param>
public sealed record PublishedPeriod(Period Period, IReadOnlyList<PublishedMeasure> Measures)
{
    /// <summary>What was hidden, and the verdict of the attack; null only of figures that did not come through <see cref="Publication"/>.</summary>
    public ProtectionAccount? Protection { get; init; }

    /// <summary>The measure of an id; null where the period has none.</summary>
    public PublishedMeasure? Measure(string id) => Measures.FirstOrDefault(m => m.Measure.Id == id);
}
