using System.Globalization;
using System.Net;
using System.Text.Json;
using Xunit;

namespace Reporting.Line.Tests.Comparison;

/// <summary>What a council is set against is protected and closed, so that no invented figure sounds out another council's.</summary>
public sealed class WhatIfTests(WhatIfTests.TwoYears service) : IClassFixture<WhatIfTests.TwoYears>
{
    private static readonly string[] Beside = ["england", "region", "neighbours", "authorities"];

    /// <summary>2018 closed with its returns; 2019 open, with the asker's own return.</summary>
    public sealed class TwoYears : RunningService, IAsyncLifetime
    {
        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            await OpenAsync("2018");
            foreach (var (body, csv) in SampleReturns.Of("2018").Take(60))
            {
                using var answer = await PutReturnAsync("2018", body, csv);
                Assert.True(
                    answer.StatusCode is HttpStatusCode.Created,
                    $"{body}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
            }

            await CloseAsync("2018", report: true);
            Assert.Equal("rendered", (await RunAsync("2018", "closing-1")).GetProperty("state").GetString());
            await OpenAsync("2019");
            using var own = await PutReturnAsync("2019", "301", SampleReturns.Of("2019")["301"]);
            Assert.Equal(HttpStatusCode.Created, own.StatusCode);
        }
    }

    [Fact]
    public async Task WhatIf_BisectedOnceAnotherCouncilHasReturned_TellsNothingOfIt()
    {
        var before = await BisectAsync();
        using var other = await service.PutReturnAsync("2019", "302", SampleReturns.Of("2019")["302"]);
        Assert.Equal(HttpStatusCode.Created, other.StatusCode);
        Assert.Equal(before, await BisectAsync());
    }

    [Fact]
    public async Task WhatIf_AnyFigures_BesideTheSameProtectedOnes()
    {
        var (one, two) = (await AskAsync(5), await AskAsync(600));
        Assert.Equal("2018", one.GetProperty("against").GetString());
        foreach (var (a, b) in one.GetProperty("measures").EnumerateArray().Zip(two.GetProperty("measures").EnumerateArray()))
            Assert.All(Beside, name => Assert.Equal(a.GetProperty(name).GetRawText(), b.GetProperty(name).GetRawText()));
    }

    [Fact]
    public async Task WhatIf_FiguresFarFromTheOthers_LieOutsideTheFunnel()
    {
        using var answer = await service.PostJsonAsync(
            $"{RunningService.PeriodPath("2019")}/comparison/301", "submitter-301", """{"items":{"REF01":4000,"REF02":3900}}""");
        var measure = (await RunningService.ReadAsync(answer)).GetProperty("measures").EnumerateArray().Single(m => m.GetProperty("id").GetString() == "M13");
        Assert.Equal("veryHigh", measure.GetProperty("funnel").GetString());
        Assert.NotEmpty(measure.GetProperty("comparability").GetString()!);
    }

    [Theory]
    [InlineData("1000000000000000")]
    [InlineData("1e300")]
    [InlineData("-1")]
    public async Task WhatIf_NumberThatIsNoCount_IsRefused(string number)
    {
        using var answer = await service.PostJsonAsync(
            $"{RunningService.PeriodPath("2019")}/comparison/301", "submitter-301", $$$"""{"items":{"REF01":{{{number}}}}}""");
        Assert.Contains("at most 15 digits", await ProblemAssert.IsAsync(answer, HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Manifest_OfARun_SaysThatProtectionHeld()
    {
        var protection = (await service.RunAsync("2018", "closing-1")).GetProperty("manifest").GetProperty("protection").EnumerateArray().ToList();
        Assert.Equal(["held"], protection.Select(p => p.GetProperty("verdict").GetString()));
        Assert.Empty(protection[0].GetProperty("leaks").EnumerateArray());
    }

    /// <summary>Every answer on the way to where the words about the asker's own position change.</summary>
    private async Task<IReadOnlyList<string>> BisectAsync()
    {
        var said = new List<string>();
        for (var (low, high) = (0, 4000); high - low > 1;)
        {
            var middle = (low + high) / 2;
            var answer = await AskAsync(middle);
            var measure = answer.GetProperty("measures").EnumerateArray().Single(m => m.GetProperty("id").GetString() == "M13");
            said.Add(string.Create(CultureInfo.InvariantCulture, $"{middle} {answer.GetRawText()}"));
            if (measure.GetProperty("position").GetString()!.StartsWith("Below", StringComparison.Ordinal))
                low = middle;
            else
                high = middle;
        }

        return said;
    }

    private async Task<JsonElement> AskAsync(int referrals)
    {
        using var answer = await service.PostJsonAsync(
            $"{RunningService.PeriodPath("2019")}/comparison/301", "submitter-301", $$$"""{"items":{"REF01":4000,"REF02":{{{referrals}}}}}""");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await RunningService.ReadAsync(answer);
    }
}
