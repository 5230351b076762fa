using System.Net;
using System.Text.Json;
using Azure.Storage.Queues;
using Reporting.Local;
using Reporting.Local.Storage;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Line.Tests.Faults;

/// <summary>Clocks that jump, on the two days of the year that are not 24 hours long too.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData(
        "2026-03-28T22:00:00Z", "2026-03-29T00:30:00Z", "2026-03-29T01:10:00Z", "2026-03-29T01:30:00Z", "2026-03-29T01:31:00Z", "29 March 2026 at 02:30")]
    public Task Clock_JumpsOverTheStartOfSummerTimeAndTheEndOfAWindow_WhichClosesOnceAndCountsWhatCameBefore(
        string opens, string before, string after, string closes, string over, string shown) => JumpAsync(opens, before, after, closes, over, shown);

    [Theory]
    [ThoroughTest]
    [InlineData(
        "2026-10-24T22:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:10:00Z", "2026-10-25T01:30:00Z", "2026-10-25T01:31:00Z", "25 October 2026 at 01:30")]
    public Task Clock_JumpsOverTheEndOfSummerTimeAndTheEndOfAWindow_WhichClosesOnceAndCountsWhatCameBefore(
        string opens, string before, string after, string closes, string over, string shown) => JumpAsync(opens, before, after, closes, over, shown);

    private static async Task JumpAsync(string opens, string before, string after, string closes, string over, string shown)
    {
        // In March the hour after one o'clock is left out; in October it comes twice, and the second is meant.
        const string period = "2018";
        var stop = TestContext.Current.CancellationToken;
        await using var azurite = await Azurite.StartAsync(null, cancellationToken: stop);
        var csv = SampleReturns.Of(period);
        await using (var service = await ServiceAt.StartAsync(azurite, opens))
        {
            using var opened = await service.PostJsonAsync(
                $"{RunningService.PeriodPath(period)}/window", "administrator", $$"""{"open":true,"closes":"{{closes}}","reason":"A test."}""");
            Assert.True(opened.IsSuccessStatusCode, await opened.Content.ReadAsStringAsync(stop));
            using var put = await service.PutReturnAsync(period, "301", csv["301"]);
            Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        }

        // Both are of one day in the United Kingdom: one draft is made, and each body is reminded once.
        foreach (var clock in new[] { before, after })
        {
            await using var service = await ServiceAt.StartAsync(azurite, clock);
            foreach (var timer in new[] { "CloseWindows", "DraftReports", "Remind" })
                await service.Host.RunTimerAsync(timer, stop);
            Assert.Equal(1, (await service.GetAsync($"{RunningService.PeriodPath(period)}/reports", "analyst")).GetProperty("runs").GetArrayLength());
            Assert.Equal(151, (await new QueueClient(azurite.ConnectionString, "reminders").GetPropertiesAsync(stop)).Value.ApproximateMessagesCount);
            Assert.True((await service.GetAsync($"{RunningService.PeriodPath(period)}/progress", "analyst")).GetProperty("open").GetBoolean());
        }

        await using var last = await ServiceAt.StartAsync(azurite, over);
        using var late = await last.PutReturnAsync(period, "302", csv["302"]);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains(shown, await late.Content.ReadAsStringAsync(stop), StringComparison.Ordinal);
        await last.Host.RunTimerAsync("CloseWindows", stop);
        await last.Host.RunTimerAsync("CloseWindows", stop);
        Assert.Equal(["301"], Counted(await last.RunAsync(period, "closing-1")));
        using var second = await last.SendAsync(HttpMethod.Get, $"{RunningService.PeriodPath(period)}/reports/closing-2", "analyst");
        Assert.Equal(HttpStatusCode.NotFound, second.StatusCode);
    }

    [Fact]
    public async Task Clock_BehindStorages_ChangesNothingOfWhatCounts()
    {
        const string period = "2018";
        var stop = TestContext.Current.CancellationToken;
        await using var azurite = await Azurite.StartAsync(null, cancellationToken: stop);
        var csv = SampleReturns.Of(period);
        await using var service = await ServiceAt.StartAsync(
            azurite, TimeProvider.System.GetUtcNow().AddHours(-1).ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        await service.OpenAsync(period);
        using var put = await service.PutReturnAsync(period, "301", csv["301"]);
        Assert.Equal(HttpStatusCode.Created, put.StatusCode);

        // Storage says that the file was put there in an hour's time.
        await service.Host.Drop.DropAsync($"missing/{period}/council/302/return.csv", BinaryData.FromString(csv["302"]), "text/csv", cancellationToken: stop);
        await Poll.UntilAsync(async () =>
            (await service.GetAsync($"{RunningService.PeriodPath(period)}/returns/council/302", "submitter-302")).GetProperty("versions").GetArrayLength() > 0);
        await service.CloseAsync(period, report: true);
        Assert.Equal(["301", "302"], Counted(await service.RunAsync(period, "closing-1")));
        Assert.Empty((await service.GetAsync("/api/messages", "inspector")).EnumerateArray());
    }

    private static IEnumerable<string> Counted(JsonElement run)
    {
        Assert.Equal("rendered", run.GetProperty("state").GetString());
        return run.GetProperty("manifest").GetProperty("inputs").EnumerateArray().Single().GetProperty("returns").EnumerateArray()
            .Where(r => r.GetProperty("version").ValueKind is JsonValueKind.Number).Select(r => r.GetProperty("body").GetString()!);
    }

    /// <summary>The service on given storage, whose clock starts at a given time.</summary>
    private sealed class ServiceAt(Azurite azurite, string clock) : RunningService, IAsyncDisposable
    {
        protected override LocalHostOptions Options => base.Options with
        {
            StorageConnectionString = azurite.ConnectionString,
            FollowSchedules = false,
            Environment = new Dictionary<string, string?>(base.Options.Environment) { ["Reporting__Clock"] = clock },
        };

        public static async Task<ServiceAt> StartAsync(Azurite azurite, string clock)
        {
            var service = new ServiceAt(azurite, clock);
            await service.InitializeAsync();
            return service;
        }
    }
}
