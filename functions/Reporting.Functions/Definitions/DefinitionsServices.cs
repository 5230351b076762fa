using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Definitions;

/// <summary>The definitions are broken: the service does not start, and says where and what.</summary>
public sealed class BrokenDefinitionsException(IReadOnlyList<DefinitionFault> faults)
    : InvalidOperationException($"The app does not start, because its definitions are broken:{string.Concat(faults.Select(f => $"\n  {f}"))}");

public static class DefinitionsServices
{
    public static IServiceCollection AddDefinitions(this IServiceCollection services) => services
        .AddSingleton(s => new ExpressionEngine(s.GetRequiredService<SpoolFolder>().Path))
        .AddSingleton(s => DefinitionLoader.Load(s.GetRequiredService<IOptions<ReportingOptions>>().Value.TemplatesFolder ?? Path.Combine(AppContext.BaseDirectory, "templates"), s.GetRequiredService<ExpressionEngine>()) switch
        {
            DefinitionsOutcome.Loaded loaded => loaded.Definitions,
            DefinitionsOutcome.Broken broken => throw new BrokenDefinitionsException(broken.Faults),
            _ => throw new System.Diagnostics.UnreachableException(),
        })
        .AddSingleton<PeriodPlaces>()
        .AddHostedService<DefinitionsAtStart>();

    /// <summary>Loads the definitions before the first call, so that a broken one stops the start.</summary>
    private sealed class DefinitionsAtStart(DefinitionSet definitions) : Microsoft.Extensions.Hosting.IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => definitions.Collections.Count > 0 ? Task.CompletedTask : throw new InvalidOperationException("No collection is defined.");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
