using Reporting.Checking.Definitions;
using Reporting.Checking.Expressions;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Extracts.Layouts;

/// <summary>Reads templates/reference/extracts: the tables that councils' systems export.</summary>
internal sealed class LayoutReader(DefinitionFaults faults)
{
    private static readonly Dictionary<string, ItemType> ColumnTypes =
        Keywords.Types.Where(t => t.Value is not ItemType.Decimal).ToDictionary(t => t.Key, t => t.Value);

    /// <summary>Reads the tables of one layout, and what is made of all layouts' tables later.</summary>
    /// <returns>Null where the file cannot be read at all.</returns>
    public ReadLayout? Read(TemplateFile file)
    {
        if (YamlFile.Map(file, faults) is not { } map)
            return null;
        var id = map.Text("id");
        if (map.Has("id") && file.FileName != $"{id}.yaml")
            map.Fault("id", $"The id '{id}' must be the file's name.");
        var title = map.Text("title");
        var xml = map.Has("xml") ? Xml(map.Map("xml")) : null;
        var tables = map.Maps("tables").Select(t => Table(id, t)).ToList();
        return new(file, map, id, title, xml, tables);
    }

    private static XmlLayout? Xml(YamlMap? map)
    {
        if (map is null)
            return null;
        (string, string)? says = null;
        if (map.Has("says") && map.Map("says") is { } kind)
        {
            says = (kind.Text("element"), kind.Text("value"));
            kind.RejectUnknownMembers();
        }

        var xml = new XmlLayout(map.OptionalText("root"), map.Text("child"), says, map.OptionalText("year"), map.OptionalText("authority"));
        map.RejectUnknownMembers();
        return xml;
    }

    private ExtractTable Table(string layout, YamlMap map)
    {
        var id = map.Text("id");
        if (ConstantGroups.Reserved.Contains(id))
            map.Fault("id", $"No table may be called '{id}': the name has a meaning of its own in expressions.");
        var columns = map.OptionalMaps("columns").Select(Column).ToList();
        var others = map.OptionalTexts("others").Select(o => o.Value).ToList();
        var names = columns.Select(c => c.Name).ToList();
        var table = new ExtractTable(
            id, layout, map.Text("title"), YearsOf(map), map.Flag("yearly", true), map.OptionalText("block"), ColumnOf(map, "child", columns),
            Known(map, "key", names), ColumnOf(map, "from", columns), ColumnOf(map, "to", columns), Known(map, "recognisedBy", [.. names, .. others]),
            columns, others);
        foreach (var day in new[] { (Name: "from", Column: table.From), (Name: "to", Column: table.To) })
        {
            if (day.Column is { } name && table.Column(name) is { Item.Type: not ItemType.Date })
                map.Fault(day.Name, $"The column '{name}' is no date.");
        }

        foreach (var twice in columns.GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            map.Fault("columns", $"The column '{twice.Key}' is there twice.");
        if (columns.Count > 0 && table.Child is null)
            map.Fault("columns", "A table whose columns are read needs 'child': the column with the child's identifier.");
        map.RejectUnknownMembers();
        return table;
    }

    private ExtractColumn Column(YamlMap map)
    {
        var name = map.Text("name");
        if (ConstantGroups.Reserved.Contains(name))
            map.Fault("name", $"No column may be called '{name}': the name has a meaning of its own in expressions.");
        var type = map.OneOf("type", "type", ColumnTypes);
        var (choices, also, years) = (new List<Choice>(), new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, PeriodRange>());
        foreach (var code in map.OptionalMaps("codes"))
        {
            var value = code.Text("value");
            if (choices.Exists(c => c.Value == value))
                code.Fault("value", $"The code '{value}' is there twice.");
            choices.Add(new(value, code.Text("label"), false));
            foreach (var other in code.OptionalTexts("also").Where(o => !also.TryAdd(o.Value, value)))
                faults.Add(code.File, other.Line, $"The code '{other.Value}' stands for '{also[other.Value]}' already.");
            if (code.Has("years"))
                years[value] = YearsOf(code);
            code.RejectUnknownMembers();
        }

        if (choices.Count > 0 != type is ItemType.Choice or ItemType.MultiChoice)
            map.Fault("type", "A column of type choice or multi-choice has codes, and no other has.");
        var item = new Item(name, name, type, "", PeriodRange.Always, null, null, !map.Flag("optional", false), choices, null, null, null, false, null);
        var column = new ExtractColumn(item, [.. map.OptionalTexts("otherNames").Select(o => o.Value)], also, years);
        map.RejectUnknownMembers();
        return column;
    }

    private static PeriodRange YearsOf(YamlMap map)
    {
        if (map.OptionalText("years") is not { } text)
            return PeriodRange.Always;
        var parts = text.Split("..");
        if (parts.Length == 2 && text.Length > 2 && Array.TrueForAll(parts, p => p is "" || DefinitionReading.IsPeriodId(p)))
            return new(parts[0] is "" ? null : parts[0], parts[1] is "" ? null : parts[1]);
        map.Fault("years", $"'{text}' is no range of years: write 2022.. or 2015..2024.");
        return PeriodRange.Always;
    }

    private string? ColumnOf(YamlMap map, string key, List<ExtractColumn> columns)
    {
        if (map.OptionalText(key) is not { } name)
            return null;
        if (columns.Exists(c => c.Name == name))
            return name;
        faults.Unknown(map.File, map.LineOf(key), "column", name, columns.Select(c => c.Name));
        return null;
    }

    private IReadOnlyList<string> Known(YamlMap map, string key, IReadOnlyList<string> known)
    {
        var names = map.OptionalTexts(key);
        foreach (var unknown in names.Where(n => !known.Contains(n.Value)))
            faults.Unknown(map.File, unknown.Line, "column", unknown.Value, known);
        return [.. names.Select(n => n.Value).Where(known.Contains)];
    }
}

/// <summary>A layout with its tables; its sets and warnings are read when the tables of all are known.</summary>
internal sealed record ReadLayout(TemplateFile File, YamlMap Map, string Id, string Title, XmlLayout? Xml, IReadOnlyList<ExtractTable> Tables);
