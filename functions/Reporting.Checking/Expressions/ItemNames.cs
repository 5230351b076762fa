using System.Globalization;
using System.Text.RegularExpressions;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Expressions;

/// <summary>The names that an instrument's expressions, messages and examples may use.</summary>
internal sealed partial class ItemNames
{
    /// <summary>Ends the name of an item's missing code.</summary>
    public const string Missing = "_missing";

    /// <summary>Ends the name that says whether an item's value is an estimate.</summary>
    public const string Estimate = "_estimate";

    /// <summary>Ends the name of an item's note.</summary>
    public const string Note = "_note";

    private static readonly string[] Percentiles = ["_p01", "_p50", "_p99"];

    private readonly Dictionary<string, ItemType> types = new(StringComparer.Ordinal);
    private readonly HashSet<string> marks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (double? Least, double? Most)> ranges = new(StringComparer.Ordinal);
    private readonly List<string> inMessages = [];

    /// <param name="references">Names of reference figures.</param>
    /// <param name="published">Names of the source's own figures.</param>
    /// <param name="missingCodes">Those of the collection, and those that every collection has.</param>
    public ItemNames(
        InstrumentKind kind, bool fromInspectorate, IReadOnlyList<Item> items,
        IEnumerable<string> references, IEnumerable<string> published, IEnumerable<string> missingCodes)
    {
        MissingCodes = [.. missingCodes];
        foreach (var item in items.Where(i => !i.IsSafeguarding))
        {
            types[item.Code] = item.Type;
            inMessages.Add(item.Code);
            types[item.Code + Missing] = ItemType.Text;
            marks.Add(item.Code + Missing);
            types[item.Code + Estimate] = ItemType.YesNo;
            values[item.Code + Missing] = MissingCodes;
            AddAnswers(item.Code, item);
        }

        AddConstants("period", ConstantGroups.PeriodDays.Select(d => (d, ItemType.Date)));
        if (!fromInspectorate || items.Any(i => i.IsAuthority))
        {
            AddConstants("ref", references.Select(r => (r, ItemType.Decimal)));
            AddConstants("published", published.Select(p => (p, ItemType.Decimal)));
        }

        if (kind is not InstrumentKind.Form)
            return;
        AddConstants("last", items.Select(i => (i.Code, i.Type)));
        foreach (var item in items)
            AddAnswers($"last.{item.Code}", item);
        AddConstants("peers", items.Where(IsNumber).SelectMany(i => Percentiles, (i, p) => (i.Code + p, ItemType.Decimal)));
    }

    /// <summary>Of the columns of a table of extracts, and those of a row of another table.</summary>
    private ItemNames(IReadOnlyList<Item> columns, IReadOnlyList<Item> others)
    {
        MissingCodes = [];
        foreach (var (name, column) in columns.Select(c => (c.Code, c)).Concat(others.Select(o => ($"{ConstantGroups.Other}.{o.Code}", o))))
        {
            types[name] = column.Type;
            AddAnswers(name, column);
        }

        AddConstants("period", ConstantGroups.PeriodDays.Select(d => (d, ItemType.Date)));
    }

    public IReadOnlyList<string> MissingCodes { get; }

    /// <param name="others">Columns that are written after other and a point; null where there are none.</param>
    public static ItemNames OfColumns(IReadOnlyList<Item> columns, IReadOnlyList<Item>? others) => new(columns, others ?? []);

    public IEnumerable<string> All => types.Keys;

    /// <summary>A message prints values and constants, not codes or marks.</summary>
    public IReadOnlyList<string> InMessages => inMessages;

    public bool Knows(string name) => types.ContainsKey(name);

    public ItemType TypeOf(string name) => types[name];

    /// <summary>The only values that a name can have: an item's choices, or the missing codes. Null where it can have others.</summary>
    public IReadOnlyList<string>? ValuesOf(string name) => values.GetValueOrDefault(name);

    /// <summary>The least and the most that a number can be; null where it has no bound.</summary>
    public (double? Least, double? Most) RangeOf(string name) => ranges.GetValueOrDefault(name);

    /// <summary>The name of an item that has a choice of that name; null where there is none.</summary>
    public string? ItemWithChoice(string value) =>
        values.Where(v => !marks.Contains(v.Key) && v.Value.Contains(value, StringComparer.OrdinalIgnoreCase)).Select(v => v.Key).FirstOrDefault();

    /// <summary>Whether a name is that of a missing code or an estimate, rather than of a value.</summary>
    public static bool IsMark(string name) => name.EndsWith(Missing, StringComparison.Ordinal) || name.EndsWith(Estimate, StringComparison.Ordinal);

    /// <summary>What the values of a name are called, where it can have only some: see <see cref="ValuesOf"/>.</summary>
    public static string WhatOf(string name) => IsMark(name) ? $"missing code in {name}" : $"choice of {name}";

    public static bool IsNumber(Item item) => item.Type is ItemType.Integer or ItemType.Decimal;

    /// <summary>The names between braces in a rule's texts.</summary>
    public static IEnumerable<string> Placeholders(Rule rule) => Placeholders(rule.Message).Concat(Placeholders(rule.Needed)).Concat(Placeholders(rule.Fix));

    /// <summary>The names between braces.</summary>
    public static IEnumerable<string> Placeholders(string message) => PlaceholderPattern().Matches(message).Select(m => m.Groups[1].Value);

    /// <summary>The value of an example, in the type that a return has.</summary>
    /// <returns>False where the text is not of the name's type.</returns>
    public bool TryParse(string name, object? written, out object? value)
    {
        value = null;
        if (written is null)
            return true;
        var type = TypeOf(name);
        if (type is ItemType.MultiChoice || written is not string text)
        {
            value = written is string[] many ? many : new[] { (string)written };
            return type is ItemType.MultiChoice;
        }

        value = type switch
        {
            ItemType.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null,
            ItemType.Decimal => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
            ItemType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
            ItemType.YesNo => text is "yes" or "true" ? true : text is "no" or "false" ? false : null,
            _ => text,
        };
        return value is not null;
    }

    private void AddAnswers(string name, Item item)
    {
        if (item.Choices.Count > 0)
            values[name] = [.. item.Choices.Select(c => c.Value)];
        if (item.Minimum is not null || item.Maximum is not null)
            ranges[name] = (item.Minimum, item.Maximum);
    }

    private void AddConstants(string group, IEnumerable<(string Name, ItemType Type)> names)
    {
        foreach (var (name, type) in names)
        {
            types[$"{group}.{name}"] = type;
            inMessages.Add($"{group}.{name}");
        }
    }

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex PlaceholderPattern();
}
