using System.Globalization;
using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;

namespace Reporting.Functions.Reports.Tables;

/// <summary>The tables of figures: all areas in each measure, and England and the regions in every period. They are made of published values alone.</summary>
internal sealed class MeasureSheets(IReadOnlyList<PublishedPeriod> periods, AreaNames names, string mark)
{
    private const string AsTheSource = "as the source counts it";
    private const string NoRemark = "none";
    private const string Lower = "Lower 95% confidence limit [note 2]";
    private const string Upper = "Upper 95% confidence limit [note 2]";

    /// <summary>England and the regions, a row for each measure, period and area.</summary>
    public Sheet OverTime(string name) => new(
        name, $"{mark}England and the regions in every measure and period",
        [
            new("This sheet has one table. Each row is a measure in one period and area. Units differ from row to row."),
            new("Go to the notes", TableBooks.NotesName), new("Back to the contents", TableBooks.ContentsName),
        ],
        [
            new("Measure", 10), new("Title", 60), new("Period", 24), new("Area code", 12), new("Area", 26), new("Value", 12, true), new("Unit", 22),
            new(Lower, 14, true), new(Upper, 14, true), new("Numerator [note 1]", 14, true), new("Denominator [note 1]", 14, true),
            new("Authorities in the figure", 14, true), new("Authorities due", 14, true), new("The source publishes", 14, true), new("Remark", 30),
        ],
        from period in periods
        from measure in period.Measures
        from area in measure.Regions.OrderBy(r => r.Region!.Order).Prepend(measure.England)
        select RowOf(measure, area));

    /// <summary>All areas in one measure of the last period; it has authorities.</summary>
    public Sheet Of(string name, PublishedMeasure measure)
    {
        var m = measure.Measure;
        var ranked = measure.NotRanked is null;
        var title = $"{mark}{m.Title} ({m.Unit}), by region and authority, {measure.Period.Title}";
        List<SheetLine> lines = [
            new("This sheet has one table. What letters and notes in square brackets mean stands in the notes."),
            new("Go to the notes", TableBooks.NotesName), new(m.Definition),
        ];
        if (m.Source is { } source)
            lines.Add(new("Source: " + source));
        if (measure.NotRanked is { } why)
            lines.Add(new("No ranks or bands: " + why));
        lines.Add(new("Back to the contents", TableBooks.ContentsName));
        List<SheetColumn> columns = [new("Area code", 12), new("Area", 34), new("Kind of area", 14), new($"{m.Short} ({m.Unit})", 16, true)];
        if (m.HasInterval)
            columns.AddRange([new(Lower, 14, true), new(Upper, 14, true)]);
        columns.AddRange([
            new($"Numerator: {m.NumeratorLabel} [note 1]", 18, true), new($"Denominator: {m.DenominatorLabel} [note 1]", 18, true),
            new("Authorities in the figure", 14, true), new("Authorities due", 14, true), new("Mean of statistical neighbours [note 3]", 16, true),
        ]);
        if (ranked)
            columns.AddRange([new("Rank [note 4]", 10, true), new("Band [note 4]", 10)]);
        columns.Add(new("Remark", 30));
        return new(name, title, lines, columns, RowsOf(measure, ranked)) { Measure = m.Id, RowHeading = 1 };
    }

    private IReadOnlyList<SheetCell> RowOf(PublishedMeasure measure, PublishedArea area)
    {
        var m = measure.Measure;
        return
        [
            SheetCell.Of(m.Id), SheetCell.Of(m.Title), SheetCell.Of(measure.Period.Title), SheetCell.Of(MeasureEvidence.Code(area)),
            SheetCell.Of(area.Region?.Name ?? measure.TotalName), SheetCell.Of(area.Value, m.Decimals), SheetCell.Of(m.Unit),
            Limit(area.Lower, area.Value, area.Lower, area.Upper, m), Limit(area.Upper, area.Value, area.Lower, area.Upper, m),
            SheetCell.Of(area.Numerator, 0), SheetCell.Of(area.Denominator, 0), .. Coverage(area), SourceOf(area), Remark(area),
        ];
    }

    private IEnumerable<IReadOnlyList<SheetCell>> RowsOf(PublishedMeasure measure, bool ranked)
    {
        yield return RowOf(measure, measure.England, PublishedFigures.England, measure.TotalName, "England", ranked);
        var byRegion = names.InOrder(measure.Authorities, a => a.Authority).ToLookup(a => a.Authority.Region.Gss);
        foreach (var region in measure.Regions.OrderBy(r => r.Region!.Order))
        {
            yield return RowOf(measure, region, region.Region!.Gss, region.Region.Name, "Region", ranked);
            foreach (var authority in byRegion[region.Region.Gss])
                yield return RowOf(measure.Measure, authority, ranked);
        }
    }

