using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Reporting.Functions.Operations.OpenApi;
using Xunit;

namespace Reporting.Line.Tests.Operations;

/// <summary>The description of the calls against what the service answers.</summary>
[Collection(SharedService.Name)]
public sealed partial class OpenApiTests(RunningService service)
{
    private const string Period = "2020";
    private static readonly JsonElement Document = JsonDocument.Parse(OpenApiDocument.Bytes).RootElement;
    private static readonly string[] Who = ["submitter-310", "director-310", "analyst", "administrator"];
    private static readonly string[] BadNames = ["nothing", "%C3%A9%20%3Cb%3E", new('9', 300)];
    private static readonly string[] BadBodies = ["", "{", "null", "[1]", "{\"colour\":\"red\"}", "\"text\""];

    private static readonly Dictionary<string, string> Names = new()
    {
        ["collection"] = "missing",
        ["period"] = Period,
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

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Document_IsServedToAnybody()
    {
        using var answer = await service.SendAsync(HttpMethod.Get, "/openapi.json", null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(OpenApiDocument.Bytes.ToArray(), await answer.Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task EveryCall_WithGoodAndBadInput_AnswersAsItIsDescribed()
    {
        await service.OpenAsync(Period);
        using (var put = await service.PutReturnAsync(Period, "310", SampleReturns.Of(Period)["310"]))
            Assert.True(put.IsSuccessStatusCode);
        await service.CloseAsync(Period, report: true);
        await service.RunAsync(Period, "closing-1");

        var (calls, faults, seen) = (0, new List<string>(), new HashSet<string>());
        foreach (var (method, path, call) in Calls())
        {
            var parameters = PathParameter().Matches(path).Select(m => m.Groups[1].Value).ToList();
            var paths = parameters.SelectMany(p => BadNames.Select(b => Fill(path, p, b))).Prepend(Fill(path, "", "")).ToList();
            foreach (var who in Who.Append(null))
            {
                foreach (var filled in paths)
                {
                    foreach (var content in filled == paths[0] ? Contents(call) : Contents(call).Take(1))
                    {
                        using var answer = await service.SendAsync(new(method.ToUpperInvariant()), filled, who, content);
                        seen.Add($"{method} {path} {(int)answer.StatusCode}");
                        if (await FaultAsync(method, call, answer) is { } fault)
                            faults.Add($"{method} {filled} by {who ?? "nobody"}: {fault}");
                        calls++;
                    }
                }
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{calls} calls, {seen.Count} kinds of answers, each as it is described");
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct().Take(40)));
    }

    private static IEnumerable<HttpContent?> Contents(JsonElement call)
    {
        if (!call.TryGetProperty("requestBody", out var body))
            return [null];
        var content = body.GetProperty("content");
        if (content.TryGetProperty("text/csv", out _))
        {
            return
            [
                new StringContent(SampleReturns.Of(Period)["310"], Encoding.UTF8, "text/csv"),
                new StringContent("x", Encoding.UTF8, "text/csv"),
                new StringContent("", Encoding.UTF8, "text/csv"),
                new StringContent("x", Encoding.UTF8, "image/png"),
            ];
        }

        if (content.TryGetProperty("application/yaml", out _))
            return [new StringContent("x", Encoding.UTF8, "application/yaml"), new StringContent("", Encoding.UTF8, "application/yaml")];
        var schema = content.GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString()!.Split('/')[^1];
        return BadBodies.Select(b => (HttpContent?)RunningService.Json(b)).Concat(Bodies.TryGetValue(schema, out var good) ? [RunningService.Json(good)] : []);
    }

    private static async Task<string?> FaultAsync(string method, JsonElement call, HttpResponseMessage answer)
    {
        var status = ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!call.GetProperty("responses").TryGetProperty(status, out var described))
            return $"{status} is not described";
        if (method == "head")
            return (await answer.Content.ReadAsByteArrayAsync(Stop)).Length == 0 ? null : "HEAD has content";
        var type = answer.Content.Headers.ContentType?.MediaType ?? "";
        var content = described.GetProperty("content");
        if (!content.TryGetProperty(type, out var media) && !content.TryGetProperty("*/*", out media))
            return $"{status} has the type '{type}', which is not described";
        if (!media.TryGetProperty("schema", out var schema))
            return null;
        using var json = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(Stop), cancellationToken: Stop);
        return JsonShape.FaultOf(json.RootElement, schema, Document, "$") is { } fault ? $"{status} {fault}" : null;
    }

    private static IEnumerable<(string Method, string Path, JsonElement Call)> Calls() =>
        Document.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Where(c => c.Name != "parameters").Select(c => (c.Name, p.Name, c.Value)));

    private static string Fill(string path, string parameter, string value) =>
        PathParameter().Replace(path, m => m.Groups[1].Value == parameter ? value : Names[m.Groups[1].Value]);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex PathParameter();
}
