using System.Net;
using System.Text.Json;
using Reporting.Functions.Hosting;
using Reporting.Local;
using Reporting.Local.Storage;
using Xunit;

namespace Reporting.Functions.Tests.Line.Faults;

/// <summary>Clocks that jump, and the two days of the year that are not 24 hours long.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData("2026-03-29", "2026-03-29T00:00:00Z", "2026-03-29T23:00:00Z")]
    [InlineData("2026-03-30", "2026-03-29T23:00:00Z", "2026-03-30T23:00:00Z")]
    [InlineData("2026-10-25", "2026-10-24T23:00:00Z", "2026-10-26T00:00:00Z")]
    [InlineData("2026-10-26", "2026-10-26T00:00:00Z", "2026-10-27T00:00:00Z")]
    public void Day_OfASummerTimeChange_IsAsLongAsItIsInTheUnitedKingdom(string day, string start, string end)
    {
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture), UkTime.StartOf(on));
        Assert.Equal(DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture), UkTime.EndOf(on));
    }

    [Fact]
    public async Task Clock_JumpsOverTheEndOfAWindow_WhichClosesThenAndCountsWhatCameBefore()
    {
        // The window closes at half past one in the night in which that hour comes twice; the second is meant, in UTC.
        const string period = "2018";
        var stop = TestContext.Current.CancellationToken;
        await using var azurite = await Azurite.StartAsync(null, cancellationToken: stop);
        var csv = SampleReturns.Of(period);
        await using (var before = await ServiceAt.StartAsync(azurite, "2026-10-24T22:00:00Z"))
        {
            using var opened = await before.SendAsync(HttpMethod.Post, $"{RunningService.P(period)}/window", "administrator", RunningService.Json("""{"open":true,"closes":"2026-10-25T01:30:00Z","reason":"A test."}"""));
            Assert.True(opened.IsSuccessStatusCode, await opened.Content.ReadAsStringAsync(stop));
            using var put = await before.PutReturnAsync(period, "301", csv["301"]);
            Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        }

        await using var after = await ServiceAt.StartAsync(azurite, "2026-10-25T01:31:00Z");
        using var late = await after.PutReturnAsync(period, "302", csv["302"]);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("25 October 2026 at 01:30", await late.Content.ReadAsStringAsync(stop), StringComparison.Ordinal);
        await after.Host.RunTimerAsync("CloseWindows", stop);
        await after.Host.RunTimerAsync("CloseWindows", stop);
        var run = await after.RunAsync(period, "closing-1");
        Assert.Equal("rendered", run.GetProperty("state").GetString());
        Assert.Equal("301", Assert.Single(run.GetProperty("manifest").GetProperty("inputs").EnumerateArray().Single().GetProperty("returns").EnumerateArray(), r => r.GetProperty("version").ValueKind is JsonValueKind.Number).GetProperty("body").GetString());
        using var second = await after.SendAsync(HttpMethod.Get, $"{RunningService.P(period)}/reports/closing-2", "analyst");
        Assert.Equal(HttpStatusCode.NotFound, second.StatusCode);
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
