using Microsoft.Extensions.DependencyInjection;
using Reporting.Functions.Returns.Progress;
using Reporting.Functions.Returns.Safeguarding;

namespace Reporting.Functions.Returns;

public static class ReturnsServices
{
    public static IServiceCollection AddReturns(this IServiceCollection services) => services
        .AddSingleton<ReturnPlaces>()
        .AddSingleton<ReturnStatuses>()
        .AddSingleton<SafeguardingConcerns>()
        .AddSingleton<PeriodProgress>()
        .AddSingleton<ReturnChecker>()
        .AddSingleton<PriorFigures>()
        .AddSingleton<ReturnIntake>()
        .AddSingleton<StoredReturns>()
        .AddSingleton<WindowClosing>();
}
