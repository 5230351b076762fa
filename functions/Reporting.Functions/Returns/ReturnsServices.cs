using Microsoft.Extensions.DependencyInjection;
using Reporting.Functions.Returns.Dropped;

namespace Reporting.Functions.Returns;

public static class ReturnsServices
{
    public static IServiceCollection AddReturns(this IServiceCollection services) => services
        .AddSingleton<ReturnPlaces>()
        .AddSingleton<ReturnChecker>()
        .AddSingleton<PriorFigures>()
        .AddSingleton<ReturnIntake>()
        .AddSingleton<StoredReturns>()
        .AddSingleton<DropBox>()
        .AddSingleton<DroppedFiles>()
        .AddSingleton<WindowClosing>();
}
