using System.Text.Json;
using Reporting.Domain.Returns;
using Reporting.Functions.Receiving;
using Reporting.Functions.Storage;
using Reporting.Local.Storage;
using Xunit;

namespace Reporting.Line.Tests.Receiving;

/// <summary>A dropped file that is reported twice, late, or after it was taken away: it is one version, and takes the place of none that came later.</summary>
[Collection(SharedService.Name)]
public sealed class DroppedFileReportedAgainTests(RunningService service)
{
    private const string Period = "2021";
    private static readonly IReadOnlyDictionary<string, string> Samples = SampleReturns.Of(Period);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

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
        var status = await service.GetAsync($"{RunningService.PeriodPath(Period)}/returns/council/303", "submitter-303");
        Assert.Equal(2, status.GetProperty("versions").GetArrayLength());
        Assert.Equal(2, status.GetProperty("currentVersion").GetInt32());
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
        using var access = await service.PutJsonAsync(
            "/api/access", "administrator", $$"""[{"provider":"aad","id":"a-new-{{body}}","name":"New","roles":["submitter"],"bodies":["{{body}}"]}]""");
        Assert.True(access.IsSuccessStatusCode, await access.Content.ReadAsStringAsync(Stop));

        // The process had died before it left its note.
        await Notes.GetBlobClient(name).DeleteAsync(cancellationToken: Stop);
        await service.Host.Drop.ReportAsync(name, cancellationToken: Stop);
        Assert.Equal(first.GetRawText(), (await NoteAsync(name)).GetRawText());
        var status = await service.GetAsync($"{RunningService.PeriodPath(Period)}/returns/council/{body}", $"submitter-{body}");
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
        var status = await service.GetAsync($"{RunningService.PeriodPath(Period)}/returns/council/{body}", $"submitter-{body}");
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
        var queue = service.QueueOf("drop");
        foreach (var (etag, expected) in new[] { (note.GetProperty("eTag").GetString()!, 0), ("0x123", 1) })
        {
            await service.Host.Drop.ReportAsync(name, etag, EventSchema.EventGrid, Stop);
            await Poll.UntilAsync(async () => (await queue.GetPropertiesAsync(Stop)).Value.ApproximateMessagesCount == 0);
            var gone = (await service.GetAsync("/api/messages", "inspector")).EnumerateArray()
                .Count(m => m.GetProperty("reason").GetString()!.Contains("not there any more", StringComparison.Ordinal));
            Assert.Equal(expected, gone);
        }
    }

    [Fact]
    public async Task Note_OfTwoFilesOfOneNameInOneSecond_IsOfTheOneThatLiesThere()
    {
        var box = new DropBox(service.OpenStorage());
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
        var key = new ReturnKey(
            "missing", Period, "council", Domain.Collections.Body.TryParse("315", out var body) ? body : throw new InvalidOperationException());
        var left = new VersionName(1, sha);
        var facts = new OriginalFacts(
            sha, new('0', 64), new('0', 64), "text/csv", TimeProvider.System.GetUtcNow(), "aad:submitter-315", "Somebody", new(0, false))
        {
            Dropped = new("a blob", TimeProvider.System.GetUtcNow()),
        };
        await using (var content = bytes.ToStream())
            await new ReturnBlobs(service.OpenStorage()).StoreOriginalAsync(key, left, content, facts, Stop);
        var message = $$"""{"collection":"missing","period":"{{Period}}","instrument":"council","body":"315","version":"{{left}}"}""";
        await service.QueueOf("check").SendMessageAsync(message, Stop);
        await Poll.UntilAsync(async () => await new ReturnBlobs(service.OpenStorage()).FactsAsync(key, left.ToString(), Stop) is null);
        var status = await service.GetAsync($"{RunningService.PeriodPath(Period)}/returns/council/315", "submitter-315");
        Assert.Equal(1, status.GetProperty("versions").GetArrayLength());
    }

    private Azure.Storage.Blobs.BlobContainerClient Notes => service.Blobs.GetBlobContainerClient("drop-receipts");

    private Task<JsonElement> NoteAsync(string name) => service.NoteAsync(name);

    /// <summary>Waits until the second is over in which a file was put there: storage tells no finer time.</summary>
    private async Task NextSecondAsync(string name)
    {
        var put = (await service.Blobs.GetBlobContainerClient("drop").GetBlobClient(name).GetPropertiesAsync(cancellationToken: Stop)).Value.LastModified;
        await Poll.UntilAsync(() => TimeProvider.System.GetUtcNow() >= put.AddSeconds(1));
    }
}
