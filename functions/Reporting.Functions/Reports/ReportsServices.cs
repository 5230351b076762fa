using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Reporting.Checking.Definitions;
using Reporting.Functions.Hosting;
using Reporting.Functions.Rendering.Templates;
using Reporting.Functions.Reports.Files;

namespace Reporting.Functions.Reports;

public static class ReportsServices
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<ReportRequests>()
        .AddSingleton<RunFiles>()
        .AddSingleton<RunRendering>()
        .AddSingleton<PdfPrinter>()
        .AddSingleton<ReportWriter>()
        .AddSingleton(s => TemplateSet.Load(DefinitionLoader.FolderOf(s.GetRequiredService<IOptions<ReportingOptions>>().Value.TemplatesFolder)));
}
