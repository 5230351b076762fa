using System.Text.Json;
using Xunit;

namespace Reporting.Line.Tests.Faults;

/// <summary>A dropped file whose taking in is disturbed at each of its written steps: one version, and a note that tells the truth.</summary>
public sealed class DropTests(FaultyStorage service) : IClassFixture<FaultyStorage>
{
    private const string Period = "2018";
    private static readonly string[] Steps = ["check/messages", "returns/", "$batch/returns", "checked/", "drop-receipts/"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("worker killed", "accepted", 301)]
    [InlineData("worker killed", "rejected", 306)]
    [InlineData("answer lost", "accepted", 311)]
    [InlineData("answer lost", "rejected", 316)]
    public async Task Drop_DisturbedAtAnyStep_IsOneVersionWithItsOwnVerdict(string disturbance, string verdict, int first)
    {
        await service.OpenAsync(Period);
        var samples = SampleReturns.Of(Period);
        foreach (var (step, body) in Steps.Select((s, i) => (s, $"{first + i}")))
        {
            Fault fault = disturbance == "worker killed" ? new Fault.After(() => service.Host.KillWorkerAsync(Stop)) : new Fault.AnswerLost();
            service.Proxy.Plan(c => c.Method is "PUT" or "POST" && c.Path.StartsWith(step, StringComparison.Ordinal), fault, 1);
            var name = $"missing/{Period}/council/{body}/return.csv";
            await service.Host.Drop.DropAsync(name, BinaryData.FromString(verdict == "accepted" ? samples[body] : "x"), "text/csv", cancellationToken: Stop);
            var note = await NoteAsync(name);
            Assert.True(service.Proxy.Met == 1, $"{step}: the fault was met {service.Proxy.Met} times");
            Assert.Equal((step, verdict), (step, note.GetProperty("outcome").GetString()));
            var (receipt, _) = await Eventually.AnsweredAsync(() => service.SendAsync(HttpMethod.Get, note.GetProperty("receipt").GetString()!, $"submitter-{body}"));
            Assert.Equal(verdict == "rejected", receipt.GetProperty("issues").EnumerateArray().Any(i => i.GetProperty("severity").GetString() == "error"));
            foreach (var kind in new[] { "received", verdict })
                Assert.Equal((step, kind, 1), (step, kind, await service.EventsAsync("returns", kind, e => e.RowKey.StartsWith($"event~{body}~", StringComparison.Ordinal))));
        }
    }

    private Task<JsonElement> NoteAsync(string name) => service.NoteAsync(name);
}
