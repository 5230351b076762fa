using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Blobs.Models;
using Xunit;

namespace Reporting.Line.Tests.Receiving;

/// <summary>PUT of one record: a new version with that record added or replaced, checked in full.</summary>
public sealed class SingleRecordTests(CseService service) : IClassFixture<CseService>
{
    private const string Header = CseHeaders.Events;
    private const string Csv = "text/csv";
    private static readonly string Place = CseService.Place;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Put_OfRecords_AddsAndReplacesThem_AndTheSameTwiceIsTheSameVersion()
    {
        // The first makes the table; a member that is not there is blank, and the identifier comes from the address.
        using var first = await RecordAsync(
            "events", "V01", """{"rows":[{"held_on":"2014-09-10","audience":"young-people","kind":"group","region":"london","people":6,"again":0}]}""",
            "application/json");
        Assert.True(first.StatusCode is HttpStatusCode.Created, await first.Content.ReadAsStringAsync(Stop));
        const string one = "V01,2014-09-10,young-people,group,london,6,0\n";
        const string two = "V02,2014-09-11,professionals,meeting,london,4,0\n";
        const string changed = "V01,2014-09-10,young-people,group,london,7,0\n";
        Assert.Equal(Header + one, await OriginalAsync("events", 1));

        using var second = await RecordAsync("events", "V02", Header + two);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(Header + one + two, await OriginalAsync("events", 2));
        using var third = await RecordAsync(
            "events", "V01", "people,event_id,held_on,audience,kind,region,again\n7,V01,2014-09-10,young-people,group,london,0\n");
        Assert.Equal(HttpStatusCode.Created, third.StatusCode);
        Assert.Equal(Header + changed + two, await OriginalAsync("events", 3));
        var diff = await service.GetAsync($"{Place}/returns/events/inspectorate/versions/2/diff/3", "inspector");
        Assert.Equal("V01", diff.GetProperty("changes")[0].GetProperty("record").GetString());
        Assert.Equal("people", diff.GetProperty("items")[0].GetProperty("item").GetString());

        using var again = await RecordAsync(
            "events", "V01", "people,event_id,held_on,audience,kind,region,again\n7,V01,2014-09-10,young-people,group,london,0\n");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(await third.Content.ReadAsStringAsync(Stop), await again.Content.ReadAsStringAsync(Stop));
        Assert.Equal(third.Headers.ETag, again.Headers.ETag);

        // A rejected record stands in a version that does not count, and the next is put where it never was.
        const string bad = Header + "V03,2014-09-11,professionals,school,london,4,9\n";
        using var rejected = await RecordAsync("events", "V03", bad);
        var receipt = await RunningService.ReadAsync(rejected);
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, 4, 3),
            (rejected.StatusCode, receipt.GetProperty("version").GetInt32(), receipt.GetProperty("currentVersion").GetInt32()));
        Assert.Contains("EVT-R04", receipt.GetProperty("issues").GetRawText(), StringComparison.Ordinal);
        using var rejectedAgain = await RecordAsync("events", "V03", bad);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rejectedAgain.StatusCode);
        Assert.Equal(receipt.GetRawText(), (await RunningService.ReadAsync(rejectedAgain)).GetRawText());
        using var fifth = await RecordAsync("events", "V04", Header + two.Replace("V02", "V04", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Created, fifth.StatusCode);
        Assert.Equal(Header + changed + two + two.Replace("V02", "V04", StringComparison.Ordinal), await OriginalAsync("events", 5));
        var events = (await service.GetAsync($"{Place}/returns/events/inspectorate", "inspector")).GetProperty("events").EnumerateArray()
            .Where(e => e.GetProperty("kind").GetString() == "received").Select(e => e.GetProperty("what").GetString());
        Assert.Equal(
            [
                "Version 1 received: one record, the first.",
                "Version 2 received: one record, put into version 1.",
                "Version 3 received: one record, put into version 2.",
                "Version 4 received: one record, put into version 3.",
                "Version 5 received: one record, put into version 3.",
            ],
            events);

        // Practice keeps nothing; a tag that is old is refused.
        using var practice = await RecordAsync("events", "V05", Header + two.Replace("V02", "V05", StringComparison.Ordinal), query: "?practice=true");
        Assert.Equal((HttpStatusCode.OK, 0), (practice.StatusCode, (await RunningService.ReadAsync(practice)).GetProperty("version").GetInt32()));
        using var stale = await RecordAsync(
            "events", "V05", Header + two.Replace("V02", "V05", StringComparison.Ordinal), ifMatch: third.Headers.ETag!.ToString());
        await ProblemAssert.IsAsync(stale, HttpStatusCode.PreconditionFailed);
        using var fresh = await RecordAsync(
            "events", "V05", Header + two.Replace("V02", "V05", StringComparison.Ordinal), ifMatch: fifth.Headers.ETag!.ToString());
        Assert.Equal((HttpStatusCode.Created, 6), (fresh.StatusCode, (await RunningService.ReadAsync(fresh)).GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task Put_IntoAnUploadedFile_KeepsItsRowsAndColumnsAsTheyStand()
    {
        var header = CseHeaders.PublishedInspections.TrimEnd('\n');
        const string row = ",north-east,2014-06-09,3,3,3,3,3,3,\"15, 82, 106\",assessment; planning,no,C1,C2";
        using var put = await SendAsync(
            "published-inspections", "sep=,\nA title\n" + header + ",mine\r\nR001" + row + ",=1+1\r\n\r\nR002" + row + ",x\r\nTotal,,,,,,,,,,,,,,\r\n", "");
        Assert.True(put.StatusCode is HttpStatusCode.Created, await put.Content.ReadAsStringAsync(Stop));
        using var one = await RecordAsync(
            "published-inspections", "R002", header + "\nR002" + row.Replace(",3,3,3,", ",2,3,3,", StringComparison.Ordinal) + "\n");
        Assert.True(one.StatusCode is HttpStatusCode.Created, await one.Content.ReadAsStringAsync(Stop));
        var kept = row.Replace("assessment; planning", "\"assessment; planning\"", StringComparison.Ordinal);
        Assert.Equal(
            "A title\n" + header + ",mine\nR001" + kept + ",=1+1\nR002" + kept.Replace(
                ",3,3,3,", ",2,3,3,", StringComparison.Ordinal) + ",x\nTotal,,,,,,,,,,,,,,\n",
            await OriginalAsync("published-inspections", 2));
        using var again = await RecordAsync(
            "published-inspections", "R002", header + "\nR002" + row.Replace(",3,3,3,", ",2,3,3,", StringComparison.Ordinal) + "\n");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Put_OfTwelveRecordsAtOnce_LosesNone()
    {
        const string header = CseHeaders.HomesInspections;
        var ids = Enumerable.Range(0, 12).Select(i => string.Create(CultureInfo.InvariantCulture, $"SC9000{i:00}")).ToList();
        var answers = await Task.WhenAll(
            ids.Select(id => RecordAsync("homes-inspections", id, header + id + ",north-east,private,2014-09-08,3,2,1,1,0,0,0,2,17,9,yes,NA,3,\n")));
        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.Created, a.Content.ReadAsStringAsync(Stop).Result));
        Assert.Equal(
            Enumerable.Range(1, 12), (await Task.WhenAll(answers.Select(RunningService.ReadAsync))).Select(r => r.GetProperty("version").GetInt32()).Order());
        var lines = (await OriginalAsync("homes-inspections", 12)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(ids, lines.Skip(1).Select(l => l.Split(',')[0]).Order(StringComparer.Ordinal));

        // What is stored is what was recorded.
        Assert.Equal(12, (await BlobsAsync("homes-inspections")).Count);

        // A record whose request died before it was recorded, and that others overtook, is not put over what they made.
        var bytes = Encoding.UTF8.GetBytes(header + "SC999999,north-east,private,2014-09-08,3,2,1,1,0,0,0,2,17,9,yes,NA,3,\n");
        var sha = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var name = $"0012-{sha[..12]}";
        var blob = service.Blobs.GetBlobContainerClient("returns").GetBlobClient($"cse/2014/homes-inspections/inspectorate/{name}/original");
        await blob.UploadAsync(
            new BinaryData(bytes), new BlobUploadOptions
            {
                HttpHeaders = new() { ContentType = Csv },
                Metadata = new Dictionary<string, string>
                {
                    ["sha256"] = sha,
                    ["salt"] = "00",
                    ["commitment"] = "00",
                    ["receivedat"] = "2014-10-01T00:00:00.0000000+00:00",
                    ["receivedfrom"] = "x",
                    ["receivedfromname"] = "x",
                    ["closings"] = "0",
                    ["putinto"] = "11",
                },
            },
            Stop);
        var queue = service.QueueOf("check");
        await queue.SendMessageAsync(
            $$"""{"collection":"cse","period":"2014","instrument":"homes-inspections","body":"inspectorate","version":"{{name}}"}""", Stop);
        await Poll.UntilAsync(async () => !await blob.ExistsAsync(Stop));
        Assert.Equal(12, (await service.GetAsync($"{Place}/returns/homes-inspections/inspectorate", "inspector")).GetProperty("versions").GetArrayLength());
    }

    [Fact]
    public async Task Put_WhereItIsNotClearWhatItMeans_IsAConflict()
    {
        using var whole = await SendAsync("professionals", "response_id,event_id\nP001,V01\n", "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, whole.StatusCode);
        using var beside = await RecordAsync("professionals", "P002", """{"rows":[{"event_id":"V01"}]}""", "application/json");
        Assert.Contains("as a whole", await ProblemAssert.IsAsync(beside, HttpStatusCode.Conflict), StringComparison.Ordinal);

        const string header = CseHeaders.YoungPeople;
        const string row = ",V01,group,F3,2,mixed,NR,north-east,no,2,2,4,4,3,2,,service,2014-09-10,yes,no\n";
        using var twice = await SendAsync("young-people", header + "Y001" + row + "Y001" + row, "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        var issues = (await RunningService.ReadAsync(twice)).GetProperty("issues").EnumerateArray();
        var issue = issues.Single(i => i.GetProperty("rule").GetString() == "READ-RECORD-TWICE");
        Assert.Equal((3, "response_id"), (issue.GetProperty("row").GetInt32(), issue.GetProperty("column").GetString()));
    }

    [Theory]
    [InlineData(null, "cse", "2014", "events", "inspectorate", HttpStatusCode.Unauthorized)]
    [InlineData("submitter-301", "cse", "2014", "events", "inspectorate", HttpStatusCode.Forbidden)]
    [InlineData("director-301", "cse", "2014", "events", "inspectorate", HttpStatusCode.Forbidden)]
    [InlineData("analyst", "cse", "2014", "events", "inspectorate", HttpStatusCode.Forbidden)]
    [InlineData("administrator", "cse", "2014", "events", "inspectorate", HttpStatusCode.Forbidden)]
    [InlineData("submitter-301", "missing", "2018", "council", "302", HttpStatusCode.Forbidden)]
    [InlineData("submitter-301", "missing", "2018", "council", "301", HttpStatusCode.NotFound)]
    [InlineData("submitter-301", "cse", "2014", "events", "301", HttpStatusCode.NotFound)]
    [InlineData("inspector", "cse", "2014", "nothing", "inspectorate", HttpStatusCode.NotFound)]
    [InlineData("inspector", "cse", "2015", "events", "inspectorate", HttpStatusCode.NotFound)]
    [InlineData("inspector", "cse", "2014", "events", "nobody", HttpStatusCode.BadRequest)]
    public async Task Put_ByOthersOrWhereThereIsNothing_IsRefused(
        string? who, string collection, string period, string instrument, string body, HttpStatusCode expected)
    {
        var content = new StringContent(Header + "V01,2014-09-10,young-people,group,london,6,0\n", Encoding.UTF8, Csv);
        using var answer = await service.SendAsync(
            HttpMethod.Put, $"{RunningService.PeriodPath(period, collection)}/returns/{instrument}/{body}/records/V01", who, content);
        await ProblemAssert.IsAsync(answer, expected);
    }

    [Theory]
    [InlineData(
        "V91,2014-09-10,young-people,group,london,6,0\nV92,2014-09-10,young-people,group,london,6,0\n", Csv, HttpStatusCode.BadRequest,
        "more than one record")]
    [InlineData("", Csv, HttpStatusCode.BadRequest, "no record")]
    [InlineData("V92,2014-09-10,young-people,group,london,6,0\n", Csv, HttpStatusCode.BadRequest, "“V92”, and was sent to “V91”")]
    [InlineData("V91,2014-09-10,young-people,group,london,6\n", Csv, HttpStatusCode.BadRequest, "6 cells")]
    [InlineData("{\"rows\":[{\"peple\":6}]}", "application/json", HttpStatusCode.BadRequest, "Did you mean people?")]
    [InlineData("{\"event_id\":\"V91\"}", "application/json", HttpStatusCode.BadRequest, "rows")]
    [InlineData("x", "image/png", HttpStatusCode.UnsupportedMediaType, "Excel")]
    public async Task Put_OfWhatIsNotOneRecord_IsRefusedInWords(string content, string type, HttpStatusCode expected, string says)
    {
        using var answer = await RecordAsync("case-examinations", "V91", "x");
        await ProblemAssert.IsAsync(answer, HttpStatusCode.BadRequest);
        using var refused = await RecordAsync("events", "V91", type == Csv ? Header + content : content, type);
        Assert.Contains(says, await ProblemAssert.IsAsync(refused, expected), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_TooLargeOrOfNothing_IsRefused()
    {
        using var zeros = new ByteArrayContent(new byte[100_000_001]);
        zeros.Headers.ContentType = new(Csv);
        using var large = await service.SendAsync(HttpMethod.Put, $"{Place}/returns/case-examinations/inspectorate/records/K1", "inspector", zeros);
        await ProblemAssert.IsAsync(large, HttpStatusCode.RequestEntityTooLarge);
        using var nothing = await RecordAsync("case-examinations", "K1", "");
        await ProblemAssert.IsAsync(nothing, HttpStatusCode.BadRequest);
        using var identifier = await RecordAsync("case-examinations", new string('9', 300), "x");
        await ProblemAssert.IsAsync(identifier, HttpStatusCode.BadRequest);
    }

    private async Task<string> OriginalAsync(string instrument, int version)
    {
        using var answer = await service.SendAsync(HttpMethod.Get, $"{Place}/returns/{instrument}/inspectorate/versions/{version}/original", "inspector");
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    private Task<IReadOnlyList<string>> BlobsAsync(string instrument) => service.BlobNamesAsync("returns", $"cse/2014/{instrument}/");

    private Task<HttpResponseMessage> RecordAsync(
        string instrument, string record, string content, string type = Csv, string query = "", string? ifMatch = null) =>
        SendAsync(instrument, content, $"/records/{record}{query}", type, ifMatch);

    private async Task<HttpResponseMessage> SendAsync(string instrument, string content, string after, string type = Csv, string? ifMatch = null)
    {
        var sent = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        sent.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await service.SendAsync(HttpMethod.Put, $"{Place}/returns/{instrument}/inspectorate{after}", "inspector", sent, r =>
        {
            if (ifMatch is not null)
                r.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        });
    }
}
