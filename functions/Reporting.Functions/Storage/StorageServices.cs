using Microsoft.Extensions.DependencyInjection;

namespace Reporting.Functions.Storage;

public static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services) => services
        .AddSingleton<StorageClients>()
        .AddSingleton<ServiceStorage>()
        .AddSingleton<ReturnRows>()
        .AddSingleton<ReturnBlobs>()
        .AddSingleton<WindowRows>()
        .AddSingleton<ReminderRows>()
        .AddSingleton<SafeguardingRows>()
        .AddSingleton<ReturnLists>()
        .AddSingleton<ReportRuns>()
        .AddSingleton<MeasuredFigures>()
        .AddSingleton<CombinedFigures>()
        .AddSingleton<ProtectedFigures>();
}
