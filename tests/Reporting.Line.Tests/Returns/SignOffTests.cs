using System.Net;
using System.Text.Json;
using Xunit;

namespace Reporting.Line.Tests.Returns;

/// <summary>Sign-off, and what an administrator may do with a return: each is refused where it may not be, and the close counts what was decided.</summary>
[Collection(ReturnsService.Name)]
public sealed class SignOffTests(RunningService service)
{
    private const string Period = QueriedReturns.Period;
    private const string Reason = """{"reason":"A merger of two systems."}""";
    private static readonly IReadOnlyDictionary<string, string> Samples = SampleReturns.Of(Period);
    private readonly QueriedReturns returns = new(service);

    [Theory]
    [InlineData("PUT", "explanations", """{"explanations":[{"issue":"x","text":"y"}]}""", null, HttpStatusCode.Unauthorized)]
    [InlineData("PUT", "explanations", """{"explanations":[{"issue":"x","text":"y"}]}""", "submitter-302", HttpStatusCode.Forbidden)]
    [InlineData("PUT", "explanations", """{"explanations":[{"issue":"x","text":"y"}]}""", "director-301", HttpStatusCode.Forbidden)]
    [InlineData("PUT", "explanations", """{"explanations":[{"issue":"x","text":"y"}]}""", "inspector", HttpStatusCode.Forbidden)]
    [InlineData("PUT", "explanations", """{"explanations":[{"issue":"x","text":"y"}]}""", "submitter-301", HttpStatusCode.Conflict)]
    [InlineData("POST", "sign-off", """{"version":1}""", "submitter-301", HttpStatusCode.Forbidden)]
    [InlineData("POST", "sign-off", """{"version":1}""", "director-302", HttpStatusCode.Forbidden)]
    [InlineData("POST", "sign-off", """{"version":1}""", "administrator", HttpStatusCode.Forbidden)]
    [InlineData("POST", "sign-off", """{"version":1}""", "director-301", HttpStatusCode.Conflict)]
    [InlineData("POST", "sign-off", """{"version":"one"}""", "director-301", HttpStatusCode.BadRequest)]
    [InlineData("POST", "sign-off", "{}", "director-301", HttpStatusCode.BadRequest)]
    [InlineData("POST", "reopen", Reason, "director-301", HttpStatusCode.Forbidden)]
    [InlineData("POST", "reopen", Reason, "administrator", HttpStatusCode.Conflict)]
    [InlineData("POST", "exclude", Reason, "publisher", HttpStatusCode.Forbidden)]
    [InlineData("POST", "exclude", """{"reason":" "}""", "administrator", HttpStatusCode.BadRequest)]
    [InlineData("POST", "exclude", """{"reason":"Ask Mrs Jones"}""", "administrator", HttpStatusCode.BadRequest)]
    [InlineData("POST", "nil", Reason, "analyst", HttpStatusCode.Forbidden)]
    [InlineData("POST", "nil", "{}", "administrator", HttpStatusCode.BadRequest)]
    [InlineData("POST", "extend", """{"until":"2099-01-01T00:00:00Z","reason":"Floods."}""", "submitter-301", HttpStatusCode.Forbidden)]
    [InlineData("POST", "extend", """{"until":"2001-01-01T00:00:00Z","reason":"Floods."}""", "administrator", HttpStatusCode.BadRequest)]
    [InlineData("POST", "extend", Reason, "administrator", HttpStatusCode.BadRequest)]
    [InlineData("POST", "extend", """{"until":"soon","reason":"Floods."}""", "administrator", HttpStatusCode.BadRequest)]
    public async Task Settle_BySomebodyElseOrBadly_IsRefused(string method, string what, string json, string? who, HttpStatusCode expected)
    {
        using var answer = await service.SendAsync(new(method), $"{QueriedReturns.PathOf("301")}/{what}", who, RunningService.Json(json));
        await ProblemAssert.IsAsync(answer, expected);
    }

