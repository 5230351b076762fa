using System.Text.Json;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Line.Tests.Faults;

/// <summary>What people decide, while storage's answer to it is lost, late or wrong: they are told that it is done, and it happened once.</summary>
public sealed class DecisionTests(FaultyStorage service) : IClassFixture<FaultyStorage>
{
    private const string Body = "320";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("answer lost", "2018")]
    [InlineData("worker killed", "2024")]
    public Task Decision_WhoseAnswerIsLost_IsAnsweredAsDoneAndHappensOnce(string disturbance, string period) => DecideAllAsync(disturbance, period);

    [Theory]
    [ThoroughTest]
    [InlineData("never answered", "2019")]
    [InlineData("connection cut", "2020")]
    [InlineData("503", "2021")]
    [InlineData("412, not carried out", "2022")]
    [InlineData("409, not carried out", "2023")]
    public Task Decision_WhileStorageFails_IsAnsweredAsDoneAndHappensOnce(string disturbance, string period) => DecideAllAsync(disturbance, period);

    private async Task DecideAllAsync(string disturbance, string period)
    {
        // Storage's clients try again by themselves; only of a worker that died its clients must.
        var (fault, mostTries) = FaultOf(disturbance);
        var (p, path) = (RunningService.PeriodPath(period), $"{RunningService.PeriodPath(period)}/returns/council/{Body}");
        await DecideAsync("windows", "opened", 1, () =>
            PostAsync($"{p}/window", "administrator", """{"open":true,"closes":"2099-01-01T00:00:00Z","reason":"It is time."}"""));
        var receipt = await DecideAsync("returns", "received", 1, () => service.PutReturnAsync(period, Body, WithQueries(SampleReturns.Of(period)[Body])));
        var queries = receipt.GetProperty("issues").EnumerateArray().Where(i => i.GetProperty("severity").GetString() == "query")
            .Select(i => i.GetProperty("id").GetString()!).ToList();
        var explanations = string.Join(',', queries.Select(q => $$"""{"issue":"{{q}}","text":"The count was checked."}"""));
        await DecideAsync("returns", "explained", queries.Count, () =>
            service.PutJsonAsync($"{path}/explanations", $"submitter-{Body}", $$"""{"explanations":[{{explanations}}]}"""));
        await DecideAsync("returns", "signedOff", 1, () => PostAsync($"{path}/sign-off", $"director-{Body}", """{"version":1}"""));
        await DecideAsync("returns", "reopened", 1, () => PostAsync($"{path}/reopen", "administrator", """{"reason":"A row was left out."}"""));
        await DecideAsync("returns", "excluded", 1, () => PostAsync($"{path}/exclude", "administrator", """{"reason":"Two systems were merged."}"""));
        await DecideAsync("returns", "reopened", 2, () => PostAsync($"{path}/reopen", "administrator", """{"reason":"They are one now."}"""));
        await DecideAsync("returns", "extended", 1, () =>
            PostAsync($"{path}/extend", "administrator", """{"until":"2098-01-01T00:00:00Z","reason":"Floods."}"""));
        await DecideAsync("returns", "nil", 1, () => PostAsync($"{path}/nil", "administrator", """{"reason":"There are no homes."}"""));
        await DecideAsync("returns", "erased", 1, () => PostAsync($"{path}/versions/1/erase", "administrator", """{"reason":"It was another council's."}"""));
        await DecideAsync(
            "access", "access", 1,
            () => service.PutJsonAsync(
                "/api/access", "administrator", $$"""[{"provider":"aad","id":"new-{{period}}","name":"New","roles":["inspector"],"bodies":[]}]"""));
        await DecideAsync("windows", "closed", 1, () => PostAsync($"{p}/window", "administrator", """{"open":false,"report":false,"reason":"It is over."}"""));

        // No timer runs here: the close alone has the list frozen.
        await Poll.UntilAsync(async () => await CountAsync("windows", "combined") > 0);
        Assert.Equal(1, await CountAsync("windows", "frozen"));
        foreach (var (table, kind, expected) in new[]
        {
            ("windows", "opened", 1), ("windows", "closed", 1), ("windows", "combined", 1), ("returns", "received", 1), ("returns", "accepted", 1),
            ("returns", "reopened", 2),
        })
            Assert.Equal((kind, expected), (kind, await CountAsync(table, kind)));

        async Task<JsonElement> DecideAsync(string table, string kind, int events, Func<Task<HttpResponseMessage>> ask)
        {
            service.Proxy.Plan(c => c.Service == "Table" && c.Method == "POST" && c.Path == $"$batch/{table}", fault, 1);
            var (answer, tries) = await Poll.UntilAnsweredAsync(ask);
            Assert.True(service.Proxy.Met == 1, $"{kind}: the fault was met {service.Proxy.Met} times");
            Assert.True(tries <= mostTries, $"{kind}: asked {tries} times");
            Assert.True(events == await CountAsync(table, kind), $"{kind}: {await CountAsync(table, kind)} events instead of {events}");
            return answer;
        }

        Task<int> CountAsync(string table, string kind) => service.EventsAsync(table, kind, e => table switch
        {
            "windows" => e.RowKey.StartsWith($"event~{period}~", StringComparison.Ordinal),
            "returns" => e.PartitionKey == $"missing~{period}~council",
            _ => e.GetString("What").StartsWith($"new-{period}:", StringComparison.Ordinal),
        });
    }

    private (Fault Fault, int MostTries) FaultOf(string disturbance) => disturbance switch
    {
        "answer lost" => (new Fault.AnswerLost(), 1),
        "never answered" => (new Fault.Unanswered(), 1),
        "connection cut" => (new Fault.Cut(), 1),
        "503" => (new Fault.Refused(503, "ServerBusy"), 1),
        "412, not carried out" => (new Fault.Refused(412, "UpdateConditionNotSatisfied"), 1),
        "409, not carried out" => (new Fault.Refused(409, "EntityAlreadyExists"), 1),
        _ => (new Fault.After(() => service.Host.KillWorkerAsync(Stop)), int.MaxValue),
    };

    private Task<HttpResponseMessage> PostAsync(string path, string who, string json) =>
        service.PostJsonAsync(path, who, json);

    /// <summary>Far more children than an authority has, which the rules ask about.</summary>
    private static string WithQueries(string csv) =>
        string.Join('\n', csv.Split('\n').Select(l => l.StartsWith("CLA01,", StringComparison.Ordinal) ? "CLA01,,800000,,," : l));
}
