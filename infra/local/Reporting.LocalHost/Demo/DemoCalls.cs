using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Reporting.Local.People;

namespace Reporting.Local.Demo;

/// <summary>A report run as the service lists it.</summary>
internal sealed record ListedRun(string Run, string State, string? Failure);

/// <summary>The calls of the service that the demo makes, each as the person whose work it is.</summary>
internal sealed class DemoCalls(HttpClient client, string collection)
{
    private const string Analyst = "analyst";
    private const int ErrorsQuoted = 3;

    /// <summary>Gives the collection's periods, in order.</summary>
    public async Task<IReadOnlyList<string>> PeriodsAsync(CancellationToken cancellationToken)
    {
        using var answer = await ReadAsync($"api/collections/{collection}", LocalPerson.Administrator, cancellationToken);
        return [.. answer.RootElement.GetProperty("periods").EnumerateArray().Select(p => p.GetProperty("id").GetString()!)];
    }

    public async Task MoveWindowAsync(string period, object window, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(
            HttpMethod.Post, $"{PathOf(period)}/window", LocalPerson.Administrator, JsonContent.Create(window), cancellationToken);
    }

    /// <returns>False where the window is still being closed.</returns>
    public async Task<bool> TryReopenAsync(string period, object window, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(
            HttpMethod.Post, $"{PathOf(period)}/window", LocalPerson.Administrator, JsonContent.Create(window), cancellationToken, HttpStatusCode.Conflict);
        return answer.IsSuccessStatusCode;
    }

    /// <summary>Uploads a return as the person who sends it: accepted, or rejected where that is what the sample is for.</summary>
    public async Task UploadAsync(SampleReturn sample, CancellationToken cancellationToken)
    {
        using var csv = new ByteArrayContent(sample.Csv);
        csv.Headers.ContentType = new MediaTypeHeaderValue("text/csv", "utf-8");
        var path = $"{PathOf(sample.Period)}/returns/{sample.Instrument}/{sample.Body}";
        var expected = sample.Turn is SampleTurn.First ? HttpStatusCode.UnprocessableEntity : (HttpStatusCode?)null;
        using var answer = await SendAsync(
            HttpMethod.Put, path, sample.Body == SampleReturn.Inspectorate ? "inspector" : $"submitter-{sample.Body}", csv, cancellationToken, expected);
        if (expected is not null && answer.IsSuccessStatusCode)
            throw new LocalHostException($"{path} was accepted, although the sample holds a fault.");
    }

    public async Task<IReadOnlyList<ListedRun>> RunsAsync(string period, CancellationToken cancellationToken)
    {
        using var answer = await ReadAsync($"{PathOf(period)}/reports", Analyst, cancellationToken);
        return [.. answer.RootElement.GetProperty("runs").EnumerateArray().Select(r => new ListedRun(
            r.GetProperty("run").GetString()!,
            r.GetProperty("state").GetString()!,
            r.TryGetProperty("failure", out var failure) ? failure.GetString() : null))];
    }

    /// <summary>Gives the names of a run's files.</summary>
    public async Task<IReadOnlyList<string>> FilesAsync(string period, string run, CancellationToken cancellationToken) =>
        (await ManifestAsync(period, run, cancellationToken)).Files;

    public async Task<(IReadOnlyList<string> Files, IReadOnlyList<string> Warnings)> ManifestAsync(
        string period, string run, CancellationToken cancellationToken)
    {
        using var answer = await ReadAsync($"{PathOf(period)}/reports/{run}", Analyst, cancellationToken);
        var manifest = answer.RootElement.GetProperty("manifest");
        return (
            [.. manifest.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("name").GetString()!)],
            [.. manifest.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()!)]);
    }

    public async Task DownloadAsync(string period, string run, string name, string path, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"{PathOf(period)}/reports/{run}/files/{name}", Analyst, null, cancellationToken);
        await using var file = File.Create(path);
        await answer.Content.CopyToAsync(file, cancellationToken);
    }

    private string PathOf(string period) => $"api/collections/{collection}/periods/{period}";

    private async Task<JsonDocument> ReadAsync(string path, string person, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, person, null, cancellationToken);
        return await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string person, HttpContent? content, CancellationToken cancellationToken, HttpStatusCode? expected = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", person);
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (answer.IsSuccessStatusCode || answer.StatusCode == expected)
            return answer;

        using (answer)
        {
            throw new LocalHostException(answer.StatusCode == HttpStatusCode.UnprocessableEntity
                ? $"{path} was rejected: {await RejectionAsync(answer, cancellationToken)}"
                : await ProblemText.OfAsync(method.Method, path, answer, cancellationToken));
        }
    }

    // A rejected return is answered with its receipt, which says what to put right.
    private static async Task<string> RejectionAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        using var receipt = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
        if (!receipt.RootElement.TryGetProperty("issues", out var issues))
            return receipt.RootElement.TryGetProperty("detail", out var detail) ? detail.ToString() : "no reason given";

        return string.Join(" ", issues.EnumerateArray()
            .Where(i => i.GetProperty("severity").GetString() == "error")
            .Take(ErrorsQuoted)
            .Select(i => i.GetProperty("message").GetString()));
    }
}
