using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;
using Reporting.Local;
using Xunit;
using MicrosoftOptions = Microsoft.Extensions.Options.Options;

namespace Reporting.Line.Tests;

/// <summary>The real worker process, with a real Azurite, driven by the local host: one for a class of tests.</summary>
public class RunningService : IAsyncLifetime
{
    private LocalHost host = null!;

    protected virtual LocalHostOptions Options => new()
    {
        StorageInMemory = true,
        Urls = "http://127.0.0.1:0",

        // Printing takes longer than everything else; the PDF has tests of its own.
        Environment = new Dictionary<string, string?> { ["Reporting__Browser"] = "/no/browser" },
    };

    public LocalHost Host => host;

    public HttpClient Http { get; private set; } = null!;

    public BlobServiceClient Blobs { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        host = await LocalHost.StartAsync(Options, TestContext.Current.CancellationToken);
        Http = new() { BaseAddress = host.BaseAddress, Timeout = TimeSpan.FromMinutes(5) };
        Blobs = new(host.StorageConnectionString);
    }

    public virtual async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A queue whose messages are written as the service writes them.</summary>
    public QueueClient QueueOf(string name) =>
        new(host.StorageConnectionString, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    public static string PeriodPath(string period, string collection = "missing") => $"/api/collections/{collection}/periods/{period}";

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? who, HttpContent? content = null, Action<HttpRequestMessage>? also = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (who is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", who);
        also?.Invoke(request);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> PostJsonAsync(string path, string? who, string json) => SendAsync(HttpMethod.Post, path, who, Json(json));

    public Task<HttpResponseMessage> PutJsonAsync(string path, string? who, string json) => SendAsync(HttpMethod.Put, path, who, Json(json));

    public Task<HttpResponseMessage> PutCsvAsync(string path, string? who, string csv, Action<HttpRequestMessage>? also = null) =>
        SendAsync(HttpMethod.Put, path, who, new StringContent(csv, Encoding.UTF8, "text/csv"), also);

    public async Task<JsonElement> GetAsync(string path, string who)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, who);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"GET {path}: {(int)answer.StatusCode} {text}");
        return await ReadAsync(answer);
    }

    public Task<HttpResponseMessage> PutReturnAsync(
        string period, string body, string csv, string? who = null, string query = "", string instrument = "council") =>
        PutCsvAsync($"{PeriodPath(period)}/returns/{instrument}/{body}{query}", who ?? $"submitter-{body}", csv);

    /// <summary>The names of the blobs of a container that begin so, in order.</summary>
    public async Task<IReadOnlyList<string>> BlobNamesAsync(string container, string prefix)
    {
        var names = new List<string>();
        var blobs = Blobs.GetBlobContainerClient(container).GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, TestContext.Current.CancellationToken);
        await foreach (var blob in blobs)
            names.Add(blob.Name);
        return names;
    }

    /// <summary>Storage as the service's own code reaches it.</summary>
    internal ServiceStorage OpenStorage() => new(
        new(
            new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", host.StorageConnectionString)]).Build(),
            MicrosoftOptions.Create(new ReportingOptions())),
        new PlatformFacts(InAzure: false));

    public Task OpenAsync(string period, string collection = "missing") =>
        MoveWindowAsync(PeriodPath(period, collection), """{"open":true,"closes":"2099-01-01T00:00:00Z","reason":"A test."}""");

    public Task CloseAsync(string period, bool report, string collection = "missing") =>
        MoveWindowAsync(PeriodPath(period, collection), $$"""{"open":false,"report":{{(report ? "true" : "false")}},"reason":"A test."}""");

    /// <summary>What the host and the worker have logged: of a service that keeps its data in a folder.</summary>
    public async Task<string> LogAsync()
    {
        await using var log = new FileStream(Path.Combine(Options.DataFolder!, "host.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(log);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for what became of a dropped file.</summary>
    public Task<JsonElement> NoteAsync(string name) => Poll.UntilFoundAsync<JsonElement>(async () =>
    {
        try
        {
            var note = Blobs.GetBlobContainerClient("drop-receipts").GetBlobClient(name);
            using var json = JsonDocument.Parse((await note.DownloadContentAsync(TestContext.Current.CancellationToken)).Value.Content);
            return json.RootElement.Clone();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    });

    /// <summary>Waits until a run is over, and gives its status.</summary>
    public Task<JsonElement> RunAsync(string period, string run) => RunAsync($"{PeriodPath(period)}/reports/{run}");

    /// <param name="path">Of the run.</param>
    protected Task<JsonElement> RunAsync(string path) => Poll.UntilFoundAsync<JsonElement>(async () =>
    {
        using var answer = await SendAsync(HttpMethod.Get, path, "analyst");
        return answer.IsSuccessStatusCode && await ReadAsync(answer) is var status && status.GetProperty("state")
            .GetString() is "rendered" or "failed" ? status : null;
    });

    public async Task<byte[]> FileAsync(string period, string run, string file)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"{PeriodPath(period)}/reports/{run}/files/{file}", "analyst");
        Assert.True(answer.IsSuccessStatusCode, $"{file}: {(int)answer.StatusCode}");
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private async Task MoveWindowAsync(string path, string json)
    {
        using var answer = await PostJsonAsync($"{path}/window", "administrator", json);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var json = await JsonDocument.ParseAsync(stream, cancellationToken: TestContext.Current.CancellationToken);
        return json.RootElement.Clone();
    }
}
