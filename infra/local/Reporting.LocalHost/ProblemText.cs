using System.Text.Json;

namespace Reporting.Local;

/// <summary>What the app's answer says has gone wrong, in a sentence.</summary>
internal static class ProblemText
{
    private static readonly string[] Members = ["title", "detail"];

    public static async Task<string> OfAsync(string method, string path, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var text = $"{method} {path} was answered with {(int)answer.StatusCode}";
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return text + ".";

        using var problem = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
        return $"{text}: {string.Join(" ", Members.Select(n => problem.RootElement.TryGetProperty(n, out var v) ? v.ToString() : "")).Trim()}";
    }
}
