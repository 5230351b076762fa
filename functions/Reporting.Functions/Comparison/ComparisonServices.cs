using Microsoft.Extensions.DependencyInjection;

namespace Reporting.Functions.Comparison;

public static class ComparisonServices
{
    public static IServiceCollection AddComparison(this IServiceCollection services) => services
        .AddSingleton<ComparatorSets>()
        .AddSingleton<ComparatorSetEditing>()
        .AddSingleton<PeriodComparison>()
        .AddSingleton<OwnFigures>()
        .AddSingleton<OwnComparison>();
}
