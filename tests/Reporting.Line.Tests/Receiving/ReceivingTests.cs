using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Reporting.Line.Tests.Receiving;

/// <summary>PUT of a return: what is stored, what its sender is told, and what is refused.</summary>
public sealed partial class ReceivingTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Period = "2018";
    private static readonly IReadOnlyDictionary<string, string> Samples = SampleReturns.Of(Period);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Put_ReadableReturn_IsCreatedAndTheSameBytesAreTheSameVersion()
    {
        await service.OpenAsync(Period);
        using var first = await service.PutReturnAsync(Period, "301", Samples["301"]);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        var receipt = await RunningService.ReadAsync(first);
        Assert.Equal(1, receipt.GetProperty("version").GetInt32());
        Assert.Equal(1, receipt.GetProperty("currentVersion").GetInt32());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Samples["301"]))), receipt.GetProperty("sha256").GetString());
        Assert.True(receipt.GetProperty("state").GetString() is "ready" or "withQueries");

        using var again = await service.PutReturnAsync(Period, "301", Samples["301"]);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(receipt.GetRawText(), (await RunningService.ReadAsync(again)).GetRawText());
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);

        var status = await service.GetAsync(PathOf("301"), "submitter-301");
        Assert.Equal(1, status.GetProperty("versions").GetArrayLength());
        Assert.Equal(["received", "accepted"], status.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("kind").GetString()));

        using var original = await service.SendAsync(HttpMethod.Get, PathOf("301") + "/versions/1/original", "submitter-301");
        Assert.Equal(Samples["301"], await original.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task Put_Commitment_IsOfTheSaltAndTheBytes()
    {
        await service.OpenAsync(Period);
        using var answer = await service.PutReturnAsync(Period, "302", Samples["302"]);
        var receipt = await RunningService.ReadAsync(answer);
        byte[] salted = [.. Convert.FromHexString(receipt.GetProperty("salt").GetString()!), .. Encoding.UTF8.GetBytes(Samples["302"])];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(salted)), receipt.GetProperty("commitment").GetString());
    }

    [Fact]
    public async Task Put_ReturnWithFaults_IsRejectedWithEveryIssueAtOnceAndKept()
    {
        await service.OpenAsync(Period);
        var csv = Samples["303"].Split('\n').Select(l =>
            l.Split(',')[0] switch { "MIS01" => "MIS01,,-3,,,", "MIS02" => "MIS02,,lots,,,", "CLA01" => "CLA01,,,,,", _ => l });
        using var answer = await service.PutReturnAsync(Period, "303", string.Join('\n', csv));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var receipt = await RunningService.ReadAsync(answer);
        Assert.Equal("rejected", receipt.GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, receipt.GetProperty("currentVersion").ValueKind);
        var errors = receipt.GetProperty("issues").EnumerateArray().Where(i => i.GetProperty("severity").GetString() == "error").ToList();
        Assert.All(errors, e => Assert.True(e.GetProperty("row").ValueKind is JsonValueKind.Number && e.GetProperty("message").GetString()!.Length > 0));
        foreach (var item in new[] { "MIS01", "MIS02", "CLA01" })
            Assert.Contains(errors, e => e.GetRawText().Contains(item, StringComparison.Ordinal));

        using var mended = await service.PutReturnAsync(Period, "303", Samples["303"]);
        Assert.Equal(HttpStatusCode.Created, mended.StatusCode);
        var after = await RunningService.ReadAsync(mended);
        Assert.Equal((2, 2), (after.GetProperty("version").GetInt32(), after.GetProperty("currentVersion").GetInt32()));
        using var first = await service.SendAsync(HttpMethod.Get, PathOf("303") + "/versions/1/receipt", "submitter-303");
        Assert.Equal(receipt.GetRawText(), (await RunningService.ReadAsync(first)).GetRawText());
    }

    [Theory]
    [InlineData(null, "301", HttpStatusCode.Unauthorized)]
    [InlineData("submitter-302", "301", HttpStatusCode.Forbidden)]
    [InlineData("director-301", "301", HttpStatusCode.Forbidden)]
    [InlineData("administrator", "301", HttpStatusCode.Forbidden)]
    [InlineData("analyst", "301", HttpStatusCode.Forbidden)]
    [InlineData("submitter-301", "inspectorate", HttpStatusCode.Forbidden)]
    [InlineData("submitter-301", "30", HttpStatusCode.BadRequest)]
    [InlineData("submitter-301", "abc", HttpStatusCode.BadRequest)]
    public async Task Put_BySomebodyElse_IsRefused(string? who, string body, HttpStatusCode expected)
    {
        using var answer = await service.PutCsvAsync($"{RunningService.PeriodPath(Period)}/returns/council/{body}", who, Samples["301"]);
        await ProblemAssert.IsAsync(answer, expected);
    }

    [Fact]
    public async Task Put_WithAHeaderThatClaimsToBeThePlatforms_IsNobody()
    {
        var forged = Convert.ToBase64String(
            Encoding.UTF8.GetBytes(
                """{"auth_typ":"aad","claims":[{"typ":"http://schemas.microsoft.com/identity/claims/objectidentifier","val":"submitter-301"}]}"""));
        using var answer = await service.PutCsvAsync(PathOf("301"), null, Samples["301"], r => r.Headers.Add("X-MS-CLIENT-PRINCIPAL", forged));
        await ProblemAssert.IsAsync(answer, HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/api/collections/nowhere/periods/2018/returns/council/301")]
    [InlineData("/api/collections/missing/periods/1999/returns/council/301")]
    [InlineData("/api/collections/missing/periods/2018/returns/nothing/301")]
    public async Task Put_WhereThereIsNothing_IsNotFound(string path)
    {
        using var answer = await service.PutCsvAsync(path, "submitter-301", Samples["301"]);
        await ProblemAssert.IsAsync(answer, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Put_AuthorityThatDidNotExistThen_IsNotFound()
    {
        // Cumberland, since 2023.
        using var answer = await service.PutReturnAsync(Period, "942", Samples["301"]);
        await ProblemAssert.IsAsync(answer, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Put_OutsideTheWindow_IsAConflictButPracticeIsNot()
    {
        using var answer = await service.PutReturnAsync("2019", "301", SampleReturns.Of("2019")["301"]);
        await ProblemAssert.IsAsync(answer, HttpStatusCode.Conflict);
        using var practice = await service.PutReturnAsync("2019", "301", SampleReturns.Of("2019")["301"], query: "?practice=true");
        Assert.Equal(HttpStatusCode.OK, practice.StatusCode);
        Assert.True((await RunningService.ReadAsync(practice)).GetProperty("practice").GetBoolean());
        var status = await service.GetAsync($"{RunningService.PeriodPath("2019")}/returns/council/301", "submitter-301");
        Assert.Equal("notStarted", status.GetProperty("state").GetString());
        Assert.Equal(0, status.GetProperty("versions").GetArrayLength());
    }

    [Theory]
    [InlineData("", HttpStatusCode.Conflict)]
    [InlineData("?practice=true", HttpStatusCode.UnprocessableEntity)]
    public async Task Put_OfOneRecordOutsideTheWindow_IsAConflictButPracticeIsNot(string query, HttpStatusCode expected)
    {
        using var answer = await service.PutJsonAsync(
            $"{RunningService.PeriodPath("2014", "cse")}/returns/case-examinations/inspectorate/records/K1{query}", "inspector",
            """{"rows":[{"council":"204"}]}""");
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Put_TooLarge_IsRefusedWithTheLimit()
    {
        await service.OpenAsync(Period);
        using var answer = await service.SendAsync(HttpMethod.Put, PathOf("304"), "submitter-304", Zeros(100_000_001));
        var problem = await ProblemAssert.IsAsync(answer, HttpStatusCode.RequestEntityTooLarge);
        Assert.Contains("100,000,000", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_NinetyNineMegabytesOfNothing_IsAnsweredInWords()
    {
        await service.OpenAsync(Period);
        using var answer = await service.SendAsync(HttpMethod.Put, PathOf("304"), "submitter-304", Zeros(99_000_000));
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnsupportedMediaType });
    }

    [Fact]
    public async Task Put_OneByteOrNone_IsAnsweredInWords()
    {
        await service.OpenAsync(Period);
        using var none = await service.PutReturnAsync(Period, "305", "");
        await ProblemAssert.IsAsync(none, HttpStatusCode.BadRequest);
        using var one = await service.PutReturnAsync(Period, "305", "x");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, one.StatusCode);
        Assert.NotEqual(0, (await RunningService.ReadAsync(one)).GetProperty("issues").GetArrayLength());
    }

    [Theory]
    [InlineData("application/pdf", "%PDF-1.7 and so on")]
    [InlineData("text/csv", "%PDF-1.7 and so on")]
    [InlineData("application/vnd.oasis.opendocument.spreadsheet", "new")]
    [InlineData("image/png", "picture")]
    public async Task Put_KindThatCannotBeRead_IsRefusedWithAdvice(string type, string content)
    {
        await service.OpenAsync(Period);
        using var body = new StringContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var answer = await service.SendAsync(HttpMethod.Put, PathOf("306"), "submitter-306", body);
        Assert.Contains("Excel", await ProblemAssert.IsAsync(answer, HttpStatusCode.UnsupportedMediaType), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_WithATagThatIsOld_IsRefusedAndNothingIsStored()
    {
        await service.OpenAsync(Period);
        using var first = await service.PutReturnAsync(Period, "307", Samples["307"]);
        var changed = Samples["307"] + "\n";
        using var stale = await service.PutCsvAsync(PathOf("307"), "submitter-307", changed, r => r.Headers.TryAddWithoutValidation("If-Match", "\"0\""));
        await ProblemAssert.IsAsync(stale, HttpStatusCode.PreconditionFailed);
        using var fresh = await service.PutCsvAsync(
            PathOf("307"), "submitter-307", changed,
            r => r.Headers.TryAddWithoutValidation("If-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.Created, fresh.StatusCode);
        Assert.Equal(2, (await RunningService.ReadAsync(fresh)).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Put_TwelveUploadsAtOnce_AreTwelveVersionsAndNoneIsLostOrDoubled()
    {
        await service.OpenAsync(Period);
        var files = Enumerable.Range(0, 12).Select(i => Samples["308"] + new string('\n', i)).ToList();
        var answers = await Task.WhenAll(files.Concat(files).Select(f => service.PutReturnAsync(Period, "308", f)));
        Assert.All(answers, a => Assert.Contains(a.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.OK }));
        var status = await service.GetAsync(PathOf("308"), "submitter-308");
        var versions = status.GetProperty("versions").EnumerateArray().ToList();
        var hashes = files.Select(f => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(f)))).ToHashSet();
        Assert.Equal(hashes, versions.Select(v => v.GetProperty("sha256").GetString()!).ToHashSet());
        Assert.Equal(Enumerable.Range(1, versions.Count), versions.Select(v => v.GetProperty("version").GetInt32()).Order());

        // What is stored is what was recorded, no more and no less.
        var stored = (await service.BlobNamesAsync("returns", $"missing/{Period}/council/308/")).Select(n => n.Split('/')[4]);
        var recorded = versions.Select(v => $"{v.GetProperty("version").GetInt32():0000}-{v.GetProperty("sha256").GetString()![..12]}");
        Assert.Equal(recorded.Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Put_TheSameBytesTwiceAtOnce_IsOneVersion()
    {
        await service.OpenAsync(Period);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => service.PutReturnAsync(Period, "309", Samples["309"])));
        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(a => a.StatusCode is HttpStatusCode.OK));
        var receipts = await Task.WhenAll(answers.Select(RunningService.ReadAsync));
        Assert.Single(receipts.Select(r => r.GetRawText()).Distinct());
    }

    [Fact]
    public async Task Read_AnothersReturn_IsForbiddenAndTheInspectorateMay()
    {
        using var other = await service.SendAsync(HttpMethod.Get, PathOf("301"), "submitter-302");
        await ProblemAssert.IsAsync(other, HttpStatusCode.Forbidden);
        using var inspector = await service.SendAsync(HttpMethod.Get, PathOf("301"), "inspector");
        Assert.Equal(HttpStatusCode.OK, inspector.StatusCode);
        using var head = await service.SendAsync(HttpMethod.Head, PathOf("301"), "submitter-301");
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Stop));
    }

    private static string PathOf(string body) => $"{RunningService.PeriodPath(Period)}/returns/council/{body}";

    private static ByteArrayContent Zeros(int length) => new(new byte[length]) { Headers = { ContentType = new("text/csv") } };
}
