using System.Net;
using System.Text.Json;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Line.Tests.Faults;

/// <summary>
/// A message that was set aside is replayed while storage's answer to one of the steps is lost, or the step is cut short: it is replayed all the same, and its
/// work is done once.
/// </summary>
public sealed class ReplayTests(FaultyStorage service) : IClassFixture<FaultyStorage>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2018", "POST", "$batch/messages", true)]
    [InlineData("2022", "POST", "close/messages", false)]
    public Task Replay_WhoseStepStorageDoesNotAnswer_IsAnsweredAsDoneAndDoneOnce(string period, string method, string path, bool carriedOut) =>
        ReplayAsync(period, method, path, carriedOut);

    [Theory]
    [ThoroughTest]
    [InlineData("2019", "POST", "close/messages", true)]
    [InlineData("2020", "DELETE", "close-poison/messages", true)]
    [InlineData("2021", "POST", "$batch/messages", false)]
    [InlineData("2023", "DELETE", "close-poison/messages", false)]
    public Task Replay_WhoseAnyStepStorageDoesNotAnswer_IsAnsweredAsDoneAndDoneOnce(string period, string method, string path, bool carriedOut) =>
        ReplayAsync(period, method, path, carriedOut);

    private async Task ReplayAsync(string period, string method, string path, bool carriedOut)
    {
        // Closing 1 of a window that nobody has closed yet means nothing; after the close the same message is good.
        await service.QueueOf("close")
            .SendMessageAsync($$"""{"collection":"missing","period":"{{period}}","closing":1,"report":false}""", Stop);
        var aside = await Poll.UntilFoundAsync(() => SetAsideAsync(period));
        await service.OpenAsync(period);
        await service.CloseAsync(period, report: false);
        await Poll.UntilAsync(async () => await WindowEventsAsync(period, "combined") > 0);

        service.Proxy.Plan(
            c => c.Method == method && c.Path.StartsWith(path, StringComparison.Ordinal), carriedOut ? new Fault.AnswerLost() : new Fault.Cut(), 1);
        using var replayed = await service.SendAsync(HttpMethod.Post, $"/api/messages/{aside.GetProperty("id").GetString()}/replay", "administrator");
        Assert.Equal(HttpStatusCode.Accepted, replayed.StatusCode);
        Assert.Equal(1, service.Proxy.Met);
        Assert.Null(await SetAsideAsync(period));
        Assert.Equal(1, await service.EventsAsync("messages", "replayed", e => e.GetString("What").Contains(period, StringComparison.Ordinal)));

        // Whether it came back once or twice: what it stands for was done already.
        var queue = service.QueueOf("close");
        await Poll.UntilAsync(async () => (await queue.GetPropertiesAsync(Stop)).Value.ApproximateMessagesCount == 0);
        Assert.Equal(1, await WindowEventsAsync(period, "frozen"));
        Assert.Null(await SetAsideAsync(period));
    }

    private Task<int> WindowEventsAsync(string period, string kind) =>
        service.EventsAsync("windows", kind, e => e.RowKey.StartsWith($"event~{period}~", StringComparison.Ordinal));

    private async Task<JsonElement?> SetAsideAsync(string period) =>
        (await service.GetAsync("/api/messages", "inspector")).EnumerateArray().Cast<JsonElement?>()
            .FirstOrDefault(m => m!.Value.GetProperty("about").TryGetProperty("period", out var of) && of.GetString() == period);
}
