using Microsoft.Extensions.DependencyInjection;

namespace Reporting.Functions.Access;

public static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddSingleton<AccessTable>()
        .AddSingleton<IAccess>(s => s.GetRequiredService<AccessTable>())
        .AddSingleton<Gate>()
        .AddSingleton<PeriodPlaces>()
        .AddSingleton<ReturnPlaces>();
}
