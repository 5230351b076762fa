using System.Net;
using System.Text.Json;
using Azure.Storage.Queues;
using Xunit;

namespace Reporting.Line.Tests.Operations;

[Collection(SharedService.Name)]
public sealed class PoisonedMessageTests(RunningService service)
{
    private const string Period = "2023";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Useless => new()
    {
        { "check", "this is not JSON", "is not the JSON of a CheckReturn" },
        { "check", "null", "is not the JSON of a CheckReturn" },
        { "check", """{"kind":"Unknown"}""", "is not the JSON of a CheckReturn" },
        { "check", $$"""{"collection":"missing","period":"{{Period}}","instrument":"council","body":"nobody","version":"0001-abc"}""", "no such return" },
        {
            "measure",
            """{"collection":"nowhere","period":"2024","instrument":"council","body":"301","version":"0001-abc","rows":"rows.parquet"}""",
            "no such return"
        },
        { "close", """{"collection":"missing","period":"1900","closing":1,"report":true}""", "no such period" },
        { "close", $$"""{"collection":"missing","period":"{{Period}}","closing":99,"report":true}""", "not closed that often" },
        { "combine", """{"collection":"missing","period":"2024","list":"closing-77","run":null,"closing":77,"timesWaited":0}""", "no such list" },
        { "protect", """{"collection":"missing","period":"2024","list":"closing-77","run":null,"timesWaited":0}""", "no such list" },
        { "render", """{"collection":"missing","period":"2024","run":"no-such-run"}""", "no such run" },
        { "print", "[1,2,3]", "is not the JSON of a PrintRun" },
        {
            "drop",
            """{"eventType":"Microsoft.Storage.BlobDeleted","subject":"/blobServices/default/containers/drop/blobs/x"}""",
            "not the event of a new blob"
        },
        {
            "drop",
            """{"specversion":"1.0","type":"Microsoft.Storage.BlobCreated","subject":"/blobServices/default/containers/returns/blobs/x"}""",
            "not about a blob in the container drop"
        },
        {
            "drop",
            """{"eventType":"Microsoft.Storage.BlobCreated","subject":"/blobServices/default/containers/drop/blobs/missing/2023/council/301/../../../x"}""",
            "name is not one"
        },
        { "drop", "[]", "is not an event" },
    };

    [Theory]
    [MemberData(nameof(Useless))]
    public async Task Message_ThatCanNeverSucceed_IsSetAsideAtOnceWithItsReason(string queue, string text, string reason)
    {
        await SendAsync(queue, text);
        var message = await ListedAsync(m =>
            m.GetProperty("queue").GetString() == queue && m.GetProperty("reason").GetString()!.Contains(reason, StringComparison.Ordinal));
        Assert.Equal(1, message.GetProperty("tries").GetInt32());
        Assert.DoesNotContain("this is not JSON", message.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_NotInBase64_IsListedAndNothingIsReadOutOfIt()
    {
        await new QueueClient(service.Host.StorageConnectionString, "measure-poison").SendMessageAsync("<marker>", Stop);
        var message = await ListedAsync(m => m.GetProperty("reason").GetString()!.Contains("not Base64", StringComparison.Ordinal));
        Assert.Equal("unknown", message.GetProperty("kind").GetString());
        Assert.DoesNotContain("marker", message.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OfAMessageWhoseCauseIsGone_DoesItsWorkAndItIsListedNoMore()
    {
        // Closing 1 of a window that nobody has closed yet means nothing; after the close the same message is good.
        const string period = "2022";
        var text = $$"""{"collection":"missing","period":"{{period}}","closing":1,"report":false}""";
        await SendAsync("close", text);
        var message = await ListedAsync(m =>
            m.GetProperty("about").TryGetProperty("period", out var p) && p.GetString() == period && m.GetProperty("queue").GetString() == "close");
        Assert.Equal("CloseWindow", message.GetProperty("kind").GetString());
        var id = message.GetProperty("id").GetString();

        foreach (var (who, expected) in new[]
        {
            (null, HttpStatusCode.Unauthorized), ("submitter-301", HttpStatusCode.Forbidden), ("analyst", HttpStatusCode.Forbidden),
        })
        {
            using var refused = await service.SendAsync(HttpMethod.Post, $"/api/messages/{id}/replay", who);
            Assert.Equal(expected, refused.StatusCode);
        }

        await service.OpenAsync(period);
        await service.CloseAsync(period, report: false);
        using var replayed = await service.SendAsync(HttpMethod.Post, $"/api/messages/{id}/replay", "administrator");
        Assert.Equal(HttpStatusCode.Accepted, replayed.StatusCode);
        using var again = await service.SendAsync(HttpMethod.Post, $"/api/messages/{id}/replay", "administrator");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.DoesNotContain((await service.GetAsync("/api/messages", "administrator")).EnumerateArray(), m => m.GetProperty("id").GetString() == id);
    }

    private async Task SendAsync(string queue, string text) =>
        await service.QueueOf(queue).SendMessageAsync(text, Stop);

    private Task<JsonElement> ListedAsync(Func<JsonElement, bool> wanted) => Poll.UntilFoundAsync<JsonElement>(async () =>
        (await service.GetAsync("/api/messages", "inspector")).EnumerateArray().Where(wanted).Select(m => (JsonElement?)m).FirstOrDefault());
}
