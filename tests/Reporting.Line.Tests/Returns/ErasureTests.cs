using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Reporting.Checking.Definitions;
using Reporting.Domain.Returns;
using Reporting.Functions.Returns;
using Reporting.Functions.Storage;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Line.Tests.Returns;

/// <summary>Versions that nobody may read any more: shut away, erased after a week or by an administrator, and nothing of them is left.</summary>
[Collection(ReturnsService.Name)]
public sealed class ErasureTests(RunningService service)
{
    private const string Period = "2018";
    private static readonly IReadOnlyDictionary<string, string> Samples = SampleReturns.Of(Period);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Put_PersonalDetails_AreRefusedShutAwayAndErasedAfterAWeek()
    {
        const string body = "350";
        await service.OpenAsync(Period);
        var told = Samples[body].Replace("MIS01,,", "MIS01,,", StringComparison.Ordinal);
        told = string.Join(
            '\n', told.Split('\n').Select(l => l.StartsWith("CLA01,", StringComparison.Ordinal) ? l.TrimEnd(',') + ",,,Ask J. Smith on 07700 900123" : l));
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
                Assert.Contains("personal details", await ProblemAssert.IsAsync(answer, HttpStatusCode.Forbidden), StringComparison.Ordinal);
            }
        }

        // The same bytes again are the same version, and are stored no second time.
        using var again = await service.PutReturnAsync(Period, body, told);
        Assert.Equal(text, await again.Content.ReadAsStringAsync(Stop));

        await service.Host.RunTimerAsync("EraseQuarantined", Stop);
        Assert.Single(await BlobsAsync(body));
        var erasure = Erasure();
        var collection = Assert.IsType<DefinitionsOutcome.Loaded>(DefinitionLoader.Load(SourceTree.Templates)).Definitions.Find("missing")!;
        var (period, council) = (collection.Period(Period)!, collection.Instruments.Single(i => i.Id == "council"));
        var inAWeek = TimeProvider.System.GetUtcNow() + Return.QuarantinedFor;
        var due = await erasure.DueAsync(collection, period, council, inAWeek, Stop);
        var (key, version) = due.Single(d => d.Key.Body.ToString() == body);
        for (var twice = 0; twice < 2; twice++)
        {
            Assert.IsNotType<Decision<Return>.Refused>(
                await erasure.EraseAsync(collection, period, key, version, reason: null, Actor.Service, TimeProvider.System.GetUtcNow(), Stop));
        }

        Assert.Empty(await BlobsAsync(body));
        using var gone = await service.SendAsync(HttpMethod.Get, $"{Path(body)}/versions/1/original", $"submitter-{body}");
        await ProblemAssert.IsAsync(gone, HttpStatusCode.Gone);
        using var kept = await service.SendAsync(HttpMethod.Get, $"{Path(body)}/versions/1/receipt", $"submitter-{body}");
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        var events = (await service.GetAsync(Path(body), $"submitter-{body}")).GetProperty("events").EnumerateArray()
            .Select(e => e.GetProperty("kind").GetString());
        Assert.Equal(["received", "rejected", "quarantined", "erased"], events);
        Assert.Empty(await erasure.DueAsync(collection, period, council, inAWeek, Stop));

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
            ("director-351", "1", reason, HttpStatusCode.Forbidden), ("publisher", "1", reason, HttpStatusCode.Forbidden),
            ("administrator", "1", "{}", HttpStatusCode.BadRequest),
            ("administrator", "9", reason, HttpStatusCode.NotFound), ("administrator", "1", reason, HttpStatusCode.Conflict),
        })
        {
            using var refused = await service.PostJsonAsync($"{Path(body)}/versions/{version}/erase", who, json);
            await ProblemAssert.IsAsync(refused, expected);
        }

        using var second = await service.PutReturnAsync(Period, body, Samples[body] + "\n");
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        using var erased = await service.PostJsonAsync($"{Path(body)}/versions/1/erase", "administrator", reason);
        Assert.Equal(HttpStatusCode.OK, erased.StatusCode);
        Assert.Contains("Sent by mistake.", await erased.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Single(await BlobsAsync(body));
        foreach (var (file, expected) in new[] { ("original", HttpStatusCode.Gone), ("receipt", HttpStatusCode.NotFound) })
        {
            using var answer = await service.SendAsync(HttpMethod.Get, $"{Path(body)}/versions/1/{file}", $"submitter-{body}");
            await ProblemAssert.IsAsync(answer, expected);
        }

        using var stays = await service.SendAsync(HttpMethod.Get, $"{Path(body)}/versions/2/original", $"submitter-{body}");
        Assert.Equal(HttpStatusCode.OK, stays.StatusCode);
    }

    [Fact]
    public async Task Erase_UnderANilReturn_LeavesNothingThatCountsWhenItIsReopened()
    {
        const string period = "2020", body = "352", reason = """{"reason":"Sent by mistake."}""";
        var path = $"{RunningService.PeriodPath(period)}/returns/council/{body}";
        var csv = SampleReturns.Of(period)[body];
        await service.OpenAsync(period);
        using var other = await service.PutReturnAsync(period, "351", SampleReturns.Of(period)["351"]);
        using var first = await service.PutReturnAsync(period, body, csv);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        foreach (var what in new[] { "nil", "versions/1/erase", "versions/1/erase", "reopen" })
        {
            using var done = await service.PostJsonAsync($"{path}/{what}", "administrator", reason);
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
        var rows = new ReturnRows(service.OpenStorage());
        var key = new ReturnKey("missing", Period, "council", Domain.Collections.Body.TryParse(body, out var sender) ? sender : default);
        var sha = (await rows.EventsAsync(key, Stop))[0].Sha256;
        var read = await rows.ReadAsync(key, Stop);
        var erased = new ReturnEvent(
            EventKind.Erased, TimeProvider.System.GetUtcNow(), new("aad:administrator", "Administrator"), "Version 1 was erased: Sent by mistake.", 1, sha);
        Assert.True(await rows.TryPutAsync(read, new(read.Value, [erased]), Stop));
        await service.Host.RunTimerAsync("EraseQuarantined", Stop);
        Assert.Equal([kept], await BlobsAsync(body));
        Assert.Empty(await service.BlobNamesAsync("checked", gone));

        // As a check does that was at work all the while.
        await service.Blobs.GetBlobContainerClient("checked").UploadBlobAsync($"{gone}/receipt.json", BinaryData.FromString("{}"), Stop);
        await service.Host.RunTimerAsync("EraseQuarantined", Stop);
        Assert.Empty(await service.BlobNamesAsync("checked", gone));
        using var receipt = await service.SendAsync(HttpMethod.Get, $"{Path(body)}/versions/1/receipt", $"submitter-{body}");
        await ProblemAssert.IsAsync(receipt, HttpStatusCode.NotFound);
    }

    private static string Path(string body) => $"{RunningService.PeriodPath(Period)}/returns/council/{body}";

    private Task<IReadOnlyList<string>> BlobsAsync(string body, string period = Period) =>
        service.BlobNamesAsync("returns", $"missing/{period}/council/{body}/");

    private ReturnErasure Erasure()
    {
        var storage = service.OpenStorage();
        return new(new(storage, TimeProvider.System), new(storage), new(storage), NullLogger<ReturnErasure>.Instance);
    }
}
