using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Line.Tests.Returns;

/// <summary>What is made of an uploaded table of records: its issues marked, safe corrections, and what it says otherwise than another.</summary>
public sealed class RecordFilesTests(CseService service) : IClassFixture<CseService>
{
    private const string Header = CseHeaders.Events;
    private static readonly string Events = $"{CseService.Place}/returns/events/inspectorate";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Version_WithFaults_ComesBackMarkedRowForRow()
    {
        var version = await PutAsync(
            "A title\n" + Header
            + "V01,2014-09-10,young-people,group,north-east,6,0\n"
            + "V02,2014-09-11,young-people,grup,london,=1+1,9\n\n"
            + "V03,2012-09-11,professionals,meeting,london,4,9\n",
            HttpStatusCode.UnprocessableEntity);
        var (book, document) = await AnnotatedAsync(version);
        using (document)
        {
            var cells = FilledWorkbook.CellsOf(book, 0);
            Assert.Equal(("A title", "event_id", "V02", "=1+1", "V03"), (cells["A1"], cells["A2"], cells["A4"], cells["F4"], cells["A6"]));
            var notes = Notes(document);
            Assert.Contains("Did you mean “group”?", notes["D4"], StringComparison.Ordinal);
            Assert.Contains("READ-NUMBER", notes["F4"], StringComparison.Ordinal);
            Assert.Contains("EVT-R02", notes["B6"], StringComparison.Ordinal);
            Assert.Contains("EVT-R01", notes["G6"], StringComparison.Ordinal);
            var listed = FilledWorkbook.CellsOf(book, 1).Values.ToList();
            Assert.Contains(listed, v => v.StartsWith("Synthetic data", StringComparison.Ordinal));
            Assert.Contains("EVT-R02", listed);
        }
    }

    [Theory]
    [InlineData(
        """
        {"rows":[
        {"event_id":"V01","held_on":"2014-09-10","audience":"young-people","kind":"group","region":"london","people":6,"again":0},
        {"event_id":"V02",
        "held_on":"2014-09-10","audience":"young-people","kind":"group",
        "region":"lundon","people":6,"again":0}]}
        """, "F3")]
    [InlineData("""{"rows":[{"event_id":"V01","region":"london"},{"event_id":"V02","region":"lundon"}]}""", "F3")]
    public async Task Version_OfJson_IsMarkedInItsRecord(string json, string cell)
    {
        var version = await PutAsync(json, HttpStatusCode.UnprocessableEntity, "application/json");
        var (book, document) = await AnnotatedAsync(version);
        using (document)
        {
            var cells = FilledWorkbook.CellsOf(book, 0);
            Assert.Equal(("record of the file", "event_id", "V02"), (cells["A1"], cells["B1"], cells["B3"]));
            var notes = Notes(document);
            Assert.Contains("READ-CHOICE", notes[cell], StringComparison.Ordinal);
            Assert.Contains("READ-CHOICE", FilledWorkbook.CellsOf(book, 1).Values);
        }
    }

    [Fact]
    public async Task Version_OfMoreRowsThanAreCopiedWhole_ShowsThoseWithIssuesAndSaysSo()
    {
        var rows = new StringBuilder(Header);
        for (var i = 1; i <= 30_000; i++)
            rows.Append(CultureInfo.InvariantCulture, $"V{i},2014-09-10,young-people,group,{(i is 7 or 25_000 ? "nowhere" : "london")},6,0\n");
        var version = await PutAsync(rows.ToString(), HttpStatusCode.UnprocessableEntity);
        var (book, document) = await AnnotatedAsync(version);
        using (document)
        {
            var cells = FilledWorkbook.CellsOf(book, 0);
            Assert.Equal(("row of the file", "8", "V7", "25001", "V25000"), (cells["A1"], cells["A2"], cells["B2"], cells["A3"], cells["B3"]));
            Assert.False(cells.ContainsKey("A4"));
            Assert.Contains("READ-CHOICE", Notes(document)["F3"], StringComparison.Ordinal);
            Assert.Contains(FilledWorkbook.CellsOf(book, 1).Values, v => v.Contains("30,001 rows", StringComparison.Ordinal));
        }

        // The corrected copy has them all, and the comparison counts them all and lists the first.
        Assert.Equal(30_001, (await CorrectedAsync(version)).Length);
        var other = await PutAsync(
            Header
                + "V1,2014-09-10,young-people,group,london,6,0\nV2,2014-09-10,young-people,online,london,7,0\nW1,2014-09-10,professionals,meeting,london,3,0\n",
            HttpStatusCode.Created);
        var diff = await service.GetAsync($"{Events}/versions/{version}/diff/{other}", "inspector");
        Assert.Equal("{\"before\":30000,\"after\":3,\"added\":1,\"removed\":29998,\"changed\":1}", diff.GetProperty("records").GetRawText());
        Assert.Equal((1_000, 29_000), (diff.GetProperty("changes").GetArrayLength(), diff.GetProperty("notListed").GetInt32()));
        Assert.Equal("""[{"item":"kind","changed":1},{"item":"people","changed":1}]""", diff.GetProperty("items").GetRawText());
        var changes = diff.GetProperty("changes").EnumerateArray().ToList();
        Assert.Equal(
            """{"record":"V2","change":"changed","rowBefore":3,"rowAfter":3,"items":["""
            + """{"item":"kind","before":{"value":"group","missing":null},"after":{"value":"online","missing":null}},"""
            + """{"item":"people","before":{"value":"6","missing":null},"after":{"value":"7","missing":null}}]}""",
            changes[0].GetRawText());
        Assert.Equal(
            ("W1", "added", JsonValueKind.Null),
            (changes[1].GetProperty("record").GetString(), changes[1].GetProperty("change").GetString(), changes[1].GetProperty("rowBefore").ValueKind));
        Assert.All(changes[1].GetProperty("items").EnumerateArray(), i => Assert.Equal(JsonValueKind.Null, i.GetProperty("before").ValueKind));
        Assert.Equal("removed", changes[2].GetProperty("change").GetString());
    }

