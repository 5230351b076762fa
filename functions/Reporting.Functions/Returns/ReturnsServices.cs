using Microsoft.Extensions.DependencyInjection;

namespace Reporting.Functions.Returns;

public static class ReturnsServices
{
    public static IServiceCollection AddReturns(this IServiceCollection services) => services
        .AddSingleton<ReturnPlaces>()
        .AddSingleton<ReturnStatuses>()
        .AddSingleton<ReturnChecker>()
        .AddSingleton<PriorFigures>()
        .AddSingleton<ReturnIntake>()
        .AddSingleton<StoredReturns>()
        .AddSingleton<WindowClosing>();
}
