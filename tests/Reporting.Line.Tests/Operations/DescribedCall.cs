using System.Text.Json;
using System.Text.RegularExpressions;
using Reporting.Functions.Operations.OpenApi;

namespace Reporting.Line.Tests.Operations;

/// <summary>A call as the description has it: a method and a route. A new function is among them by itself.</summary>
/// <param name="Method">In small letters.</param>
/// <param name="Path">With its parameters in braces.</param>
internal sealed partial record DescribedCall(string Method, string Path, JsonElement Description)
{
    /// <summary>A name for each parameter of a path, in a period that the test chooses.</summary>
    private static readonly Dictionary<string, string> Names = new()
    {
        ["collection"] = "missing",
        ["instrument"] = "council",
        ["body"] = "310",
        ["version"] = "1",
        ["other"] = "1",
        ["run"] = "closing-1",
        ["file"] = "report.html",
        ["id"] = "no-such-message",
        ["name"] = "a-set",
        ["record"] = "K001",
    };

    /// <summary>A good body for each schema of a request. One without leaves its call with bad ones.</summary>
    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["WindowRequest"] = """{"open":true,"closes":"2099-01-01T00:00:00Z","reason":"A test."}""",
        ["ComparatorSet"] = """{"title":"A set","authorities":["301","302"]}""",
        ["WhatIf"] = """{"items":{"MIS01":12}}""",
        ["Explanations"] = """{"explanations":[{"issue":"no-such-issue","text":"A text."}]}""",
        ["Acknowledgement"] = """{"note":"In hand."}""",
        ["People"] = """[{"provider":"aad","id":"somebody","name":"Somebody","roles":["inspector"],"bodies":[]}]""",
    };

    public static JsonElement Document { get; } = JsonDocument.Parse(OpenApiDocument.Bytes).RootElement;

    public static IReadOnlyList<DescribedCall> All { get; } =
    [
        .. Document.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Where(c => c.Name != "parameters").Select(c => new DescribedCall(c.Name, p.Name, c.Value))),
    ];

    public bool OnlyReads => Method is "get" or "head";

    public bool IsOpenToAll => Description.TryGetProperty("security", out _);

    public IEnumerable<string> Parameters => PathParameter().Matches(Path).Select(m => m.Groups[1].Value);

    /// <summary>Those of the query.</summary>
    public IEnumerable<string> Query => Description.TryGetProperty("parameters", out var all)
        ? all.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query").Select(p => p.GetProperty("name").GetString()!)
        : [];

    /// <summary>Of its request; none where it takes no body.</summary>
    public IReadOnlyList<string> MediaTypes => Description.TryGetProperty("requestBody", out var body)
        ? [.. body.GetProperty("content").EnumerateObject().Select(c => c.Name)]
        : [];

    public string? GoodBody => MediaTypes is ["application/json"] && Bodies.TryGetValue(SchemaOf("application/json"), out var good) ? good : null;

    /// <param name="parameter">One that is to have a value of its own, written as it stands in an address.</param>
    public string At(string period, string parameter = "", string value = "") => PathParameter().Replace(
        Path, m => m.Groups[1].Value == parameter ? value : m.Groups[1].Value == "period" ? period : Names[m.Groups[1].Value]);

    private string SchemaOf(string mediaType) => Description.GetProperty("requestBody").GetProperty("content").GetProperty(mediaType).GetProperty("schema")
        .GetProperty("$ref").GetString()!.Split('/')[^1];

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex PathParameter();
}
