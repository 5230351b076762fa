using System.Net;
using System.Text.Json;
using Xunit;

namespace Reporting.Line.Tests.Comparison;

/// <summary>Sets of authorities that a council or the inspectorate has named, and comparison with them.</summary>
public sealed class ComparatorSetTests(ComparatorSetTests.OneYear service) : IClassFixture<ComparatorSetTests.OneYear>
{
    private const string Sets = "/api/comparator-sets";
    private const string Period = "2018";
    private const string Note = "Counted by hand from two systems.";

    /// <summary>2018 closed with returns of sixty councils.</summary>
    public sealed class OneYear : RunningService, IAsyncLifetime
    {
        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            await OpenAsync(Period);
            foreach (var (body, csv) in SampleReturns.Of(Period).Take(60))
            {
                using var answer = await PutReturnAsync(Period, body, body == "302" ? Noted(csv) : csv);
                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            }

            await CloseAsync(Period, report: true);
            Assert.Equal("rendered", (await RunAsync(Period, "closing-1")).GetProperty("state").GetString());
        }

        private static string Noted(string csv) =>
            string.Join('\n', csv.Split('\n').Select(l => l.StartsWith("REF02,", StringComparison.Ordinal) ? $"REF02,,{l.Split(',')[2]},,yes,{Note}" : l));
    }

    [Fact]
    public async Task Set_OfACouncil_StandsBesideItsOwnFigures()
    {
        await PutAsync("301", "near-us", "submitter-301", """{"title":"Near us","authorities":["302","303","302","205"]}""", HttpStatusCode.OK);
        var own = await GetAsync($"{RunningService.PeriodPath(Period)}/comparison/301?set=near-us", "submitter-301");
        Assert.Equal("Near us", own.GetProperty("comparators").GetProperty("title").GetString());
        var all = await GetAsync($"{RunningService.PeriodPath(Period)}/comparison", "analyst");
        foreach (var measure in own.GetProperty("measures").EnumerateArray())
        {
            var values = Values(all, measure.GetProperty("id").GetString()!, "302", "303", "205");
            var beside = measure.GetProperty("comparators");
            Assert.Equal((values.Count, 3), (beside.GetProperty("used").GetInt32(), beside.GetProperty("known").GetInt32()));
            if (values.Count > 0)
                Assert.Equal(values.Average(), beside.GetProperty("mean").GetDouble(), 1e-9);
            else
                Assert.Equal("x", beside.GetProperty("mean").GetString());
        }
    }

    [Fact]
    public async Task Set_OfTheInspectorate_LeavesItsAuthoritiesAlone()
    {
        await PutAsync("inspectorate", "three", "analyst", """{"title":"Three","authorities":["301","302","303"]}""", HttpStatusCode.OK);
        var some = await GetAsync($"{RunningService.PeriodPath(Period)}/comparison?set=three", "inspector");
        Assert.All(some.GetProperty("measures").EnumerateArray(), m =>
            Assert.Equal(["301", "302", "303"], m.GetProperty("values").EnumerateArray().Select(v => v.GetProperty("code").GetString()!)));
        using var csv = await service.SendAsync(HttpMethod.Get, $"{RunningService.PeriodPath(Period)}/comparison?set=three&format=csv", "inspector");
        var lines = (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n');
        var columns = lines[0].Count(c => c == ',');
        Assert.Contains(lines, l => l.Contains("\"Comparator set, mean\",three,Three,", StringComparison.Ordinal) && l.Count(c => c == ',') == columns + 1);
        Assert.DoesNotContain(lines, l => l.Contains(",Local authority,304,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sets_OfEverybody_AreInnerAndOuterLondon()
    {
        var sets = await GetAsync($"{Sets}/301", "director-301");
        var builtIn = sets.GetProperty("sets").EnumerateArray().Where(s => s.GetProperty("builtIn").GetBoolean())
            .ToDictionary(s => s.GetProperty("name").GetString()!, s => s.GetProperty("authorities").GetArrayLength());
        Assert.Equal(new Dictionary<string, int> { ["inner-london"] = 14, ["outer-london"] = 19 }, builtIn);
        var own = await GetAsync($"{RunningService.PeriodPath(Period)}/comparison/301?set=outer-london", "director-301");
        Assert.Contains(own.GetProperty("measures").EnumerateArray(), m => m.GetProperty("comparators").GetProperty("known").GetInt32() == 19);
    }

    [Fact]
    public async Task Set_Deleted_IsThereNoMore_AndOnlyOnce()
    {
        await PutAsync("302", "for-now", "director-302", """{"title":"For now","authorities":["301"]}""", HttpStatusCode.OK);
        using (var deleted = await service.SendAsync(HttpMethod.Delete, $"{Sets}/302/for-now", "submitter-302"))
            Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);
        using (var again = await service.SendAsync(HttpMethod.Delete, $"{Sets}/302/for-now", "submitter-302"))
            Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        using var gone = await service.SendAsync(HttpMethod.Get, $"{RunningService.PeriodPath(Period)}/comparison/302?set=for-now", "submitter-302");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Set_OfAnotherCouncil_IsNeitherReadNorUsed()
    {
        await PutAsync("303", "private", "submitter-303", """{"title":"Private","authorities":["301"]}""", HttpStatusCode.OK);
        using var read = await service.SendAsync(HttpMethod.Get, $"{Sets}/303", "submitter-301");
        Assert.Equal(HttpStatusCode.Forbidden, read.StatusCode);
        using var used = await service.SendAsync(HttpMethod.Get, $"{RunningService.PeriodPath(Period)}/comparison/301?set=private", "submitter-301");
        Assert.Equal(HttpStatusCode.NotFound, used.StatusCode);
    }

    [Theory]
    [InlineData("good", """{"title":"","authorities":["301"]}""", "title")]
    [InlineData("good", """{"title":"T","authorities":[]}""", "which authorities")]
    [InlineData("good", """{"title":"T","authorities":["301","999"]}""", "'999' is no authority")]
    [InlineData("good", """{"title":"T","authorities":[null]}""", "'null' is no authority")]
    [InlineData("Not%20Good", """{"title":"T","authorities":["301"]}""", "small letters")]
    public async Task Set_ThatCannotBe_IsRefusedInWords(string name, string body, string words)
    {
        using var answer = await service.PutJsonAsync($"{Sets}/301/{name}", "submitter-301", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, (await RunningService.ReadAsync(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_OfEverybody_CannotBeChanged() =>
        await PutAsync("301", "inner-london", "submitter-301", """{"title":"T","authorities":["301"]}""", HttpStatusCode.Conflict);

    [Fact]
    public async Task Value_MadeOfAnEstimateWithANote_SaysSoToEverybodyAndTheNoteToItsCouncil()
    {
        var own = Measure(await GetAsync($"{RunningService.PeriodPath(Period)}/comparison/302", "submitter-302"), "M13");
        Assert.Equal(
            [("REF02", Note)], own.GetProperty("notes").EnumerateArray().Select(n => (n.GetProperty("item").GetString()!, n.GetProperty("note").GetString()!)));
        var all = await GetAsync($"{RunningService.PeriodPath(Period)}/comparison", "inspector");
        var listed = Measure(all, "M13").GetProperty("values").EnumerateArray().Single(v => v.GetProperty("code").GetString() == "302");
        Assert.Equal(
            ["It rests on an estimate.", "The return has a note on REF02."], listed.GetProperty("comparability").EnumerateArray().Select(n => n.GetString()!));
        Assert.DoesNotContain(Note, all.GetRawText(), StringComparison.Ordinal);
    }

    private static JsonElement Measure(JsonElement comparison, string id) =>
        comparison.GetProperty("measures").EnumerateArray().Single(m => m.GetProperty("id").GetString() == id);

    private static List<double> Values(JsonElement comparison, string measure, params string[] codes) =>
    [
        .. Measure(comparison, measure).GetProperty("values").EnumerateArray()
            .Where(v => codes.Contains(v.GetProperty("code").GetString()) && v.GetProperty("value").ValueKind is JsonValueKind.Number)
                .Select(v => v.GetProperty("value").GetDouble()),
    ];

    private async Task PutAsync(string body, string name, string who, string set, HttpStatusCode expected)
    {
        using var answer = await service.PutJsonAsync($"{Sets}/{body}/{name}", who, set);
        Assert.Equal(expected, answer.StatusCode);
    }

    private async Task<JsonElement> GetAsync(string path, string who)
    {
        using var answer = await service.SendAsync(HttpMethod.Get, path, who);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await RunningService.ReadAsync(answer);
    }
}
