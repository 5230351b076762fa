using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Reporting.Checking.Definitions;
using Reporting.Domain.Returns;
using Reporting.Functions.Hosting;
using Reporting.Functions.Returns;
using Reporting.Functions.Storage;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Line.Tests.Returns;

/// <summary>Templates, what is made of an uploaded version, and versions that nobody may read any more.</summary>
public sealed class VersionTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Period = "2018";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static readonly IReadOnlyDictionary<string, string> Samples = SampleReturns.Of(Period);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Template_FilledInAndSent_IsAccepted()
    {
        await service.OpenAsync(Period);
        var path = $"{RunningService.P(Period)}/instruments/council/template";
        using var answer = await service.SendAsync(HttpMethod.Get, path + ".xlsx", "submitter-340");
        Assert.Equal(Xlsx, answer.Content.Headers.ContentType?.MediaType);
        var book = FilledWorkbook.Of(await answer.Content.ReadAsByteArrayAsync(Stop), Answers(Samples["340"]));
        using var sent = await PutAsync("340", book, Xlsx);
        Assert.True(sent.StatusCode is HttpStatusCode.Created, await sent.Content.ReadAsStringAsync(Stop));

        using var csv = await service.SendAsync(HttpMethod.Get, path + ".csv", "submitter-341");
        var lines = (await csv.Content.ReadAsStringAsync(Stop)).Split("\r\n");
        var answers = Answers(Samples["341"]);
        var filled = string.Join('\n', lines.Select(l => answers.TryGetValue(l.Split(',')[0], out var a) ? $"{l.Split(',')[0]},,{a.Value},{a.Missing},,{a.Note}" : l));
        using var sentCsv = await service.PutReturnAsync(Period, "341", filled);
        Assert.True(sentCsv.StatusCode is HttpStatusCode.Created, await sentCsv.Content.ReadAsStringAsync(Stop));
        var json = await service.GetAsync(path + ".json", "submitter-342");
        Assert.Equal("342", json.GetProperty("authority").GetString());
    }

    [Fact]
    public async Task Template_FilledInAndSavedByLibreOffice_SaysTheSame()
    {
        Soffice.Demand();
        await service.OpenAsync(Period);
        using var answer = await service.SendAsync(HttpMethod.Get, $"{RunningService.P(Period)}/instruments/council/template.xlsx", "submitter-353");
        var book = FilledWorkbook.Of(await answer.Content.ReadAsByteArrayAsync(Stop), Answers(Samples["353"]));
        using var sent = await PutAsync("353", book, Xlsx);
        Assert.True(sent.StatusCode is HttpStatusCode.Created, await sent.Content.ReadAsStringAsync(Stop));
        using var saved = await PutAsync("353", await Soffice.ConvertAsync(book, "xlsx", "xlsx"), Xlsx);
        Assert.True(saved.StatusCode is HttpStatusCode.Created, await saved.Content.ReadAsStringAsync(Stop));
        var diff = await service.GetAsync($"{Path("353")}/versions/1/diff/2", "submitter-353");
        Assert.Equal(0, diff.GetProperty("changes").GetArrayLength());
    }

    [Theory]
    [InlineData(null, "council/template.xlsx", HttpStatusCode.Unauthorized)]
    [InlineData("submitter-301", "council/template.xlsx?body=302", HttpStatusCode.Forbidden)]
    [InlineData("director-301", "council/template.csv?body=302", HttpStatusCode.Forbidden)]
    [InlineData("submitter-301", "council/template.json?body=inspectorate", HttpStatusCode.Forbidden)]
    [InlineData("submitter-301", "council/template.json?body=three", HttpStatusCode.BadRequest)]
    [InlineData("submitter-301", "nothing/template.xlsx", HttpStatusCode.NotFound)]
    [InlineData("analyst", "council/template.xlsx?body=942", HttpStatusCode.NotFound)]
    [InlineData("analyst", "council/template.xlsx?body=inspectorate", HttpStatusCode.NotFound)]
    public async Task Template_OfOthersOrOfNothing_IsRefused(string? who, string path, HttpStatusCode expected)
    {
        using var answer = await service.SendAsync(HttpMethod.Get, $"{RunningService.P(Period)}/instruments/{path}", who);
        await Problems.IsAsync(answer, expected);
    }

    [Theory]
    [InlineData("director-301", "council/template.xlsx")]
    [InlineData("analyst", "council/template.csv")]
    [InlineData("analyst", "council/template.xlsx?body=301")]
    public async Task Template_OfOnesOwn_OrForTheInspectorate_IsGiven(string who, string path)
    {
        using var answer = await service.SendAsync(HttpMethod.Get, $"{RunningService.P(Period)}/instruments/{path}", who);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        using var head = await service.SendAsync(HttpMethod.Head, $"{RunningService.P(Period)}/instruments/{path}", who);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Fact]
    public async Task Version_ThatWasRejected_ComesBackMarkedAndCorrectedAndComparedToTheNext()
    {
        const string body = "343";
        await service.OpenAsync(Period);
        var rough = Samples[body].Replace("MIS01,,", "mis01,, ", StringComparison.Ordinal) + "MIS99,,=1+1,,,\n";
        using var rejected = await service.PutReturnAsync(Period, body, rough);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rejected.StatusCode);
        using var corrected = await service.SendAsync(HttpMethod.Get, $"{Path(body)}/versions/1/corrected.csv", $"submitter-{body}");
        var csv = await corrected.Content.ReadAsStringAsync(Stop);
        Assert.Contains("'=1+1", csv, StringComparison.Ordinal);
        Assert.Contains("is now “MIS01”", csv, StringComparison.Ordinal);
        using var annotated = await service.SendAsync(HttpMethod.Get, $"{Path(body)}/versions/1/annotated.xlsx", "inspector");
        Assert.Equal(Xlsx, annotated.Content.Headers.ContentType?.MediaType);
        Assert.Contains(FilledWorkbook.CellsOf(await annotated.Content.ReadAsByteArrayAsync(Stop), 1).Values, v => v == "READ-CODE-UNKNOWN");

        var changed = string.Join('\n', Samples[body].Split('\n').Select(l => l.StartsWith("CLA01,", StringComparison.Ordinal) ? "CLA01,,,NR,,Not kept." : l));
        using var second = await service.PutReturnAsync(Period, body, changed);
        Assert.True(second.IsSuccessStatusCode, await second.Content.ReadAsStringAsync(Stop));
        var diff = await service.GetAsync($"{Path(body)}/versions/1/diff/2", $"submitter-{body}");
        var change = diff.GetProperty("changes").EnumerateArray().Single(c => c.GetProperty("item").GetString() == "CLA01");
        Assert.Equal("NR", change.GetProperty("after").GetProperty("missing").GetString());
        Assert.Equal(JsonValueKind.String, change.GetProperty("before").GetProperty("value").ValueKind);
        Assert.Equal(0, (await service.GetAsync($"{Path(body)}/versions/2/diff/2", $"submitter-{body}")).GetProperty("changes").GetArrayLength());
    }

    [Theory]
    [InlineData("annotated.xlsx")]
    [InlineData("corrected.csv")]
    [InlineData("diff/1")]
    [InlineData("original")]
    public async Task VersionFiles_OfOthersOrOfNothing_AreRefused(string file)
    {
        await service.OpenAsync(Period);
        using var put = await service.PutReturnAsync(Period, "344", Samples["344"]);
        foreach (var (who, version, expected) in new[] { (null, "1", HttpStatusCode.Unauthorized), ("submitter-301", "1", HttpStatusCode.Forbidden), ("director-301", "1", HttpStatusCode.Forbidden), ("submitter-344", "9", HttpStatusCode.NotFound), ("submitter-344", "one", HttpStatusCode.NotFound) })
        {
            using var answer = await service.SendAsync(HttpMethod.Get, $"{Path("344")}/versions/{version}/{file}", who);
            await Problems.IsAsync(answer, expected);
        }

        using var own = await service.SendAsync(HttpMethod.Get, $"{Path("344")}/versions/1/{file}", "director-344");
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task Put_PersonalDetails_AreRefusedShutAwayAndErasedAfterAWeek()
    {
        const string body = "350";
        await service.OpenAsync(Period);
        var told = Samples[body].Replace("MIS01,,", "MIS01,,", StringComparison.Ordinal);
        told = string.Join('\n', told.Split('\n').Select(l => l.StartsWith("CLA01,", StringComparison.Ordinal) ? l.TrimEnd(',') + ",,,Ask J. Smith on 07700 900123" : l));
        using var practice = await service.PutReturnAsync(Period, body, told, query: "?practice=true");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, practice.StatusCode);
        using var put = await service.PutReturnAsync(Period, body, told);
        var text = await put.Content.ReadAsStringAsync(Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, put.StatusCode);
        Assert.Contains("READ-PERSONAL", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Smith", text, StringComparison.Ordinal);
        Assert.DoesNotContain("900123", text, StringComparison.Ordinal);
        using var receipt = JsonDocument.Parse(text);
        Assert.True(receipt.RootElement.GetProperty("quarantined").GetBoolean());
        foreach (var file in new[] { "original", "annotated.xlsx", "corrected.csv", "diff/1" })
        {
            foreach (var who in new[] { $"submitter-{body}", "administrator" })
            {
                using var answer = await service.SendAsync(HttpMethod.Get, $"{Path(body)}/versions/1/{file}", who);
                Assert.Contains("personal details", await Problems.IsAsync(answer, HttpStatusCode.Forbidden), StringComparison.Ordinal);
            }
        }

        // The same bytes again are the same version, and are stored no second time.
        using var again = await service.PutReturnAsync(Period, body, told);
        Assert.Equal(text, await again.Content.ReadAsStringAsync(Stop));

        await service.Host.RunTimerAsync("EraseQuarantined", Stop);
        Assert.Single(await BlobsAsync(body));
        var (erasure, definitions) = Erasure();
        var due = await erasure.DueAsync(definitions.Collection, definitions.Period, definitions.Instrument, TimeProvider.System.GetUtcNow() + Return.QuarantinedFor, Stop);
        var (key, version) = due.Single(d => d.Key.Body.ToString() == body);
        for (var twice = 0; twice < 2; twice++)
        {
            Assert.IsNotType<Decision<Return>.Refused>(
                await erasure.EraseAsync(definitions.Collection, definitions.Period, key, version, reason: null, Actor.Service, TimeProvider.System.GetUtcNow(), Stop));
        }

        Assert.Empty(await BlobsAsync(body));
        using var gone = await service.SendAsync(HttpMethod.Get, $"{Path(body)}/versions/1/original", $"submitter-{body}");
        await Problems.IsAsync(gone, HttpStatusCode.Gone);
        using var kept = await service.SendAsync(HttpMethod.Get, $"{Path(body)}/versions/1/receipt", $"submitter-{body}");
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        var events = (await service.GetAsync(Path(body), $"submitter-{body}")).GetProperty("events").EnumerateArray().Select(e => e.GetProperty("kind").GetString());
        Assert.Equal(["received", "rejected", "quarantined", "erased"], events);
        Assert.Empty(await erasure.DueAsync(definitions.Collection, definitions.Period, definitions.Instrument, TimeProvider.System.GetUtcNow() + Return.QuarantinedFor, Stop));

        // What was erased is not there to be answered for: the same bytes are a version of their own.
        using var later = await service.PutReturnAsync(Period, body, told);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 2), (later.StatusCode, (await RunningService.ReadAsync(later)).GetProperty("version").GetInt32()));
        Assert.StartsWith($"missing/{Period}/council/{body}/0002-", Assert.Single(await BlobsAsync(body)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erase_ByAnAdministrator_TakesEverythingOfAVersionThatDoesNotCount()
    {
        const string body = "351";
        const string reason = """{"reason":"Sent by mistake."}""";
        await service.OpenAsync(Period);
        using var first = await service.PutReturnAsync(Period, body, Samples[body]);
        foreach (var (who, version, json, expected) in new[]
        {
            ("director-351", "1", reason, HttpStatusCode.Forbidden), ("publisher", "1", reason, HttpStatusCode.Forbidden), ("administrator", "1", "{}", HttpStatusCode.BadRequest),
            ("administrator", "9", reason, HttpStatusCode.NotFound), ("administrator", "1", reason, HttpStatusCode.Conflict),
        })
        {
            using var refused = await service.SendAsync(HttpMethod.Post, $"{Path(body)}/versions/{version}/erase", who, RunningService.Json(json));
            await Problems.IsAsync(refused, expected);
        }

        using var second = await service.PutReturnAsync(Period, body, Samples[body] + "\n");
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        using var erased = await service.SendAsync(HttpMethod.Post, $"{Path(body)}/versions/1/erase", "administrator", RunningService.Json(reason));
        Assert.Equal(HttpStatusCode.OK, erased.StatusCode);
        Assert.Contains("Sent by mistake.", await erased.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Single(await BlobsAsync(body));
        foreach (var (file, expected) in new[] { ("original", HttpStatusCode.Gone), ("receipt", HttpStatusCode.NotFound) })
        {
            using var answer = await service.SendAsync(HttpMethod.Get, $"{Path(body)}/versions/1/{file}", $"submitter-{body}");
            await Problems.IsAsync(answer, expected);
        }

        using var stays = await service.SendAsync(HttpMethod.Get, $"{Path(body)}/versions/2/original", $"submitter-{body}");
        Assert.Equal(HttpStatusCode.OK, stays.StatusCode);
    }

    [Fact]
    public async Task Erase_UnderANilReturn_LeavesNothingThatCountsWhenItIsReopened()
    {
        const string period = "2020", body = "352", reason = """{"reason":"Sent by mistake."}""";
        var path = $"{RunningService.P(period)}/returns/council/{body}";
        var csv = SampleReturns.Of(period)[body];
        await service.OpenAsync(period);
        using var other = await service.PutReturnAsync(period, "351", SampleReturns.Of(period)["351"]);
        using var first = await service.PutReturnAsync(period, body, csv);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        foreach (var what in new[] { "nil", "versions/1/erase", "versions/1/erase", "reopen" })
        {
            using var done = await service.SendAsync(HttpMethod.Post, $"{path}/{what}", "administrator", RunningService.Json(reason));
            Assert.True(done.StatusCode is HttpStatusCode.OK, $"{what}: {await done.Content.ReadAsStringAsync(Stop)}");
        }

        var status = await service.GetAsync(path, $"submitter-{body}");
        Assert.Equal(("notStarted", JsonValueKind.Null), (status.GetProperty("state").GetString(), status.GetProperty("currentVersion").ValueKind));
        Assert.Equal(1, status.GetProperty("events").EnumerateArray().Count(e => e.GetProperty("kind").GetString() == "erased"));
        Assert.Empty(await BlobsAsync(body, period));
        await service.CloseAsync(period, report: true);
        var run = await service.RunAsync(period, "closing-1");
        Assert.Equal("rendered", run.GetProperty("state").GetString());

        // The same bytes again are a version of their own, with everything that belongs to one.
        await service.OpenAsync(period);
        using var again = await service.PutReturnAsync(period, body, csv);
        Assert.Equal((HttpStatusCode.Created, 2), (again.StatusCode, (await RunningService.ReadAsync(again)).GetProperty("version").GetInt32()));
        using var original = await service.SendAsync(HttpMethod.Get, $"{path}/versions/2/original", $"submitter-{body}");
        Assert.Equal(csv, await original.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task Erase_ByAProcessThatDied_IsFinishedInTheNight()
    {
        const string body = "354";
        await service.OpenAsync(Period);
        using var first = await service.PutReturnAsync(Period, body, Samples[body]);
        using var second = await service.PutReturnAsync(Period, body, Samples[body] + "\n");
        var (gone, kept) = ((await BlobsAsync(body))[0][..^"/original".Length], (await BlobsAsync(body))[1]);
        var rows = new ReturnRows(Storage());
        var key = new ReturnKey("missing", Period, "council", Domain.Collections.Body.TryParse(body, out var sender) ? sender : default);
        var sha = (await rows.EventsAsync(key, Stop))[0].Sha256;
        var read = await rows.ReadAsync(key, Stop);
        var erased = new ReturnEvent(EventKind.Erased, TimeProvider.System.GetUtcNow(), new("aad:administrator", "Administrator"), "Version 1 was erased: Sent by mistake.", 1, sha);
        Assert.True(await rows.TryPutAsync(read, new(read.Value, [erased]), Stop));
        await service.Host.RunTimerAsync("EraseQuarantined", Stop);
        Assert.Equal([kept], await BlobsAsync(body));
        Assert.Empty(await BlobsBelowAsync("checked", gone));

        // As a check does that was at work all the while.
        await service.Blobs.GetBlobContainerClient("checked").UploadBlobAsync($"{gone}/receipt.json", BinaryData.FromString("{}"), Stop);
        await service.Host.RunTimerAsync("EraseQuarantined", Stop);
        Assert.Empty(await BlobsBelowAsync("checked", gone));
        using var receipt = await service.SendAsync(HttpMethod.Get, $"{Path(body)}/versions/1/receipt", $"submitter-{body}");
        await Problems.IsAsync(receipt, HttpStatusCode.NotFound);
    }

    private static string Path(string body) => $"{RunningService.P(Period)}/returns/council/{body}";

    private static Dictionary<string, (string Value, string Missing, string Note)> Answers(string csv) =>
        csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')).ToDictionary(c => c[0], c => (c[2], c[3], c[5]));

    private async Task<HttpResponseMessage> PutAsync(string body, byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await service.SendAsync(HttpMethod.Put, Path(body), $"submitter-{body}", content);
    }

    private Task<IReadOnlyList<string>> BlobsAsync(string body, string period = Period) => BlobsBelowAsync("returns", $"missing/{period}/council/{body}/");

    private async Task<IReadOnlyList<string>> BlobsBelowAsync(string container, string folder)
    {
        var names = new List<string>();
        await foreach (var blob in service.Blobs.GetBlobContainerClient(container).GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, Stop))
            names.Add(blob.Name);
        return names;
    }

    private (ReturnErasure Erasure, (Domain.Collections.Collection Collection, Domain.Collections.Period Period, Domain.Collections.Instrument Instrument)) Erasure()
    {
        var storage = Storage();
        var collection = Assert.IsType<DefinitionsOutcome.Loaded>(DefinitionLoader.Load(SourceTree.Templates)).Definitions.Find("missing")!;
        return (new(new(storage, TimeProvider.System), new(storage), new(storage), NullLogger<ReturnErasure>.Instance), (collection, collection.Period("2018")!, collection.Instruments.Single(i => i.Id == "council")));
    }

    private ServiceStorage Storage() => new(new(new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", service.Host.StorageConnectionString)]).Build(), Options.Create(new ReportingOptions())), new PlatformFacts(false));
}
