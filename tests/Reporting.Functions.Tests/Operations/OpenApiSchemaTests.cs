using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Reporting.Checking.Checking;
using Reporting.Functions.Access;
using Reporting.Functions.Operations.OpenApi;
using Reporting.Functions.Tests.Architecture;
using Xunit;

namespace Reporting.Functions.Tests.Operations;

/// <summary>The schemas of the description against the types that the calls read and write.</summary>
public sealed partial class OpenApiSchemaTests
{
    private static readonly JsonObject Document = (JsonObject)JsonNode.Parse(OpenApiDocument.Bytes.Span)!;
    private static readonly JsonObject Schemas = (JsonObject)Document["components"]!["schemas"]!;

    [Fact]
    public void Served_EveryType_HasTheSchemaOfItsMetadata()
    {
        var served = ServedTypes().ToList();
        Assert.True(served.Count >= 25, $"Only {served.Count} types were found.");
        var faults = served.SelectMany(t => SchemaNames.Find(t.Type, t.Kind is JsonTypeInfoKind.Object) is { } name && Schemas[name] is { } described
            ? Differences(Exported(t), described, name)
            : [$"{t.Type} is served and has no schema"]);
        Assert.Empty(faults.Distinct());
    }

    [Fact]
    public void Request_MembersThatItNeeds_AreRequired()
    {
        Assert.Equal(["open", "reason"], Words(Schemas["WindowRequest"]!["required"]));
        Assert.Equal(["provider", "id", "name"], Words(Schemas["Person"]!["required"]));
        Assert.Empty(Words(Schemas["ReportRequest"]!["required"]));
    }

    [Fact]
    public void Answer_EveryMember_IsRequired() =>
        Assert.Equal(((JsonObject)Schemas["Receipt"]!["properties"]!).Select(p => p.Key), Words(Schemas["Receipt"]!["required"]));

    [Fact]
    public void Answer_MembersLeftOutWhereNull_AreNotRequired() => Assert.Equal(["status"], Words(Schemas["Health"]!["required"]));

    [Fact]
    public void Person_Roles_AreThoseOfThePolicy() => Assert.Equal(
        Enum.GetNames<Role>().Select(JsonNamingPolicy.CamelCase.ConvertName), Words(Schemas["Person"]!["properties"]!["roles"]!["items"]!["enum"]));

    /// <summary>The metadata that files with HTTP triggers and answers name.</summary>
    private static IEnumerable<JsonTypeInfo> ServedTypes()
    {
        var contexts = new[] { typeof(OpenApiDocument).Assembly, typeof(Receipt).Assembly }.SelectMany(a => a.GetTypes())
            .Where(t => t.IsSubclassOf(typeof(JsonSerializerContext))).ToDictionary(t => t.Name);
        return CodeRooms.Sources.Select(File.ReadAllText)
            .Where(source => source.Contains("HttpTrigger(", StringComparison.Ordinal) || source.Contains("JsonAnswer<", StringComparison.Ordinal))
            .SelectMany(source => Metadata().Matches(source)).Select(m => (Context: m.Groups[1].Value, Member: m.Groups[2].Value)).Distinct()
            .Select(m => InfoOf(contexts[m.Context], m.Member));
    }

    private static JsonTypeInfo InfoOf(Type context, string member)
    {
        var standard = context.GetProperty("Default", BindingFlags.Public | BindingFlags.Static)!.GetValue(null);
        return (JsonTypeInfo)context.GetProperty(member)!.GetValue(standard)!;
    }

    private static JsonNode Exported(JsonTypeInfo type) => type.GetJsonSchemaAsNode(new() { TreatNullObliviousAsNonNullable = true });

    /// <summary>Where the description says something else than the exporter. Whether a member may be null or left out is the description's own.</summary>
    private static IEnumerable<string> Differences(JsonNode exported, JsonNode described, string at)
    {
        var schema = Resolved(described);
        if (exported is not JsonObject || exported.AsObject().Count == 0)
            return schema.ContainsKey("description") ? [] : [$"{at}: its values are written by a converter, and are not described"];
        // The exporter refers to the place where it met the same type before, which was compared there.
        if (exported["$ref"] is not null)
            return [];
        if (!Words(exported["type"]).SequenceEqual(Words(schema["type"])))
            return [$"{at}: {exported["type"]} is described as {schema["type"]}"];
        if (exported["enum"] is { } words && !Words(words).SequenceEqual(Words(schema["enum"])))
            return [$"{at}: {words} is described as {schema["enum"]}"];
        if (FormatOf(exported) != FormatOf(schema))
            return [$"{at}: {FormatOf(exported)} is described as {FormatOf(schema)}"];
        var (members, describedMembers) = (exported["properties"] as JsonObject ?? [], schema["properties"] as JsonObject ?? []);
        if (!members.Select(m => m.Key).SequenceEqual(describedMembers.Select(m => m.Key)))
            return [$"{at}: it has {string.Join(", ", members.Select(m => m.Key))}; described are {string.Join(", ", describedMembers.Select(m => m.Key))}"];
        return
        [
            .. members.SelectMany(m => Differences(m.Value!, describedMembers[m.Key]!, $"{at}.{m.Key}")),
            .. DifferencesOfPart("items", $"{at}[]"),
            .. DifferencesOfPart("additionalProperties", $"{at}.*"),
        ];

        IEnumerable<string> DifferencesOfPart(string name, string where) =>
            exported[name] is JsonObject part ? Differences(part, schema[name] ?? new JsonObject(), where) : [];
    }

    private static string? FormatOf(JsonNode schema) => schema["format"]?.ToString();

    private static JsonObject Resolved(JsonNode schema)
    {
        // What may be null is a reference or null.
        var node = schema["anyOf"] is JsonArray either && either.Any(e => e!["type"]?.ToString() == "null") ? either[0]! : schema;
        return node["$ref"] is { } reference ? (JsonObject)Schemas[reference.ToString().Split('/')[^1]]! : (JsonObject)node;
    }

    private static IEnumerable<string> Words(JsonNode? words) => words switch
    {
        JsonArray several => several.Select(w => w?.ToString() ?? "null").Where(w => w != "null"),
        null => [],
        _ => [words.ToString()],
    };

    [GeneratedRegex(@"(\w+Json)\.Default\.(\w+)")]
    private static partial Regex Metadata();
}
