using System.Net;
using System.Text.Json;
using Xunit;

namespace Reporting.Line.Tests.Returns;

/// <summary>Which version the issues are of that a return shows.</summary>
[Collection(ReturnsService.Name)]
public sealed class IssuesShownTests(RunningService service)
{
    private const string Body = "335";
    private readonly QueriedReturns returns = new(service);

    [Fact]
    public async Task Issues_OfAReturnWhoseLaterVersionWasRejected_AreThoseOfTheVersionThatCounts_AndTheOthersBearTheirNumber()
    {
        await service.OpenAsync(QueriedReturns.Period);
        const string good = "code,label,value,missing,estimate,note\nMIS01,,100,,,\nMIS03,,50,,,\n";
        using var empty = await service.PutReturnAsync(QueriedReturns.Period, Body, good.Replace("100", "y", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        var begun = await StatusAsync();
        Assert.Equal((1, JsonValueKind.Null), (begun.GetProperty("issuesOf").GetInt32(), begun.GetProperty("rejectedSince").ValueKind));
        var issues = begun.GetProperty("issues").EnumerateArray().Select(i => i.GetProperty("severity").GetString()!).ToList();
        Assert.Equal(issues.OrderBy(s => Array.IndexOf(["error", "query", "note"], s)), issues);

        var sample = SampleReturns.Of(QueriedReturns.Period)[Body];
        var receipt = await returns.UploadAsync(Body, sample);
        await returns.ExplainAsync(Body, QueriedReturns.QueriesOf(receipt), "Checked.");
        using var broken = await service.PutReturnAsync(QueriedReturns.Period, Body, good.Replace("100", "y", StringComparison.Ordinal) + "\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken.StatusCode);
        using var signed = await service.PostJsonAsync($"{QueriedReturns.PathOf(Body)}/sign-off", $"director-{Body}", """{"version":2}""");
        Assert.Equal(HttpStatusCode.OK, signed.StatusCode);

        var status = await StatusAsync();
        Assert.Equal((2, 2), (status.GetProperty("currentVersion").GetInt32(), status.GetProperty("issuesOf").GetInt32()));
        Assert.DoesNotContain("\"error\"", status.GetProperty("issues").GetRawText(), StringComparison.Ordinal);
        Assert.Equal(
            receipt.GetProperty("issues").EnumerateArray().Select(i => i.GetProperty("id").GetString()),
            status.GetProperty("issues").EnumerateArray().Select(i => i.GetProperty("id").GetString()));
        var since = status.GetProperty("rejectedSince");
        Assert.Equal(3, since.GetProperty("version").GetInt32());
        Assert.Equal("error", since.GetProperty("issues")[0].GetProperty("severity").GetString());
    }

    private Task<JsonElement> StatusAsync() => service.GetAsync(QueriedReturns.PathOf(Body), $"submitter-{Body}");
}
