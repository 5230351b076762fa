namespace Reporting.Functions.Definitions;

/// <summary>Reads and checks all definitions.</summary>
public static class DefinitionLoader
{
    internal const string CollectionsFolder = "collections/";

    /// <summary>Every fault of every file is found at once.</summary>
    public static DefinitionsOutcome Load(string templatesFolder)
    {
        var templates = new TemplateFolder(templatesFolder);
        var faults = new Faults();
        var reader = new ReferenceReader(templates, faults);
        var register = new RegisterReader(templates, faults).Read();
        var (neighbours, figures, scales) = (reader.Neighbours(), reader.Figures(), reader.Scales());
        var collections = new CollectionReader(templates, figures, register, neighbours, scales.Keys, faults);
        var read = templates.FoldersIn(CollectionsFolder).Select(collections.Read).OfType<ReadCollection>().ToList();
        var definitions = new DefinitionSet(
            read.ToDictionary(c => c.Collection.Id, c => c.Collection, StringComparer.Ordinal), register, neighbours, figures, reader.Tiles(), scales, reader.Sources(), templates.Hash(""));
        return faults.Any ? new DefinitionsOutcome.Broken(faults.InOrder) : new DefinitionsOutcome.Loaded(definitions);
    }
}
