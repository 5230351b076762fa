using System.Text.Json;

namespace Reporting.Line.Tests.Operations;

/// <summary>The part of JSON Schema that the description of the calls uses.</summary>
internal static class JsonShape
{
    /// <returns>The first place where the value is not what the schema says; null where it is.</returns>
    public static string? FaultOf(JsonElement value, JsonElement schema, JsonElement document, string at)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return FaultOf(value, Named(reference.GetString()!, document), document, at);
        if (schema.TryGetProperty("anyOf", out var any))
        {
            var faults = any.EnumerateArray().Select(s => FaultOf(value, s, document, at)).ToList();
            return faults.Contains(null) ? null : faults[0];
        }

        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(w => JsonElement.DeepEquals(w, value)))
            return $"{at}: {value} is none of the words described";
        if (schema.TryGetProperty("type", out var type)
            && !(type.ValueKind is JsonValueKind.Array ? type.EnumerateArray() : Enumerable.Repeat(type, 1)).Any(t => Is(value, t.GetString()!)))
            return $"{at}: {value.ValueKind} is not {type}";
        return value.ValueKind switch
        {
            JsonValueKind.Object => ObjectFault(value, schema, document, at),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) =>
                value.EnumerateArray().Select((v, i) => FaultOf(v, items, document, $"{at}[{i}]")).FirstOrDefault(f => f is not null),
            _ => null,
        };
    }

    private static string? ObjectFault(JsonElement value, JsonElement schema, JsonElement document, string at)
    {
        if (schema.TryGetProperty("required", out var required)
            && required.EnumerateArray().FirstOrDefault(r => !value.TryGetProperty(r.GetString()!, out _)) is { ValueKind: JsonValueKind.String } lacking)
            return $"{at}: {lacking} is missing";
        foreach (var member in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(member.Name, out var of))
            {
                if (FaultOf(member.Value, of, document, $"{at}.{member.Name}") is { } fault)
                    return fault;
            }
            else if (schema.TryGetProperty("additionalProperties", out var more))
            {
                if (more.ValueKind is JsonValueKind.False)
                    return $"{at}: {member.Name} is not described";
                if (more.ValueKind is JsonValueKind.Object && FaultOf(member.Value, more, document, $"{at}.{member.Name}") is { } fault)
                    return fault;
            }
        }

        return null;
    }

    private static bool Is(JsonElement value, string type) => type switch
    {
        "string" => value.ValueKind is JsonValueKind.String,
        "integer" => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind is JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind is JsonValueKind.Null,
        "array" => value.ValueKind is JsonValueKind.Array,
        _ => value.ValueKind is JsonValueKind.Object,
    };

    private static JsonElement Named(string reference, JsonElement document) =>
        reference.Split('/')[1..].Aggregate(document, (element, name) => element.GetProperty(name));
}
