using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Reporting.Checking.Definitions;
using Reporting.Functions.Hosting;
using Reporting.Functions.Rendering.Templates;

namespace Reporting.Functions.Rendering;

public static class RenderingServices
{
    // Every set of pages has a folder of its own. What a collection's report says lies with the collection.
    internal static readonly string[] Folders = ["report", "collections", "portal"];

    /// <summary>Begins to parse the templates, which a second core can do while the rest starts.</summary>
    public static Task<TemplateSet> LoadTemplatesAsync() => Task.Run(() =>
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(ReportingOptions.Section);
        return TemplateSet.Load(DefinitionLoader.FolderOf(settings[nameof(ReportingOptions.TemplatesFolder)]), Folders);
    });

    /// <remarks>Added before the definitions: the platform is told of the functions only once those are sound.</remarks>
    public static IServiceCollection AddRendering(this IServiceCollection services, Task<TemplateSet> templates) => services
        .AddSingleton(_ => templates.GetAwaiter().GetResult())
        .AddHostedService(_ => new TemplatesAtStart(templates));

    /// <summary>A template that does not parse stops the start.</summary>
    private sealed class TemplatesAtStart(Task<TemplateSet> templates) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => templates;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
