using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Reporting.Checking.Definitions;
using Reporting.Checking.Expressions;
using Reporting.Checking.Reading.Spool;

namespace Reporting.Functions.Hosting;

/// <summary>The definitions are broken: the service does not start, and says where and what.</summary>
public sealed class BrokenDefinitionsException(IReadOnlyList<DefinitionFault> faults)
    : InvalidOperationException($"The app does not start, because its definitions are broken:{string.Concat(faults.Select(f => $"\n  {f}"))}");

/// <summary>The definitions, and the engine that has parsed their expressions.</summary>
public sealed record OpenedDefinitions(SpoolFolder Spool, ExpressionEngine Engine, DefinitionSet Definitions)
{
    /// <summary>Begins to read them. It takes as long as all else of a start, and a second core can do it: so it is asked for first.</summary>
    /// <remarks>It reads the settings where the platform puts them, since the app's own configuration is not there yet.</remarks>
    public static Task<OpenedDefinitions> OpenAsync() => Task.Run(() =>
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(ReportingOptions.Section);
        var spool = new SpoolFolder(settings[nameof(ReportingOptions.SpoolFolder)]);
        var engine = new ExpressionEngine(spool.Path);
        return DefinitionLoader.Load(DefinitionLoader.FolderOf(settings[nameof(ReportingOptions.TemplatesFolder)]), engine) switch
        {
            DefinitionsOutcome.Loaded loaded => new OpenedDefinitions(spool, engine, loaded.Definitions),
            DefinitionsOutcome.Broken broken => throw new BrokenDefinitionsException(broken.Faults),
            _ => throw new UnreachableException(),
        };
    });
}
