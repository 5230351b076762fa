using Reporting.Domain.Disclosure;
using Reporting.Functions.Reports.Charts;

namespace Reporting.Functions.Reports.Pages;

/// <summary>The charts of a measure, made when a template asks for them.</summary>
public sealed class MeasureCharts
{
    /// <summary>A report of more measures than this is a book of tables, in which figures are looked up.</summary>
    public const int Most = 75;

    private readonly PublishedMeasure published;
    private readonly ReportInputs inputs;

    internal MeasureCharts(PublishedMeasure published, ReportInputs inputs) => (this.published, this.inputs) = (published, inputs);

    /// <summary>Null of answers of yes or no, which have no order, and where there are no authorities.</summary>
    public DotsChart? Dots => published.Measure.Method is Domain.Collections.Method.ShareOfAuthorities || published.Authorities.Count == 0 ? null : DotsChart.From(published, new(Id("dots"), Source, inputs.Collection.Synthetic) { TableId = Table, Title = $"{published.Measure.Short}, by authority, {published.Period.Title}" });

    /// <summary>Null where there is no map, and for synthetic data: a map would put invented figures on real councils.</summary>
    public TileMap? Map => inputs.Map is { } map && published.Authorities.Count > 0 && !inputs.Collection.Synthetic
        ? TileMap.From(published, new(Id("map"), Source, inputs.Collection.Synthetic, map.Tiles, map.Geography) { TableId = Table, Title = $"{published.Measure.Short}, map, {published.Period.Title}" })
        : null;

    /// <summary>Regions over time; null where there is but one period.</summary>
    public Multiples? Regions => inputs.Periods.Count(p => p.Measure(published.Measure.Id) is not null) > 1
        ? Multiples.From(published.Measure, inputs.Periods, new(Id("regions"), Source, inputs.Collection.Synthetic) { Title = $"{published.Measure.Short}, England and regions" })
        : null;

    private string Source => published.Measure.Source ?? inputs.Collection.Title;

    private string Table => $"{published.Measure.Id}-table";

    private string Id(string chart) => $"{string.Concat(published.Measure.Id.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()}-{chart}";
}
