using System.Net;
using System.Text.Json;
using Xunit;

namespace Reporting.Line.Tests.Windows;

/// <summary>Who has returned what, who is reminded, and what is told before a window closes.</summary>
public sealed class ProgressTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Period = "2018";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Progress_TellsTheInspectorateWhatEveryBodyOwes_AndRemindersGoToThemOnceADay()
    {
        var samples = SampleReturns.Of(Period);
        var queue = service.QueueOf("reminders");
        await service.OpenAsync(Period);
        using var accepted = await service.PutReturnAsync(Period, "301", samples["301"]);
        Assert.Equal(HttpStatusCode.Created, accepted.StatusCode);
        using var rejected = await service.PutReturnAsync(Period, "302", "code,label,value,missing,estimate,note\nMIS01,,lots,,,\n");
        using var nil = await service.PostJsonAsync(
            $"{RunningService.PeriodPath(Period)}/returns/council/303/nil", "administrator", """{"reason":"No homes."}""");
        Assert.Equal(HttpStatusCode.OK, nil.StatusCode);

        var progress = await service.GetAsync($"{RunningService.PeriodPath(Period)}/progress", "inspector");
        Assert.True(progress.GetProperty("open").GetBoolean());
        var council = progress.GetProperty("instruments").EnumerateArray().Single();
        var counts = council.GetProperty("counts");
        Assert.Equal((152, 149, 1, 1), (Count("due"), Count("notStarted"), Count("rejected"), Count("nil")));
        Assert.Equal(1, Count("ready") + Count("withQueries"));
        Assert.Equal(152, council.GetProperty("bodies").GetArrayLength());
        var remind = progress.GetProperty("remind").EnumerateArray().ToDictionary(r => r.GetProperty("body").GetString()!);
        Assert.Equal(150, remind.Count);
        Assert.False(remind.ContainsKey("301") || remind.ContainsKey("303"));
        Assert.Equal("Submitter of 302", remind["302"].GetProperty("submitters")[0].GetProperty("name").GetString());

        await service.Host.RunTimerAsync("Remind", Stop);
        await service.Host.RunTimerAsync("Remind", Stop);
        var reminders = new List<JsonElement>();
        while ((await queue.ReceiveMessagesAsync(32, cancellationToken: Stop)).Value is { Length: > 0 } some)
            reminders.AddRange(some.Select(m => JsonDocument.Parse(m.Body).RootElement).Where(r => r.GetProperty("collection").GetString() == "missing"));
        Assert.Equal(remind.Keys.Order(), reminders.Select(r => r.GetProperty("body").GetString()!).Order());
        var one = reminders.Single(r => r.GetProperty("body").GetString() == "302");
        Assert.StartsWith($"missing/{Period}/302/", one.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal("submitter-302", one.GetProperty("to")[0].GetProperty("id").GetString());
        Assert.Contains("Council return", one.GetProperty("text").GetString(), StringComparison.Ordinal);

        int Count(string state) => counts.GetProperty(state).GetInt32();
    }

    [Fact]
    public async Task Progress_OfASyntheticCollection_HasExampleNamesInTheRemindersToo()
    {
        var queue = service.QueueOf("reminders");
        var place = RunningService.PeriodPath("2014", "cse");
        await service.OpenAsync("2014", "cse");
        var progress = await service.GetAsync($"{place}/progress", "inspector");
        var names = progress.GetProperty("instruments").EnumerateArray().SelectMany(i => i.GetProperty("bodies").EnumerateArray())
            .Concat(progress.GetProperty("remind").EnumerateArray())
            .Where(b => b.GetProperty("body").GetString() != "inspectorate").Select(b => b.GetProperty("name").GetString()!).ToList();
        Assert.True(names.Count > 300, $"{names.Count} names");
        Assert.All(names, n => Assert.Matches("^Example authority [0-9]{3}$", n));

        await service.Host.RunTimerAsync("Remind", Stop);
        var reminders = new List<JsonElement>();
        while ((await queue.ReceiveMessagesAsync(32, cancellationToken: Stop)).Value is { Length: > 0 } some)
            reminders.AddRange(some.Select(m => JsonDocument.Parse(m.Body).RootElement).Where(r => r.GetProperty("collection").GetString() == "cse"));
        Assert.NotEmpty(reminders);
        Assert.All(reminders, r =>
            Assert.Contains($"return of {r.GetProperty("name").GetString()} is due", r.GetProperty("subject").GetString(), StringComparison.Ordinal));
        Assert.All(reminders, r => Assert.StartsWith("Example authority ", r.GetProperty("name").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Progress_ShowsTheMessagesOfItsPeriodThatWereSetAside()
    {
        var queue = service.QueueOf("close");
        foreach (var of in new[] { "2019", "2020" })
            await queue.SendMessageAsync($$"""{"collection":"missing","period":"{{of}}","closing":99,"report":true}""", Stop);
        await Poll.UntilAsync(async () => (await service.GetAsync("/api/messages", "inspector")).GetArrayLength() >= 2);
        var message = Assert.Single(
            (await service.GetAsync($"{RunningService.PeriodPath("2019")}/progress", "inspector")).GetProperty("messages").EnumerateArray());
        Assert.Equal(("CloseWindow", "2019"), (message.GetProperty("kind").GetString(), message.GetProperty("about").GetProperty("period").GetString()));
        Assert.Contains("not closed that often", message.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Empty((await service.GetAsync($"{RunningService.PeriodPath("2021")}/progress", "inspector")).GetProperty("messages").EnumerateArray());
    }

    [Theory]
    [InlineData(null, Period, HttpStatusCode.Unauthorized)]
    [InlineData("submitter-301", Period, HttpStatusCode.Forbidden)]
    [InlineData("director-301", Period, HttpStatusCode.Forbidden)]
    [InlineData("analyst", "1999", HttpStatusCode.NotFound)]
    public async Task Progress_ForOthersOrOfNothing_IsRefused(string? who, string period, HttpStatusCode expected)
    {
        using var answer = await service.SendAsync(HttpMethod.Get, $"{RunningService.PeriodPath(period)}/progress", who);
        await ProblemAssert.IsAsync(answer, expected);
    }
}
