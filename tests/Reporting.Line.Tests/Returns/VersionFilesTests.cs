using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Line.Tests.Returns;

/// <summary>Templates, and what is made of an uploaded version: marked, corrected, compared with the next.</summary>
[Collection(ReturnsService.Name)]
public sealed class VersionFilesTests(RunningService service)
{
    private const string Period = "2018";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static readonly IReadOnlyDictionary<string, string> Samples = SampleReturns.Of(Period);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Template_FilledInAndSent_IsAccepted()
    {
        await service.OpenAsync(Period);
        var path = $"{RunningService.PeriodPath(Period)}/instruments/council/template";
        using var answer = await service.SendAsync(HttpMethod.Get, path + ".xlsx", "submitter-340");
        Assert.Equal(Xlsx, answer.Content.Headers.ContentType?.MediaType);
        var book = FilledWorkbook.Of(await answer.Content.ReadAsByteArrayAsync(Stop), Answers(Samples["340"]));
        using var sent = await PutAsync("340", book, Xlsx);
        Assert.True(sent.StatusCode is HttpStatusCode.Created, await sent.Content.ReadAsStringAsync(Stop));

        using var csv = await service.SendAsync(HttpMethod.Get, path + ".csv", "submitter-341");
        var lines = (await csv.Content.ReadAsStringAsync(Stop)).Split("\r\n");
        var answers = Answers(Samples["341"]);
        var filled = string.Join(
            '\n', lines.Select(l => answers.TryGetValue(l.Split(',')[0], out var a) ? $"{l.Split(',')[0]},,{a.Value},{a.Missing},,{a.Note}" : l));
        using var sentCsv = await service.PutReturnAsync(Period, "341", filled);
        Assert.True(sentCsv.StatusCode is HttpStatusCode.Created, await sentCsv.Content.ReadAsStringAsync(Stop));
        var json = await service.GetAsync(path + ".json", "submitter-342");
        Assert.Equal("342", json.GetProperty("authority").GetString());
    }

    [Fact]
    public async Task Template_FilledInAndSavedByLibreOffice_SaysTheSame()
    {
        LibreOffice.Demand();
        await service.OpenAsync(Period);
        using var answer = await service.SendAsync(HttpMethod.Get, $"{RunningService.PeriodPath(Period)}/instruments/council/template.xlsx", "submitter-353");
        var book = FilledWorkbook.Of(await answer.Content.ReadAsByteArrayAsync(Stop), Answers(Samples["353"]));
        using var sent = await PutAsync("353", book, Xlsx);
        Assert.True(sent.StatusCode is HttpStatusCode.Created, await sent.Content.ReadAsStringAsync(Stop));
        using var saved = await PutAsync("353", await LibreOffice.ConvertAsync(book, "xlsx", "xlsx"), Xlsx);
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
        using var answer = await service.SendAsync(HttpMethod.Get, $"{RunningService.PeriodPath(Period)}/instruments/{path}", who);
        await ProblemAssert.IsAsync(answer, expected);
    }

    [Theory]
    [InlineData("director-301", "council/template.xlsx")]
    [InlineData("analyst", "council/template.csv")]
    [InlineData("analyst", "council/template.xlsx?body=301")]
    public async Task Template_OfOnesOwn_OrForTheInspectorate_IsGiven(string who, string path)
    {
        using var answer = await service.SendAsync(HttpMethod.Get, $"{RunningService.PeriodPath(Period)}/instruments/{path}", who);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        using var head = await service.SendAsync(HttpMethod.Head, $"{RunningService.PeriodPath(Period)}/instruments/{path}", who);
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
        foreach (var (who, version, expected) in new[]
        {
            (null, "1", HttpStatusCode.Unauthorized), ("submitter-301", "1", HttpStatusCode.Forbidden), ("director-301", "1", HttpStatusCode.Forbidden),
            ("submitter-344", "9", HttpStatusCode.NotFound), ("submitter-344", "one", HttpStatusCode.NotFound),
        })
        {
            using var answer = await service.SendAsync(HttpMethod.Get, $"{Path("344")}/versions/{version}/{file}", who);
            await ProblemAssert.IsAsync(answer, expected);
        }

        using var own = await service.SendAsync(HttpMethod.Get, $"{Path("344")}/versions/1/{file}", "director-344");
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    private static string Path(string body) => $"{RunningService.PeriodPath(Period)}/returns/council/{body}";

    private static Dictionary<string, (string Value, string Missing, string Note)> Answers(string csv) =>
        csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')).ToDictionary(c => c[0], c => (c[2], c[3], c[5]));

    private async Task<HttpResponseMessage> PutAsync(string body, byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await service.SendAsync(HttpMethod.Put, Path(body), $"submitter-{body}", content);
    }
}
