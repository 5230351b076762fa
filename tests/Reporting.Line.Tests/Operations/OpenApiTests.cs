using System.Net;
using System.Text;
using System.Text.Json;
using Reporting.Functions.Operations.OpenApi;
using Xunit;

namespace Reporting.Line.Tests.Operations;

/// <summary>The description of the calls against what the service answers.</summary>
[Collection(SharedService.Name)]
public sealed class OpenApiTests(RunningService service)
{
    private const string Period = "2020";
    private static readonly string[] Who = ["submitter-310", "director-310", "analyst", "administrator"];
    private static readonly string[] BadNames = ["nothing", "%C3%A9%20%3Cb%3E", new('9', 300)];
    private static readonly string[] BadBodies = ["", "{", "null", "[1]", "{\"colour\":\"red\"}", "\"text\""];

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
        foreach (var call in DescribedCall.All)
        {
            var (method, path) = (call.Method, call.Path);
            var paths = call.Parameters.SelectMany(p => BadNames.Select(b => call.At(Period, p, b))).Prepend(call.At(Period)).ToList();
            foreach (var who in Who.Append(null))
            {
                foreach (var filled in paths)
                {
                    foreach (var content in filled == paths[0] ? Contents(call) : Contents(call).Take(1))
                    {
                        using var answer = await service.SendAsync(new(method.ToUpperInvariant()), filled, who, content);
                        seen.Add($"{method} {path} {(int)answer.StatusCode}");
                        if (await FaultAsync(method, call.Description, answer) is { } fault)
                            faults.Add($"{method} {filled} by {who ?? "nobody"}: {fault}");
                        calls++;
                    }
                }
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{calls} calls, {seen.Count} kinds of answers, each as it is described");
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct().Take(40)));
    }

    private static IEnumerable<HttpContent?> Contents(DescribedCall call)
    {
        if (call.MediaTypes is [])
            return [null];
        if (call.MediaTypes.Contains("text/csv"))
        {
            return
            [
                new StringContent(SampleReturns.Of(Period)["310"], Encoding.UTF8, "text/csv"),
                new StringContent("x", Encoding.UTF8, "text/csv"),
                new StringContent("", Encoding.UTF8, "text/csv"),
                new StringContent("x", Encoding.UTF8, "image/png"),
            ];
        }

        if (call.MediaTypes.Contains("application/yaml"))
            return [new StringContent("x", Encoding.UTF8, "application/yaml"), new StringContent("", Encoding.UTF8, "application/yaml")];
        return BadBodies.Concat(call.GoodBody is { } good ? [good] : []).Select(HttpContent? (b) => RunningService.Json(b));
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
        return JsonShape.FaultOf(json.RootElement, schema, DescribedCall.Document, "$") is { } fault ? $"{status} {fault}" : null;
    }
}
