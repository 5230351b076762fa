using Microsoft.Extensions.DependencyInjection;

namespace Reporting.Functions.Reports;

public static class ReportsServices
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<ReportRequests>()
        .AddSingleton<RunFiles>();
}
