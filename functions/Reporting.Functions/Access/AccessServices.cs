using Microsoft.Extensions.DependencyInjection;

namespace Reporting.Functions.Access;

public static class AccessServices
{
    /// <exception cref="InvalidOperationException">A function does not say who may call it: the app does not start.</exception>
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddSingleton<AccessTable>()
        .AddSingleton<IAccess>(s => s.GetRequiredService<AccessTable>())
        .AddSingleton<AccessAdministration>()
        .AddSingleton<Gate>()
        .AddSingleton(FunctionRequirements.OfTheApp())
        .AddSingleton<PeriodLookup>()
        .AddSingleton<ReturnLookup>()
        .AddSingleton<ReadAuthorityPeople>();
}
