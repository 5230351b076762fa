using System.Text.Json.Nodes;
using Xunit;

namespace Reporting.Line.Tests.Faults;

/// <summary>
/// The line on one service again and again, a round for each fault: from the opening of a window to its report. Nothing is lost, nothing is counted twice, and
/// the figures are those of an undisturbed round, to the byte. After a round that failed the next has a new service, so that none suffers from another.
/// </summary>
public sealed class LineRounds : IAsyncDisposable
{
    public const string Period = "2018";
    private static readonly IReadOnlyDictionary<string, string> Samples = SampleReturns.Of(Period);
    private FaultyStorage? service;
    private int closings;
    private (byte[] Data, string Evidence) undisturbed;

    /// <summary>Whose returns are uploaded.</summary>
    public static IReadOnlyList<string> Bodies { get; } = ["301", "302", "303", "304", "305", "306"];

    /// <summary>Runs a round in which a step meets a fault.</summary>
    public Task SurviveAsync(string kind, string step, int times) => SurviveAsync(async (service, _) =>
    {
        service.Proxy.Plan(LineSteps.Of(step), LineFaults.FaultOf(kind, service), times);
        await Task.CompletedTask;
    }, mustMeet: true);

    /// <param name="disturb">Is given the service, and the number of the closing before.</param>
    /// <param name="mustMeet">Whether some request must have met the fault that was planned.</param>
    public async Task SurviveAsync(Func<FaultyStorage, int, Task> disturb, bool mustMeet)
    {
        var sound = false;
        try
        {
            service ??= await StartAsync();
            var figures = await RoundAsync(service, () => disturb(service, closings));
            Assert.True(service.Proxy.Met > 0 || !mustMeet, "No request met the fault.");
            Assert.True(undisturbed.Data.AsSpan().SequenceEqual(figures.Data), "The figures are others than undisturbed.");
            Assert.True(undisturbed.Evidence == figures.Evidence, "The evidence is other than undisturbed.");
            sound = true;
        }
        finally
        {
            if (!sound)
                await DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (service is { } started)
        {
            service = null;
            await started.DisposeAsync();
        }
    }

    private async Task<FaultyStorage> StartAsync()
    {
        var started = new FaultyStorage();
        await started.InitializeAsync();
        closings = 0;

        // The second is the one to compare with, since what comes after a first closing is late.
        await RoundAsync(started, () => Task.CompletedTask);
        undisturbed = await RoundAsync(started, () => Task.CompletedTask);
        return started;
    }

    /// <summary>
    /// Opens the window, has each body send other bytes of the same figures, closes it, and gives the figures and the evidence of the report.
    /// </summary>
    private async Task<(byte[] Data, string Evidence)> RoundAsync(FaultyStorage on, Func<Task> disturb)
    {
        var before = closings;
        await disturb();
        await WindowAsync(on, """{"open":true,"closes":"2099-01-01T00:00:00Z","reason":"A test."}""");
        await Task.WhenAll(Bodies.Select(b => Poll.UntilAnsweredAsync(() => on.PutReturnAsync(Period, b, Samples[b] + new string('\n', before)))));
        await WindowAsync(on, """{"open":false,"reason":"The time is over."}""");
        closings++;
        var name = $"closing-{closings}";
        var run = await on.RunAsync(Period, name);
        on.Proxy.Calm();
        Assert.Equal("rendered", run.GetProperty("state").GetString());
        foreach (var kind in new[] { "opened", "closed", "frozen", "combined" })
            Assert.Equal((kind, closings), (kind, await CountAsync(on, "windows", kind, Period)));
        foreach (var body in Bodies)
        {
            foreach (var kind in new[] { "received", "accepted" })
                Assert.Equal((body, kind, closings), (body, kind, await CountAsync(on, "returns", kind, body)));
        }

        Assert.Equal(closings, await EditionsAsync(on));
        return (await on.FileAsync(Period, name, "data.csv"), Evidence(await on.FileAsync(Period, name, "evidence.json")));
    }

    private static async Task WindowAsync(FaultyStorage on, string json) =>
        await Poll.UntilAnsweredAsync(() => on.PostJsonAsync($"{RunningService.PeriodPath(Period)}/window", "administrator", json));

    private static Task<int> CountAsync(FaultyStorage on, string table, string kind, string of) =>
        on.EventsAsync(table, kind, e => e.RowKey.StartsWith($"event~{of}~", StringComparison.Ordinal));

    private static async Task<int> EditionsAsync(FaultyStorage on)
    {
        var editions = await on.BlobNamesAsync("figures", $"missing/{Period}/editions/");
        Assert.Equal(Enumerable.Range(1, editions.Count).Select(n => $"missing/{Period}/editions/{n:0000}.json"), editions);
        return editions.Count;
    }

    /// <summary>
    /// The evidence without what differs from run to run: its name, and the versions and commitments of those that count, which are all of this round.
    /// </summary>
    private string Evidence(byte[] file)
    {
        var evidence = JsonNode.Parse(file)!.AsObject();
        evidence.Remove("run");
        var counted = new List<string>();
        var inputs = evidence["inputSets"]!.AsArray().SelectMany(s => s!["inputs"]!.AsArray()).Select(i => i!.AsObject());
        foreach (var input in inputs.Where(i => i.ContainsKey("version")))
        {
            Assert.Equal(closings, input["version"]!.GetValue<int>());
            counted.Add(input["body"]!.GetValue<string>());
            input.Remove("version");
            input.Remove("commitment");
        }

        Assert.Equal(Bodies, counted);
        return evidence.ToJsonString();
    }
}