    [Fact]
    public async Task Diff_OfRowsThatOnlyMoved_IsEmpty_AndOfMissingValuesSaysWhatTheyBecame()
    {
        const string one =
            "V51,2014-09-10,young-people,group,london,6,0\n", two =
                "V52,2014-09-10,young-people,group,london,NH,NH\n", again = "V53,2014-09-10,young-people,group,london,8,0\n";
        var first = await PutAsync(Header + one + two + again, HttpStatusCode.Created);
        var moved = await PutAsync(Header + two + "\n" + one + again, HttpStatusCode.Created);
        var same = await service.GetAsync($"{Events}/versions/{first}/diff/{moved}", "inspector");
        Assert.Equal((0, 0), (same.GetProperty("changes").GetArrayLength(), same.GetProperty("records").GetProperty("changed").GetInt32()));
        Assert.Equal("event_id", same.GetProperty("identifiedBy").GetString());
        var fewer = await PutAsync(
            Header + one.Replace(",6,", ",9,", StringComparison.Ordinal) + two.Replace("NH,NH", "5,NH", StringComparison.Ordinal), HttpStatusCode.Created);
        var diff = await service.GetAsync($"{Events}/versions/{first}/diff/{fewer}", "analyst");
        Assert.Equal(
            ["changed", "changed", "removed"],
            diff.GetProperty("changes").EnumerateArray().OrderBy(c => c.GetProperty("change").GetString(), StringComparer.Ordinal)
                .Select(c => c.GetProperty("change").GetString()));
        Assert.Contains(
            diff.GetProperty("changes").EnumerateArray(),
            c => c.GetProperty("items")
                .GetRawText() == "[{\"item\":\"people\",\"before\":{\"value\":null,\"missing\":\"NH\"},\"after\":{\"value\":\"5\",\"missing\":null}}]");
        using var head = await service.SendAsync(HttpMethod.Head, $"{Events}/versions/{first}/diff/{fewer}", "inspector");
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Fact]
    public async Task Corrected_RoughRecords_MendsWhatIsSafeAndSaysSo_AndNothingTwice()
    {
        var version = await PutAsync(
            "A title\nevent_id;Held_On;audience;kind;regoin;people;again;mine\n"
            + " V61 ;09/25/2014;Young people;grup;London;1,204;nh;=1+1\n"
            + "V62;31 March 2014;professionals;meeting;paris;lots;0;\n"
            + "Total;;;;;1206;;\n",
            HttpStatusCode.UnprocessableEntity);
        var lines = await CorrectedAsync(version);
        Assert.Equal(4, lines.Length);
        Assert.Equal("event_id,held_on,audience,kind,region,people,again,mine,changed", lines[0]);
        Assert.StartsWith("V61,2014-09-25,young-people,group,london,1204,NH,'=1+1,", lines[1], StringComparison.Ordinal);
        foreach (var change in new[]
        {
            "column: “regoin” is now “region”", "event_id: “ V61 ” is now “V61”", "held_on: “09/25/2014” is now “2014-09-25”", "kind: “grup” is now “group”",
            "people: “1,204” is now “1204”", "again: “nh” is now “NH”",
        })
            Assert.Contains(change, lines[1], StringComparison.Ordinal);
        Assert.StartsWith("V62,2014-03-31,professionals,meeting,paris,lots,0,,", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("Total,,,,,1206,,", lines[3], StringComparison.Ordinal);

        var next = await PutAsync(string.Join("\r\n", lines), HttpStatusCode.UnprocessableEntity);
        Assert.DoesNotContain("is now", string.Concat((await CorrectedAsync(next)).Select(l => l[..Math.Min(l.Length, 60)])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Corrected_RowsWhoseCellsCannotBeToldApart_AreRefusedAgain()
    {
        var version = await PutAsync(
            Header
            + "V71,2014-09-10,young-people,group,london,6,0,0\n"
            + "V72,2014-09-10,young-people,group,london,6\n"
            + "V73,2014-09-10,young-people,group,london,6,\"0\n"
            + "V74,2014-09-10,young-people,group,london,6,0,,\n",
            HttpStatusCode.UnprocessableEntity);
        var lines = await CorrectedAsync(version);
        using var again = await SendAsync(string.Join("\r\n", lines), "text/csv", "?practice=true");
        var rules = (await RunningService.ReadAsync(again)).GetProperty("issues").EnumerateArray().Select(i => i.GetProperty("rule").GetString()).ToList();
        foreach (var rule in new[] { "READ-CELLS-TOO-MANY", "READ-CELLS-TOO-FEW", "READ-QUOTE-UNCLOSED" })
            Assert.Single(rules, r => r == rule);
    }

    [Fact]
    public async Task Files_OfAFileWithoutATable_AreAnsweredInWords()
    {
        var version = await PutAsync("Nothing of the kind\n", HttpStatusCode.UnprocessableEntity);
        using var corrected = await service.SendAsync(HttpMethod.Get, $"{Events}/versions/{version}/corrected.csv", "inspector");
        Assert.Contains("template", await ProblemAssert.IsAsync(corrected, HttpStatusCode.Conflict), StringComparison.Ordinal);
        Assert.Null(corrected.Content.Headers.ContentDisposition);
        var (_, document) = await AnnotatedAsync(version);
        document.Dispose();
    }

    [Theory]
    [InlineData("annotated.xlsx")]
    [InlineData("corrected.csv")]
    [InlineData("diff/1")]
    public async Task Files_ForOthersOrOfNothing_AreRefused(string file)
    {
        var version = await PutAsync(Header + "V81,2014-09-10,young-people,group,london,6,0\n", null);
        foreach (var (who, number, expected) in new[]
        {
            (null, version, HttpStatusCode.Unauthorized), ("submitter-301", version, HttpStatusCode.Forbidden),
            ("director-301", version, HttpStatusCode.Forbidden), ("inspector", 9_999, HttpStatusCode.NotFound),
        })
        {
            using var answer = await service.SendAsync(HttpMethod.Get, $"{Events}/versions/{number}/{file}", who);
            await ProblemAssert.IsAsync(answer, expected);
        }
    }

    private static Dictionary<string, string> Notes(SpreadsheetDocument document) =>
        FilledWorkbook.SheetsOf(document)[0].WorksheetCommentsPart!.Comments!.Descendants<Comment>().ToDictionary(c => c.Reference!.Value!, c => c.InnerText);

    private async Task<(byte[] Book, SpreadsheetDocument Document)> AnnotatedAsync(int version)
    {
        using var answer = await service.SendAsync(HttpMethod.Get, $"{Events}/versions/{version}/annotated.xlsx", "inspector");
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
        var book = await answer.Content.ReadAsByteArrayAsync(Stop);
        var document = SpreadsheetDocument.Open(new MemoryStream(book), false);
        Assert.Empty(new OpenXmlValidator().Validate(document, Stop).Select(e => $"{e.Path?.XPath} {e.Description}"));
        Assert.Empty(document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<CellFormula>()));
        return (book, document);
    }

    private async Task<string[]> CorrectedAsync(int version)
    {
        using var answer = await service.SendAsync(HttpMethod.Get, $"{Events}/versions/{version}/corrected.csv", "inspector");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        return (await answer.Content.ReadAsStringAsync(Stop)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    /// <returns>Number of the version.</returns>
    private async Task<int> PutAsync(string content, HttpStatusCode? expected, string type = "text/csv")
    {
        using var answer = await SendAsync(content, type);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(expected is null || answer.StatusCode == expected, text);
        using var receipt = JsonDocument.Parse(text);
        return receipt.RootElement.GetProperty("version").GetInt32();
    }

    private Task<HttpResponseMessage> SendAsync(string content, string type, string query = "")
    {
        var sent = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        sent.Headers.ContentType = new MediaTypeHeaderValue(type);
        return service.SendAsync(HttpMethod.Put, Events + query, "inspector", sent);
    }
}
