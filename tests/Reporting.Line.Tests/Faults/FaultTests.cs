using System.Text.Json.Nodes;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Xunit;

namespace Reporting.Line.Tests.Faults;

/// <summary>The whole line, from uploads to a report, while things go wrong: nothing is lost, nothing is counted twice, and the figures are those of an undisturbed run, to the byte.</summary>
public sealed class FaultTests(FaultyStorage service) : IClassFixture<FaultyStorage>
{
    private const string Period = "2018";
    private static readonly string[] Bodies = ["301", "302", "303", "304", "305", "306"];
    private static readonly IReadOnlyDictionary<string, string> Samples = SampleReturns.Of(Period);
    private readonly Dictionary<string, (int Tried, int Survived)> counts = [];
    private int closings;
    private (byte[] Data, string Evidence) undisturbed;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Line_ThroughEveryFault_LosesNothingAndDoublesNothing()
    {
        // The second, since what comes after a first closing is late.
        await RoundAsync(() => Task.CompletedTask);
        undisturbed = await RoundAsync(() => Task.CompletedTask);
        foreach (var (kind, step, where, fault, times) in Faults())
            await TryAsync(kind, step, where, fault, times);
        await OutOfOrderAsync();

        foreach (var (kind, (tried, survived)) in counts)
            TestContext.Current.TestOutputHelper!.WriteLine($"{kind}: {survived} of {tried} survived");
        Assert.All(counts, c => Assert.Equal(c.Value.Tried, c.Value.Survived));
    }

    private IEnumerable<(string Kind, string Step, Func<StorageCall, bool> Where, Fault Fault, int Times)> Faults()
    {
        // A predicate that counts is used for one round only, so each fault has steps of its own.
        foreach (var step in Steps().Keys)
        {
            yield return ("worker killed", step, Steps()[step], new Fault.After(() => service.Host.KillWorkerAsync(Stop)), 1);
            yield return ("answer lost", step, Steps()[step], new Fault.AnswerLost(), 1);
        }

        foreach (var step in new[] { "the bytes", "the state of a return", "the closing of the window", "the combined figures", "the run's being rendered" })
            yield return ("never answered", step, Steps()[step], new Fault.Unanswered(), 1);
        foreach (var (status, code) in new[] { (500, "InternalError"), (503, "ServerBusy") })
        {
            foreach (var step in new[] { "the bytes", "the state of a return", "the message of the combining", "the run" })
                yield return ($"{status}", step, Steps()[step], new Fault.Refused(status, code), 2);
        }

        yield return ("409", "the bytes", Steps()["the bytes"], new Fault.AnsweredAsRepeated(409, "BlobAlreadyExists"), 2);
        yield return ("409", "the combined figures", Steps()["the combined figures"], new Fault.AnsweredAsRepeated(409, "BlobAlreadyExists"), 1);
        yield return ("412", "the state of a return", Steps()["the state of a return"], new Fault.AnsweredAsRepeated(412, "UpdateConditionNotSatisfied"), 2);
        foreach (var step in new[] { "the protected figures", "the figures' being an edition" })
            yield return ("409", step, Steps()[step], new Fault.AnsweredAsRepeated(409, "BlobAlreadyExists"), 1);
        foreach (var step in new[] { "the bytes", "the frozen list", "the combined figures", "the protected figures", "the figures' being an edition", "a file of the report" })
            yield return ("409, not carried out", step, Steps()[step], new Fault.Refused(409, "BlobAlreadyExists"), 1);
        foreach (var step in new[] { "the state of a return", "the opening of the window", "the freezing of the returns", "the window's being frozen", "the window's being combined", "the run's being rendered" })
            yield return ("412, not carried out", step, Steps()[step], new Fault.Refused(412, "UpdateConditionNotSatisfied"), 1);
        foreach (var step in new[] { "the receipt", "a file of the report", "the closing of the window" })
            yield return ("connection cut", step, Steps()[step], new Fault.Cut(), 2);
        yield return ("overtaken", "the state of a return", Steps()["the state of a return"], new Fault.Overtaken(), 1);
        foreach (var step in new[] { "the receipt", "the combined figures", "a file of the report" })
        {
            yield return ("storage stopped and started again", step, Steps()[step], new Fault.After(async () =>
            {
                await service.StopStorageAsync();
                await service.StartStorageAsync();
            }), 1);
        }
    }

