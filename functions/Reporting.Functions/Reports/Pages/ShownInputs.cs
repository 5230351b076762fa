using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;

namespace Reporting.Functions.Reports.Pages;

/// <summary>The inputs as pages and files may show them.</summary>
/// <remarks>Of a synthetic collection every authority has its example name here, so that no page, table or chart can print a real one.</remarks>
internal sealed record ShownInputs(ReportInputs Inputs, AreaNames Names)
{
    public static ShownInputs Of(ReportInputs inputs)
    {
        var names = inputs.Names;
        if (!names.Synthetic)
            return new(inputs, names);
        var periods = inputs.Periods.Select(p => Of(p, names));
        var returns = inputs.Returns.Select(r => r with { Authority = Of(r.Authority, names) });
        return new(inputs with { Periods = [.. periods], Returns = [.. returns] }, names);
    }

    private static PublishedPeriod Of(PublishedPeriod period, AreaNames names) =>
        period with { Measures = [.. period.Measures.Select(m => Of(m, names))] };

    private static PublishedMeasure Of(PublishedMeasure measure, AreaNames names) => measure with
    {
        Authorities = [.. measure.Authorities.Select(a => a with { Authority = names.Shown(a.Authority) })],
        Regions = [.. measure.Regions.Select(r => Of(r, names))],
        England = Of(measure.England, names),
    };

    private static PublishedArea Of(PublishedArea area, AreaNames names) => area with
    {
        Missing = [.. area.Missing.Select(names.Shown)],
        Returns = area.Returns is { } returns ? Of(returns, names) : null,
    };

    private static Authority? Of(Authority? authority, AreaNames names) => authority is null ? null : names.Shown(authority);
}
