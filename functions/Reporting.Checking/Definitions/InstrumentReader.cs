using System.Text.RegularExpressions;
using Reporting.Checking.Expressions;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Definitions;

/// <summary>Reads instruments/&lt;id&gt;.yaml: the items and the rules of one table.</summary>
internal sealed partial class InstrumentReader(DefinitionReading reading)
{
    private static readonly string[] ReservedEndings = [ItemNames.Missing, ItemNames.Estimate, ItemNames.Note];

    private readonly DefinitionFaults faults = reading.Faults;

    /// <param name="expressions">Where the expressions of the file stand, to be inspected with all others.</param>
    /// <returns>Null where the file cannot be read at all.</returns>
    public (Instrument Instrument, ItemNames Names)? Read(TemplateFile file, List<ExpressionSite> expressions)
    {
        if (YamlFile.Map(file, faults) is not { } map)
            return null;
        var id = map.Text("id");
        if (map.Has("id") && (!DefinitionReading.IsId(id) || file.FileName != $"{id}.yaml"))
            map.Fault("id", $"The id '{id}' must be the file's name, of letters, digits and hyphens.");
        var title = map.Text("title");
        var kind = map.OneOf("kind", "kind", Keywords.Kinds);
        var fromInspectorate = map.OneOf("from", "submitter", Keywords.Submitters);
        var items = Items(map, kind, fromInspectorate);
        var names = new ItemNames(kind, fromInspectorate, items, reading.References, reading.Published.Names, reading.MissingCodes);
        var rules = new RuleReader(reading, id, names, items).Read(file, map, expressions);
        var repeats = map.Flag("firstItemRepeats", false);
        if (repeats && kind is InstrumentKind.Form)
            map.Fault("firstItemRepeats", "A form has no records: only the first item of records identifies one, or is said to repeat.");
        var (drawn, among) = DrawnOf(map, kind, fromInspectorate);
        map.RejectUnknownMembers();
        return (new(id, title, kind, fromInspectorate, items, rules) { FirstItemRepeats = repeats, Drawn = drawn, Among = among }, names);
    }

    /// <summary>How its records were drawn and, where they speak for themselves alone, of whom.</summary>
    private static (Drawn Drawn, string? Among) DrawnOf(YamlMap map, InstrumentKind kind, bool fromInspectorate)
    {
        var drawn = map.OneOf("drawn", "way to draw records", Keywords.Draws, Drawn.All);
        var among = map.OptionalText("among");
        if (drawn is Drawn.All or Drawn.Random)
            return (drawn, null);
        if (kind is not InstrumentKind.Records || !fromInspectorate)
            map.Fault("drawn", "Only records of the inspectorate are chosen or volunteered: write all, or leave it out.");
        else if (among is null)
            map.Fault("drawn", "Records that were not drawn by chance speak for themselves alone: say in 'among' of whom, for example in the cases examined.");
        return (drawn, among);
    }

    private List<Item> Items(YamlMap instrument, InstrumentKind kind, bool fromInspectorate)
    {
        var items = new List<Item>();
        var lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var map in instrument.Maps("items"))
        {
            var item = Read(map);
            if (lines.TryAdd(item.Code, map.LineOf("code")))
                items.Add(item);
            else
                map.Fault("code", $"The item '{item.Code}' is there twice: first in line {lines[item.Code]}.");
            if (item.IsAuthority && kind is InstrumentKind.Form)
                map.Fault("is", "A form is one authority's already: only an item of records says which authority a row is about.");
            if (item.IsAuthority && items.Count(i => i.IsAuthority) > 1)
                map.Fault("is", "Only one item can say which authority a row is about.");
            if (item.IsSafeguarding && (kind is InstrumentKind.Form || !fromInspectorate))
            {
                map.Fault("is", "Only records of the inspectorate have an item that says that somebody may be in danger: others are told to call, not to " +
                    "fill in.");
            }

            if (item.IsSafeguarding && items.Count(i => i.IsSafeguarding) > 1)
                map.Fault("is", "Only one item can say that somebody may be in danger.");
        }

        return items;
    }

    private Item Read(YamlMap map)
    {
        var code = map.Text("code");
        if (map.Has("code"))
            CheckCode(map, code);
        var label = map.Text("label");
        var type = map.OneOf("type", "type", Keywords.Types);
        var counts = type is ItemType.Integer or ItemType.Decimal;
        var unit = map.Has("type") && counts ? map.Text("unit") : map.OptionalText("unit") ?? "";
        var role = map.OneOf("is", "role", Keywords.Roles, ItemRole.None);
        var item = new Item(
            code, label, type, unit, reading.PeriodsOf(map), reading.OptionalTheme(map), map.OptionalText("guidance"), map.Flag("required", true),
            Choices(map, type), map.OptionalNumber("minimum"), map.OptionalNumber("maximum"), map.OptionalInteger("maxLength", 1),
            role is ItemRole.Authority, map.OptionalText("source"))
        {
            IsSafeguarding = role is ItemRole.Safeguarding,
        };
        if (item.IsSafeguarding && type is not ItemType.YesNo)
            map.Fault("is", "Whether somebody may be in danger is a yes-no.");
        if (!counts && (item.Minimum is not null || item.Maximum is not null))
            map.Fault(item.Minimum is not null ? "minimum" : "maximum", "Only an integer or a decimal has a minimum and a maximum.");
        if (item.Minimum > item.Maximum)
            map.Fault("maximum", "The maximum is below the minimum.");
        if (type is not ItemType.Text && item.MaximumLength is not null)
            map.Fault("maxLength", "Only a text has a maxLength.");
        map.RejectUnknownMembers();
        return item;
    }

    private static void CheckCode(YamlMap map, string code)
    {
        if (!CodePattern().IsMatch(code))
            map.Fault("code", $"'{code}' is no item code: it must begin with a letter and hold only letters, digits and underscores.");
        else if (ConstantGroups.Reserved.Contains(code, StringComparer.OrdinalIgnoreCase))
            map.Fault("code", $"No item may be called '{code}': the name has a meaning of its own in expressions.");
        else if (ReservedEndings.FirstOrDefault(s => code.EndsWith(s, StringComparison.OrdinalIgnoreCase)) is { } ending)
            map.Fault("code", $"No item's code may end in '{ending}': the name has a meaning of its own in expressions.");
    }

    private List<Choice> Choices(YamlMap item, ItemType type)
    {
        var choices = new List<Choice>();
        var chooses = type is ItemType.Choice or ItemType.MultiChoice;
        foreach (var map in chooses ? item.Maps("choices") : item.OptionalMaps("choices"))
        {
            var value = map.Text("value");
            if (choices.Any(c => c.Value.Equals(value, StringComparison.OrdinalIgnoreCase)))
                map.Fault("value", $"The choice '{value}' is there twice.");
            choices.Add(new(value, map.Text("label"), map.Flag("exclusive", false)));
            map.RejectUnknownMembers();
        }

        if (choices.Count > 0 && !chooses)
            item.Fault("choices", "Only an item of type choice or multi-choice has choices.");
        return choices;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$")]
    private static partial Regex CodePattern();
}
