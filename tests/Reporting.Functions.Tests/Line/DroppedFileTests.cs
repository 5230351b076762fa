using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using Reporting.Local.Storage;
using Xunit;

namespace Reporting.Functions.Tests.Line;

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

    private Azure.Storage.Blobs.BlobContainerClient Notes => service.Blobs.GetBlobContainerClient("drop-receipts");

    private async Task<JsonElement> NoteAsync(string name)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await poll.WaitForNextTickAsync(limit.Token))
        {
            try
            {
                using var json = JsonDocument.Parse((await Notes.GetBlobClient(name).DownloadContentAsync(limit.Token)).Value.Content);
                return json.RootElement.Clone();
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                // Not yet.
            }
        }

        throw new TimeoutException();
    }

    private async Task<List<string>> NamesInDropAsync()
    {
        var names = new List<string>();
        await foreach (var blob in service.Blobs.GetBlobContainerClient("drop").GetBlobsAsync(BlobTraits.None, BlobStates.None, $"missing/{Period}/council/30", Stop))
            names.Add(blob.Name);
        return names;
    }
}
