using Reporting.Checking.Expressions;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Definitions;

/// <summary>Reads the rules of an instrument.</summary>
internal sealed class RuleReader(DefinitionReading reading, string instrument, ItemNames names, IReadOnlyList<Item> items)
{
    public IReadOnlyList<Rule> Read(TemplateFile file, YamlMap instrumentMap, List<ExpressionSite> expressions)
    {
        var rules = new List<Rule>();
        var lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var map in instrumentMap.OptionalMaps("rules"))
        {
            var rule = Read(map);
            rules.Add(rule);
            if (!lines.TryAdd(rule.Id, map.LineOf("id")))
                map.Fault("id", $"The rule '{rule.Id}' is there twice: first in line {lines[rule.Id]}.");
            if (map.Has("check"))
                expressions.Add(new(file, map.LineOf("check"), map.LastLineOf("check"), ExpressionKind.Check, instrument, rule.Id, rule.Check));
        }

        return rules;
    }

    private Rule Read(YamlMap map)
    {
        var id = map.Text("id");
        if (map.Has("id") && !DefinitionReading.IsId(id))
            map.Fault("id", $"'{id}' is no id: it must be of letters and digits, with hyphens between.");
        var severity = map.OneOf("severity", "severity", Keywords.Severities);
        var texts = map.Texts("items");
        foreach (var item in texts.Where(t => items.All(i => i.Code != t.Value)))
            reading.Faults.Unknown(map.File, item.Line, "item", item.Value, items.Select(i => i.Code));
        if (map.Has("items") && texts.Count == 0)
            map.Fault("items", "A rule speaks of at least one item.");
        var examples = map.Map("examples");
        var rule = new Rule(
            id, map.OptionalInteger("version", 1) ?? 1, severity, map.OneOf("class", "class", Keywords.Classes), reading.PeriodsOf(map),
            map.Text("check"), [.. texts.Select(t => t.Value)],
            Printed(map, "message"), Printed(map, "needed"), Printed(map, "fix"), map.Flag("explainable", severity is Severity.Query),
            Example(examples, "passes"), Example(examples, "fails"));
        if (rule.Explainable && severity is Severity.Error)
            map.Fault("explainable", "An error blocks a return: it cannot be explained.");
        examples?.RejectUnknownMembers();
        map.RejectUnknownMembers();
        return rule;
    }

    private string Printed(YamlMap map, string key)
    {
        var text = map.Text(key);
        foreach (var name in ItemNames.Placeholders(text).Where(n => !names.InMessages.Contains(n)))
            reading.Faults.Unknown(map.File, map.LineOf(key), "item", name, names.InMessages);
        return text;
    }

    // A group of constants is a mapping of its own: last: {MIS01: 5}.
    private RuleExample Example(YamlMap? examples, string key)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (examples?.Map(key) is { } map)
        {
            foreach (var name in map.Names.Except(ConstantGroups.All))
                Add(map, name, name);
            foreach (var group in ConstantGroups.All.Where(map.Has))
            {
                if (map.Map(group) is not { } constants)
                    continue;
                foreach (var name in constants.Names)
                    Add(constants, name, $"{group}.{name}");
            }
        }

        return new(values);

        object? Known(YamlMap map, string key, string name, object? value)
        {
            if (names.ValuesOf(name) is { } known)
            {
                foreach (var unknown in (value as string[] ?? (value is string text ? [text] : [])).Except(known))
                    reading.Faults.Unknown(map.File, map.LineOf(key), ItemNames.WhatOf(name), unknown, known);
            }

            return value;
        }

        void Add(YamlMap map, string key, string name)
        {
            if (!names.Knows(name))
                reading.Faults.Unknown(map.File, map.LineOf(key), "item", name, names.All);
            else if (names.TryParse(name, map.Any(key), out var value))
                values[name] = Known(map, key, name, value);
            else
                map.Fault(key, $"The example's value of '{name}' is not of its type.");
        }
    }
}
