using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Reporting.Functions.Hosting;
using Reporting.Functions.Portal.Council;
using Reporting.Functions.Portal.Shell;

namespace Reporting.Functions.Portal;

public static class PortalServices
{
    public static IServiceCollection AddPortal(this IServiceCollection services)
    {
        services.AddSingleton<PortalAssets>().AddSingleton<FormTokens>().AddSingleton<PortalPages>().AddSingleton<ProblemPages>().AddSingleton<ReturnPages>();
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<PlatformFacts>((options, platform) => FormTokens.Configure(options, platform.InAzure));

        // One ring of keys for all instances. Storage encrypts it, and only the app's identity reads it, so the keys are not encrypted once more.
        services.AddDataProtection().SetApplicationName("Reporting");
        services.AddSingleton<FormKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<FormKeys>((options, keys) => options.XmlRepository = keys);
        services.AddLogging(l => l.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));

        // It reads the keys at the first form and not at start, which would wait for storage.
        foreach (var atStart in services.Where(s => s.ServiceType == typeof(IHostedService) && IsOfDataProtection(s)).ToList())
            services.Remove(atStart);
        return services;
    }

    private static bool IsOfDataProtection(ServiceDescriptor service) =>
        service.ImplementationType?.Namespace?.StartsWith("Microsoft.AspNetCore.DataProtection", StringComparison.Ordinal) is true;
}