    /// <summary>What is written on the way from the opening of a window to its report, in order.</summary>
    private static Dictionary<string, Func<StorageCall, bool>> Steps() => new()
    {
        ["the opening of the window"] = Writes("Table", "$batch/windows"),
        ["the message of a check"] = Writes("Queue", "check/messages"),
        ["the bytes"] = Writes("Blob", "returns/"),
        ["the state of a return"] = Writes("Table", "$batch/returns"),
        ["the figures of a return"] = Writes("Blob", $"measures/missing/{Period}/council"),
        ["the receipt"] = c => Writes("Blob", "checked/")(c) && c.Path.Contains("receipt", StringComparison.Ordinal),
        ["the closing of the window"] = After(1, Writes("Table", "$batch/windows")),
        ["the message of the close"] = Writes("Queue", "close/messages"),
        ["the freezing of the returns"] = After(Bodies.Length, Writes("Table", "$batch/returns")),
        ["the frozen list"] = Writes("Blob", $"measures/missing/{Period}/lists"),
        ["the window's being frozen"] = After(2, Writes("Table", "$batch/windows")),
        ["the run"] = Writes("Table", "runs"),
        ["the message of the combining"] = Writes("Queue", "combine/messages"),
        ["the combined figures"] = Writes("Blob", $"figures/missing/{Period}/combined"),
        ["the window's being combined"] = After(3, Writes("Table", "$batch/windows")),
        ["the message of the protecting"] = Writes("Queue", "protect/messages"),
        ["the protected figures"] = Writes("Blob", $"figures/missing/{Period}/protected"),
        ["what the attack saw"] = Writes("Blob", $"figures/missing/{Period}/attacked"),
        ["the figures' being an edition"] = Writes("Blob", $"figures/missing/{Period}/editions"),
        ["the message of the rendering"] = Writes("Queue", "render/messages"),
        ["the run's being rendered"] = Changes("runs("),
        ["a file of the report"] = Writes("Blob", "reports/"),
        ["the run's end"] = After(1, Changes("runs(")),
    };

    private async Task TryAsync(string kind, string step, Func<StorageCall, bool> where, Fault fault, int times)
    {
        var (tried, survived) = counts.GetValueOrDefault(kind);
        counts[kind] = (tried + 1, survived);
        var figures = await RoundAsync(() =>
        {
            service.Proxy.Plan(where, fault, times);
            return Task.CompletedTask;
        });
        Assert.True(service.Proxy.Met > 0, $"{kind}, {step}: no request met the fault");
        Same(figures, $"{kind}, {step}");
        counts[kind] = (tried + 1, survived + 1);
    }

    /// <summary>Every message once more, in the order from the last step to the first, while the line works.</summary>
    private async Task OutOfOrderAsync()
    {
        counts["messages twice and out of order"] = (1, 0);
        var next = closings + 1;
        var figures = await RoundAsync(async () =>
        {
            await SendAsync("render", $$"""{"collection":"missing","period":"{{Period}}","run":"closing-{{closings}}"}""");
            await SendAsync("protect", $$"""{"collection":"missing","period":"{{Period}}","list":"closing-{{closings}}","run":"closing-{{closings}}","looks":0}""");
            await SendAsync("combine", $$"""{"collection":"missing","period":"{{Period}}","list":"closing-{{closings}}","run":"closing-{{closings}}","closing":{{closings}},"looks":0}""");
            await SendAsync("close", $$"""{"collection":"missing","period":"{{Period}}","closing":{{closings}},"report":true}""");
            await SendAsync("close", $$"""{"collection":"missing","period":"{{Period}}","closing":{{next}},"report":true}""");
            await SendAsync("render", $$"""{"collection":"missing","period":"{{Period}}","run":"closing-{{next}}"}""");
        });
        Same(figures, "out of order");
        counts["messages twice and out of order"] = (1, 1);
    }

