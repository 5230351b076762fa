using System.Text.Json;
using Reporting.Local.Storage;
using Xunit;

namespace Reporting.Line.Tests.Receiving;

/// <summary>Files that are put into the container instead of being sent: what becomes of them, and what their sender is told.</summary>
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
        var status = await service.GetAsync($"{RunningService.PeriodPath(Period)}/returns/council/305", "submitter-305");
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
        using var extended = await service.PostJsonAsync(
            $"{RunningService.PeriodPath(period)}/returns/council/308/extend", "administrator", """{"until":"2099-01-01T00:00:00Z","reason":"Floods."}""");
        Assert.True(extended.IsSuccessStatusCode, await extended.Content.ReadAsStringAsync(Stop));
        await service.Host.Drop.DropAsync(name, BinaryData.FromString(SampleReturns.Of(period)["308"]), "text/csv", cancellationToken: Stop);
        var note = await NoteAsync(name);
        Assert.True(note.GetProperty("outcome").GetString() == "accepted", note.GetRawText());
        var status = await service.GetAsync($"{RunningService.PeriodPath(period)}/returns/council/308", "submitter-308");
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
        await service.Host.Drop.DropAsync(
            name, BinaryData.FromBytes(new byte[] { 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0 }), "image/png", cancellationToken: Stop);
        Assert.Equal("refused", (await NoteAsync(name)).GetProperty("outcome").GetString());
    }

    private Task<JsonElement> NoteAsync(string name) => service.NoteAsync(name);

    private Task<IReadOnlyList<string>> NamesInDropAsync() => service.BlobNamesAsync("drop", $"missing/{Period}/council/30");
}
