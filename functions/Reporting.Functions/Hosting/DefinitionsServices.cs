using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Reporting.Checking.Expressions;
using Reporting.Checking.Reading.Spool;

namespace Reporting.Functions.Hosting;

public static class DefinitionsServices
{
    public static IServiceCollection AddDefinitions(this IServiceCollection services, Task<OpenedDefinitions> opening) => services
        .AddSingleton(_ => opening.GetAwaiter().GetResult().Spool)
        .AddSingleton(_ => opening.GetAwaiter().GetResult().Engine)
        .AddSingleton(_ => opening.GetAwaiter().GetResult().Definitions)
        .AddSingleton<GeneratedFunctionMetadataProvider>()
        .AddSingleton(s => new DefinitionsAtStart(opening, s))
        .AddSingleton<IFunctionMetadataProvider>(s => s.GetRequiredService<DefinitionsAtStart>())
        .AddHostedService(s => s.GetRequiredService<DefinitionsAtStart>());

    /// <summary>A broken definition stops the start: until all are known to be sound, the platform is told of no function.</summary>
    private sealed class DefinitionsAtStart(Task<OpenedDefinitions> opening, IServiceProvider services) : IHostedService, IFunctionMetadataProvider
    {
        private readonly TaskCompletionSource sound = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            if ((await opening).Definitions.Collections.Count == 0)
                throw new InvalidOperationException("No collection is defined.");
            // Asked for, so that they are disposed of with the services even where nothing came to need them: the spool folder last.
            _ = services.GetRequiredService<SpoolFolder>();
            _ = services.GetRequiredService<ExpressionEngine>();
            sound.SetResult();
        }

        public async Task<ImmutableArray<IFunctionMetadata>> GetFunctionMetadataAsync(string directory)
        {
            await sound.Task;
            return await services.GetRequiredService<GeneratedFunctionMetadataProvider>().GetFunctionMetadataAsync(directory);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
