using System.Globalization;
using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;
using Reporting.Functions.Rendering.Charts;

namespace Reporting.Functions.Reports.Pages;

/// <summary>The charts of a measure, made when a template asks for them.</summary>
public sealed class MeasureCharts
{
    /// <summary>A report of more measures has no charts: it is a book of tables, in which figures are looked up.</summary>
    public const int Most = 75;

    private const int LimitPoints = 48;

    private readonly PublishedMeasure published;
    private readonly ReportInputs inputs;

    internal MeasureCharts(PublishedMeasure published, ReportInputs inputs) => (this.published, this.inputs) = (published, inputs);

    /// <summary>Null of answers of yes or no, which have no order, and where there are no authorities.</summary>
    public DotsChart? Dots => published.Measure.Method is Method.ShareOfAuthorities || published.Authorities.Count == 0
        ? null
        : DotsChart.From(published, new(Id("dots"), Source, Synthetic)
        {
            TableId = Table,
            Title = $"{published.Measure.Short}, by authority, {published.Period.Title}",
        });

    /// <summary>Null where there is no map, and for synthetic data: a map would put invented figures on real councils.</summary>
    public TileMap? Map => inputs.Map is { } map && published.Authorities.Count > 0 && !Synthetic
        ? TileMap.From(published, new(Id("map"), Source, Synthetic, map.Tiles, map.Geography)
        {
            TableId = Table,
            Title = $"{published.Measure.Short}, map, {published.Period.Title}",
        })
        : null;

    /// <summary>Regions over time; null where there is but one period.</summary>
    public SmallMultiples? Regions => published.Measure.Among is null && inputs.Periods.Count(p => p.Measure(published.Measure.Id) is not null) > 1
        ? SmallMultiples.From(published.Measure, inputs.Periods, new(Id("regions"), Source, Synthetic)
        {
            Title = $"{published.Measure.Short}, England and regions",
        })
        : null;

    /// <summary>Null where the measure has no direction, or there is no funnel.</summary>
    public FunnelChart? Funnel => published is { Measure.Polarity: not Polarity.Neutral, Funnel: FunnelOutcome<AuthorityCode>.Drawn drawn }
        && LimitsOf(drawn) is { Count: > 0 } limits
        ? FunnelChart.From(published, new(Id("funnel"), Source, Synthetic, drawn.Average, limits, BeyondLimits(), NoteOf(drawn)) { TableId = Table })
        : null;

    private bool Synthetic => inputs.Collection.Synthetic;

    private string Source => published.Measure.Source ?? inputs.Collection.Title;

    private string Table => $"{published.Measure.Id}-table";

    private string Id(string chart) => $"{string.Concat(published.Measure.Id.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()}-{chart}";

    private List<AuthorityCode> BeyondLimits() =>
        [.. published.Authorities.Where(a => a.Funnel is FunnelPosition.VeryLow or FunnelPosition.VeryHigh).Select(a => a.Authority.Code)];

    private static string NoteOf(FunnelOutcome<AuthorityCode>.Drawn funnel) => string.Create(
        CultureInfo.InvariantCulture,
        $"The limits allow for the spread between authorities that chance does not explain: φ is {funnel.Spread.Phi:0.0}, and 1 would be chance alone.");

    // Closer together where the limits bend most: at small denominators.
    private List<FunnelLimit> LimitsOf(FunnelOutcome<AuthorityCode>.Drawn funnel)
    {
        var sizes = published.Authorities.Where(a => a.Value is Published.Figure).Select(a => a.Denominator.Number).Where(n => n > 0).OfType<double>().ToList();
        if (sizes.Count == 0)
            return [];
        var (smallest, largest) = (sizes.Min(), sizes.Max());
        return [.. Enumerable.Range(0, LimitPoints).Select(i => LimitAt(smallest + ((largest - smallest) * Math.Pow(i / (LimitPoints - 1.0), 2))))];

        FunnelLimit LimitAt(double denominator)
        {
            var size = funnel.SizeOf(denominator);
            var (inner, outer) = (funnel.AdjustedAt(size, Confidence.NinetyFive), funnel.AdjustedAt(size, Confidence.NinetyNinePointEight));
            return new(denominator, inner.Lower, inner.Upper, outer.Lower, outer.Upper);
        }
    }
}
