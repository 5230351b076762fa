using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Reporting.Checking.Definitions;

/// <summary>A value with its line.</summary>
/// <param name="Line">From 1.</param>
internal sealed record Located<T>(T Value, int Line);

/// <summary>The members of a mapping. What is asked for is known; <see cref="RejectUnknownMembers"/> refuses the rest by name.</summary>
internal sealed class YamlMap
{
    private readonly Dictionary<string, (YamlNode Value, int Line)> members = new(StringComparer.Ordinal);
    private readonly List<string> asked = [];
    private readonly DefinitionFaults faults;

    public YamlMap(YamlMappingNode node, string file, DefinitionFaults faults)
    {
        this.faults = faults;
        File = file;
        Line = node.Line();
        foreach (var (key, value) in node.Children)
        {
            if (key is YamlScalarNode { Value: { } name })
                members[name] = (value, key.Line());
            else
                faults.Add(file, key.Line(), "A member's name must be plain text.");
        }
    }

    public string File { get; }

    public int Line { get; }

    public IEnumerable<string> Names => members.Keys;

    /// <summary>The line of a member's name; of the mapping where the member is not there.</summary>
    public int LineOf(string key) => members.TryGetValue(key, out var member) ? member.Line : Line;

    /// <summary>The last line of a member's value.</summary>
    public int LastLineOf(string key) => members.TryGetValue(key, out var member) ? Math.Max(member.Line, (int)member.Value.End.Line) : Line;

    public bool Has(string key) => members.TryGetValue(key, out var member) && !IsNull(member.Value);

    public string Text(string key) => OptionalText(key) ?? Missing(key, "");

    public string? OptionalText(string key) => Scalar(key);

    public int? OptionalInteger(string key, int minimum = 0) =>
        Scalar(key) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= minimum ? value
        : Wrong<int>(key, $"'{key}' must be a whole number of at least {minimum}, not '{text}'.");

    public int Integer(string key, int minimum = 0) => OptionalInteger(key, minimum) ?? (Has(key) ? 0 : Missing(key, 0));

    public double? OptionalNumber(string key) =>
        Scalar(key) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value
        : Wrong<double>(key, $"'{key}' must be a number, not '{text}'.");

    public bool Flag(string key, bool otherwise) => Scalar(key) switch
    {
        null => otherwise,
        "true" or "yes" => true,
        "false" or "no" => false,
        var text => Wrong<bool>(key, $"'{key}' must be true or false, not '{text}'.") ?? otherwise,
    };

    public DateOnly Date(string key) => Scalar(key) switch
    {
        null => Missing(key, default(DateOnly)),
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
        var text => Wrong<DateOnly>(key, $"'{key}' must be a date as yyyy-mm-dd, not '{text}'.") ?? default,
    };

    /// <param name="what">For example "method".</param>
    public T OneOf<T>(string key, string what, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (Scalar(key) is not { } text)
            return Missing(key, default(T));
        if (words.TryGetValue(text, out var value))
            return value;
        faults.Unknown(File, LineOf(key), what, text, words.Keys);
        return default;
    }

    public T OneOf<T>(string key, string what, IReadOnlyDictionary<string, T> words, T otherwise)
        where T : struct => Has(key) ? OneOf(key, what, words) : Asked(key, otherwise);

    public YamlMap? Map(string key)
    {
        switch (Node(key))
        {
            case null:
                return Missing<YamlMap?>(key, null);
            case YamlMappingNode map:
                return new(map, File, faults);
            default:
                faults.Add(File, LineOf(key), $"'{key}' must hold members, each a name, a colon and a value.");
                return null;
        }
    }

    public IReadOnlyList<YamlMap> Maps(string key) => Has(key) ? OptionalMaps(key) : Missing<IReadOnlyList<YamlMap>>(key, []);

    public IReadOnlyList<YamlMap> OptionalMaps(string key)
    {
        switch (Node(key))
        {
            case null:
                return [];
            case YamlSequenceNode list:
                return MapsOf(list, File, faults);
            default:
                faults.Add(File, LineOf(key), $"'{key}' must be a list.");
                return [];
        }
    }

    public IReadOnlyList<Located<string>> Texts(string key) => Has(key) ? OptionalTexts(key) : Missing<IReadOnlyList<Located<string>>>(key, []);

    public IReadOnlyList<Located<string>> OptionalTexts(string key)
    {
        switch (Node(key))
        {
            case null:
                return [];
            case YamlSequenceNode list when list.Children.All(c => c is YamlScalarNode):
                return [.. list.Children.Select(c => new Located<string>(((YamlScalarNode)c).Value ?? "", c.Line()))];
            default:
                faults.Add(File, LineOf(key), $"'{key}' must be a list of texts.");
                return [];
        }
    }

    /// <summary>Of an example: text, or the texts of a list, or null.</summary>
    public object? Any(string key) => Node(key) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value,
        YamlSequenceNode => OptionalTexts(key).Select(t => t.Value).ToArray(),
        _ => Wrong<bool>(key, $"'{key}' must be a value.") is null ? null : null,
    };

    /// <summary>Refuses every member that nobody asked for.</summary>
    public void RejectUnknownMembers()
    {
        foreach (var name in members.Keys.Except(asked))
            faults.Unknown(File, LineOf(name), "member", name, asked.Distinct());
    }

    public void Fault(string key, string message) => faults.Add(File, LineOf(key), message);

    public static IReadOnlyList<YamlMap> MapsOf(YamlSequenceNode list, string file, DefinitionFaults faults)
    {
        foreach (var wrong in list.Children.Where(c => c is not YamlMappingNode))
            faults.Add(file, wrong.Line(), "Each entry of the list must hold members, each a name, a colon and a value.");
        return [.. list.Children.OfType<YamlMappingNode>().Select(m => new YamlMap(m, file, faults))];
    }

    private static bool IsNull(YamlNode node) => node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" };

    private YamlNode? Node(string key) => Asked(key, Has(key) ? members[key].Value : null);

    private string? Scalar(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlScalarNode scalar:
                return scalar.Value;
            default:
                faults.Add(File, LineOf(key), $"'{key}' must be one value.");
                return null;
        }
    }

    private T Asked<T>(string key, T value)
    {
        asked.Add(key);
        return value;
    }

    private T? Wrong<T>(string key, string message)
        where T : struct
    {
        faults.Add(File, LineOf(key), message);
        return null;
    }

    private T Missing<T>(string key, T instead)
    {
        asked.Add(key);
        if (!Has(key))
            faults.Add(File, Line, $"'{key}' is missing.");
        return instead;
    }
}
