using System.Net;
using System.Text.Json;
using Azure.Storage.Queues;
using Xunit;

namespace Reporting.Functions.Tests.Line.Faults;

/// <summary>The whole line, from uploads to a report, while things go wrong: nothing is lost, nothing is counted twice, and the figures are those of an undisturbed run, to the byte.</summary>
public sealed class FaultTests(FaultyStorage service) : IClassFixture<FaultyStorage>
{
    private const string Period = "2018";
    private static readonly string[] Bodies = ["301", "302", "303", "304", "305", "306"];
    private static readonly IReadOnlyDictionary<string, string> Samples = SampleReturns.Of(Period);
    private readonly Dictionary<string, (int Tried, int Survived)> counts = [];
    private int closings;
    private byte[] undisturbed = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Line_ThroughEveryFault_LosesNothingAndDoublesNothing()
    {
        undisturbed = await RoundAsync(() => Task.CompletedTask);
        foreach (var (kind, step, where, fault, times) in Faults())
            await TryAsync(kind, step, where, fault, times);
        await TryAsync("storage stopped and started again", "while returns come", Writes("Blob", "checked/"), new Fault.After(async () =>
        {
            await service.StopStorageAsync();
            await service.StartStorageAsync();
        }), 1);
        await OutOfOrderAsync();

        foreach (var (kind, (tried, survived)) in counts)
            TestContext.Current.TestOutputHelper!.WriteLine($"{kind}: {survived} of {tried} survived");
        Assert.All(counts, c => Assert.Equal(c.Value.Tried, c.Value.Survived));
    }

