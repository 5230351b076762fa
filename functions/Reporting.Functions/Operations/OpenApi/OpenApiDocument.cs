using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Operations.OpenApi;

/// <summary>
/// The description of the service's calls: paths and methods as the triggers have them, schemas of the types that are served, and what <see cref="Calls"/>
/// says. What holds for every call is added here: the parameters of its path, and the refusals of sign-in, roles and an outage.
/// </summary>
public static partial class OpenApiDocument
{
    private static readonly Dictionary<string, string> PathParameters = new()
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

    private static readonly Dictionary<int, string> RefusalsOfAll = new()
    {
        [400] = "The request cannot be understood: its query, a name in its path or its body. The detail says what and how to put it right.",
        [401] = "Nobody is signed in.",
        [403] = "The person's roles do not include this.",
        [431] = "The sign-in names too many groups.",
        [503] = "Storage does not answer: try again.",
    };

    private static readonly Lazy<byte[]> Made = new(() => Encoding.UTF8.GetBytes(Make().ToJsonString(new JsonSerializerOptions { WriteIndented = true })));

    public static ReadOnlyMemory<byte> Bytes => Made.Value;

    private static JsonObject Make()
    {
        var (paths, schemas, triggers) = (new JsonObject(), new Schemas(), Trigger.AllByFunction());

        // Requests first: a type that is both is described as one.
        foreach (var request in Calls.All.Values.Select(c => c.Request?.Json).OfType<Schema>())
            _ = ReferenceTo(request, schemas, isRequest: true);
        foreach (var (function, call) in Calls.All)
        {
            var trigger = triggers[function];
            if (paths[trigger.Path] is not JsonObject methods)
                paths[trigger.Path] = methods = PathItem(trigger.Path);
            foreach (var method in trigger.Methods)
                methods[method] = Operation(call, trigger, method == "head", schemas);
        }

        return new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Reporting",
                ["version"] = "1",
                ["description"] = "Returns of councils, their comparison, and the reports made of them. Errors are problem details (RFC 9457).",
            },
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = schemas.All, ["securitySchemes"] = new JsonObject { ["platform"] = PlatformSignIn() } },
            ["security"] = new JsonArray(new JsonObject { ["platform"] = new JsonArray() }),
        };
    }

    private static JsonObject PlatformSignIn() =>
        new() { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "A token that App Service Authentication takes." };

    private static JsonObject PathItem(string path)
    {
        var names = PathParameter().Matches(path).Select(m => m.Groups["name"].Value).ToList();
        return names.Count == 0 ? [] : new()
        {
            ["parameters"] = new JsonArray([.. names.Select(n => Describe(new Parameter("path", n, PathParameters[n]) { Required = true }))]),
        };
    }

    private static JsonObject Operation(Call call, Trigger trigger, bool isHead, Schemas schemas)
    {
        var operation = new JsonObject { ["summary"] = isHead ? $"{call.Summary} The same without its content." : call.Summary };
        if (trigger.IsOpenToAll)
            operation["security"] = new JsonArray();
        var parameters = trigger.Query.Select(ParameterOf).Concat(call.Headers.Select(h => new Parameter("header", h))).ToList();
        if (parameters.Count > 0)
            operation["parameters"] = new JsonArray([.. parameters.Select(Describe)]);
        if (call.Request is { } request)
            operation["requestBody"] = new JsonObject { ["required"] = !call.RequestIsOptional, ["content"] = ContentOf(request, schemas, isRequest: true) };

        var responses = new SortedDictionary<int, JsonObject>();
        foreach (var (status, content) in call.Answers)
        {
            var description = RefusalsOfAll.GetValueOrDefault(status) ?? "As asked.";
            responses[status] = new() { ["description"] = description, ["content"] = ContentOf(content, schemas, isRequest: false) };
        }

        foreach (var status in call.Refusals.Concat(trigger.IsOpenToAll ? [400] : RefusalsOfAll.Keys))
            responses[status] = Refusal(status, schemas);
        if (isHead)
        {
            foreach (var response in responses.Values)
                response.Remove("content");
        }

        operation["responses"] = new JsonObject(responses.Select(r => KeyValuePair.Create(r.Key.ToString(), (JsonNode?)r.Value)));
        return operation;
    }

    private static Parameter ParameterOf(QueryParameterAttribute query)
    {
        var isSwitch = query.Words is ["true", "false"];
        return new("query", query.Name, query.Description, isSwitch ? "boolean" : "string") { Words = isSwitch ? [] : query.Words, Required = query.Required };
    }

    private static JsonObject Describe(Parameter parameter)
    {
        var described = new JsonObject { ["name"] = parameter.Name, ["in"] = parameter.In };
        if (parameter.Required)
            described["required"] = true;
        if (parameter.Description is not null)
            described["description"] = parameter.Description;
        described["schema"] = new JsonObject { ["type"] = parameter.Type };
        if (parameter.Words.Count > 0)
            described["schema"]!["enum"] = new JsonArray([.. parameter.Words.Select(w => JsonValue.Create(w))]);
        return described;
    }

    private static JsonObject Refusal(int status, Schemas schemas) => new()
    {
        ["description"] = RefusalsOfAll.GetValueOrDefault(status) ?? "Refused: the detail says why, and how to put it right.",
        ["content"] = new JsonObject
        {
            ["application/problem+json"] = new JsonObject { ["schema"] = schemas.ReferenceTo(ProblemJson.Default.Problem, isRequest: false) },
        },
    };

    private static JsonObject ContentOf(Content content, Schemas schemas, bool isRequest)
    {
        var described = new JsonObject();
        if (content.Json is { } json)
            described["application/json"] = new JsonObject { ["schema"] = ReferenceTo(json, schemas, isRequest) };
        foreach (var file in content.Files)
            described[file] = new JsonObject();
        return described;
    }

    private static JsonObject ReferenceTo(Schema schema, Schemas schemas, bool isRequest) =>
        schema.Name is { } name ? schemas.ReferenceToOneOf(name, schema.Types, isRequest) : schemas.ReferenceTo(schema.Types[0], isRequest);

    [GeneratedRegex(@"\{(?<name>\w+)\}")]
    private static partial Regex PathParameter();
}
