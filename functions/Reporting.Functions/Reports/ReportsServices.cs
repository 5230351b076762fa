using Microsoft.Extensions.DependencyInjection;
using Reporting.Functions.Reports.Files;

namespace Reporting.Functions.Reports;

public static class ReportsServices
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<ReportRequests>()
        .AddSingleton<NightlyDrafts>()
        .AddSingleton<ReportReading>()
        .AddSingleton<RunPrinting>()
        .AddSingleton<RunFiles>()
        .AddSingleton<RunRendering>()
        .AddSingleton<PdfPrinter>()
        .AddSingleton<ReportWriter>();
}