    private IEnumerable<(string Kind, string Step, Func<StorageCall, bool> Where, Fault Fault, int Times)> Faults()
    {
        (string Name, Func<StorageCall, bool> Where)[] steps =
        [
            ("the bytes", Writes("Blob", "returns/")),
            ("the state of a return", Writes("Table", "$batch")),
            ("the message of a check", Writes("Queue", "check/messages")),
            ("the figures of a return", Writes("Blob", $"measures/missing/{Period}/council")),
            ("the receipt", c => Writes("Blob", "checked/")(c) && c.Path.Contains("receipt", StringComparison.Ordinal)),
            ("the frozen list", Writes("Blob", $"measures/missing/{Period}/lists")),
            ("the message of the combining", Writes("Queue", "combine/messages")),
            ("the combined figures", Writes("Blob", $"measures/missing/{Period}/combined")),
            ("a file of the report", Writes("Blob", "reports/")),
        ];
        foreach (var (name, where) in steps)
            yield return ("worker killed", name, where, new Fault.After(() => service.Host.KillWorkerAsync(Stop)), 1);
        foreach (var (name, where) in steps)
            yield return ("answer lost", name, where, new Fault.AnswerLost(), 1);
        foreach (var (status, code) in new[] { (500, "InternalError"), (503, "ServerBusy") })
        {
            yield return ($"{status}", "the bytes", steps[0].Where, new Fault.Refused(status, code), 2);
            yield return ($"{status}", "the state of a return", steps[1].Where, new Fault.Refused(status, code), 2);
            yield return ($"{status}", "the message of the combining", steps[6].Where, new Fault.Refused(status, code), 2);
        }

        yield return ("409", "the bytes", steps[0].Where, new Fault.AnsweredAsRepeated(409, "BlobAlreadyExists"), 2);
        yield return ("409", "the combined figures", steps[7].Where, new Fault.AnsweredAsRepeated(409, "BlobAlreadyExists"), 1);
        yield return ("412", "the state of a return", steps[1].Where, new Fault.AnsweredAsRepeated(412, "UpdateConditionNotSatisfied"), 2);
        yield return ("connection cut", "the receipt", steps[4].Where, new Fault.Cut(), 2);
        yield return ("connection cut", "a file of the report", steps[8].Where, new Fault.Cut(), 2);
        yield return ("overtaken", "the state of a return", steps[1].Where, new Fault.Overtaken(), 1);
    }

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
        Assert.True(undisturbed.AsSpan().SequenceEqual(figures), $"{kind}, {step}: other figures than undisturbed");
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
            await SendAsync("combine", $$"""{"collection":"missing","period":"{{Period}}","list":"closing-{{closings}}","run":"closing-{{closings}}","closing":{{closings}},"looks":0}""");
            await SendAsync("close", $$"""{"collection":"missing","period":"{{Period}}","closing":{{closings}},"report":true}""");
            await SendAsync("close", $$"""{"collection":"missing","period":"{{Period}}","closing":{{next}},"report":true}""");
            await SendAsync("render", $$"""{"collection":"missing","period":"{{Period}}","run":"closing-{{next}}"}""");
        });
        Assert.Equal(undisturbed, figures);
        counts["messages twice and out of order"] = (1, 1);
    }

    /// <summary>Opens the window, has each body send other bytes of the same figures, closes it, and gives the figures of the report.</summary>
    private async Task<byte[]> RoundAsync(Func<Task> disturb)
    {
        var before = closings;
        await AgainAsync(() => service.SendAsync(HttpMethod.Post, $"{RunningService.P(Period)}/window", "administrator", RunningService.Json("""{"open":true,"closes":"2099-01-01T00:00:00Z","reason":"A test."}""")));
        await disturb();
        await Task.WhenAll(Bodies.Select(b => AgainAsync(() => service.PutReturnAsync(Period, b, Samples[b] + new string('\n', before)))));
        await CloseAgainAsync();
        closings++;
        var run = await service.RunAsync(Period, $"closing-{closings}");
        service.Proxy.Calm();
        Assert.Equal("rendered", run.GetProperty("state").GetString());
        var counted = run.GetProperty("manifest").GetProperty("inputs").EnumerateArray().Single().GetProperty("returns").EnumerateArray()
            .Where(r => r.GetProperty("version").ValueKind is JsonValueKind.Number).ToDictionary(r => r.GetProperty("body").GetString()!, r => r.GetProperty("version").GetInt32());
        Assert.Equal(Bodies, counted.Keys.Order());
        Assert.All(counted, c => Assert.Equal(closings, c.Value));
        foreach (var body in Bodies.Take(2))
        {
            var status = await service.GetAsync($"{RunningService.P(Period)}/returns/council/{body}", "analyst");
            Assert.Equal(closings, status.GetProperty("versions").GetArrayLength());
        }

        return await service.FileAsync(Period, $"closing-{closings}", "data.csv");
    }

    /// <summary>Does what the service asks of people: try again.</summary>
    private static async Task<HttpStatusCode> AgainAsync(Func<Task<HttpResponseMessage>> ask)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            try
            {
                using var answer = await ask();
                if (answer.IsSuccessStatusCode)
                    return answer.StatusCode;
                Assert.True((int)answer.StatusCode >= 500, await answer.Content.ReadAsStringAsync(Stop));
            }
            catch (HttpRequestException)
            {
                // The connection ended without an answer.
            }

            await poll.WaitForNextTickAsync(Stop);
        }
    }

    // A close whose answer was lost was carried out: the next try is told that the window is not open.
    private async Task CloseAgainAsync()
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        do
        {
            using var answer = await service.SendAsync(HttpMethod.Post, $"{RunningService.P(Period)}/window", "administrator", RunningService.Json("""{"open":false,"reason":"A test."}"""));
            if (answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.Conflict)
                return;
        }
        while (await poll.WaitForNextTickAsync(Stop));
    }

    private async Task SendAsync(string queue, string text) =>
        await new QueueClient(service.Host.StorageConnectionString, queue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }).SendMessageAsync(text, Stop);

    private static Func<StorageCall, bool> Writes(string kind, string path) => c =>
        c.Service == kind && c.Path.StartsWith(path, StringComparison.Ordinal) && (kind == "Blob" ? c.Method == "PUT" : c.Method == "POST");
}
