using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Line.Tests.Faults;

/// <summary>A dropped file whose taking in is disturbed at each of its written steps: one version, and a note that tells the truth.</summary>
public sealed class DropTests(FaultyStorage service) : IClassFixture<FaultyStorage>
{
    private const string Period = "2018";
    private static readonly string[] Steps = ["check/messages", "returns/", "$batch/returns", "checked/", "drop-receipts/"];
    private static readonly string[] Disturbances = ["worker killed", "answer lost"];
    private static readonly string[] Verdicts = ["accepted", "rejected"];

    /// <summary>Each disturbance at each step, whatever the verdict: a body for each.</summary>
    private static readonly (string Disturbance, string Verdict, string Step, string Body)[] All =
    [
        .. (from disturbance in Disturbances from verdict in Verdicts from step in Steps select (disturbance, verdict, step))
            .Select((d, i) => (d.disturbance, d.verdict, d.step, $"{301 + i}")),
    ];

    public static TheoryData<string, string, string, string> Few => Rows(d => IsFew(d.Disturbance, d.Verdict, d.Step));

    public static TheoryData<string, string, string, string> Others => Rows(d => !IsFew(d.Disturbance, d.Verdict, d.Step));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Few))]
    public Task Drop_DisturbedAtAStep_IsOneVersionWithItsOwnVerdict(string disturbance, string verdict, string step, string body) =>
        DropAsync(disturbance, verdict, step, body);

    [Theory]
    [ThoroughTest]
    [MemberData(nameof(Others))]
    public Task Drop_DisturbedAtAnyStep_IsOneVersionWithItsOwnVerdict(string disturbance, string verdict, string step, string body) =>
        DropAsync(disturbance, verdict, step, body);

    private static bool IsFew(string disturbance, string verdict, string step) =>
        (disturbance, verdict, step) is ("worker killed", "accepted", "$batch/returns") or ("answer lost", "rejected", "checked/");

    private static TheoryData<string, string, string, string> Rows(Func<(string Disturbance, string Verdict, string Step, string Body), bool> wanted) =>
        new(All.Where(wanted).Select(d => (d.Disturbance, d.Verdict, d.Step, d.Body)));

    private async Task DropAsync(string disturbance, string verdict, string step, string body)
    {
        await service.OpenAsync(Period);
        Fault fault = disturbance == "worker killed" ? new Fault.After(() => service.Host.KillWorkerAsync(Stop)) : new Fault.AnswerLost();
        service.Proxy.Plan(c => c.Method is "PUT" or "POST" && c.Path.StartsWith(step, StringComparison.Ordinal), fault, 1);
        var name = $"missing/{Period}/council/{body}/return.csv";
        var csv = verdict == "accepted" ? SampleReturns.Of(Period)[body] : "x";
        await service.Host.Drop.DropAsync(name, BinaryData.FromString(csv), "text/csv", cancellationToken: Stop);
        var note = await service.NoteAsync(name);
        Assert.Equal(1, service.Proxy.Met);
        Assert.Equal(verdict, note.GetProperty("outcome").GetString());
        var (receipt, _) = await Poll.UntilAnsweredAsync(() =>
            service.SendAsync(HttpMethod.Get, note.GetProperty("receipt").GetString()!, $"submitter-{body}"));
        Assert.Equal(verdict == "rejected", receipt.GetProperty("issues").EnumerateArray().Any(i => i.GetProperty("severity").GetString() == "error"));
        foreach (var kind in new[] { "received", verdict })
            Assert.Equal((kind, 1), (kind, await service.EventsAsync("returns", kind, e => e.RowKey.StartsWith($"event~{body}~", StringComparison.Ordinal))));
    }
}
