using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Reporting.Functions.Hosting;
using Reporting.Functions.Reports.Files;
using Reporting.Functions.Reports.Rendering;

namespace Reporting.Functions.Reports;

public static class ReportsServices
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<ReportRequests>()
        .AddSingleton<RunFiles>()
        .AddSingleton<RunRendering>()
        .AddSingleton<PdfPrinter>()
        .AddSingleton<ReportWriter>()
        .AddSingleton(s => TemplateSet.Load(ReportingOptions.TemplatesIn(s.GetRequiredService<IOptions<ReportingOptions>>().Value.TemplatesFolder)));
}
