using Reporting.Checking.Definitions;
using Reporting.Checking.Expressions;

namespace Reporting.Checking.Extracts.Layouts;

/// <summary>What came of reading what is defined about extracts.</summary>
public abstract record ExtractDefinitionsOutcome
{
    private ExtractDefinitionsOutcome()
    {
    }

    /// <summary>It can be used.</summary>
    /// <param name="Definitions">All that is defined.</param>
    public sealed record Loaded(ExtractDefinitions Definitions) : ExtractDefinitionsOutcome;

    /// <summary>Something is wrong with it, and nothing can be used.</summary>
    /// <param name="Faults">All faults of all files, by file and line.</param>
    public sealed record Broken(IReadOnlyList<DefinitionFault> Faults) : ExtractDefinitionsOutcome;
}

/// <summary>Reads and checks layouts of extracts, and the rules by which returns are derived from them. The service needs neither.</summary>
public static class ExtractDefinitionLoader
{
    private const string LayoutsFolder = "reference/extracts/";

    /// <summary>Folder of the example files, below the templates.</summary>
    public const string ExamplesFolder = LayoutsFolder + "examples/";

    /// <summary>Reads and checks a folder of templates. Every fault of every file is found at once.</summary>
    /// <param name="definitions">The collections, already read from the same folder.</param>
    /// <param name="engine">Parses the expressions.</param>
    public static ExtractDefinitionsOutcome Load(string templatesFolder, DefinitionSet definitions, ExpressionEngine engine)
    {
        var templates = new TemplateFolder(templatesFolder);
        var faults = new DefinitionFaults();
        var reader = new LayoutReader(faults);
        var layouts = templates.Below(LayoutsFolder).Where(f => f.Name == LayoutsFolder + f.FileName && f.Name.EndsWith(".yaml", StringComparison.Ordinal))
            .Select(reader.Read).OfType<ReadLayout>().ToList();
        var tables = layouts.SelectMany(l => l.Tables).ToList();
        foreach (var twice in layouts.SelectMany(l => l.Tables, (l, t) => (l.File, t.Id)).GroupBy(t => t.Id).Where(g => g.Count() > 1))
            faults.Add(twice.Last().File.Name, 1, $"The table '{twice.Key}' is there twice.");
        var selections = new SelectionReader(faults, tables);
        var read = layouts.Select(l => Finished(l, selections)).ToList();
        var shared = selections.Sets.Count;
        var byCollection = new Dictionary<string, Derivation>(StringComparer.Ordinal);
        foreach (var collection in definitions.Collections.Values)
        {
            var derivation = new DerivationReader(templates, faults, selections).Read(collection, $"{DefinitionLoader.CollectionsFolder}{collection.Id}/");
            if (derivation is not null)
                byCollection[collection.Id] = derivation;
            selections.ForgetFrom(shared);
        }

        new SelectionCheck(engine, faults).Run(selections.Sites);
        return faults.Any
            ? new ExtractDefinitionsOutcome.Broken(faults.InOrder)
            : new ExtractDefinitionsOutcome.Loaded(new(read, byCollection));
    }

    private static ExtractLayout Finished(ReadLayout layout, SelectionReader selections)
    {
        selections.AddSets(layout.File, layout.Map);
        var warnings = selections.Warnings(layout.File, layout.Map);
        layout.Map.RejectUnknownMembers();
        return new(layout.Id, layout.Title, layout.Xml, layout.Tables, warnings);
    }
}
