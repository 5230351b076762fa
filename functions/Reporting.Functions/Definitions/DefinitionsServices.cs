using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
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
        .AddSingleton<GeneratedFunctionMetadataProvider>()
        .AddSingleton<DefinitionsAtStart>()
        .AddSingleton<IFunctionMetadataProvider>(s => s.GetRequiredService<DefinitionsAtStart>())
        .AddHostedService(s => s.GetRequiredService<DefinitionsAtStart>());

    /// <summary>Loads the definitions while the servers start. A broken one stops the start: until all are known to be sound, the platform is told of no function.</summary>
    private sealed class DefinitionsAtStart(IServiceProvider services, GeneratedFunctionMetadataProvider functions) : IHostedService, IFunctionMetadataProvider
    {
        private readonly Task<DefinitionSet> loading = Task.Run(services.GetRequiredService<DefinitionSet>);
        private readonly TaskCompletionSource sound = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            if ((await loading).Collections.Count == 0)
                throw new InvalidOperationException("No collection is defined.");
            sound.SetResult();
        }

        public async Task<ImmutableArray<IFunctionMetadata>> GetFunctionMetadataAsync(string directory)
        {
            await sound.Task;
            return await functions.GetFunctionMetadataAsync(directory);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
