using System.Net;
using System.Text.Json;
using Xunit;

namespace Reporting.Line.Tests.Returns;

/// <summary>Answers to queries: each holds while the figures that it explains stay the same.</summary>
[Collection(ReturnsService.Name)]
public sealed class ExplanationTests(RunningService service)
{
    private const string Period = QueriedReturns.Period;
    private static readonly IReadOnlyDictionary<string, string> Samples = SampleReturns.Of(Period);
    private readonly QueriedReturns returns = new(service);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Explain_EveryQuery_MakesTheReturnReadyAndSurvivesWhileItsFiguresStand()
    {
        const string body = "320";
        var receipt = await returns.UploadAsync(body, Samples[body]);
        var queries = QueriedReturns.QueriesOf(receipt);
        var last = queries[^1];
        foreach (var some in queries.SkipLast(1).Chunk(20))
            Assert.Equal("withQueries", (await returns.ExplainAsync(body, some, "The count was checked.")).GetProperty("state").GetString());
        var ready = await returns.ExplainAsync(body, [last], "The count was checked twice.");
        Assert.Equal("ready", ready.GetProperty("state").GetString());
        Assert.Equal(queries.Count, ready.GetProperty("explanations").GetArrayLength());
        Assert.Equal("The count was checked twice.", Issue(ready, last).GetProperty("explanation").GetString());

        // The same again is nothing new.
        await returns.ExplainAsync(body, [last], "The count was checked twice.");
        Assert.Equal(queries.Count, await returns.CountAsync(body, "explained"));

        // Other bytes with the same figures: everything carries over.
        using var same = await service.PutReturnAsync(Period, body, QueriedReturns.WithQueries(Samples[body]) + "\n");
        var carried = await RunningService.ReadAsync(same);
        Assert.Equal("ready", carried.GetProperty("state").GetString());
        Assert.Equal("The count was checked twice.", Issue(carried, last).GetProperty("explanation").GetString());

        // Another figure: the explanations of the queries that it belongs to are over, and the receipt says so.
        using var other = await service.PutReturnAsync(Period, body, QueriedReturns.WithQueries(Samples[body], people: 900_000));
        var changed = await RunningService.ReadAsync(other);
        Assert.Equal("withQueries", changed.GetProperty("state").GetString());
        var dropped = changed.GetProperty("issues").EnumerateArray().Where(i => i.GetProperty("rule").GetString() == "EXPLANATION").ToList();
        Assert.NotEmpty(dropped);
        Assert.All(dropped, d => Assert.Equal("note", d.GetProperty("severity").GetString()));
        var over = (await service.GetAsync(QueriedReturns.PathOf(body), $"submitter-{body}")).GetProperty("events").EnumerateArray()
            .Single(e => e.GetProperty("kind").GetString() == "explanationDropped");
        Assert.Equal(dropped.Count, over.GetProperty("issues").GetArrayLength());
    }

    [Fact]
    public async Task Upload_ThatDropsMoreExplanationsThanATransactionHolds_IsTakenAndSaysOfEach()
    {
        var returned = $"{RunningService.PeriodPath("2014", "cse")}/returns/professionals/inspectorate";
        await service.OpenAsync("2014", "cse");
        using var first = await PutAsync("member,1-4,yes,4,4,4,4,4,4,4,4");
        var queries = QueriedReturns.QueriesOf(await RunningService.ReadAsync(first));
        Assert.Equal(120, queries.Count);
        foreach (var some in queries.Chunk(60))
        {
            var entries = string.Join(',', some.Select(i => $$"""{"issue":"{{i}}","text":"Asked again: {{i}}."}"""));
            using var explained = await service.PutJsonAsync($"{returned}/explanations", "inspector", $$"""{"explanations":[{{entries}}]}""");
            Assert.True(explained.IsSuccessStatusCode, await explained.Content.ReadAsStringAsync(Stop));
        }

        using var second = await PutAsync("police,1-4,yes,4,3,2,4,1,3,4,4");
        Assert.True(second.StatusCode is HttpStatusCode.Created, await second.Content.ReadAsStringAsync(Stop));
        var receipt = await RunningService.ReadAsync(second);
        Assert.Equal(
            queries.Select(q => $"Asked again: {q}.").Order(),
            receipt.GetProperty("issues").EnumerateArray().Where(i => i.GetProperty("rule").GetString() == "EXPLANATION")
                .Select(i => i.GetProperty("value").GetString()!).Order());
        var status = await service.GetAsync(returned, "inspector");
        Assert.Equal(0, status.GetProperty("explanations").GetArrayLength());
        var over = status.GetProperty("events").EnumerateArray().Single(e => e.GetProperty("kind").GetString() == "explanationDropped");
        Assert.Equal(queries.Order(), over.GetProperty("issues").EnumerateArray().Select(i => i.GetString()!).Order());
        Assert.StartsWith("120 explanations were dropped", over.GetProperty("what").GetString(), StringComparison.Ordinal);

        Task<HttpResponseMessage> PutAsync(string answers) => service.PutCsvAsync(
            returned, "inspector", CseHeaders.Professionals + string.Concat(Enumerable.Range(1, 60).Select(i => $"P{i:000},V13,{answers},time,,yes,yes,no\n")));
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
        var receipt = await returns.UploadAsync("330", Samples["330"]);
        var note = receipt.GetProperty("issues").EnumerateArray().First(i => !i.GetProperty("explainable").GetBoolean()).GetProperty("id").GetString()!;
        var filled = json.Replace("QUERY", QueriedReturns.QueriesOf(receipt)[0], StringComparison.Ordinal).Replace("NOTE", note, StringComparison.Ordinal)
            .Replace("LONG", new('x', 1_001), StringComparison.Ordinal);
        using var answer = await service.PutJsonAsync($"{QueriedReturns.PathOf("330")}/explanations", "submitter-330", filled);
        var problem = await ProblemAssert.IsAsync(answer, HttpStatusCode.BadRequest);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("900123", problem, StringComparison.Ordinal);
    }

    private static JsonElement Issue(JsonElement of, string id) => of.GetProperty("issues").EnumerateArray().Single(i => i.GetProperty("id").GetString() == id);
}
