using System.Net;
using System.Text;
using System.Text.Json;
using Reporting.Local;
using Reporting.Local.Demo;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Line.Tests.Reports;

/// <summary>The collection cse once through the whole line: every sample sent as the demo sends it, and the report of the close.</summary>
public sealed class CseReport : RunningService, IAsyncLifetime
{
    public const string Collection = "cse";
    public const string Period = "2014";
    public const string Run = "closing-1";

    public IReadOnlyList<SampleSent> Sent { get; private set; } = [];

    public JsonElement Evidence { get; private set; }

    public IReadOnlyDictionary<string, byte[]> Files { get; private set; } = new Dictionary<string, byte[]>();

    public static string Place { get; } = PeriodPath(Period, Collection);

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await OpenAsync(Period, Collection);
        var sent = new List<SampleSent>();

        // Late ones are not late here: the window is opened and closed once.
        foreach (var turn in SampleReturn.ReadAll(Path.Combine(Repository.SamplesFolder, Collection)).GroupBy(s => s.Turn is SampleTurn.First)
            .OrderByDescending(g => g.Key))
        {
            await Parallel.ForEachAsync(turn, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (sample, _) =>
            {
                var who = sample.Body == SampleReturn.Inspectorate ? "inspector" : $"submitter-{sample.Body}";
                using var answer = await PutCsvAsync($"{Place}/returns/{sample.Instrument}/{sample.Body}", who, Encoding.UTF8.GetString(sample.Csv));
                var receipt = await ReadAsync(answer);
                lock (sent)
                    sent.Add(new(sample.Instrument, sample.Body, turn.Key, answer.StatusCode, receipt));
            });
        }

        Sent = sent;
        await CloseAsync(Period, report: true, Collection);
        var run = await RunAsync($"{Place}/reports/{Run}");
        Assert.Equal("rendered", run.GetProperty("state").GetString());
        var files = new Dictionary<string, byte[]> { ["manifest"] = Encoding.UTF8.GetBytes(run.GetRawText()) };
        foreach (var name in run.GetProperty("manifest").GetProperty("files").EnumerateArray().Select(f => f.GetProperty("name").GetString()!))
        {
            using var file = await SendAsync(HttpMethod.Get, $"{Place}/reports/{Run}/files/{name}", "analyst");
            files[name] = await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        }

        Files = files;
        using var evidence = JsonDocument.Parse(files["evidence.json"]);
        Evidence = evidence.RootElement.Clone();
    }

    /// <summary>A number of the ledger, by its id.</summary>
    public double Number(string id) => EvidenceFiles.Numbers(Evidence)[id].GetProperty("value").GetDouble();
}

/// <param name="Faulty">It holds a planted fault.</param>
public sealed record SampleSent(string Instrument, string Body, bool Faulty, HttpStatusCode Status, JsonElement Receipt);
