using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Xunit;

namespace Reporting.Line.Tests.Windows;

public sealed class ClosingTests(RunningService service) : IClassFixture<RunningService>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Close_WhileUploadsAreUnderWay_CountsExactlyThoseThatWereAccepted()
    {
        const string period = "2019";
        var samples = SampleReturns.Of(period);
        await service.OpenAsync(period);
        var uploads = samples.Take(60).Select(s => (s.Key, Answer: service.PutReturnAsync(period, s.Key, s.Value))).ToList();
        await Task.WhenAny(uploads.Select(u => u.Answer));
        await service.CloseAsync(period, report: true);
        await Task.WhenAll(uploads.Select(u => u.Answer));
        var accepted = uploads.Where(u => u.Answer.Result.StatusCode is HttpStatusCode.Created).Select(u => u.Key).ToHashSet();
        Assert.All(uploads.Where(u => !accepted.Contains(u.Key)), u => Assert.Equal(HttpStatusCode.Conflict, u.Answer.Result.StatusCode));

        var run = await service.RunAsync(period, "closing-1");
        Assert.Equal("rendered", run.GetProperty("state").GetString());
        Assert.Equal(accepted, Counted(run, period));
    }

    [Fact]
    public async Task Close_BytesThatWereStoredByAProcessThatDied_AreTakenInAndCount()
    {
        const string period = "2020";
        await service.OpenAsync(period);
        var bytes = Encoding.UTF8.GetBytes(SampleReturns.Of(period)["310"]);
        await StoreAsync(period, "310", 1, bytes, new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        await service.CloseAsync(period, report: true);
        var run = await service.RunAsync(period, "closing-1");
        Assert.Equal(["310"], Counted(run, period));
        var status = await service.GetAsync($"{RunningService.PeriodPath(period)}/returns/council/310", "submitter-310");
        Assert.Equal(1, status.GetProperty("currentVersion").GetInt32());
    }

    [Fact]
    public async Task Close_TheBytesOfAnEarlierVersionSentAgain_AreTakenIn_AndACopyLeftBehindIsNot()
    {
        const string period = "2023";
        var samples = SampleReturns.Of(period);
        await service.OpenAsync(period);
        var before = TimeProvider.System.GetUtcNow();
        foreach (var body in new[] { "310", "311" })
        {
            foreach (var bytes in new[] { samples[body], samples[body] + "\n" })
            {
                using var put = await service.PutReturnAsync(period, body, bytes);
                Assert.True(put.StatusCode is HttpStatusCode.Created, await put.Content.ReadAsStringAsync(Stop));
            }
        }

        await StoreAsync(period, "310", 3, Encoding.UTF8.GetBytes(samples["310"]), TimeProvider.System.GetUtcNow());
        await StoreAsync(period, "311", 3, Encoding.UTF8.GetBytes(samples["311"]), before);
        await service.CloseAsync(period, report: true);
        await service.RunAsync(period, "closing-1");
        foreach (var (body, counts) in new[] { ("310", 3), ("311", 2) })
        {
            var status = await service.GetAsync($"{RunningService.PeriodPath(period)}/returns/council/{body}", $"submitter-{body}");
            Assert.Equal((body, counts), (body, status.GetProperty("currentVersion").GetInt32()));
        }
    }

    /// <summary>
    /// A request that died had no answer. What its sender sent after it counts, and a version that it had recorded is finished, whatever came after it.
    /// </summary>
    [Fact]
    public async Task Check_OfWhatARequestLeftBehind_TakesNothingInOverWhatCameLater_AndFinishesWhatWasRecorded()
    {
        const string period = "2022";
        const string body = "312";
        var sample = SampleReturns.Of(period)[body];
        await service.OpenAsync(period);
        var place = $"{RunningService.PeriodPath(period)}/returns/council/{body}";
        await StoreAsync(period, body, 1, Encoding.UTF8.GetBytes(sample), TimeProvider.System.GetUtcNow());
        foreach (var bytes in new[] { sample + "\n", sample + "\n\n" })
        {
            using var put = await service.PutReturnAsync(period, body, bytes);
            Assert.True(put.StatusCode is HttpStatusCode.Created, await put.Content.ReadAsStringAsync(Stop));
        }

        var originals = service.Blobs.GetBlobContainerClient("returns").GetBlobs(
            BlobTraits.None, BlobStates.None, $"missing/{period}/council/{body}/", Stop).Select(b => b.Name.Split('/')[4]).ToList();
        var left = $"0001-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sample)))[..12]}";
        var recorded = Assert.Single(originals, o => o.StartsWith("0001-", StringComparison.Ordinal) && o != left);
        var receipt = service.Blobs.GetBlobContainerClient("checked").GetBlobClient($"missing/{period}/council/{body}/{recorded}/receipt.json");
        await receipt.DeleteAsync(cancellationToken: Stop);

        var queue = service.QueueOf("check");
        foreach (var version in new[] { left, recorded })
            await queue.SendMessageAsync(
                $$"""{"collection":"missing","period":"{{period}}","instrument":"council","body":"{{body}}","version":"{{version}}"}""", Stop);
        var original = service.Blobs.GetBlobContainerClient("returns").GetBlobClient($"missing/{period}/council/{body}/{left}/original");
        await Poll.UntilAsync(async () => await receipt.ExistsAsync(Stop) && !await original.ExistsAsync(Stop));
        var status = await service.GetAsync(place, $"submitter-{body}");
        Assert.Equal((2, 2), (status.GetProperty("currentVersion").GetInt32(), status.GetProperty("versions").GetArrayLength()));
        Assert.Equal(1, JsonDocument.Parse((await receipt.DownloadContentAsync(Stop)).Value.Content).RootElement.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Window_Reopened_TakesLateReturnsAndTheNextClosingCountsThem()
    {
        const string period = "2021";
        var samples = SampleReturns.Of(period);
        await service.OpenAsync(period);
        using var first = await service.PutReturnAsync(period, "311", samples["311"]);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        await service.CloseAsync(period, report: true);
        await service.RunAsync(period, "closing-1");
        using var shut = await service.PutReturnAsync(period, "312", samples["312"]);
        Assert.Equal(HttpStatusCode.Conflict, shut.StatusCode);

        await service.OpenAsync(period);
        using var late = await service.PutReturnAsync(period, "312", samples["312"]);
        Assert.Equal(HttpStatusCode.Created, late.StatusCode);
        await service.CloseAsync(period, report: true);
        var run = await service.RunAsync(period, "closing-2");
        Assert.Equal(["311", "312"], Counted(run, period).Order());
        Assert.True((await service.GetAsync($"{RunningService.PeriodPath(period)}/returns/council/312", "submitter-312")).GetProperty("late").GetBoolean());
    }

    [Fact]
    public async Task Window_Requests_AreReadStrictly()
    {
        foreach (var (body, expected) in new[]
        {
            ("", "JSON"), ("{", "JSON"), ("null", "null"), ("""{"open":true}""", "reason"), ("""{"open":true,"reason":"x"}""", "closes"),
            ("""{"open":true,"closes":"2001-01-01T00:00:00Z","reason":"x"}""", "future"),
            ("""{"open":true,"closes":"2099-01-01T00:00:00Z","reason":"x","colour":"red"}""", "colour"), ("""{"open":"yes","reason":"x"}""", "open"),
        })
        {
            using var answer = await service.PostJsonAsync($"{RunningService.PeriodPath("2018")}/window", "administrator", body);
            var text = await answer.Content.ReadAsStringAsync(Stop);
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest, $"{body}: {text}");
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }

        using var analyst = await service.PostJsonAsync($"{RunningService.PeriodPath("2018")}/window", "analyst", """{"open":false,"reason":"x"}""");
        Assert.Equal(HttpStatusCode.Forbidden, analyst.StatusCode);
        using var shut = await service.PostJsonAsync($"{RunningService.PeriodPath("2018")}/window", "administrator", """{"open":false,"reason":"x"}""");
        Assert.Equal(HttpStatusCode.Conflict, shut.StatusCode);
    }

    /// <summary>Stores bytes as a request does that dies before they are recorded.</summary>
    private async Task StoreAsync(string period, string of, int number, byte[] bytes, DateTimeOffset received)
    {
        var sha = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var salt = RandomNumberGenerator.GetBytes(32);
        await service.Blobs.GetBlobContainerClient("returns").GetBlobClient($"missing/{period}/council/{of}/{number:0000}-{sha[..12]}/original").UploadAsync(
            new MemoryStream(bytes),
            new BlobUploadOptions
            {
                HttpHeaders = new() { ContentType = "text/csv" },
                Metadata = new Dictionary<string, string>
                {
                    ["sha256"] = sha,
                    ["salt"] = Convert.ToHexStringLower(salt),
                    ["commitment"] = Convert.ToHexStringLower(SHA256.HashData([.. salt, .. bytes])),
                    ["receivedat"] = received.ToString("O", CultureInfo.InvariantCulture),
                    ["receivedfrom"] = $"aad%3Asubmitter-{of}",
                    ["receivedfromname"] = "Submitter",
                    ["closings"] = "0",
                },
            }, Stop);
    }

    private static HashSet<string> Counted(JsonElement run, string period) =>
        run.GetProperty("manifest").GetProperty("inputs").EnumerateArray().Single(i => i.GetProperty("period").GetString() == period).GetProperty("returns")
            .EnumerateArray()
            .Where(r => r.GetProperty("version").ValueKind is JsonValueKind.Number).Select(r => r.GetProperty("body").GetString()!).ToHashSet();
}
