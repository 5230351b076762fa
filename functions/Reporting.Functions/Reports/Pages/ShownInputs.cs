using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;

namespace Reporting.Functions.Reports.Pages;

/// <summary>The inputs as outputs may show them: of a synthetic collection every authority has its example name, so that no page, table or chart can print another.</summary>
internal sealed record ShownInputs(ReportInputs Inputs, AreaNames Names)
{
    public static ShownInputs Of(ReportInputs inputs)
    {
        var names = inputs.Names;
        return new(names.Synthetic ? inputs with { Periods = [.. inputs.Periods.Select(p => Of(p, names))], Returns = [.. inputs.Returns.Select(r => r with { Authority = Of(r.Authority, names) })] } : inputs, names);
    }

    private static PublishedPeriod Of(PublishedPeriod period, AreaNames names) => period with { Measures = [.. period.Measures.Select(m => Of(m, names))] };

    private static PublishedMeasure Of(PublishedMeasure measure, AreaNames names) => measure with
    {
        Authorities = [.. measure.Authorities.Select(a => a with { Authority = names.Shown(a.Authority) })],
        Regions = [.. measure.Regions.Select(r => Of(r, names))],
        England = Of(measure.England, names),
    };

    private static PublishedArea Of(PublishedArea area, AreaNames names) => area with { Missing = [.. area.Missing.Select(names.Shown)] };

    private static Authority? Of(Authority? authority, AreaNames names) => authority is null ? null : names.Shown(authority);
}