    private void Same((byte[] Data, string Evidence) figures, string when)
    {
        Assert.True(undisturbed.Data.AsSpan().SequenceEqual(figures.Data), $"{when}: other figures than undisturbed");
        Assert.True(undisturbed.Evidence == figures.Evidence, $"{when}: other evidence than undisturbed");
    }

    /// <summary>Opens the window, has each body send other bytes of the same figures, closes it, and gives the figures and the evidence of the report.</summary>
    private async Task<(byte[] Data, string Evidence)> RoundAsync(Func<Task> disturb)
    {
        var before = closings;
        await disturb();
        await Eventually.AnsweredAsync(() => service.SendAsync(HttpMethod.Post, $"{RunningService.P(Period)}/window", "administrator", RunningService.Json("""{"open":true,"closes":"2099-01-01T00:00:00Z","reason":"A test."}""")));
        await Task.WhenAll(Bodies.Select(b => Eventually.AnsweredAsync(() => service.PutReturnAsync(Period, b, Samples[b] + new string('\n', before)))));
        await Eventually.AnsweredAsync(() => service.SendAsync(HttpMethod.Post, $"{RunningService.P(Period)}/window", "administrator", RunningService.Json("""{"open":false,"reason":"The time is over."}""")));
        closings++;
        var run = await service.RunAsync(Period, $"closing-{closings}");
        service.Proxy.Calm();
        Assert.Equal("rendered", run.GetProperty("state").GetString());
        foreach (var kind in new[] { "opened", "closed", "frozen", "combined" })
            Assert.Equal((kind, closings), (kind, await service.EventsAsync("windows", kind, e => e.RowKey.StartsWith($"event~{Period}~", StringComparison.Ordinal))));
        foreach (var body in Bodies)
        {
            foreach (var kind in new[] { "received", "accepted" })
                Assert.Equal((body, kind, closings), (body, kind, await service.EventsAsync("returns", kind, e => e.RowKey.StartsWith($"event~{body}~", StringComparison.Ordinal))));
        }

        Assert.Equal(closings, await EditionsAsync());
        return (await service.FileAsync(Period, $"closing-{closings}", "data.csv"), Evidence(await service.FileAsync(Period, $"closing-{closings}", "evidence.json")));
    }

    /// <summary>The evidence without what differs from run to run: its name, and the versions and commitments of those that count, which are all of this round.</summary>
    private string Evidence(byte[] file)
    {
        var evidence = JsonNode.Parse(file)!.AsObject();
        evidence.Remove("run");
        var counted = new List<string>();
        foreach (var input in evidence["inputSets"]!.AsArray().SelectMany(s => s!["inputs"]!.AsArray()).Select(i => i!.AsObject()).Where(i => i.ContainsKey("version")))
        {
            Assert.Equal(closings, input["version"]!.GetValue<int>());
            counted.Add(input["body"]!.GetValue<string>());
            input.Remove("version");
            input.Remove("commitment");
        }

        Assert.Equal(Bodies, counted);
        return evidence.ToJsonString();
    }

    private async Task<int> EditionsAsync()
    {
        var editions = 0;
        await foreach (var edition in service.Blobs.GetBlobContainerClient("figures").GetBlobsAsync(BlobTraits.None, BlobStates.None, $"missing/{Period}/editions/", Stop))
            Assert.Equal($"missing/{Period}/editions/{++editions:0000}.json", edition.Name);
        return editions;
    }

    private async Task SendAsync(string queue, string text) =>
        await new QueueClient(service.Host.StorageConnectionString, queue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }).SendMessageAsync(text, Stop);

    private static Func<StorageCall, bool> Writes(string kind, string path) => c =>
        c.Service == kind && c.Path.StartsWith(path, StringComparison.Ordinal) && c.Method == (kind == "Blob" ? "PUT" : "POST");

    /// <summary>Changes of a row alone.</summary>
    private static Func<StorageCall, bool> Changes(string row) => c => c.Service == "Table" && c.Path.StartsWith(row, StringComparison.Ordinal) && c.Method is not "GET";

    /// <summary>Those after the first few of a kind.</summary>
    private static Func<StorageCall, bool> After(int first, Func<StorageCall, bool> where)
    {
        var met = 0;
        return c => where(c) && ++met > first;
    }
}
