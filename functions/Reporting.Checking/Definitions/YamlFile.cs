using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Reporting.Checking.Definitions;

/// <summary>A YAML file as nodes that know their lines.</summary>
internal static class YamlFile
{
    /// <returns>Null, with a fault, where there is no mapping.</returns>
    public static YamlMap? Map(TemplateFile file, DefinitionFaults faults)
    {
        switch (Root(file, faults))
        {
            case YamlMappingNode map:
                return new(map, file.Name, faults);
            case { } other:
                faults.Add(file.Name, other.Line(), "The file must hold members, each a name, a colon and a value.");
                return null;
            default:
                return null;
        }
    }

    public static IReadOnlyList<YamlMap> List(TemplateFile file, DefinitionFaults faults)
    {
        switch (Root(file, faults))
        {
            case YamlSequenceNode list:
                return YamlMap.MapsOf(list, file.Name, faults);
            case { } other:
                faults.Add(file.Name, other.Line(), "The file must hold a list.");
                return [];
            default:
                return [];
        }
    }

    public static int Line(this YamlNode node) => (int)node.Start.Line;

    private static YamlNode? Root(TemplateFile file, DefinitionFaults faults)
    {
        try
        {
            using var reader = new StringReader(file.Text);
            var stream = new YamlStream();
            stream.Load(reader);
            if (stream.Documents.Count == 1)
                return stream.Documents[0].RootNode;
            faults.Add(file.Name, 1, stream.Documents.Count == 0 ? "The file is empty." : "The file must hold one document.");
        }
        catch (YamlException e)
        {
            faults.Add(file.Name, Math.Max(1, (int)e.Start.Line), $"This is not YAML: {e.Message}");
        }

        return null;
    }
}
