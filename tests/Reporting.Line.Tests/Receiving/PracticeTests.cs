using System.Net;
using Xunit;

namespace Reporting.Line.Tests.Receiving;

/// <summary>A file that was sent to practise never becomes a version, however the switch is written.</summary>
public sealed class PracticeTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Period = "2018";
    private static readonly string Sample = SampleReturns.Of(Period)["301"];

    [Theory]
    [InlineData("?practice=True")]
    [InlineData("?practice=TRUE")]
    [InlineData("?practice=False")]
    [InlineData("?practice=1")]
    [InlineData("?practice=yes")]
    [InlineData("?practice=on")]
    [InlineData("?practice=")]
    [InlineData("?practice")]
    [InlineData("?practice=%20true")]
    [InlineData("?practice=true%20")]
    [InlineData("?practice=true%00")]
    [InlineData("?practice=%ef%bd%94rue")]
    [InlineData("?practice=true,true")]
    [InlineData("?practice=true;")]
    [InlineData("?practice=%22true%22")]
    [InlineData("?practice=true&practice=true")]
    [InlineData("?practice=false&practice=true")]
    [InlineData("?practice=true&practice=false")]
    [InlineData("?practice=true&Practice=true")]
    [InlineData("?Practice=true")]
    [InlineData("?PRACTICE=true")]
    [InlineData("?practise=true")]
    [InlineData("?practice[]=true")]
    [InlineData("?%20practice=true")]
    [InlineData("?practice=true&x=1")]
    public async Task Practice_AnythingButTrueOrFalseOnce_IsRefusedAndStoresNothing(string query)
    {
        await service.OpenAsync(Period);
        using var answer = await service.PutReturnAsync(Period, "301", Sample, query: query);
        await ProblemAssert.IsAsync(answer, HttpStatusCode.BadRequest);
        Assert.Empty(await service.BlobNamesAsync("returns", $"missing/{Period}/council/301/"));
        Assert.Equal("notStarted", (await service.GetAsync($"{RunningService.PeriodPath(Period)}/returns/council/301", "submitter-301"))
            .GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("?practice=true", "302", HttpStatusCode.OK, 0)]
    [InlineData("?practice=%74rue", "303", HttpStatusCode.OK, 0)]
    [InlineData("?practice=false", "304", HttpStatusCode.Created, 1)]
    [InlineData("", "305", HttpStatusCode.Created, 1)]
    public async Task Practice_SaidOnce_IsHeeded(string query, string body, HttpStatusCode expected, int stored)
    {
        await service.OpenAsync(Period);
        using var answer = await service.PutReturnAsync(Period, body, SampleReturns.Of(Period)[body], query: query);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(stored, (await service.BlobNamesAsync("returns", $"missing/{Period}/council/{body}/")).Count);
    }
}
