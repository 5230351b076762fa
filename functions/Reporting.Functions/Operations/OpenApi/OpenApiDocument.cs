using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Reporting.Functions.Operations.OpenApi;

/// <summary>
/// The description of the service's calls, put together from the JSON files of this folder, one a part of the service. In them an answer is written short: the name of a schema,
/// or a media type. What holds for every call is added here: its path's parameters, HEAD beside GET, the refusals of the gate, and those of an outage.
/// </summary>
public static partial class OpenApiDocument
{
    private const string Problem = "Problem";
    private static readonly string[] Verbs = ["get", "put", "post", "delete"];

    private static readonly Dictionary<string, string> Parameters = new()
    {
        ["collection"] = "Id of a collection, for example missing.",
        ["period"] = "Id of a period, for example 2024.",
        ["instrument"] = "Id of an instrument of the collection.",
        ["body"] = "The authority's three-digit code, or inspectorate.",
        ["version"] = "Number of a version, from 1.",
        ["other"] = "Number of another version.",
        ["record"] = "What identifies a record: the value of the instrument's first item.",
        ["run"] = "Id of a report run.",
        ["file"] = "Name of a file of the run, as its manifest lists it.",
        ["name"] = "Of a comparator set: small letters, digits and hyphens.",
        ["id"] = "Id of a message or of a concern, as the list gives it.",
    };

    private static readonly Dictionary<string, string> Always = new() { ["401"] = "Nobody is signed in.", ["403"] = "The person's roles do not include this.", ["431"] = "The sign-in names too many groups.", ["503"] = "Storage does not answer: try again." };

    private static readonly Lazy<byte[]> Made = new(() => Encoding.UTF8.GetBytes(Make().ToJsonString(new JsonSerializerOptions { WriteIndented = true })));

    public static ReadOnlyMemory<byte> Bytes => Made.Value;

    private static JsonObject Make()
    {
        var (paths, schemas) = (new JsonObject(), new JsonObject());
        foreach (var part in Parts())
        {
            foreach (var (name, schema) in (JsonObject)part["schemas"]!)
                schemas.Add(name, schema!.DeepClone());
            foreach (var (path, calls) in (JsonObject)part["paths"]!)
                paths.Add(path, Complete(path, (JsonObject)calls!.DeepClone()));
        }

        return new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Reporting", ["version"] = "1", ["description"] = "Returns of councils, their comparison, and the reports made of them. Errors are problem details (RFC 9457)." },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas,
                ["securitySchemes"] = new JsonObject { ["platform"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "A token that App Service Authentication takes." } },
            },
            ["security"] = new JsonArray(new JsonObject { ["platform"] = new JsonArray() }),
        };
    }

    private static IEnumerable<JsonObject> Parts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("OpenApi/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var part = assembly.GetManifestResourceStream(name)!;
            yield return (JsonObject)JsonNode.Parse(part)!;
        }
    }

    private static JsonObject Complete(string path, JsonObject calls)
    {
        foreach (var verb in Verbs)
        {
            if (calls[verb] is not JsonObject call)
                continue;
            var answers = (JsonObject)call["responses"]!;
            if (call["security"] is null)
            {
                foreach (var (status, _) in Always.Where(a => !answers.ContainsKey(a.Key)))
                    answers[status] = Problem;
            }

            call["responses"] = new JsonObject(answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => KeyValuePair.Create(a.Key, (JsonNode?)Answer(a.Key, a.Value!))));
            if (call["requestBody"] is JsonValue body)
                call["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(body.GetValue<string>()) };
        }

        if (PathParameter().Matches(path) is { Count: > 0 } named)
        {
            calls["parameters"] = new JsonArray([.. named.Select(n => new JsonObject
            {
                ["name"] = n.Groups["name"].Value, ["in"] = "path", ["required"] = true, ["description"] = Parameters[n.Groups["name"].Value], ["schema"] = new JsonObject { ["type"] = "string" },
            })]);
        }

        if (calls["get"] is JsonObject get)
        {
            var head = (JsonObject)get.DeepClone();
            head["summary"] = $"{get["summary"]} The same without its content.";
            foreach (var (_, answer) in (JsonObject)head["responses"]!)
                ((JsonObject)answer!).Remove("content");
            calls["head"] = head;
        }

        return calls;
    }

    private static JsonObject Answer(string status, JsonNode answer)
    {
        var what = answer.GetValue<string>();
        return new()
        {
            ["description"] = Always.GetValueOrDefault(status) ?? (what == Problem ? "Refused: the detail says why, and how to put it right." : "As asked."),
            ["content"] = Content(what),
        };
    }

    // Media types or schemas, several of them separated by commas.
    private static JsonObject Content(string what)
    {
        var content = new JsonObject();
        foreach (var one in what.Split(", "))
        {
            content[one == Problem ? "application/problem+json" : one.Contains('/', StringComparison.Ordinal) ? one : "application/json"] = one.Contains('/', StringComparison.Ordinal)
                ? new JsonObject()
                : new JsonObject { ["schema"] = new JsonObject { ["$ref"] = $"#/components/schemas/{one}" } };
        }

        return content;
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}")]
    private static partial Regex PathParameter();
}
