using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Operations.OpenApi;

/// <summary>
/// The schemas of the types that are read and written as JSON, made from the same metadata that reads and writes them. Each object has a schema of its
/// own, to which others refer by its name.
/// </summary>
internal sealed class Schemas
{
    private readonly Dictionary<string, Type> named = [];

    public JsonObject All { get; } = [];

    /// <summary>A reference to the schema of a type, which is added where it is not there yet.</summary>
    /// <param name="isRequest">
    /// In a request, a member that is null was left out, and [Required] says which cannot be. In an answer every member is written. A type that is both is
    /// described as a request: what a request needs, an answer has.
    /// </param>
    public JsonObject ReferenceTo(JsonTypeInfo type, bool isRequest)
    {
        var name = NameOf(type) ?? throw new InvalidOperationException($"The schema of {type.Type} has no name.");
        if (named.TryAdd(name, type.Type))
        {
            // The name first, so that schemas are listed in the order in which they are met.
            All[name] = null;
            All[name] = type.GetJsonSchemaAsNode(new()
            {
                TreatNullObliviousAsNonNullable = true,
                TransformSchemaNode = (context, schema) => Transform(context, schema, isRequest),
            });
        }

        return named[name] == type.Type
            ? Reference(name)
            : throw new InvalidOperationException($"The schemas of {type.Type} and {named[name]} have the same name: {name}.");
    }

    /// <summary>A reference to a schema that is one of several.</summary>
    public JsonObject ReferenceToOneOf(string name, IEnumerable<JsonTypeInfo> types, bool isRequest)
    {
        All[name] = new JsonObject { ["anyOf"] = new JsonArray([.. types.Select(t => ReferenceTo(t, isRequest))]) };
        return Reference(name);
    }

    private static string? NameOf(JsonTypeInfo type) => SchemaNames.Find(type.Type, type.Kind is JsonTypeInfoKind.Object);

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    private JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema, bool isRequest)
    {
        if (context.TypeInfo.Type == typeof(Published))
            return new JsonObject { ["type"] = new JsonArray("number", "string"), ["description"] = "A number, or the symbol that stands instead of one." };
        if (schema is not JsonObject described)
            return schema;

        if (context.PropertyInfo is { } written && (isRequest || !written.IsGetNullable))
            RemoveNull(described);

        // Of a list, the values are those of its items.
        if (context.PropertyInfo is { } member && AttributeOf<AllowedValuesAttribute>(member) is { } allowed)
            (described["items"] as JsonObject ?? described)["enum"] = new JsonArray([.. allowed.Values.Select(v => JsonValue.Create((string?)v))]);
        if (!context.Path.IsEmpty && NameOf(context.TypeInfo) is not null)
        {
            var reference = ReferenceTo(context.TypeInfo, isRequest);
            return AllowsNull(described)
                ? new JsonObject { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) }
                : reference;
        }

        if (context.TypeInfo.Kind is JsonTypeInfoKind.Object)
            DescribeMembers(context.TypeInfo, described, isRequest);
        return described;
    }

    private static void DescribeMembers(JsonTypeInfo type, JsonObject schema, bool isRequest)
    {
        if (schema["properties"] is not JsonObject properties)
            return;
        var members = type.Properties.Where(p => properties.ContainsKey(p.Name));
        var required = isRequest ? members.Where(p => AttributeOf<RequiredAttribute>(p) is not null) : members.Where(p => IsAlwaysWritten(p, properties));
        schema["required"] = new JsonArray([.. required.Select(p => JsonValue.Create(p.Name))]);
        if (!isRequest)
            schema["additionalProperties"] = false;
    }

    // Where nulls are not written, a member that can be null is either left out or not null.
    private static bool IsAlwaysWritten(JsonPropertyInfo member, JsonObject properties) =>
        member.Options.DefaultIgnoreCondition is not JsonIgnoreCondition.WhenWritingNull || !RemoveNull((JsonObject)properties[member.Name]!);

    private static T? AttributeOf<T>(JsonPropertyInfo member)
        where T : Attribute => member.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: true).OfType<T>().FirstOrDefault();

    private static bool AllowsNull(JsonObject schema) => schema["type"] is JsonArray types && types.Any(IsNullWord);

    /// <returns>Whether null was allowed.</returns>
    private static bool RemoveNull(JsonObject schema)
    {
        var allowed = false;
        if (schema["type"] is JsonArray types && types.FirstOrDefault(IsNullWord) is { } word)
        {
            types.Remove(word);
            if (types.Count == 1)
                schema["type"] = types[0]!.DeepClone();
            allowed = true;
        }

        if (schema["enum"] is JsonArray words && words.IndexOf(null) is >= 0 and var at)
        {
            words.RemoveAt(at);
            allowed = true;
        }

        return allowed;
    }

    private static bool IsNullWord(JsonNode? type) => type?.GetValueKind() is JsonValueKind.String && type.GetValue<string>() == "null";
}
