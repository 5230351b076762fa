using System.Text.Json;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;
using Reporting.Local;
using Xunit;

namespace Reporting.Line.Tests.Windows;

/// <summary>Each body is reminded once a day, however often and by however many instances the day's reminders are written.</summary>
public sealed class ReminderTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Collection = "missing";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Remind_FiveTimesAtOnceOnEachOfTwoInstances_WritesEachReminderOnce()
    {
        const string period = "2018";
        await service.OpenAsync(period);
        await using var second = await LocalHost.StartAsync(
            new()
            {
                StorageConnectionString = service.Host.StorageConnectionString,
                Urls = "http://127.0.0.1:0",
                MakePeople = false,
                FollowSchedules = false,
            },
            Stop);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => (i % 2 == 0 ? second : service.Host).RunTimerAsync("Remind", Stop)));
        var bodies = (await RemindersAsync(period)).Select(r => r.GetProperty("body").GetString()!).ToList();
        Assert.Equal(152, bodies.Count);
        Assert.Equal(152, bodies.Distinct().Count());
    }

    [Theory]
    [InlineData("2019", false)]
    [InlineData("2020", true)]
    public async Task Remind_WhereAnInstanceDiedInBetween_WritesThatOneAgainUnderItsId(string period, bool sent)
    {
        var queue = service.QueueOf("reminders");
        await service.OpenAsync(period);
        var died = new ReminderRows(service.OpenStorage(), new ShiftedClock(TimeProvider.System.GetUtcNow() - 2 * ReminderRows.ClaimHolds));
        var window = WindowOf(period);
        Assert.Equal(ReminderTurn.Claimed, await died.ClaimAsync(window, Today, "302", Stop));
        var id = $"{Collection}/{period}/302/{Today:yyyy-MM-dd}";
        if (sent)
            await queue.SendMessageAsync($$"""{"id":"{{id}}","collection":"{{Collection}}","period":"{{period}}","body":"302"}""", Stop);

        await service.Host.RunTimerAsync("Remind", Stop);
        var ids = (await RemindersAsync(period)).Select(r => r.GetProperty("id").GetString()!).ToList();
        Assert.Equal(sent ? 2 : 1, ids.Count(i => i == id));
        Assert.Equal(ids.Distinct().Count() + (sent ? 1 : 0), ids.Count);
    }

    [Fact]
    public async Task Claim_OfOneWhoLives_IsLeftToThem_AndOneThatWasWrittenIsNobodys()
    {
        await service.OpenAsync("2021");
        var rows = new ReminderRows(service.OpenStorage(), TimeProvider.System);
        var window = WindowOf("2021");
        Assert.Equal(ReminderTurn.Claimed, await rows.ClaimAsync(window, Today, "999", Stop));
        Assert.Equal(ReminderTurn.HeldByAnother, await rows.ClaimAsync(window, Today, "999", Stop));
        await rows.WrittenAsync(window, Today, "999", Stop);
        Assert.Equal(ReminderTurn.Written, await rows.ClaimAsync(window, Today, "999", Stop));
    }

    private static Window WindowOf(string period) =>
        Window.Defined(Collection, new(period, period, new(2020, 4, 1), new(2021, 3, 31), new(2021, 4, 1), new(2021, 7, 1), ""));

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToUk().DateTime);

    private async Task<List<JsonElement>> RemindersAsync(string period)
    {
        var reminders = new List<JsonElement>();
        while ((await service.QueueOf("reminders").ReceiveMessagesAsync(32, cancellationToken: Stop)).Value is { Length: > 0 } some)
            reminders.AddRange(some.Select(m => JsonDocument.Parse(m.Body).RootElement).Where(r => r.GetProperty("period").GetString() == period));
        return reminders;
    }
}
