using System.Net;
using System.Text;
using Reporting.Line.Tests.Operations;
using Xunit;

namespace Reporting.Line.Tests.Access;

/// <summary>What holds for every route that there is: what browsers are told, and what they may not send for another site.</summary>
public sealed class EveryRouteTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Period = "2024";

    /// <summary>One who may call it is among them.</summary>
    private static readonly string[] Who = ["administrator", "analyst", "submitter-310", "director-310"];

    private static readonly Dictionary<string, string> Told = new()
    {
        ["X-Content-Type-Options"] = "nosniff",
        ["X-Frame-Options"] = "DENY",
        ["Referrer-Policy"] = "same-origin",
        ["Cache-Control"] = "no-store",
    };

    [Fact]
    public async Task EveryAnswer_OfSuccessAndRefusal_TellsBrowsersToKeepFrameAndGuessNothing()
    {
        var faults = new List<string>();
        foreach (var call in DescribedCall.All)
        {
            foreach (var who in Who.Append(null))
            {
                using var answer = await SendAsync(call, who);
                foreach (var (name, value) in Told)
                {
                    if (!answer.Headers.TryGetValues(name, out var sent) || !sent.SequenceEqual([value]))
                        faults.Add($"{call.Method} {call.Path} by {who ?? "nobody"}, {(int)answer.StatusCode}: {name}");
                }

                var policy = answer.Headers.TryGetValues("Content-Security-Policy", out var policies) ? policies.Single() : "";
                if (!policy.Contains("default-src 'none'", StringComparison.Ordinal) || !policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal)
                    || policy.Contains("script-src", StringComparison.Ordinal))
                    faults.Add($"{call.Method} {call.Path} by {who ?? "nobody"}, {(int)answer.StatusCode}: the policy '{policy}'");
            }
        }

        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("cross-site", null)]
    [InlineData("same-site", null)]
    [InlineData("none, cross-site", null)]
    [InlineData(null, "https://evil.example")]
    [InlineData(null, "null")]
    [InlineData(null, "http://127.0.0.1:1")]
    [InlineData("same-origin", "https://evil.example")]
    [InlineData("cross-site", "OWN")]
    public async Task EveryChange_AskedForByAPageOfAnotherSite_IsRefused(string? fetchSite, string? origin)
    {
        foreach (var call in DescribedCall.All.Where(c => !c.OnlyReads))
        {
            foreach (var who in Who.Append(null))
            {
                using var answer = await SendAsync(call, who, r => Say(r, fetchSite, origin));
                var words = await ProblemAssert.IsAsync(answer, HttpStatusCode.Forbidden);
                Assert.StartsWith("A page of another site made this request", words, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("same-origin", "OWN")]
    [InlineData("none", null)]
    [InlineData(null, "OWN")]
    [InlineData(null, null)]
    public async Task EveryCall_OfAnOwnPageOrAProgram_IsNotTakenForAnotherSites(string? fetchSite, string? origin)
    {
        foreach (var call in DescribedCall.All)
        {
            using var answer = await SendAsync(call, null, r => Say(r, fetchSite, origin));
            Assert.Equal(call.IsOpenToAll ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Fact]
    public async Task EveryRead_LinkedToByAnotherSite_IsAnswered()
    {
        foreach (var call in DescribedCall.All.Where(c => c.OnlyReads))
        {
            using var answer = await SendAsync(call, null, r => Say(r, "cross-site", null));
            Assert.Equal(call.IsOpenToAll ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/jsonp")]
    [InlineData("")]
    public async Task EveryJsonCall_WithoutItsContentType_IsRefused(string contentType)
    {
        var calls = DescribedCall.All.Where(c => c.MediaTypes is ["application/json"] or ["application/yaml"]).ToList();
        Assert.True(calls.Count > 10);
        foreach (var call in calls)
        {
            var answers = new List<HttpStatusCode>();
            foreach (var who in Who.Append("inspector"))
            {
                var content = new ByteArrayContent(Encoding.UTF8.GetBytes("{}"));
                if (contentType.Length > 0)
                    content.Headers.TryAddWithoutValidation("Content-Type", contentType);
                using var answer = await service.SendAsync(new(call.Method.ToUpperInvariant()), AddressOf(call), who, content);
                answers.Add(answer.StatusCode);
                if (answer.StatusCode is HttpStatusCode.UnsupportedMediaType)
                    Assert.Contains(call.MediaTypes[0], await ProblemAssert.IsAsync(answer, HttpStatusCode.UnsupportedMediaType), StringComparison.Ordinal);
                else
                    Assert.True(answer.StatusCode is HttpStatusCode.Forbidden, $"{call.Method} {call.Path} by {who}: {answer.StatusCode}");
            }

            Assert.Contains(HttpStatusCode.UnsupportedMediaType, answers);
        }
    }

    [Theory]
    [InlineData("colour=red")]
    [InlineData("=true")]
    [InlineData("%20")]
    public async Task EveryCall_WithAQueryThatItDoesNotTake_IsRefused(string query)
    {
        foreach (var call in DescribedCall.All)
            await AssertRefusedAsync(call, $"{AddressOf(call)}{(AddressOf(call).Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}");
    }

    [Theory]
    [InlineData("{0}=")]
    [InlineData("{0}")]
    [InlineData("{0}=council&{0}=council")]
    [InlineData("{0}=true&{0}=false")]
    [InlineData("{0}=csv&{1}=csv")]
    [InlineData("{1}=true")]
    public async Task EveryParameter_BlankTwiceOrInAnotherCase_IsRefused(string query)
    {
        var tried = 0;
        foreach (var call in DescribedCall.All)
        {
            foreach (var name in call.Query)
            {
                await AssertRefusedAsync(call, $"{call.At(Period)}?{string.Format(null, query, name, name.ToUpperInvariant())}");
                tried++;
            }
        }

        Assert.True(tried > 10);
    }

    private async Task AssertRefusedAsync(DescribedCall call, string address)
    {
        var answers = new List<HttpStatusCode>();
        foreach (var who in Who.Append("inspector"))
        {
            using var answer = await service.SendAsync(new(call.Method.ToUpperInvariant()), address, who);
            answers.Add(answer.StatusCode);
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden, $"{call.Method} {address} by {who}: {answer.StatusCode}");
            if (call.Method != "head")
                await ProblemAssert.IsAsync(answer, answer.StatusCode);
        }

        Assert.True(answers.Contains(HttpStatusCode.BadRequest), $"{call.Method} {address}: nobody may call it");
    }

    private static string AddressOf(DescribedCall call) =>
        call.Path.EndsWith("/rules/try", StringComparison.Ordinal) ? $"{call.At(Period)}?instrument=council" : call.At(Period);

    private Task<HttpResponseMessage> SendAsync(DescribedCall call, string? who, Action<HttpRequestMessage>? also = null) =>
        service.SendAsync(new(call.Method.ToUpperInvariant()), AddressOf(call), who, call.OnlyReads ? null : RunningService.Json("{"), also);

    private void Say(HttpRequestMessage request, string? fetchSite, string? origin)
    {
        if (fetchSite is not null)
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", fetchSite);
        if (origin is not null)
            request.Headers.TryAddWithoutValidation("Origin", origin == "OWN" ? service.Http.BaseAddress!.GetLeftPart(UriPartial.Authority) : origin);
    }
}
