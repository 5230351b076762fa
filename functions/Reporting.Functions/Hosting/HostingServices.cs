using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Reporting.Functions.Hosting;

public static class HostingServices
{
    // Far more than the platform in front lets through, so that whatever comes is answered in words.
    private const int LargestHeaders = 1024 * 1024;

    public static IServiceCollection AddHosting(this IServiceCollection services)
    {
        services.AddOptions<ReportingOptions>().BindConfiguration(ReportingOptions.Section).ValidateOnStart();
        services.AddSingleton(PlatformFacts.Read());
        services.AddSingleton<IValidateOptions<ReportingOptions>, ReportingOptionsValidator>();
        services.AddSingleton<IValidateOptions<ReportingOptions>, PlatformValidator>();
        services.AddSingleton(s => s.GetRequiredService<IOptions<ReportingOptions>>().Value.Clock is { } start ? new ShiftedClock(start) : TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<Measurements>();

        // The platform logs each request already, and storage's clients each of theirs: with both, a return would cost more in logging than in checking.
        services.AddLogging(l => l.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Azure", LogLevel.Warning));

        // Why the app does not start is said once, in Program.
        services.AddLogging(l => l.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical));

        // The service's own limit answers with a sentence; the server's would only cut the connection, or answer with a bare number.
        services.Configure<KestrelServerOptions>(k => (k.Limits.MaxRequestBodySize, k.Limits.MaxRequestHeadersTotalSize) = (null, LargestHeaders));
        return services;
    }
}
