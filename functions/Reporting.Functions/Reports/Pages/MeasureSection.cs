using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;

namespace Reporting.Functions.Reports.Pages;

/// <summary>What the report says of one measure.</summary>
public sealed class MeasureSection
{
    private readonly PublishedMeasure published;

    internal MeasureSection(PublishedMeasure published, ReportInputs inputs, AreaNames names)
    {
        this.published = published;
        var periods = inputs.Periods;
        Synthetic = inputs.Collection.Synthetic;
        Charts = inputs.Current.Measures.Count > MeasureCharts.Most ? null : new(published, inputs);
        Table = new(published, names);
        Series = [.. periods.Select(p => p.Measure(published.Measure.Id)).OfType<PublishedMeasure>().Select(m => new SeriesRow(m))];
        Notes =
        [
            .. published.Authorities.Where(a => a.Note is not null)
                .GroupBy(a => a.Note!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new NoteGroup(g.Key.TrimEnd('.'), [.. names.InOrder(g, a => a.Authority).Select(a => names.Name(a.Authority))])),
        ];
        NotSupplied = [.. names.InOrder(published.England.Missing, a => a).Select(names.Name)];
    }

    public string Id => published.Measure.Id;

    public string Title => published.Measure.Title;

    public string Short => published.Measure.Short;

    public bool Synthetic { get; }

    public string Definition => published.Measure.Definition;

    public string? Source => published.Measure.Source;

    public string Formula => MeasureWords.Sentence(AreaPart.Quotient(published.Measure));

    public string Method => MeasureWords.MethodOf(published.Measure);

    public string Interval => MeasureWords.IntervalOf(published.Measure);

    public string Polarity => MeasureWords.PolarityOf(published.Measure);

    public string StockOrFlow => published.Measure.IsStock
        ? "A count on a day: it says how things stood, not what happened in the year."
        : "A count over the year.";

    public bool Neutral => published.Measure.Polarity is Domain.Collections.Polarity.Neutral;

    public IReadOnlyList<string> Breaks => published.Measure.Breaks;

    /// <summary>Why there are no ranks; null where there are.</summary>
    public string? NotRanked => published.NotRanked;

    public string Ranked => NumberText.Words(published.Ranked);

    public string NeighboursModel => published.Period.Neighbours;

    /// <summary>False of records that are about no authority: their figures are of England alone.</summary>
    public bool HasAuthorities => published.Authorities.Count > 0;

    public bool HasFigure => published.England.Value is Published.Figure;

    /// <summary>Whether the value is a median or another quantile of records, and no quotient.</summary>
    public bool IsQuantile => published.Measure.IsQuantile;

    public bool HasSource => published.England.SourceValue is not null;

    /// <summary>Whether the figure for England is the source's own, with that of the returns beside it.</summary>
    public bool IsOfSource => published.England.Returns is not null;

    /// <summary>Whether the source hides counts, so that something can be said of what the figure would be with them.</summary>
    public bool HasBounds => published.England.Bounds is not null;

    /// <summary>England, or which authorities the total is of.</summary>
    public string TotalName => published.TotalName;

    public bool HasSeries => Series.Count > 1;

    public AuthorityTable Table { get; }

    public IReadOnlyList<SeriesRow> Series { get; }

    /// <summary>Why there are no values, or what is to be known about them, with the authorities concerned.</summary>
    public IReadOnlyList<NoteGroup> Notes { get; }

    /// <summary>Authorities that were due and are not in the England figure.</summary>
    public IReadOnlyList<string> NotSupplied { get; }

    public string Coverage => NumberText.Of(published.England.Supplied, published.England.Due);

    public bool HasQuartiles => published.LowerQuartile is Published.Figure && published.UpperQuartile is Published.Figure;

    /// <summary>Whether there are regions to compare.</summary>
    public bool HasRegions => published.England.Due > published.Regions.Count
        && published.Regions.Count(r => r.Value is Published.Figure { Unreliable: false }) > 1;

    /// <summary>Null where the report has too many measures for charts.</summary>
    public MeasureCharts? Charts { get; }
}

/// <summary>England in one period of a measure.</summary>
public sealed class SeriesRow
{
    internal SeriesRow(PublishedMeasure measure)
    {
        Period = measure.Period.Title;
        IsBreak = measure.Measure.Breaks.Contains(measure.Period.Id);
        England = new(measure, measure.England);
        Source = measure.England.SourceValue is null ? string.Empty : MeasureEvidence.Source(measure, measure.England).Printed;
    }

    public string Period { get; }

    /// <summary>The definition changed at this period.</summary>
    public bool IsBreak { get; }

    public AreaRow England { get; }

    /// <summary>As the source prints it; empty where it prints none.</summary>
    public string Source { get; }
}

public sealed record NoteGroup(string Note, IReadOnlyList<string> Authorities);
