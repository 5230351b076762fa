using System.Globalization;
using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;
using Reporting.Functions.Rendering.Templates;

namespace Reporting.Functions.Reports.Pages;

/// <summary>All authorities in one measure and period, by region and name, with England and the regions.</summary>
public sealed class AuthorityTable
{
    private readonly PublishedMeasure measure;

    internal AuthorityTable(PublishedMeasure measure, AreaNames names)
    {
        this.measure = measure;
        England = new(measure, measure.England);
        // One object serves all rows, since a report has tens of thousands: each is read before the next is asked for.
        var row = new AuthorityRow(measure.Measure);
        var byRegion = names.InOrder(measure.Authorities, a => a.Authority).ToLookup(a => a.Authority.Region.Gss);
        Regions = [.. measure.Regions.OrderBy(r => r.Region!.Order).Select(r => new RegionRows(new(measure, r), byRegion[r.Region!.Gss], row))];
    }

    public string Id => $"{measure.Measure.Id}-table";

    public string Title => measure.Measure.Title;

    public string Period => measure.Period.Title;

    public string Unit => measure.Measure.Unit;

    public string NumeratorLabel => measure.Measure.NumeratorLabel;

    public string DenominatorLabel => measure.Measure.DenominatorLabel;

    public bool HasInterval => measure.Measure.HasInterval;

    public bool Ranked => measure.NotRanked is null;

    public AreaRow England { get; }

    public IReadOnlyList<RegionRows> Regions { get; }
}

/// <summary>A region and its authorities.</summary>
public sealed class RegionRows
{
    internal RegionRows(AreaRow area, IEnumerable<PublishedAuthority> authorities, AuthorityRow row)
    {
        Area = area;
        Authorities = authorities.Select(row.At);
    }

    public AreaRow Area { get; }

    /// <summary>Each is valid until the next is asked for.</summary>
    public IEnumerable<AuthorityRow> Authorities { get; }
}

/// <summary>England or a region, in a table.</summary>
public sealed class AreaRow
{
    internal AreaRow(PublishedMeasure published, PublishedArea area)
    {
        var measure = published.Measure;
        Name = area.Region?.Name ?? published.TotalName;
        Value = new(() => area.Value, measure.Decimals);
        Interval = new(() => area.Value, () => area.Lower, () => area.Upper, measure.Decimals);
        Numerator = new(() => area.Numerator, 0);
        Denominator = new(() => area.Denominator, 0);
        Coverage = area.Returns is null ? NumberText.Of(area.Supplied, area.Due) : "as the source counts it";
    }

    public string Name { get; }

    public ValueCell Value { get; }

    public IntervalCell Interval { get; }

    public ValueCell Numerator { get; }

    public ValueCell Denominator { get; }

    /// <summary>149 of 153; z where no authority is in it; in words where the figure is the source's own.</summary>
    public string Coverage { get; }
}

/// <summary>An authority in a table.</summary>
public sealed class AuthorityRow
{
    private PublishedAuthority? authority;

    internal AuthorityRow(Measure measure)
    {
        Value = measure.Method is Method.ShareOfAuthorities ? new AnswerCell(() => authority?.Value) : new ValueCell(() => authority?.Value, measure.Decimals);
        Interval = new(() => authority?.Value, () => authority?.Lower, () => authority?.Upper, measure.Decimals);
        Numerator = new(() => authority?.Numerator, 0);
        Denominator = new(() => authority?.Denominator, 0);
        Neighbours = new(() => authority?.NeighbourMean, measure.Decimals);
    }

    public string Name => authority!.Authority.Name;

    public IPrintable Value { get; }

    public IntervalCell Interval { get; }

    public ValueCell Numerator { get; }

    public ValueCell Denominator { get; }

    /// <summary>Mean of the statistical neighbours.</summary>
    public ValueCell Neighbours { get; }

    public string Rank => authority!.Rank?.ToString(CultureInfo.InvariantCulture) ?? "z";

    public string Band => authority!.Band switch
    {
        QuartileBand.A => "A",
        QuartileBand.B => "B",
        QuartileBand.C => "C",
        QuartileBand.D => "D",
        _ => "z",
    };

    internal AuthorityRow At(PublishedAuthority next)
    {
        authority = next;
        return this;
    }
}
