using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Reporting.Checking.Definitions;

/// <summary>A YAML file as nodes that know their lines.</summary>
internal static class YamlFile
{
    /// <param name="anchors">Whether values may be named and used again.</param>
    /// <returns>Null, with a fault, where there is no mapping.</returns>
    public static YamlMap? Map(TemplateFile file, DefinitionFaults faults, bool anchors = false)
    {
        switch (Root(file, faults, anchors))
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
        switch (Root(file, faults, anchors: false))
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

    private static YamlNode? Root(TemplateFile file, DefinitionFaults faults, bool anchors)
    {
        using var reader = new StringReader(file.Text);
        var parser = new BoundedYaml(new Parser(reader), anchors);
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            if (stream.Documents.Count == 1)
                return stream.Documents[0].RootNode;
            faults.Add(file.Name, 1, stream.Documents.Count == 0 ? "The file is empty." : "The file must hold one document.");
        }
        catch (YamlException e)
        {
            faults.AddFirst(file.Name, Math.Max(1, (int)e.Start.Line), parser.Refuses ? e.Message : $"This is not YAML: {e.Message}");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // Of some texts that are no YAML the parser does not say so, but fails.
            var line = Math.Max(1, (int)(parser.Current?.End.Line ?? 1));
            faults.AddFirst(file.Name, line, "This is not YAML: it cannot be read from here on. Perhaps the character that a \\U stands for does not exist.");
        }

        return null;
    }
}
