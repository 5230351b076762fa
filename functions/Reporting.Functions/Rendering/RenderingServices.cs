using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Reporting.Checking.Definitions;
using Reporting.Functions.Hosting;
using Reporting.Functions.Rendering.Templates;

namespace Reporting.Functions.Rendering;

public static class RenderingServices
{
    // Every set of pages has a folder of its own. What a collection's report says lies with the collection.
    private static readonly string[] Folders = ["report", "collections", "portal"];

    public static IServiceCollection AddRendering(this IServiceCollection services) => services
        .AddSingleton(s => TemplateSet.Load(DefinitionLoader.FolderOf(s.GetRequiredService<IOptions<ReportingOptions>>().Value.TemplatesFolder), Folders));
}
