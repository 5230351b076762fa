using System.Net.Http.Headers;
using System.Text;
using Reporting.Local;

namespace Reporting.Benchmarks;

/// <summary>The worker and Azurite, in memory, with the sample returns of one period.</summary>
internal sealed class BenchmarkedService : IAsyncDisposable
{
    private readonly string period;
    private readonly HttpClient http;

    private BenchmarkedService(LocalHost host, string period)
    {
        Host = host;
        this.period = period;
        Samples = Read(period);
        http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 200 }) { BaseAddress = host.BaseAddress, Timeout = TimeSpan.FromMinutes(10) };
    }

    public LocalHost Host { get; }

    public IReadOnlyDictionary<string, string> Samples { get; }

    /// <param name="indexed">Gives the emulator the indexes that it lacks and a storage account has: see azurite-index.mjs.</param>
    /// <param name="templates">The folder of definitions; null for the repository's.</param>
    public static async Task<BenchmarkedService> StartAsync(bool indexed = false, string? templates = null, string period = "2018")
    {
        if (indexed)
            Environment.SetEnvironmentVariable("NODE_OPTIONS", $"--import {new Uri(Path.Combine(AppContext.BaseDirectory, "azurite-index.mjs")).AbsoluteUri}");
        return new(await LocalHost.StartAsync(new()
        {
            StorageInMemory = true,
            Urls = "http://127.0.0.1:0",
            FollowSchedules = false,
            Environment = new Dictionary<string, string?> { ["Reporting__Browser"] = "/no/browser", ["Reporting__TemplatesFolder"] = templates },
        }), period);
    }

    public Task OpenAsync() => WindowAsync("""{"open":true,"closes":"2099-01-01T00:00:00Z","reason":"A measurement."}""");

    public async Task PutAsync(string body, byte[] bytes)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Put, $"/api/collections/missing/periods/{period}/returns/council/{body}")
        { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new("text/csv");
        using var answer = await SendAsync(request, $"submitter-{body}");
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Closes the window, without a report.</summary>
    public Task CloseAsync() => WindowAsync("""{"open":false,"report":false,"reason":"A measurement."}""");

    /// <summary>What an analyst gets from a path below the period.</summary>
    public async Task<string> AskAsync(HttpMethod method, string path)
    {
        using var answer = await SendAsync(new(method, $"/api/collections/missing/periods/{period}/{path}"), "analyst");
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : throw new InvalidOperationException(
            $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    public async Task<string> StatusAsync(string body)
    {
        using var answer = await SendAsync(new(HttpMethod.Get, $"/api/collections/missing/periods/{period}/returns/council/{body}"), $"submitter-{body}");
        return await answer.Content.ReadAsStringAsync();
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Host.DisposeAsync();
    }

    private async Task WindowAsync(string json)
    {
        using var answer = await SendAsync(
            new(HttpMethod.Post, $"/api/collections/missing/periods/{period}/window") { Content = new StringContent(json, Encoding.UTF8, "application/json") },
            "administrator");
        answer.EnsureSuccessStatusCode();
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string who)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", who);
        return http.SendAsync(request);
    }

    private static Dictionary<string, string> Read(string period)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.SamplesFolder, "missing", $"{period}.council.csv"));
        var items = lines[0].Split(',')[1..];
        return lines.Skip(1).Select(l => l.Split(',')).ToDictionary(cells => cells[0], cells => Csv(items.Zip(cells[1..])));
    }

    private static string Csv(IEnumerable<(string Item, string Cell)> answers) =>
        "code,label,value,missing,estimate,note\n" + string.Concat(answers.Where(a => a.Cell.Length > 0).Select(a => char.IsAsciiLetter(a.Cell[0])
            ? $"{a.Item},,,{a.Cell.Split(':', 2)[0]},,{a.Cell.Split(':', 2).ElementAtOrDefault(1)}\n"
            : $"{a.Item},,{a.Cell},,,\n"));
}
