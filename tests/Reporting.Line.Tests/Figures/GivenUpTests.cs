using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Reporting.Functions.Storage;
using Xunit;

namespace Reporting.Line.Tests.Figures;

/// <summary>A combining that has looked for ten minutes gives up, and somebody hears of it.</summary>
public sealed class GivenUpTests(GivenUpTests.LoggedService service) : IClassFixture<GivenUpTests.LoggedService>
{
    private const int LastLook = 90;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Combining_OfAReturnThatIsNeverMeasured_IsSetAsideAndReplayedFromTheStart()
    {
        const string period = "2023";
        await service.OpenAsync(period);
        using (var put = await service.PutReturnAsync(period, "301", SampleReturns.Of(period)["301"]))
            Assert.True(put.IsSuccessStatusCode);
        var measures = service.Blobs.GetBlobContainerClient("measures");
        await foreach (var blob in measures.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"missing/{period}/council/301/", Stop))
            await measures.DeleteBlobAsync(blob.Name, cancellationToken: Stop);
        var original = service.Blobs.GetBlobContainerClient("returns").GetBlobs(BlobTraits.None, BlobStates.None, $"missing/{period}/council/301/", Stop)
            .Single().Name.Split('/')[4];
        await measures.UploadBlobAsync($"missing/{period}/lists/draft-1.json", BinaryData.FromString(
            $$"""
            {"collection":"missing","period":"{{period}}","name":"draft-1","closing":null,"at":"2026-01-01T00:00:00Z","returns":[
              {"instrument":"council","body":"301","state":"Ready","version":"{{original}}","rows":"rows.parquet",
               "commitment":null,"sha256":null,"late":false,"excluded":false,"reason":null}]}
            """), Stop);
        await SendAsync($$"""{"collection":"missing","period":"{{period}}","list":"draft-1","run":null,"closing":null,"timesWaited":{{LastLook}}}""");

        JsonElement? aside = null;
        await Poll.UntilAsync(
            async () => (
                aside = (await service.GetAsync("/api/messages", "inspector")).EnumerateArray().Cast<JsonElement?>()
                    .FirstOrDefault(m => m!.Value.GetProperty("queue").GetString() == "combine")) is not null);
        Assert.Contains("council of 301 version 1", aside!.Value.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("0", aside.Value.GetProperty("about").GetProperty("timesWaited").GetString());
        await Poll.UntilAsync(async () =>
            (await service.LogAsync()).Contains("Given up waiting for the figures of missing 2023 draft-1", StringComparison.Ordinal));

        // Replayed it asks for what is missing, and does its work.
        using var replayed = await service.SendAsync(HttpMethod.Post, $"/api/messages/{aside.Value.GetProperty("id").GetString()}/replay", "administrator");
        Assert.True(replayed.IsSuccessStatusCode);
        var figures = service.Blobs.GetBlobContainerClient("figures");
        await Poll.UntilAsync(() => figures.GetBlobs(BlobTraits.None, BlobStates.None, $"missing/{period}/combined/draft-1", Stop).Any());
        Assert.Empty((await service.GetAsync("/api/messages", "inspector")).EnumerateArray());
    }

    [Fact]
    public async Task Report_WhoseEarlierPeriodIsNeverPutTogether_FailsAndIsLoggedAsAnError()
    {
        const string period = "2022";
        await service.OpenAsync("2021");
        var windows = new TableClient(service.Host.StorageConnectionString, "windows");
        var earlier = (await windows.GetEntityAsync<TableEntity>("missing", "window~2021", cancellationToken: Stop)).Value;
        (earlier["Open"], earlier["Closing"], earlier["Closings"]) = (false, 1, 1);
        await windows.UpdateEntityAsync(earlier, earlier.ETag, cancellationToken: Stop);
        await service.Blobs.GetBlobContainerClient("measures").UploadBlobAsync($"missing/{period}/lists/draft-2.json", BinaryData.FromString(
            $$"""{"collection":"missing","period":"{{period}}","name":"draft-2","closing":null,"at":"2026-01-01T00:00:00Z","returns":[]}"""), Stop);
        await SendAsync($$"""{"collection":"missing","period":"{{period}}","list":"draft-2","run":null,"closing":null,"timesWaited":0}""");
        var figures = service.Blobs.GetBlobContainerClient("figures");
        await Poll.UntilAsync(() => figures.GetBlobs(BlobTraits.None, BlobStates.None, $"missing/{period}/held/draft-2", Stop).Any());

        // Its own figures are stored; the run waits for those of the period before.
        await SendAsync(
            $$"""{"collection":"missing","period":"{{period}}","list":"draft-2","run":"some-run","timesWaited":{{LastLook}}}""", QueueNames.Protect);
        await Poll.UntilAsync(
            async () => (await service.LogAsync()).Split('\n').Any(
                l => l.Contains("Error", StringComparison.Ordinal)
                    && l.Contains("missing 2022 draft-2: the figures of 2021 have not been put together", StringComparison.Ordinal)));
    }

    private async Task SendAsync(string text, string queue = QueueNames.Combine) => await service.QueueOf(queue).SendMessageAsync(text, Stop);

    /// <summary>A running service whose log can be read, and whose timers stand still.</summary>
    public sealed class LoggedService : RunningService
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-given-up-");

        protected override Reporting.Local.LocalHostOptions Options => base.Options with { DataFolder = folder.FullName, FollowSchedules = false };

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }
}
