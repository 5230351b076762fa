using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Reporting.Domain.Returns;
using Reporting.Functions.Hosting;
using Reporting.Functions.Receiving;
using Reporting.Functions.Storage;
using Reporting.Local.Storage;
using Xunit;

namespace Reporting.Line.Tests.Receiving;

[Collection(SharedService.Name)]
public sealed class DroppedFileTests(RunningService service)
{
    private const string Period = "2021";
    private static readonly IReadOnlyDictionary<string, string> Samples = SampleReturns.Of(Period);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("301", EventSchema.EventGrid, "text/csv")]
    [InlineData("302", EventSchema.CloudEvents, "application/octet-stream")]
    public async Task Drop_OfAReadableReturn_IsAVersionAsAPutMakesIt(string body, EventSchema schema, string contentType)
    {
        await service.OpenAsync(Period);
        var name = $"missing/{Period}/council/{body}/return.csv";
        var before = await NamesInDropAsync();
        await service.Host.Drop.DropAsync(name, BinaryData.FromString(Samples[body]), contentType, schema, Stop);
        var note = await NoteAsync(name);
        Assert.Equal("accepted", note.GetProperty("outcome").GetString());
        var receipt = await service.GetAsync(note.GetProperty("receipt").GetString()!, $"submitter-{body}");
        Assert.Equal($"aad:submitter-{body}", receipt.GetProperty("receivedFrom").GetString());

        // A PUT of the same bytes finds that version, and the container holds nothing but what was put there.
        using var put = await service.PutReturnAsync(Period, body, Samples[body]);
        Assert.Equal(System.Net.HttpStatusCode.OK, put.StatusCode);
        Assert.Equal(receipt.GetRawText(), (await RunningService.ReadAsync(put)).GetRawText());
        Assert.Equal(before.Append(name).Order(), (await NamesInDropAsync()).Order());
    }

    [Fact]
    public async Task Drop_ReportedTwiceAndAfterALaterUpload_IsStillOneVersion()
    {
        await service.OpenAsync(Period);
        var name = $"missing/{Period}/council/303/return.csv";
        await service.Host.Drop.DropAsync(name, BinaryData.FromString(Samples["303"]), "text/csv", cancellationToken: Stop);
        await NoteAsync(name);
        using var later = await service.PutReturnAsync(Period, "303", Samples["303"] + "\n");
        Assert.True(later.IsSuccessStatusCode);
        await service.Host.Drop.ReportAsync(name, cancellationToken: Stop);

        // And where the process had died before it left its note.
        await Notes.GetBlobClient(name).DeleteAsync(cancellationToken: Stop);
        await service.Host.Drop.ReportAsync(name, EventSchema.CloudEvents, Stop);
        var note = await NoteAsync(name);
        Assert.Equal("accepted", note.GetProperty("outcome").GetString());
        var status = await service.GetAsync($"{RunningService.P(Period)}/returns/council/303", "submitter-303");
        Assert.Equal(2, status.GetProperty("versions").GetArrayLength());
        Assert.Equal(2, status.GetProperty("currentVersion").GetInt32());
    }

    [Fact]
    public async Task Drop_OfAReturnWithErrors_IsKeptAndItsNoteSaysWhereTheReceiptIs()
    {
        await service.OpenAsync(Period);
        var name = $"missing/{Period}/council/304/bad.csv";
        await service.Host.Drop.DropAsync(name, BinaryData.FromString("x"), "text/csv", cancellationToken: Stop);
        var note = await NoteAsync(name);
        Assert.Equal("rejected", note.GetProperty("outcome").GetString());
        var receipt = await service.GetAsync(note.GetProperty("receipt").GetString()!, "submitter-304");
        Assert.NotEqual(0, receipt.GetProperty("issues").GetArrayLength());
    }

    [Theory]
    [InlineData("310", "accepted")]
    [InlineData("311", "rejected")]
    public async Task Drop_ReportedAgainAfterACrashAndUnderAnotherSubmitter_IsTheVersionThatItWasWithTheSameVerdict(string body, string verdict)
    {
        await service.OpenAsync(Period);
        var name = $"missing/{Period}/council/{body}/return.csv";
        await service.Host.Drop.DropAsync(name, BinaryData.FromString(verdict == "accepted" ? Samples[body] : "x"), "text/csv", cancellationToken: Stop);
        var first = await NoteAsync(name);
        Assert.Equal(verdict, first.GetProperty("outcome").GetString());
        using var later = await service.PutReturnAsync(Period, body, Samples[body] + "\n");
        Assert.True(later.IsSuccessStatusCode);
        using var access = await service.SendAsync(HttpMethod.Put, "/api/access", "administrator", RunningService.Json($$"""[{"provider":"aad","id":"a-new-{{body}}","name":"New","roles":["submitter"],"bodies":["{{body}}"]}]"""));
        Assert.True(access.IsSuccessStatusCode, await access.Content.ReadAsStringAsync(Stop));

        // The process had died before it left its note.
        await Notes.GetBlobClient(name).DeleteAsync(cancellationToken: Stop);
        await service.Host.Drop.ReportAsync(name, cancellationToken: Stop);
        Assert.Equal(first.GetRawText(), (await NoteAsync(name)).GetRawText());
        var status = await service.GetAsync($"{RunningService.P(Period)}/returns/council/{body}", $"submitter-{body}");
        Assert.Equal(2, status.GetProperty("versions").GetArrayLength());
        Assert.Equal(2, status.GetProperty("currentVersion").GetInt32());
    }

    [Theory]
    [InlineData("312", true)]
    [InlineData("313", false)]
    public async Task Drop_ReportedAfterALaterVersion_DoesNotTakeItsPlaceAndSaysSo(string body, bool laterIsDropped)
    {
        await service.OpenAsync(Period);
        var (early, late) = ($"missing/{Period}/council/{body}/early.csv", $"missing/{Period}/council/{body}/late.csv");
        await service.Blobs.GetBlobContainerClient("drop").GetBlobClient(early).UploadAsync(BinaryData.FromString(Samples[body]), Stop);
        await NextSecondAsync(early);
        if (laterIsDropped)
        {
            await service.Host.Drop.DropAsync(late, BinaryData.FromString(Samples[body] + "\n"), "text/csv", cancellationToken: Stop);
            Assert.Equal("accepted", (await NoteAsync(late)).GetProperty("outcome").GetString());
        }
        else
        {
            using var put = await service.PutReturnAsync(Period, body, Samples[body] + "\n");
            Assert.True(put.IsSuccessStatusCode);
        }

        await service.Host.Drop.ReportAsync(early, cancellationToken: Stop);
        var note = await NoteAsync(early);
        Assert.Equal("refused", note.GetProperty("outcome").GetString());
        Assert.Contains("Version 1 ", note.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var status = await service.GetAsync($"{RunningService.P(Period)}/returns/council/{body}", $"submitter-{body}");
        Assert.Equal(1, status.GetProperty("versions").GetArrayLength());
    }

    [Fact]
    public async Task Drop_ReportedAgainAfterItsSenderTookItAway_IsSetAsideOnlyWhereNoNoteIsAboutIt()
    {
        await service.OpenAsync(Period);
        var name = $"missing/{Period}/council/314/return.csv";
        await service.Host.Drop.DropAsync(name, BinaryData.FromString(Samples["314"]), "text/csv", cancellationToken: Stop);
        var note = await NoteAsync(name);
        await service.Blobs.GetBlobContainerClient("drop").GetBlobClient(name).DeleteAsync(cancellationToken: Stop);
        var queue = new Azure.Storage.Queues.QueueClient(service.Host.StorageConnectionString, "drop");
        foreach (var (etag, expected) in new[] { (note.GetProperty("eTag").GetString()!, 0), ("0x123", 1) })
        {
            await service.Host.Drop.ReportAsync(name, etag, EventSchema.EventGrid, Stop);
            await Eventually.TrueAsync(async () => (await queue.GetPropertiesAsync(Stop)).Value.ApproximateMessagesCount == 0);
            var gone = (await service.GetAsync("/api/messages", "inspector")).EnumerateArray().Count(m => m.GetProperty("reason").GetString()!.Contains("not there any more", StringComparison.Ordinal));
            Assert.Equal(expected, gone);
        }
    }

    [Fact]
    public async Task Note_OfTwoFilesOfOneNameInOneSecond_IsOfTheOneThatLiesThere()
    {
        var box = new DropBox(Storage);
        var blob = service.Blobs.GetBlobContainerClient("drop").GetBlobClient("two-in-one-second.csv");
        var first = (await blob.UploadAsync(BinaryData.FromString("1"), Stop)).Value.ETag.ToString();
        var second = (await blob.UploadAsync(BinaryData.FromString("2"), overwrite: true, Stop)).Value.ETag.ToString();
        DropReceipt Note(string etag) => new(blob.Name, etag, DateTimeOffset.UnixEpoch, "accepted", "", null);
        foreach (var order in new[] { new[] { first, second }, [second, first] })
        {
            foreach (var etag in order)
                await box.WriteAsync(Note(etag), Stop);
            Assert.Equal(second, (await box.NoteAsync(blob.Name, Stop))!.ETag);
        }
    }

    [Fact]
    public async Task Check_OfADroppedFilesBytesThatLostTheirNumber_LeavesThemToTheirOwnMessage()
    {
        await service.OpenAsync(Period);
        using var put = await service.PutReturnAsync(Period, "315", Samples["315"]);
        Assert.True(put.IsSuccessStatusCode);

        // As a process leaves them that died before they were a version, while somebody else took the number.
        var bytes = BinaryData.FromString(Samples["315"] + "\n");
        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        var key = new ReturnKey("missing", Period, "council", Domain.Collections.Body.TryParse("315", out var body) ? body : throw new InvalidOperationException());
        var left = new VersionName(1, sha);
        var facts = new OriginalFacts(sha, new('0', 64), new('0', 64), "text/csv", TimeProvider.System.GetUtcNow(), "aad:submitter-315", "Somebody", 0) { Dropped = new("a blob", TimeProvider.System.GetUtcNow()) };
        await using (var content = bytes.ToStream())
            await new ReturnBlobs(Storage).StoreOriginalAsync(key, left, content, facts, Stop);
        await new Azure.Storage.Queues.QueueClient(service.Host.StorageConnectionString, "check", new() { MessageEncoding = Azure.Storage.Queues.QueueMessageEncoding.Base64 })
            .SendMessageAsync($$"""{"collection":"missing","period":"{{Period}}","instrument":"council","body":"315","version":"{{left}}"}""", Stop);
        await Eventually.TrueAsync(async () => await new ReturnBlobs(Storage).FactsAsync(key, left.ToString(), Stop) is null);
        var status = await service.GetAsync($"{RunningService.P(Period)}/returns/council/315", "submitter-315");
        Assert.Equal(1, status.GetProperty("versions").GetArrayLength());
    }

    [Theory]
    [InlineData("missing/2021/council/return.csv", "must lie under")]
    [InlineData("return.csv", "must lie under")]
    [InlineData("missing/2021/council/305/a/b.csv", "must lie under")]
    [InlineData("nowhere/2021/council/305/return.csv", "no such return")]
    [InlineData("missing/1999/council/305/return.csv", "no such return")]
    [InlineData("missing/2021/nothing/305/return.csv", "no such return")]
    [InlineData("missing/2021/council/999/return.csv", "no such return")]
    [InlineData("missing/2021/council/inspectorate/return.csv", "no such return")]
    [InlineData("missing/2021/council/<script>/return.csv", "no such return")]
    [InlineData("missing/2021/council/305%2F..%2F306/return.csv", "no such return")]
    [InlineData("missing/2021/council/'; drop table returns; --/ré\u202eturn.csv", "no such return")]
    [InlineData("missing/2019/council/305/return.csv", "not open")]
    public async Task Drop_WithANameThatMeansNothing_DoesNoHarmAndSaysSo(string name, string expected)
    {
        await service.OpenAsync(Period);
        await service.Host.Drop.DropAsync(name, BinaryData.FromString(Samples["305"]), "text/csv", cancellationToken: Stop);
        var note = await NoteAsync(name);
        Assert.Equal("refused", note.GetProperty("outcome").GetString());
        Assert.Contains(expected, note.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, note.GetProperty("receipt").ValueKind);
        var status = await service.GetAsync($"{RunningService.P(Period)}/returns/council/305", "submitter-305");
        Assert.Equal(0, status.GetProperty("versions").GetArrayLength());
    }

    [Fact]
    public async Task Drop_AfterTheCloseForABodyWithMoreTime_IsTakenAsAPutIs()
    {
        const string period = "2024";
        await service.OpenAsync(period);
        await service.CloseAsync(period, report: true);

        // Until the list is frozen, what was put there in the second of the close is still taken in: storage tells no finer time.
        await service.RunAsync(period, "closing-1");
        var name = $"missing/{period}/council/308/return.csv";
        using var extended = await service.SendAsync(HttpMethod.Post, $"{RunningService.P(period)}/returns/council/308/extend", "administrator", RunningService.Json("""{"until":"2099-01-01T00:00:00Z","reason":"Floods."}"""));
        Assert.True(extended.IsSuccessStatusCode, await extended.Content.ReadAsStringAsync(Stop));
        await service.Host.Drop.DropAsync(name, BinaryData.FromString(SampleReturns.Of(period)["308"]), "text/csv", cancellationToken: Stop);
        var note = await NoteAsync(name);
        Assert.True(note.GetProperty("outcome").GetString() == "accepted", note.GetRawText());
        var status = await service.GetAsync($"{RunningService.P(period)}/returns/council/308", "submitter-308");
        Assert.True(status.GetProperty("late").GetBoolean());

        var other = $"missing/{period}/council/309/return.csv";
        await service.Host.Drop.DropAsync(other, BinaryData.FromString(SampleReturns.Of(period)["309"]), "text/csv", cancellationToken: Stop);
        Assert.Equal("refused", (await NoteAsync(other)).GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Drop_OfAFormatThatIsNotTaken_SaysHowToSaveTheRightOne()
    {
        await service.OpenAsync(Period);
        var name = $"missing/{Period}/council/306/picture.png";
        await service.Host.Drop.DropAsync(name, BinaryData.FromBytes(new byte[] { 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0 }), "image/png", cancellationToken: Stop);
        Assert.Equal("refused", (await NoteAsync(name)).GetProperty("outcome").GetString());
    }

    private ServiceStorage Storage => new(
        new(new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", service.Host.StorageConnectionString)]).Build(), Options.Create(new ReportingOptions())), new(InAzure: false));

    private Azure.Storage.Blobs.BlobContainerClient Notes => service.Blobs.GetBlobContainerClient("drop-receipts");

    private Task<JsonElement> NoteAsync(string name) => service.NoteAsync(name);

    /// <summary>Waits until the second is over in which a file was put there: storage tells no finer time.</summary>
    private async Task NextSecondAsync(string name)
    {
        var put = (await service.Blobs.GetBlobContainerClient("drop").GetBlobClient(name).GetPropertiesAsync(cancellationToken: Stop)).Value.LastModified;
        await Eventually.TrueAsync(() => TimeProvider.System.GetUtcNow() >= put.AddSeconds(1));
    }

    private async Task<List<string>> NamesInDropAsync()
    {
        var names = new List<string>();
        await foreach (var blob in service.Blobs.GetBlobContainerClient("drop").GetBlobsAsync(BlobTraits.None, BlobStates.None, $"missing/{Period}/council/30", Stop))
            names.Add(blob.Name);
        return names;
    }
}
