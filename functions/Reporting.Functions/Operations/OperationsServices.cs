using Microsoft.Extensions.DependencyInjection;

namespace Reporting.Functions.Operations;

public static class OperationsServices
{
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<CollectionCatalogue>()
        .AddSingleton<SetAsideMessages>()
        .AddSingleton<ServiceHealth>();
}
