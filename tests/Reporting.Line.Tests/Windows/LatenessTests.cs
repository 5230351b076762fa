using System.Net;
using System.Text;
using Xunit;

namespace Reporting.Line.Tests.Windows;

/// <summary>When a window ends, and what comes after it by more time that was given.</summary>
public sealed class LatenessTests(RunningService service) : IClassFixture<RunningService>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2097-07-01", "2097-07-01T23:00:00+00:00")]
    [InlineData("2097-07-01T17:00:00", "2097-07-01T16:00:00+00:00")]
    [InlineData("2097-07-01T17:00:00Z", "2097-07-01T17:00:00+00:00")]
    public async Task End_OfAWindowAndOfMoreTime_IsInUkTimeUnlessItHasAZone(string end, string expected)
    {
        using var moved = await service.PostJsonAsync(
            $"{RunningService.PeriodPath("2018")}/window", "administrator", $$"""{"open":true,"closes":"{{end}}","reason":"x"}""");
        Assert.Equal(expected, (await RunningService.ReadAsync(moved)).GetProperty("closes").GetString());
        using var extended = await service.PostJsonAsync(
            $"{RunningService.PeriodPath("2018")}/returns/council/306/extend", "administrator", $$"""{"until":"{{end}}","reason":"x"}""");
        Assert.Equal(expected, (await RunningService.ReadAsync(extended)).GetProperty("extendedUntil").GetString());
    }

    [Theory]
    [InlineData("window", """{"open":true,"closes":"1 July 2097","reason":"x"}""")]
    [InlineData("returns/council/306/extend", """{"until":"2097-13-01","reason":"x"}""")]
    public async Task End_ThatIsNeitherADayNorATime_IsRefusedWithExamples(string path, string json)
    {
        using var answer = await service.PostJsonAsync($"{RunningService.PeriodPath("2018")}/{path}", "administrator", json);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("as 2026-12-01T17:00, in UK time", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_ByMoreTimeAfterAWindowThatLapsedByItself_IsLateWithItsReason_AndListedInTheReport()
    {
        const string period = "2021";
        await ExtendAsync(period);
        using var put = await service.PutReturnAsync(period, "306", SampleReturns.Of(period)["306"]);
        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        await AssertLateAsync(period);

        using var asked = await service.PostJsonAsync($"{RunningService.PeriodPath(period)}/reports", "analyst", "{}");
        var run = (await RunningService.ReadAsync(asked)).GetProperty("run").GetString()!;
        Assert.Equal("rendered", (await service.RunAsync(period, run)).GetProperty("state").GetString());
        var page = Encoding.UTF8.GetString(await service.FileAsync(period, run, "report.html"));
        var late = page[page.IndexOf("Came late:", StringComparison.Ordinal)..];
        Assert.Contains("<li>Croydon: Case system failure.</li>", late[..late.IndexOf("</ul>", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Equal(1, page.Split("Case system failure.").Length - 1);
    }

    [Fact]
    public async Task Upload_ByMoreTimeAtOnceAfterAClose_IsTakenAndLate()
    {
        const string period = "2022";
        await service.OpenAsync(period);
        await service.CloseAsync(period, report: false);
        await ExtendAsync(period);
        using var put = await service.PutReturnAsync(period, "306", SampleReturns.Of(period)["306"]);
        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        await AssertLateAsync(period);
    }

    private async Task ExtendAsync(string period)
    {
        using var extended = await service.PostJsonAsync(
            $"{RunningService.PeriodPath(period)}/returns/council/306/extend", "administrator", """{"until":"2099-01-01","reason":"Case system failure."}""");
        Assert.True(extended.IsSuccessStatusCode, await extended.Content.ReadAsStringAsync(Stop));
    }

    private async Task AssertLateAsync(string period)
    {
        var status = await service.GetAsync($"{RunningService.PeriodPath(period)}/returns/council/306", "submitter-306");
        Assert.True(status.GetProperty("late").GetBoolean());
        Assert.Equal("Case system failure.", status.GetProperty("reason").GetString());
    }
}
