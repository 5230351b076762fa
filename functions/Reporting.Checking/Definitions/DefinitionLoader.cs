using Reporting.Checking.Expressions;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Definitions;

/// <summary>Reads and checks all definitions.</summary>
public static class DefinitionLoader
{
    /// <summary>Where definitions and templates are.</summary>
    /// <param name="set">The folder that the settings name; null for <c>templates</c> beside the app.</param>
    public static string FolderOf(string? set) => set ?? Path.Combine(AppContext.BaseDirectory, "templates");

    internal const string CollectionsFolder = "collections/";

    /// <summary>Reads and checks a folder. Every fault of every file is found at once.</summary>
    /// <param name="engine">Parses the expressions; what it learns, it uses later.</param>
    public static DefinitionsOutcome Load(string templatesFolder, ExpressionEngine engine) => Load(new TemplateFolder(templatesFolder), engine);

    /// <summary>Reads and checks a folder as it would be with one file changed.</summary>
    /// <param name="engine">Parses the expressions.</param>
    /// <param name="name">Of a file that is there, below the folder, with forward slashes.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static DefinitionsOutcome LoadWith(
        string templatesFolder, ExpressionEngine engine, string name, byte[] bytes, CancellationToken cancellation)
    {
        var templates = new TemplateFolder(templatesFolder);
        templates.Replace(new(name, bytes));
        return Load(templates, engine, cancellation);
    }

    private static DefinitionsOutcome Load(TemplateFolder templates, ExpressionEngine engine, CancellationToken cancellation = default)
    {
        var faults = new DefinitionFaults(cancellation);
        var reader = new ReferenceReader(templates, faults);
        var register = new RegisterReader(templates, faults).Read();
        var (neighbours, figures, scales) = (reader.Neighbours(), reader.Figures(), reader.Scales());
        var collections = new CollectionReader(templates, figures, register, neighbours, scales.Keys, faults);
        var read = templates.FoldersIn(CollectionsFolder).Select(collections.Read).OfType<ReadCollection>().ToList();
        var check = new ExpressionCheck(engine, faults);
        read.ForEach(check.Run);
        var sources = reader.Sources();
        var tiles = reader.Tiles();
        if (faults.Any)
            return new DefinitionsOutcome.Broken(faults.InOrder);
        var byId = read.ToDictionary(c => c.Collection.Id, c => WithDenominators(c.Collection, engine), StringComparer.Ordinal);
        return new DefinitionsOutcome.Loaded(new(byId, register, neighbours, figures, tiles, scales, sources, templates.Hash())
        {
            OwnReference = read.ToDictionary(c => c.Collection.Id, c => (c.Reference, c.Sources), StringComparer.Ordinal),
        });
    }

    /// <summary>Reads and checks a folder, with an engine for the duration of the call.</summary>
    public static DefinitionsOutcome Load(string templatesFolder)
    {
        var spool = Directory.CreateTempSubdirectory("reporting-definitions");
        try
        {
            using var engine = new ExpressionEngine(spool.FullName);
            return Load(templatesFolder, engine);
        }
        finally
        {
            spool.Delete(true);
        }
    }

    // A population is public, so a measure over it protects its numerator alone.
    private static Collection WithDenominators(Collection collection, ExpressionEngine engine) => collection with
    {
        Measures = [.. collection.Measures.Select(m => m with
        {
            DenominatorIsReference = engine.Inspect(m.Denominator) is Expression.Accepted { OnlyReference: true },
        })],
    };
}
