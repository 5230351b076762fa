using Reporting.Domain.Collections;

namespace Reporting.Checking.Definitions;

/// <summary>Reads loadedFrom of collection.yaml: the published tables that figures were loaded from.</summary>
/// <param name="items">Codes of every item of the collection.</param>
internal sealed class LoadedTablesReader(DefinitionReading reading, IReadOnlyCollection<string> items)
{
    public IReadOnlyList<LoadedTable> Read(YamlMap collection)
    {
        var tables = new List<LoadedTable>();
        foreach (var map in collection.OptionalMaps("loadedFrom"))
        {
            var table = new LoadedTable(
                map.Text("id"), map.Text("publication"), map.Text("table"), map.Text("address"), map.Text("licence"), reading.PeriodsOf(map),
                [.. map.OptionalTexts("items").Select(i => i.Value)], [.. map.OptionalTexts("published").Select(n => n.Value)]);
            if (tables.Exists(t => t.Id == table.Id))
                map.Fault("id", $"The table '{table.Id}' is there twice.");
            if (map.Has("id") && !DefinitionReading.IsId(table.Id))
                map.Fault("id", $"'{table.Id}' is no id: it must be of letters and digits, with hyphens between.");
            if (map.Has("address") && !(Uri.TryCreate(table.Address, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps))
                map.Fault("address", $"'{table.Address}' is no address of the web: it begins with https://.");
            foreach (var item in map.OptionalTexts("items").Where(i => !items.Contains(i.Value)))
                reading.Faults.Unknown(map.File, item.Line, "item", item.Value, items);
            foreach (var name in map.OptionalTexts("published").Where(n => !reading.Published.Names.Contains(n.Value)))
                reading.Faults.Unknown(map.File, name.Line, "published figure", name.Value, reading.Published.Names);
            map.RejectUnknownMembers();
            tables.Add(table);
        }

        return tables;
    }
}
