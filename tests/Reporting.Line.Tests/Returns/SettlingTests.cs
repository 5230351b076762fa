using System.Net;
using System.Text.Json;
using Xunit;

namespace Reporting.Line.Tests.Returns;

/// <summary>From the first upload to the signed-off return: queries, explanations, sign-off, and what an administrator can do.</summary>
public sealed class SettlingTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Period = "2018";
    private const string Reason = """{"reason":"A merger of two systems."}""";
    private static readonly IReadOnlyDictionary<string, string> Samples = SampleReturns.Of(Period);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Explain_EveryQuery_MakesTheReturnReadyAndSurvivesWhileItsFiguresStand()
    {
        const string body = "320";
        var receipt = await UploadWithQueriesAsync(body, Samples[body]);
        var queries = QueriesOf(receipt);
        var last = queries[^1];
        foreach (var some in queries.SkipLast(1).Chunk(20))
            Assert.Equal("withQueries", (await ExplainAsync(body, some, "The count was checked.")).GetProperty("state").GetString());
        var ready = await ExplainAsync(body, [last], "The count was checked twice.");
        Assert.Equal("ready", ready.GetProperty("state").GetString());
        Assert.Equal(queries.Count, ready.GetProperty("explanations").GetArrayLength());
        Assert.Equal("The count was checked twice.", Issue(ready, last).GetProperty("explanation").GetString());

        // The same again is nothing new.
        await ExplainAsync(body, [last], "The count was checked twice.");
        Assert.Equal(queries.Count, await CountAsync(body, "explained"));

        // Other bytes with the same figures: everything carries over.
        using var same = await service.PutReturnAsync(Period, body, WithQueries(Samples[body]) + "\n");
        var carried = await RunningService.ReadAsync(same);
        Assert.Equal("ready", carried.GetProperty("state").GetString());
        Assert.Equal("The count was checked twice.", Issue(carried, last).GetProperty("explanation").GetString());

        // Another figure: the explanations of the queries that it belongs to are over, and the receipt says so.
        using var other = await service.PutReturnAsync(Period, body, WithQueries(Samples[body], people: 900_000));
        var changed = await RunningService.ReadAsync(other);
        Assert.Equal("withQueries", changed.GetProperty("state").GetString());
        var dropped = changed.GetProperty("issues").EnumerateArray().Where(i => i.GetProperty("rule").GetString() == "EXPLANATION").ToList();
        Assert.NotEmpty(dropped);
        Assert.All(dropped, d => Assert.Equal("note", d.GetProperty("severity").GetString()));
        var over = (await service.GetAsync(Path(body), $"submitter-{body}")).GetProperty("events").EnumerateArray().Single(e => e.GetProperty("kind").GetString() == "explanationDropped");
        Assert.Equal(dropped.Count, over.GetProperty("issues").GetArrayLength());
    }

    [Fact]
    public async Task Upload_ThatDropsMoreExplanationsThanATransactionHolds_IsTakenAndSaysOfEach()
    {
        var returned = $"{RunningService.P("2014", "cse")}/returns/professionals/inspectorate";
        using (var opened = await service.SendAsync(HttpMethod.Post, $"{RunningService.P("2014", "cse")}/window", "administrator", RunningService.Json("""{"open":true,"closes":"2099-01-01T00:00:00Z","reason":"A test."}""")))
            Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        using var first = await PutAsync("member,1-4,yes,4,4,4,4,4,4,4,4");
        var queries = QueriesOf(await RunningService.ReadAsync(first));
        Assert.Equal(120, queries.Count);
        foreach (var some in queries.Chunk(60))
        {
            var entries = string.Join(',', some.Select(i => $$"""{"issue":"{{i}}","text":"Asked again: {{i}}."}"""));
            using var explained = await service.SendAsync(HttpMethod.Put, $"{returned}/explanations", "inspector", RunningService.Json($$"""{"explanations":[{{entries}}]}"""));
            Assert.True(explained.IsSuccessStatusCode, await explained.Content.ReadAsStringAsync(Stop));
        }

        using var second = await PutAsync("police,1-4,yes,4,3,2,4,1,3,4,4");
        Assert.True(second.StatusCode is HttpStatusCode.Created, await second.Content.ReadAsStringAsync(Stop));
        var receipt = await RunningService.ReadAsync(second);
        Assert.Equal(queries.Select(q => $"Asked again: {q}.").Order(), receipt.GetProperty("issues").EnumerateArray().Where(i => i.GetProperty("rule").GetString() == "EXPLANATION").Select(i => i.GetProperty("value").GetString()!).Order());
        var status = await service.GetAsync(returned, "inspector");
        Assert.Equal(0, status.GetProperty("explanations").GetArrayLength());
        var over = status.GetProperty("events").EnumerateArray().Single(e => e.GetProperty("kind").GetString() == "explanationDropped");
        Assert.Equal(queries.Order(), over.GetProperty("issues").EnumerateArray().Select(i => i.GetString()!).Order());
        Assert.StartsWith("120 explanations were dropped", over.GetProperty("what").GetString(), StringComparison.Ordinal);

        Task<HttpResponseMessage> PutAsync(string answers) => service.SendAsync(HttpMethod.Put, returned, "inspector", new StringContent(
            "response_id,event_id,role,years,trained,leadership_clear,knows_plan,uses_tool,police_share,health_shares,oversight,interviews_reach_me,can_challenge,barrier,words,quote,consent,safeguarding\n"
            + string.Concat(Enumerable.Range(1, 60).Select(i => $"P{i:000},V13,{answers},time,,yes,yes,no\n")), System.Text.Encoding.UTF8, "text/csv"));
    }

    [Theory]
    [InlineData("""{"explanations":[]}""", "between 1 and")]
    [InlineData("""{"explanations":null}""", "between 1 and")]
    [InlineData("""{"explanations":[null]}""", "which query")]
    [InlineData("""{"explanations":[{"issue":"","text":"x"}]}""", "which query")]
    [InlineData("""{"explanations":[{"issue":"QUERY","text":"  "}]}""", "text of at most")]
    [InlineData("""{"explanations":[{"issue":"QUERY","text":"LONG"}]}""", "text of at most")]
    [InlineData("""{"explanations":[{"issue":"QUERY","text":"Ask J. Smith"}]}""", "a person's name")]
    [InlineData("""{"explanations":[{"issue":"QUERY","text":"Call 07700 900123"}]}""", "a telephone number")]
    [InlineData("""{"explanations":[{"issue":"QUERY","text":"x"},{"issue":"QUERY","text":"y"}]}""", "same query")]
    [InlineData("""{"explanations":[{"issue":"000000000000","text":"x"}]}""", "no issue '000000000000'")]
    [InlineData("""{"explanations":[{"issue":"NOTE","text":"x"}]}""", "no query")]
    [InlineData("""{"explanations":[{"issue":"QUERY","text":"x","by":"me"}]}""", "by")]
    [InlineData("{", "JSON")]
    public async Task Explain_BadRequest_SaysWhatIsWrong(string json, string expected)
    {
        var receipt = await UploadWithQueriesAsync("330", Samples["330"]);
        var note = receipt.GetProperty("issues").EnumerateArray().First(i => !i.GetProperty("explainable").GetBoolean()).GetProperty("id").GetString()!;
        var filled = json.Replace("QUERY", QueriesOf(receipt)[0], StringComparison.Ordinal).Replace("NOTE", note, StringComparison.Ordinal).Replace("LONG", new('x', 1_001), StringComparison.Ordinal);
        using var answer = await service.SendAsync(HttpMethod.Put, $"{Path("330")}/explanations", "submitter-330", RunningService.Json(filled));
        var problem = await Problems.IsAsync(answer, HttpStatusCode.BadRequest);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("900123", problem, StringComparison.Ordinal);
    }

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
        using var answer = await service.SendAsync(new(method), $"{Path("301")}/{what}", who, RunningService.Json(json));
        await Problems.IsAsync(answer, expected);
    }

    [Fact]
    public async Task SignOff_WhenEverythingIsExplained_FreezesUntilItIsReopened()
    {
        const string body = "331";
        var receipt = await UploadWithQueriesAsync(body, Samples[body]);
        using var early = await SignOffAsync(body, 1);
        Assert.Contains("explained", await Problems.IsAsync(early, HttpStatusCode.Conflict), StringComparison.Ordinal);
        await ExplainAsync(body, QueriesOf(receipt), "Checked.");
        using var wrong = await SignOffAsync(body, 2);
        Assert.Contains("Version 1 counts", await Problems.IsAsync(wrong, HttpStatusCode.Conflict), StringComparison.Ordinal);
        using var signed = await SignOffAsync(body, 1);
        Assert.Equal(HttpStatusCode.OK, signed.StatusCode);
        Assert.Equal("signedOff", (await RunningService.ReadAsync(signed)).GetProperty("state").GetString());
        using var again = await SignOffAsync(body, 1);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(1, await CountAsync(body, "signedOff"));

        using var put = await service.PutReturnAsync(Period, body, Samples[body]);
        Assert.Contains("reopen", await Problems.IsAsync(put, HttpStatusCode.Conflict), StringComparison.Ordinal);
        using var explained = await service.SendAsync(HttpMethod.Put, $"{Path(body)}/explanations", $"submitter-{body}", RunningService.Json($$"""{"explanations":[{"issue":"{{QueriesOf(receipt)[0]}}","text":"Again."}]}"""));
        await Problems.IsAsync(explained, HttpStatusCode.Conflict);
        using var nil = await ActAsync(body, "nil", Reason);
        await Problems.IsAsync(nil, HttpStatusCode.Conflict);

        using var reopened = await ActAsync(body, "reopen", Reason);
        Assert.Equal("ready", (await RunningService.ReadAsync(reopened)).GetProperty("state").GetString());
        using var mended = await service.PutReturnAsync(Period, body, Samples[body]);
        Assert.Equal(HttpStatusCode.Created, mended.StatusCode);
        var status = await service.GetAsync(Path(body), $"submitter-{body}");
        Assert.Contains("A merger of two systems.", status.GetProperty("events").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOff_WhileAnotherUploadComes_IsOfTheVersionThatCountsOrOfNone()
    {
        const string body = "332";
        await service.OpenAsync(Period);
        using var first = await service.PutReturnAsync(Period, body, Samples[body]);
        await ExplainAsync(body, QueriesOf(await RunningService.ReadAsync(first)), "Checked.");
        var both = await Task.WhenAll([.. Enumerable.Range(1, 4).Select(i => service.PutReturnAsync(Period, body, Samples[body] + new string('\n', i))), SignOffAsync(body, 1)]);
        var status = await service.GetAsync(Path(body), $"submitter-{body}");
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
        await Problems.IsAsync(refused, HttpStatusCode.Conflict);

        await service.CloseAsync(period, report: true);
        var run = await service.RunAsync(period, "closing-1");
        var inputs = Inputs(run, period);
        Assert.True(inputs["302"].GetProperty("excluded").GetBoolean());
        Assert.Equal(("nil", JsonValueKind.Null), (State(inputs["303"]), inputs["303"].GetProperty("version").ValueKind));

        // England is made without the one, and says so; the nil return has answered.
        var comparison = await service.GetAsync($"{RunningService.P(period)}/comparison", "analyst");
        var measure = comparison.GetProperty("measures").EnumerateArray().First(m => m.GetProperty("values").EnumerateArray().Any(a => a.GetProperty("code").GetString() == "302" && a.GetProperty("value").ValueKind is JsonValueKind.Number));
        Assert.Equal(1, measure.GetProperty("england").GetProperty("supplied").GetInt32());
        var page = System.Text.Encoding.UTF8.GetString(await service.FileAsync(period, "closing-1", "report.html"));
        Assert.Contains("Counts episodes, not children.", page, StringComparison.Ordinal);
        Assert.Contains("Closed its homes.", page, StringComparison.Ordinal);
        Assert.Contains("Counts episodes, not children.", System.Text.Encoding.UTF8.GetString(await service.FileAsync(period, "closing-1", "evidence.json")), StringComparison.Ordinal);

        // After the close only the one with an extension can upload, and the next closing counts it.
        using var shut = await service.PutReturnAsync(period, "304", samples["304"]);
        await Problems.IsAsync(shut, HttpStatusCode.Conflict);
        using var extended = await ActAsync("304", "extend", """{"until":"2098-01-01T00:00:00Z","reason":"Floods."}""", period);
        Assert.True((await RunningService.ReadAsync(extended)).GetProperty("open").GetBoolean());
        using var late = await service.PutReturnAsync(period, "304", samples["304"]);
        Assert.Equal(HttpStatusCode.Created, late.StatusCode);
        using var other = await service.PutReturnAsync(period, "301", samples["301"] + "\n");
        await Problems.IsAsync(other, HttpStatusCode.Conflict);
        await service.OpenAsync(period);
        await service.CloseAsync(period, report: true);
        var second = Inputs(await service.RunAsync(period, "closing-2"), period);
        Assert.Equal((1, true, "Floods."), (second["304"].GetProperty("version").GetInt32(), second["304"].GetProperty("late").GetBoolean(), second["304"].GetProperty("reason").GetString()));
    }

    private static string State(JsonElement input) => input.GetProperty("state").GetString()!;

    private static Dictionary<string, JsonElement> Inputs(JsonElement run, string period) =>
        run.GetProperty("manifest").GetProperty("inputs").EnumerateArray().Single(i => i.GetProperty("period").GetString() == period).GetProperty("returns").EnumerateArray()
            .ToDictionary(r => r.GetProperty("body").GetString()!);

    private static string Path(string body, string period = Period) => $"{RunningService.P(period)}/returns/council/{body}";

    private async Task<JsonElement> UploadWithQueriesAsync(string body, string csv)
    {
        await service.OpenAsync(Period);
        using var put = await service.PutReturnAsync(Period, body, WithQueries(csv));
        var receipt = await RunningService.ReadAsync(put);
        Assert.True(put.IsSuccessStatusCode, receipt.GetRawText());
        Assert.NotEmpty(QueriesOf(receipt));
        return receipt;
    }

    /// <summary>Far more children than an authority has, which the rules ask about, and a column that nobody knows, which they note.</summary>
    private static string WithQueries(string csv, int people = 800_000) =>
        string.Join('\n', csv.Split('\n').Select((l, i) => i == 0 ? l + ",colour" : l.StartsWith("CLA01,", StringComparison.Ordinal) ? $"CLA01,,{people},,," : l));

    private static List<string> QueriesOf(JsonElement receipt) =>
        [.. receipt.GetProperty("issues").EnumerateArray().Where(i => i.GetProperty("severity").GetString() == "query").Select(i => i.GetProperty("id").GetString()!)];

    private static JsonElement Issue(JsonElement of, string id) => of.GetProperty("issues").EnumerateArray().Single(i => i.GetProperty("id").GetString() == id);

    private async Task<JsonElement> ExplainAsync(string body, IEnumerable<string> issues, string text)
    {
        var entries = string.Join(',', issues.Select(i => $$"""{"issue":"{{i}}","text":"{{text}}"}"""));
        if (entries.Length == 0)
            return await service.GetAsync(Path(body), $"submitter-{body}");
        using var answer = await service.SendAsync(HttpMethod.Put, $"{Path(body)}/explanations", $"submitter-{body}", RunningService.Json($$"""{"explanations":[{{entries}}]}"""));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
        return await RunningService.ReadAsync(answer);
    }

    private async Task<int> CountAsync(string body, string kind) =>
        (await service.GetAsync(Path(body), $"submitter-{body}")).GetProperty("events").EnumerateArray().Count(e => e.GetProperty("kind").GetString() == kind);

    private Task<HttpResponseMessage> SignOffAsync(string body, int version) =>
        service.SendAsync(HttpMethod.Post, $"{Path(body)}/sign-off", $"director-{body}", RunningService.Json($$"""{"version":{{version}}}"""));

    private Task<HttpResponseMessage> ActAsync(string body, string what, string json, string period = Period) =>
        service.SendAsync(HttpMethod.Post, $"{Path(body, period)}/{what}", "administrator", RunningService.Json(json));
}
