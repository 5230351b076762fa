using System.Globalization;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Extracts.Layouts;

/// <summary>Reads derive.yaml of a collection: how the items of an instrument are derived.</summary>
internal sealed class DerivationReader(TemplateFolder templates, DefinitionFaults faults, SelectionReader selections)
{
    /// <param name="folder">Of the collection, with a slash at its end.</param>
    /// <returns>Null where the collection has no such file, or it cannot be read at all.</returns>
    public Derivation? Read(Collection collection, string folder)
    {
        if (templates.Find($"{folder}derive.yaml") is not { } file || YamlFile.Map(file, faults, anchors: true) is not { } map)
            return null;
        var name = map.Text("instrument");
        if (collection.Instrument(name) is not { } instrument)
        {
            faults.Unknown(file.Name, map.LineOf("instrument"), "instrument", name, collection.Instruments.Select(i => i.Id));
            return null;
        }

        if (instrument.Kind is not InstrumentKind.Form)
            map.Fault("instrument", "Only a form is derived: records are rows about somebody.");
        selections.AddSets(file, map);
        var items = map.Maps("items").Select(m => Item(file, m, instrument)).ToList();
        foreach (var twice in items.GroupBy(i => i.Item).Concat(items.GroupBy(i => i.Rule)).Where(g => g.Count() > 1))
            map.Fault("items", $"'{twice.Key}' is there twice.");
        var checks = map.OptionalMaps("crossChecks").Select(m => Check(file, m, instrument)).ToList();
        var example = map.Has("examples") && map.Map("examples") is { } examples ? Example(examples, items) : null;
        map.RejectUnknownMembers();
        return new(name, [.. selections.Sets], items, checks, example, Published(folder, instrument));
    }

    private DerivedItem Item(TemplateFile file, YamlMap map, Instrument instrument)
    {
        var code = ItemOf(map, instrument);
        var rule = map.Text("rule");
        if (map.Has("rule") && !DefinitionReading.IsId(rule))
            map.Fault("rule", $"'{rule}' is no id: it must be of letters and digits, with hyphens between.");
        var beside = map.OptionalMaps("beside").Select(b =>
        {
            var other = new OtherCount(b.Text("title"), selections.Count(file, b));
            b.RejectUnknownMembers();
            return other;
        }).ToList();
        var item = new DerivedItem(
            code, rule, map.OptionalInteger("version", 1) ?? 1, selections.Count(file, map), map.OptionalText("unverified"), map.OptionalText("ifZero"),
            map.OptionalText("leaveEmpty"), beside);
        map.RejectUnknownMembers();
        return item;
    }

    private CrossCheck Check(TemplateFile file, YamlMap map, Instrument instrument)
    {
        var item = ItemOf(map, instrument);
        var rows = selections.Rows(file, map);
        map.Text("value");
        var check = new CrossCheck(item, rows, selections.Expression(file, map, "value", SelectionPart.Total, rows.Table, null) ?? "", map.Text("says"));
        map.RejectUnknownMembers();
        return check;
    }

    private string ItemOf(YamlMap map, Instrument instrument)
    {
        var code = map.Text("item");
        var item = instrument.Items.FirstOrDefault(i => i.Code == code);
        if (map.Has("item") && item is null)
            faults.Unknown(map.File, map.LineOf("item"), "item", code, instrument.Items.Select(i => i.Code));
        else if (item is { Type: not ItemType.Integer })
            map.Fault("item", $"'{code}' is no whole number, so it is not counted.");
        return code;
    }

    private DerivationExample Example(YamlMap map, List<DerivedItem> items)
    {
        var example = new DerivationExample(
            map.Date("from"), map.Date("to"), Totals(map, "gives", [.. items.Where(i => i.LeaveEmpty is null)]),
            Totals(map, "leavesEmpty", [.. items.Where(i => i.LeaveEmpty is not null)]));
        map.RejectUnknownMembers();
        return example;
    }

    private Dictionary<string, long> Totals(YamlMap examples, string key, IReadOnlyList<DerivedItem> items)
    {
        var totals = new Dictionary<string, long>(StringComparer.Ordinal);
        if (!examples.Has(key) || examples.Map(key) is not { } map)
            return totals;
        foreach (var name in map.Names)
        {
            if (items.All(i => i.Item != name))
                faults.Unknown(map.File, map.LineOf(name), "item", name, items.Select(i => i.Item));
            totals[name] = map.Integer(name);
        }

        return totals;
    }

    /// <summary>Reads published-items.csv: what the source printed of each item, numbers and symbols.</summary>
    private Dictionary<(string, string, string), string> Published(string folder, Instrument instrument)
    {
        var published = new Dictionary<(string, string, string), string>();
        if (templates.Find($"{folder}published-items.csv") is not { } file)
            return published;
        var items = CsvTable.HeaderOf(file).Skip(2).ToList();
        foreach (var unknown in items.Where(c => instrument.Items.All(i => i.Code != c)))
            faults.Unknown(file.Name, 1, "item", unknown, instrument.Items.Select(i => i.Code));
        foreach (var (line, cells) in CsvTable.Read(file, faults, ["code", "period", .. items]))
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (cells[i + 2].Length > 0 && !published.TryAdd((cells[0], cells[1], items[i]), cells[i + 2]))
                    faults.Add(file.Name, line, string.Create(CultureInfo.InvariantCulture, $"The figures of {cells[0]} in {cells[1]} are there twice."));
            }
        }

        return published;
    }
}
