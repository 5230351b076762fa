using Microsoft.Extensions.DependencyInjection;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Service;

public static class ServiceServices
{
    public static IServiceCollection AddService(this IServiceCollection services) => services
        .AddSingleton<AccessTable>()
        .AddSingleton<IAccess>(s => s.GetRequiredService<AccessTable>());
}
