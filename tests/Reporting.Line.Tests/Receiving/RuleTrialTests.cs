using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Reporting.Local;
using Xunit;

namespace Reporting.Line.Tests.Receiving;

/// <summary>Changed rules, tried on the stored returns; nothing is kept.</summary>
public sealed class RuleTrialTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Period = "2018";
    private static readonly IReadOnlyDictionary<string, string> Samples = SampleReturns.Of(Period);
    private static readonly string Yaml = File.ReadAllText(Path.Combine(Repository.Root, "templates", "collections", "missing", "instruments", "council.yaml"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Try_ChangedRule_SaysWhichReturnsWouldChangeAndKeepsNothing()
    {
        await service.OpenAsync(Period);
        foreach (var body in new[] { "301", "302" })
        {
            using var put = await service.PutReturnAsync(Period, body, Samples[body]);
            Assert.True(put.IsSuccessStatusCode);
        }

        var same = await TryAsync(Yaml);
        Assert.Equal((2, 0, 0), (same["tried"]!.GetValue<int>(), same["otherState"]!.GetValue<int>(), same["changed"]!.AsArray().Count));

        // A rule more, which no return can pass.
        var changed = await TryAsync(Yaml.Replace("rules:\n", """
            rules:
              - id: TRY-R01
                severity: error
                class: plausibility
                check: MIS01 < 0
                items: [MIS01]
                message: "MIS01 is {MIS01}."
                needed: nothing
                fix: nothing
                examples:
                  passes: {MIS01: -1}
                  fails: {MIS01: 1}

            """, StringComparison.Ordinal));
        Assert.Equal(2, changed["otherState"]!.GetValue<int>());
        Assert.All(changed["changed"]!.AsArray(), c =>
            Assert.Equal(("rejected", "TRY-R01"), (c!["after"]!.GetValue<string>(), c["new"]!.AsArray().Single()!["rule"]!.GetValue<string>())));

        var status = await service.GetAsync($"{RunningService.PeriodPath(Period)}/returns/council/301", "submitter-301");
        Assert.NotEqual("rejected", status.GetProperty("state").GetString());
        Assert.Equal(1, status.GetProperty("versions").GetArrayLength());
    }

    [Theory]
    [InlineData(null, "?instrument=council", "id: council", HttpStatusCode.Unauthorized, "")]
    [InlineData("submitter-301", "?instrument=council", "id: council", HttpStatusCode.Forbidden, "")]
    [InlineData("administrator", "?instrument=council", "id: council", HttpStatusCode.Forbidden, "")]
    [InlineData("analyst", "", "id: council", HttpStatusCode.BadRequest, "?instrument=council")]
    [InlineData("analyst", "?instrument=council", "", HttpStatusCode.BadRequest, "council.yaml")]
    [InlineData("analyst", "?instrument=council", "id: [", HttpStatusCode.BadRequest, "council.yaml:")]
    [InlineData("analyst", "?instrument=council", "HOSTILE", HttpStatusCode.BadRequest, "council.yaml:")]
    public async Task Try_BySomebodyElseOrBadly_IsRefused(string? who, string query, string yaml, HttpStatusCode expected, string words)
    {
        // Expressions of a trial are inspected like any.
        if (yaml == "HOSTILE")
        {
            const string hostile = "    check: (select count(*) from read_csv('/etc/passwd')) = 0";
            yaml = string.Join('\n', Yaml.Split('\n').Select(l => l.TrimStart().StartsWith("check:", StringComparison.Ordinal) ? hostile : l));
        }

        using var answer = await service.SendAsync(
            HttpMethod.Post, $"{RunningService.PeriodPath(Period)}/rules/try{query}", who, new StringContent(yaml, Encoding.UTF8, "application/yaml"));
        Assert.Contains(words, await ProblemAssert.IsAsync(answer, expected), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id: &a [*a]", "no anchors")]
    [InlineData("- ", "deep")]
    [InlineData("id: \"\\UFFFFFFFF\"", "does not exist")]
    [InlineData("len(TXT01 || TXT01 || TXT01 || TXT01 || TXT01) > 3", "too much text")]
    [InlineData("regexp_matches(TXT01, TXT01)", "must be a text between single quotes")]
    public async Task Try_WhatWouldEndTheWorker_IsRefusedInWords_AndTheServiceLives(string hostile, string words)
    {
        var yaml = hostile switch
        {
            "- " => string.Concat(Enumerable.Repeat(hostile, 100_000)),
            _ when hostile.StartsWith("id:", StringComparison.Ordinal) => hostile,
            _ => Yaml.Replace("rules:\n", $$"""
                rules:
                  - id: TRY-R02
                    severity: note
                    class: plausibility
                    check: {{hostile}}
                    items: [TXT01]
                    message: m
                    needed: n
                    fix: f
                    examples:
                      passes: {TXT01: a}
                      fails: {TXT01: b}

                """, StringComparison.Ordinal),
        };
        using var answer = await service.SendAsync(
            HttpMethod.Post, $"{RunningService.PeriodPath(Period)}/rules/try?instrument=council", "analyst",
            new StringContent(yaml, Encoding.UTF8, "application/yaml"));
        Assert.Contains(words, await ProblemAssert.IsAsync(answer, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        using var alive = await service.SendAsync(HttpMethod.Get, "/api/health/live", null);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    [Fact]
    public async Task Try_OverAVersionWithPersonalDetails_LeavesItShut()
    {
        const string period = "2019";
        var samples = SampleReturns.Of(period);
        await service.OpenAsync(period);
        using var good = await service.PutReturnAsync(period, "301", samples["301"]);
        Assert.Equal(HttpStatusCode.Created, good.StatusCode);
        using var told = await service.PutReturnAsync(
            period, "302",
            string.Join(
                '\n',
                samples["302"].Split('\n')
                    .Select(l => l.StartsWith("CLA01,", StringComparison.Ordinal) ? l.TrimEnd(',') + ",,,Ask J. Smith on 07700 900123" : l)));
        Assert.True((await RunningService.ReadAsync(told)).GetProperty("quarantined").GetBoolean());
        Assert.Equal(1, (await TryAsync(Yaml, period))["tried"]!.GetValue<int>());
    }

    private async Task<JsonNode> TryAsync(string yaml, string period = Period)
    {
        using var answer = await service.SendAsync(
            HttpMethod.Post, $"{RunningService.PeriodPath(period)}/rules/try?instrument=council", "analyst",
            new StringContent(yaml, Encoding.UTF8, "application/yaml"));
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!;
    }
}
