using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Reporting.Checking.Reading.Results;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Messages;
using Reporting.Functions.Receiving;
using Xunit;

namespace Reporting.Line.Tests.Receiving;

/// <summary>A row that says that somebody may be in danger: heard of once, shown until a named person has it in hand.</summary>
public sealed class SafeguardingTests(RunningService service) : IClassFixture<RunningService>
{
    private static readonly string Place = RunningService.PeriodPath("2014", "cse");
    private static readonly ReturnKey Key = new("cse", "2014", "young-people", Body.Inspectorate);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Concern_IsRaisedOnceAndShownUntilAPersonAcknowledgesIt()
    {
        var lines = new Lines();
        var storage = service.OpenStorage();
        await storage.ReadyAsync();
        var concerns = new SafeguardingConcerns(new(storage), new MessageSender(storage), TimeProvider.System, lines);
        await concerns.RaiseAsync(Key, 1, "aad:inspector", Flagged((19, "Y018"), (98, "Y097")), Stop);

        // The next version has the same two rows elsewhere, and a third with the key of the first.
        await concerns.RaiseAsync(Key, 2, "aad:inspector", Flagged((20, "Y018"), (98, "Y097"), (99, "Y018")), Stop);
        var queue = service.QueueOf("safeguarding");
        var messages = (await queue.ReceiveMessagesAsync(32, cancellationToken: Stop)).Value.Select(m => JsonDocument.Parse(m.Body).RootElement).ToList();
        Assert.Equal([(1, 19), (1, 98), (2, 99)], messages.Select(m => (m.GetProperty("version").GetInt32(), m.GetProperty("row").GetInt32())).Order());
        Assert.Equal(3, lines.Written.Count);
        Assert.All(lines.Written, l => Assert.Equal((LogLevel.Critical, 1030), (l.Level, l.Event)));
        Assert.All(messages.Select(m => m.GetRawText()).Concat(lines.Written.Select(l => l.Text)), t =>
            Assert.DoesNotContain("Y0", t, StringComparison.Ordinal));

        var progress = await service.GetAsync($"{Place}/progress", "publisher");
        Assert.StartsWith("3 rows", progress.GetProperty("banner").GetString(), StringComparison.Ordinal);
        var ids = progress.GetProperty("safeguarding").EnumerateArray().Select(c => c.GetProperty("id").GetString()!).ToList();
        Assert.Equal(messages.Select(m => m.GetProperty("id").GetString()!).Order(), ids.Order());

        foreach (var id in ids)
        {
            using var answer = await AcknowledgeAsync(id, "inspector");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("Inspector", (await RunningService.ReadAsync(answer)).GetProperty("acknowledged").GetString());
        }

        // A second person reads who has it; it stays the first one's.
        using var again = await AcknowledgeAsync(ids[0], "analyst");
        Assert.Equal("Inspector", (await RunningService.ReadAsync(again)).GetProperty("acknowledged").GetString());
        var after = await service.GetAsync($"{Place}/progress", "publisher");
        Assert.Equal(JsonValueKind.Null, after.GetProperty("banner").ValueKind);
        Assert.Equal(0, after.GetProperty("safeguarding").GetArrayLength());
        var events = new List<string>();
        await foreach (var row in storage.SafeguardingTable.QueryAsync<Azure.Data.Tables.TableEntity>(
            r => r.RowKey.CompareTo("event~") > 0 && r.RowKey.CompareTo("event~~") < 0, cancellationToken: Stop))
            events.Add(row.GetString("Kind"));
        Assert.Equal((3, 3), (events.Count(e => e == "raised"), events.Count(e => e == "acknowledged")));

        // So many that nobody would read them one by one are one concern, the same one in the next version, where they stand in another order.
        for (var version = 3; version < 5; version++)
            await concerns.RaiseAsync(
                Key, version, "aad:inspector", Flagged([.. Enumerable.Range(1, 1_234).Select(i => (version + i, $"Z{(i * version) % 1_235}"))]), Stop);
        var many = await service.GetAsync($"{Place}/progress", "publisher");
        Assert.StartsWith("1,234 rows", many.GetProperty("banner").GetString(), StringComparison.Ordinal);
        var one = Assert.Single(many.GetProperty("safeguarding").EnumerateArray());
        Assert.Equal((3, 4, 1_234), (one.GetProperty("version").GetInt32(), one.GetProperty("row").GetInt32(), one.GetProperty("rows").GetInt32()));
        Assert.Equal(Enumerable.Range(4, 20), one.GetProperty("firstRows").EnumerateArray().Select(r => r.GetInt32()));
        Assert.Single((await queue.ReceiveMessagesAsync(32, cancellationToken: Stop)).Value);
        using var taken = await AcknowledgeAsync(one.GetProperty("id").GetString()!, "inspector");
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
    }

    [Theory]
    [InlineData(null, "00", """{"note":"Called."}""", HttpStatusCode.Unauthorized)]
    [InlineData("submitter-301", "00", """{"note":"Called."}""", HttpStatusCode.Forbidden)]
    [InlineData("inspector", "00", """{"note":"Called."}""", HttpStatusCode.NotFound)]
    [InlineData("inspector", "..", """{"note":"Called."}""", HttpStatusCode.NotFound)]
    [InlineData("inspector", "00", """{"note":" "}""", HttpStatusCode.BadRequest)]
    [InlineData("inspector", "00", """{"note":"Ring 020 7946 0123."}""", HttpStatusCode.BadRequest)]
    [InlineData("inspector", "00", """{"note":"Called.","colour":"red"}""", HttpStatusCode.BadRequest)]
    public async Task Acknowledge_ByOthersOrOfNothing_IsRefused(string? who, string id, string body, HttpStatusCode expected)
    {
        using var answer = await service.PostJsonAsync($"{Place}/safeguarding/{Uri.EscapeDataString(id)}/acknowledge", who, body);
        Assert.Equal(id == ".." ? HttpStatusCode.NotFound : expected, answer.StatusCode);
    }

    private static FlaggedRows Flagged(params (int Row, string Key)[] rows)
    {
        var flagged = new FlaggedRows();
        foreach (var (row, key) in rows)
            flagged.Add(row, key);
        return flagged;
    }

    private Task<HttpResponseMessage> AcknowledgeAsync(string id, string who) =>
        service.PostJsonAsync($"{Place}/safeguarding/{id}/acknowledge", who, """{"note":"The duty team was called."}""");

    private sealed class Lines : ILogger<SafeguardingConcerns>
    {
        public ConcurrentQueue<(LogLevel Level, int Event, string Text)> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Enqueue((logLevel, eventId.Id, formatter(state, exception)));
    }
}
