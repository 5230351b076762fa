using System.Net;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Xunit;

namespace Reporting.Line.Tests.Figures;

/// <summary>What disclosure control decided is stored once, in an order of editions, and what was stored and is gone is missed by name.</summary>
public sealed class ProtectingTests(RunningService service) : IClassFixture<RunningService>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Protect_DeliveredManyTimesAtOnceAndLate_StoresOneResult()
    {
        const string period = "2023";
        await CloseAsync(period, bodies: 12);
        await Poll.UntilAsync(async () => (await StoredAsync(period, "combined")).Count > 0);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync("protect", ProtectMessage(period, "closing-1"))));
        await Poll.UntilAsync(async () => (await StoredAsync(period, "editions")).Count > 0);
        await EmptyAsync("protect");
        var stored = await StoredAsync(period);
        Assert.Equal(["attacked", "combined", "editions", "protected"], stored.Select(b => b.Name.Split('/')[2]).Order(StringComparer.Ordinal));
        Assert.EndsWith("-first.json", stored.Single(b => b.Name.Contains("/protected/", StringComparison.Ordinal)).Name, StringComparison.Ordinal);

        await SendAsync("combine", CombineMessage(period, "closing-1", 1));
        await SendAsync("protect", ProtectMessage(period, "closing-1"));
        await EmptyAsync("combine", "protect");
        Assert.Equal(stored.Select(b => (b.Name, b.Tag)), (await StoredAsync(period)).Select(b => (b.Name, b.Tag)));
    }

    /// <summary>Neither is lost, and whichever is the second edition is held against the first.</summary>
    [Fact]
    public async Task Protect_OfTwoClosingsAtOnce_HoldsOneAgainstTheOther()
    {
        const string period = "2022";
        await CloseAsync(period, bodies: 12);
        await Poll.UntilAsync(async () => (await StoredAsync(period, "editions")).Count == 1);
        var lists = service.Blobs.GetBlobContainerClient("measures");
        var list = (await lists.GetBlobClient($"missing/{period}/lists/closing-1.json").DownloadContentAsync(Stop)).Value.Content.ToString();
        foreach (var closing in new[] { 2, 3 })
        {
            var other = list.Replace("\"name\":\"closing-1\",\"closing\":1", $"\"name\":\"closing-{closing}\",\"closing\":{closing}", StringComparison.Ordinal);
            Assert.NotEqual(list, other);
            await lists.UploadBlobAsync($"missing/{period}/lists/closing-{closing}.json", BinaryData.FromString(other), Stop);
        }

        await Task.WhenAll(SendAsync("combine", CombineMessage(period, "closing-2", 2)), SendAsync("combine", CombineMessage(period, "closing-3", 3)));
        await Poll.UntilAsync(async () => (await StoredAsync(period, "editions")).Count == 3);
        await EmptyAsync("combine", "protect");
        var editions = new List<string>();
        foreach (var (name, _) in await StoredAsync(period, "editions"))
            editions.Add((await service.Blobs.GetBlobContainerClient("figures").GetBlobClient(name).DownloadContentAsync(Stop)).Value.Content.ToString());
        Assert.Equal(["closing-1", "closing-2", "closing-3"], editions.Select(e => e.Split('"')[3]).Order(StringComparer.Ordinal));

        // A name's last part says which edition the figures were held against.
        Assert.Equal(3, editions.Select(e => e.Split('"')[7].Split('-')[^1]).Distinct().Count());
    }

    [Fact]
    public async Task Figures_ThatWereStoredAndAreGone_AreMissedByNameAndNotComputedAgain()
    {
        const string earlier = "2019", period = "2020";
        await CloseAsync(earlier, bodies: 3);
        await Poll.UntilAsync(async () => (await StoredAsync(earlier, "editions")).Count == 1);
        var figures = service.Blobs.GetBlobContainerClient("figures");
        foreach (var (name, _) in await StoredAsync(earlier, "protected"))
            await figures.DeleteBlobAsync(name, cancellationToken: Stop);
        using (var comparison = await service.SendAsync(HttpMethod.Get, $"{RunningService.PeriodPath(earlier)}/comparison", "analyst"))
            Assert.Contains(
                "closing-1 of 2019 are missing from storage", await ProblemAssert.IsAsync(comparison, HttpStatusCode.Conflict), StringComparison.Ordinal);

        // A report of the next period reads them too.
        await service.OpenAsync(period);
        using (var put = await service.PutReturnAsync(period, "301", SampleReturns.Of(period)["301"]))
            Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        await service.CloseAsync(period, report: true);
        var run = await service.RunAsync(period, "closing-1");
        Assert.Equal("failed", run.GetProperty("state").GetString());
        Assert.Contains("closing-1 of 2019 are missing from storage", run.GetProperty("failure").GetString(), StringComparison.Ordinal);
        using (var own = await service.SendAsync(HttpMethod.Get, $"{RunningService.PeriodPath(period)}/comparison/301", "submitter-301"))
            Assert.Contains("closing-1 of 2019 are missing from storage", await ProblemAssert.IsAsync(own, HttpStatusCode.Conflict), StringComparison.Ordinal);

        // Without what the attack saw, a further closing cannot be held against the first.
        foreach (var (name, _) in await StoredAsync(earlier, "attacked"))
            await figures.DeleteBlobAsync(name, cancellationToken: Stop);
        await service.OpenAsync(earlier);
        await service.CloseAsync(earlier, report: true);
        var second = await service.RunAsync(earlier, "closing-2");
        Assert.Equal("failed", second.GetProperty("state").GetString());
        Assert.Contains("What an earlier edition of the period printed is missing", second.GetProperty("failure").GetString(), StringComparison.Ordinal);
        Assert.Empty(await StoredAsync(earlier, "protected"));
        var aside = (await service.GetAsync("/api/messages", "inspector")).EnumerateArray().Single(m => m.GetProperty("queue").GetString() == "protect");
        Assert.Contains("closing-2", aside.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    private static string CombineMessage(string period, string list, int closing) =>
        $$"""{"collection":"missing","period":"{{period}}","list":"{{list}}","run":null,"closing":{{closing}},"timesWaited":0}""";

    private static string ProtectMessage(string period, string list) =>
        $$"""{"collection":"missing","period":"{{period}}","list":"{{list}}","run":null,"timesWaited":0}""";

    /// <summary>Opens a window, has some authorities report, and closes it without a report.</summary>
    private async Task CloseAsync(string period, int bodies)
    {
        await service.OpenAsync(period);
        foreach (var (body, csv) in SampleReturns.Of(period).Take(bodies))
        {
            using var put = await service.PutReturnAsync(period, body, csv);
            Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        }

        await service.CloseAsync(period, report: false);
    }

    /// <summary>What is stored of a period's figures, in order.</summary>
    private async Task<IReadOnlyList<(string Name, string Tag)>> StoredAsync(string period, string kind = "")
    {
        var stored = new List<(string, string)>();
        var figures = service.Blobs.GetBlobContainerClient("figures");
        await foreach (var blob in figures.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"missing/{period}/{kind}", Stop))
            stored.Add((blob.Name, blob.Properties.ETag.ToString()!));
        return stored;
    }

    private QueueClient Queue(string name) =>
        new(service.Host.StorageConnectionString, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    private async Task SendAsync(string queue, string text) => await Queue(queue).SendMessageAsync(text, Stop);

    private Task EmptyAsync(params string[] queues) => Poll.UntilAsync(async () =>
    {
        var waiting = 0;
        foreach (var queue in queues)
            waiting += (await Queue(queue).GetPropertiesAsync(Stop)).Value.ApproximateMessagesCount;
        return waiting == 0;
    });
}