    private static List<SheetCell> RowOf(PublishedMeasure measure, PublishedArea area, string code, string name, string kind, bool ranked)
    {
        var m = measure.Measure;
        List<SheetCell> row = [SheetCell.Of(code), SheetCell.Of(name), SheetCell.Of(kind), SheetCell.Of(area.Value, m.Decimals)];
        if (m.HasInterval)
            row.AddRange([Limit(area.Lower, area.Value, area.Lower, area.Upper, m), Limit(area.Upper, area.Value, area.Lower, area.Upper, m)]);
        row.AddRange([SheetCell.Of(area.Numerator, 0), SheetCell.Of(area.Denominator, 0), .. Coverage(area), SheetCell.NotApplicable]);
        if (ranked)
            row.AddRange([SheetCell.NotApplicable, SheetCell.NotApplicable]);
        row.Add(Remark(area));
        return row;
    }

    private List<SheetCell> RowOf(Measure m, PublishedAuthority a, bool ranked)
    {
        var value = a.Value is Published.Figure figure && m.Method is Method.ShareOfAuthorities
            ? SheetCell.Of(figure.Value > 0 ? "yes" : "no")
            : SheetCell.Of(a.Value, m.Decimals);
        List<SheetCell> row = [SheetCell.Of(names.Code(a.Authority.Code)), SheetCell.Of(names.Name(a.Authority)), SheetCell.Of("Authority"), value];
        if (m.HasInterval)
            row.AddRange([Limit(a.Lower, a.Value, a.Lower, a.Upper, m), Limit(a.Upper, a.Value, a.Lower, a.Upper, m)]);
        row.AddRange([
            SheetCell.Of(a.Numerator, 0), SheetCell.Of(a.Denominator, 0), SheetCell.NotApplicable, SheetCell.NotApplicable,
            SheetCell.Of(a.NeighbourMean, m.Decimals),
        ]);
        if (ranked)
            row.AddRange([a.Rank is { } rank ? SheetCell.Of(rank, 0) : SheetCell.NotApplicable, BandOf(a.Band)]);
        var unreliable = a.Value is Published.Figure { Unreliable: true };
        row.Add(SheetCell.Of((unreliable, a.Note) switch
        {
            (true, { } note) => $"[u] {note}",
            (true, null) => "[u]",
            (false, { } note) => note,
            _ => NoRemark,
        }));
        return row;
    }

    private static SheetCell BandOf(QuartileBand? band) => band switch
    {
        QuartileBand.A => SheetCell.Of("A"),
        QuartileBand.B => SheetCell.Of("B"),
        QuartileBand.C => SheetCell.Of("C"),
        QuartileBand.D => SheetCell.Of("D"),
        _ => SheetCell.NotApplicable,
    };

    private static SheetCell[] Coverage(PublishedArea area) => area.Due == 0 || area.Returns is not null
        ? [SheetCell.NotApplicable, SheetCell.NotApplicable]
        : [SheetCell.Of(area.Supplied, 0), SheetCell.Of(area.Due, 0)];

    /// <summary>With the source's own number of decimals.</summary>
    private static SheetCell SourceOf(PublishedArea area)
    {
        if (area.SourceValue is not { } value)
            return SheetCell.NotApplicable;
        var text = value.ToString("0.######", CultureInfo.InvariantCulture);
        return SheetCell.Of(value, text.Contains('.', StringComparison.Ordinal) ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 : 0);
    }

    private static SheetCell Remark(PublishedArea area) => SheetCell.Of(
        area.Value is Published.Figure { Unreliable: true } ? "[u]" : area.Returns is not null ? AsTheSource : NoRemark);

    private static SheetCell Limit(Published limit, Published value, Published lower, Published upper, Measure m)
    {
        if (!m.HasInterval)
            return SheetCell.NotApplicable;
        if (limit is not Published.Figure figure || lower is not Published.Figure from || upper is not Published.Figure to)
            return SheetCell.Of(limit, m.Decimals);
        return IntervalText.Places(value, from, to, m.Decimals) is { } places ? SheetCell.Of(figure.Value, places) : SheetCell.Of(IntervalText.Narrower);
    }
}