    [Fact]
    public async Task SignOff_WhenEverythingIsExplained_FreezesUntilItIsReopened()
    {
        const string body = "331";
        var receipt = await returns.UploadAsync(body, Samples[body]);
        using var early = await SignOffAsync(body, 1);
        Assert.Contains("explained", await ProblemAssert.IsAsync(early, HttpStatusCode.Conflict), StringComparison.Ordinal);
        await returns.ExplainAsync(body, QueriedReturns.QueriesOf(receipt), "Checked.");
        using var wrong = await SignOffAsync(body, 2);
        Assert.Contains("Version 1 counts", await ProblemAssert.IsAsync(wrong, HttpStatusCode.Conflict), StringComparison.Ordinal);
        using var signed = await SignOffAsync(body, 1);
        Assert.Equal(HttpStatusCode.OK, signed.StatusCode);
        Assert.Equal("signedOff", (await RunningService.ReadAsync(signed)).GetProperty("state").GetString());
        using var again = await SignOffAsync(body, 1);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(1, await returns.CountAsync(body, "signedOff"));

        using var put = await service.PutReturnAsync(Period, body, Samples[body]);
        Assert.Contains("reopen", await ProblemAssert.IsAsync(put, HttpStatusCode.Conflict), StringComparison.Ordinal);
        using var explained = await service.PutJsonAsync(
            $"{QueriedReturns.PathOf(body)}/explanations", $"submitter-{body}",
            $$"""{"explanations":[{"issue":"{{QueriedReturns.QueriesOf(receipt)[0]}}","text":"Again."}]}""");
        await ProblemAssert.IsAsync(explained, HttpStatusCode.Conflict);
        using var nil = await ActAsync(body, "nil", Reason);
        await ProblemAssert.IsAsync(nil, HttpStatusCode.Conflict);

        using var reopened = await ActAsync(body, "reopen", Reason);
        Assert.Equal("ready", (await RunningService.ReadAsync(reopened)).GetProperty("state").GetString());
        using var mended = await service.PutReturnAsync(Period, body, Samples[body]);
        Assert.Equal(HttpStatusCode.Created, mended.StatusCode);
        var status = await service.GetAsync(QueriedReturns.PathOf(body), $"submitter-{body}");
        Assert.Contains("A merger of two systems.", status.GetProperty("events").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOff_WhileAnotherUploadComes_IsOfTheVersionThatCountsOrOfNone()
    {
        const string body = "332";
        await service.OpenAsync(Period);
        using var first = await service.PutReturnAsync(Period, body, Samples[body]);
        await returns.ExplainAsync(body, QueriedReturns.QueriesOf(await RunningService.ReadAsync(first)), "Checked.");
        var both = await Task.WhenAll(
            [.. Enumerable.Range(1, 4).Select(i => service.PutReturnAsync(Period, body, Samples[body] + new string('\n', i))), SignOffAsync(body, 1)]);
        var status = await service.GetAsync(QueriedReturns.PathOf(body), $"submitter-{body}");
        var accepted = both[..4].Count(a => a.StatusCode is HttpStatusCode.Created);
        Assert.Equal(accepted + 1, status.GetProperty("versions").GetArrayLength());
        Assert.Equal(both[4].StatusCode is HttpStatusCode.OK, status.GetProperty("state").GetString() == "signedOff");
        if (both[4].StatusCode is HttpStatusCode.OK)
            Assert.Equal(1, status.GetProperty("currentVersion").GetInt32());
        foreach (var answer in both)
            answer.Dispose();
    }

    [Fact]
    public async Task Close_AfterExcludeNilAndExtend_CountsWhatTheySay()
    {
        const string period = "2019";
        var samples = SampleReturns.Of(period).Where(s => s.Key is "301" or "302" or "303" or "304").ToDictionary();
        await service.OpenAsync(period);
        foreach (var body in new[] { "301", "302", "303" })
        {
            using var put = await service.PutReturnAsync(period, body, samples[body]);
            Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        }

        using var excluded = await ActAsync("302", "exclude", """{"reason":"Counts episodes, not children."}""", period);
        var left = await RunningService.ReadAsync(excluded);
        Assert.True(left.GetProperty("excluded").GetBoolean());
        Assert.Equal("Counts episodes, not children.", left.GetProperty("reason").GetString());
        using var twice = await ActAsync("302", "exclude", """{"reason":"Counts episodes, not children."}""", period);
        Assert.Single((await RunningService.ReadAsync(twice)).GetProperty("events").EnumerateArray(), e => e.GetProperty("kind").GetString() == "excluded");
        using var nil = await ActAsync("303", "nil", """{"reason":"Closed its homes."}""", period);
        Assert.Equal("nil", (await RunningService.ReadAsync(nil)).GetProperty("state").GetString());
        using var refused = await service.PutReturnAsync(period, "303", samples["303"]);
        await ProblemAssert.IsAsync(refused, HttpStatusCode.Conflict);

        await service.CloseAsync(period, report: true);
        var run = await service.RunAsync(period, "closing-1");
        var inputs = Inputs(run, period);
        Assert.True(inputs["302"].GetProperty("excluded").GetBoolean());
        Assert.Equal(("nil", JsonValueKind.Null), (State(inputs["303"]), inputs["303"].GetProperty("version").ValueKind));

        // England is made without the one, and says so; the nil return has answered.
        var comparison = await service.GetAsync($"{RunningService.PeriodPath(period)}/comparison", "analyst");
        var measure = comparison.GetProperty("measures").EnumerateArray().First(
            m => m.GetProperty("values").EnumerateArray()
                .Any(a => a.GetProperty("code").GetString() == "302" && a.GetProperty("value").ValueKind is JsonValueKind.Number));
        Assert.Equal(1, measure.GetProperty("england").GetProperty("supplied").GetInt32());
        var page = System.Text.Encoding.UTF8.GetString(await service.FileAsync(period, "closing-1", "report.html"));
        Assert.Contains("Counts episodes, not children.", page, StringComparison.Ordinal);
        Assert.Contains("Closed its homes.", page, StringComparison.Ordinal);
        Assert.Contains(
            "Counts episodes, not children.", System.Text.Encoding.UTF8.GetString(await service.FileAsync(period, "closing-1", "evidence.json")),
            StringComparison.Ordinal);

        // After the close only the one with an extension can upload, and the next closing counts it.
        using var shut = await service.PutReturnAsync(period, "304", samples["304"]);
        await ProblemAssert.IsAsync(shut, HttpStatusCode.Conflict);
        using var extended = await ActAsync("304", "extend", """{"until":"2098-01-01T00:00:00Z","reason":"Floods."}""", period);
        Assert.True((await RunningService.ReadAsync(extended)).GetProperty("open").GetBoolean());
        using var late = await service.PutReturnAsync(period, "304", samples["304"]);
        Assert.Equal(HttpStatusCode.Created, late.StatusCode);
        using var other = await service.PutReturnAsync(period, "301", samples["301"] + "\n");
        await ProblemAssert.IsAsync(other, HttpStatusCode.Conflict);
        await service.OpenAsync(period);
        await service.CloseAsync(period, report: true);
        var second = Inputs(await service.RunAsync(period, "closing-2"), period);
        Assert.Equal(
            (1, true, "Floods."),
            (second["304"].GetProperty("version").GetInt32(), second["304"].GetProperty("late").GetBoolean(), second["304"].GetProperty("reason").GetString()));
    }

    private static string State(JsonElement input) => input.GetProperty("state").GetString()!;

    private static Dictionary<string, JsonElement> Inputs(JsonElement run, string period) =>
        run.GetProperty("manifest").GetProperty("inputs").EnumerateArray().Single(i => i.GetProperty("period").GetString() == period).GetProperty("returns")
            .EnumerateArray()
            .ToDictionary(r => r.GetProperty("body").GetString()!);

    private Task<HttpResponseMessage> SignOffAsync(string body, int version) =>
        service.PostJsonAsync($"{QueriedReturns.PathOf(body)}/sign-off", $"director-{body}", $$"""{"version":{{version}}}""");

    private Task<HttpResponseMessage> ActAsync(string body, string what, string json, string period = Period) =>
        service.PostJsonAsync($"{QueriedReturns.PathOf(body, period)}/{what}", "administrator", json);
}
