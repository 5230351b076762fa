using System.Net;
using System.Text.Json;
using Xunit;

namespace Reporting.Line.Tests;

/// <summary>What every refusal looks like.</summary>
internal static class ProblemAssert
{
    /// <returns>The detail.</returns>
    public static async Task<string> IsAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(expected == answer.StatusCode, $"{(int)answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(text);
        Assert.Equal((int)expected, problem.RootElement.GetProperty("status").GetInt32());
        Assert.NotEqual("", problem.RootElement.GetProperty("title").GetString());
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        return problem.RootElement.GetProperty("detail").GetString()!;
    }
}
