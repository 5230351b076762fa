using System.Net.Http.Headers;
using System.Text;
using Azure.Storage.Blobs.Models;
using Reporting.Local;
using Xunit;

namespace Reporting.Line.Tests.Operations;

/// <summary>What can be seen from outside: a return's way from its upload to the run that used it, the measurements, and nothing of what it holds.</summary>
public sealed class TelemetryTests(TelemetryTests.ObservedService service) : IClassFixture<TelemetryTests.ObservedService>
{
    private const string Period = "2018";
    private const string Marker = "Zq7markerXw93";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Trace_OfAReturn_LeadsFromItsUploadToTheRunThatUsedIt()
    {
        var trace = Convert.ToHexStringLower(Guid.NewGuid().ToByteArray());
        await service.OpenAsync(Period);
        using (var put = await service.PutCsvAsync(
            $"{RunningService.PeriodPath(Period)}/returns/council/301", "submitter-301", SampleReturns.Of(Period)["301"],
            r => r.Headers.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01")))
        {
            Assert.True(put.IsSuccessStatusCode);
        }

        using (var faulty = await service.PutReturnAsync(Period, "304", "x"))
            Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, faulty.StatusCode);
        await service.Host.RunTimerAsync("CloseWindows", Stop);
        await service.CloseAsync(Period, report: true);
        await service.RunAsync(Period, "closing-1");

        await SeenAsync(() => service.Collector.Spans.Any(s => s.Trace == trace), "a span of the upload");
        await SeenAsync(() => Combining(trace) is not null, "the combining that links to the upload's trace");
        await SeenAsync(
            () => service.Collector.Spans.Any(s => s.Name == "RenderRun" && s.Trace == Combining(trace)!.Trace), "the rendering in the trace of the combining");
        Assert.Contains(service.Collector.Spans, s => s.Name == "CloseWindow" && s.Trace == Combining(trace)!.Trace);
        foreach (var measurement in new[]
        {
            "reporting.uploads", "reporting.issues", "reporting.queue.age", "reporting.returns.due", "reporting.returns.in", "reporting.step.duration",
        })
            await SeenAsync(() => service.Collector.Received.Any(b => Holds(b, measurement)), measurement);
    }

    [Fact]
    public async Task Upload_WhateverItHolds_IsInNoLogAndNoTelemetry()
    {
        const string period = "2019";
        await service.OpenAsync(period);
        var good = SampleReturns.Of(period)["302"]
            .Replace("code,label,value,missing,estimate,note", $"code,label,value,missing,estimate,note,{Marker}", StringComparison.Ordinal);
        var bad = $"code,label,value,missing,estimate,note\nMIS01,{Marker},{Marker},{Marker},{Marker},{Marker}\n{Marker},,,,,\n";
        foreach (var (content, type) in new[]
        {
            (good, "text/csv"), (bad, "text/csv"), ("{\"items\":{\"" + Marker + "\":{\"value\":\"" + Marker + "\"}}}", "application/json"),
            (Marker, "application/json"), ($"PK{Marker}", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        })
        {
            using var body = new StringContent(content, Encoding.UTF8);
            body.Headers.ContentType = new MediaTypeHeaderValue(type);
            using var put = await service.SendAsync(HttpMethod.Put, $"{RunningService.PeriodPath(period)}/returns/council/302", "submitter-302", body);
            Assert.True((int)put.StatusCode < 500, await put.Content.ReadAsStringAsync(Stop));
        }

        await service.Host.Drop.DropAsync($"missing/{period}/council/303/{Marker}.csv", BinaryData.FromString(bad), "text/csv", cancellationToken: Stop);
        await SeenAsync(
            () => service.Blobs.GetBlobContainerClient("drop-receipts").GetBlobs(BlobTraits.None, BlobStates.None, null, Stop).Any(),
            "the note of the dropped file");
        await service.CloseAsync(period, report: true);
        await service.RunAsync(period, "closing-1");
        await SeenAsync(() => service.Collector.Spans.Any(s => s.Name == "RenderRun"), "the rendering");

        Assert.All(service.Collector.Received, b => Assert.False(Holds(b, Marker)));
        Assert.DoesNotContain(Marker, await service.LogAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, (await service.GetAsync("/api/messages", "administrator")).GetRawText(), StringComparison.Ordinal);
    }

    private Span? Combining(string trace) => service.Collector.Spans.FirstOrDefault(s => s.Name == "CombineReturns" && s.LinkedTraces.Contains(trace));

    private static bool Holds(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    private static async Task SeenAsync(Func<bool> seen, string what)
    {
        try
        {
            await Poll.UntilAsync(seen);
        }
        catch (OperationCanceledException) when (!Stop.IsCancellationRequested)
        {
            Assert.Fail($"Not seen: {what}");
        }
    }

    /// <summary>A running service that sends its telemetry to a collector here.</summary>
    public sealed class ObservedService : RunningService
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-observed-");

        internal TelemetryCollector Collector { get; private set; } = null!;

        protected override LocalHostOptions Options => base.Options with
        {
            DataFolder = folder.FullName,
            Environment = new Dictionary<string, string?>(base.Options.Environment)
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Collector.Address,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            },
        };

        public override async ValueTask InitializeAsync()
        {
            Collector = await TelemetryCollector.StartAsync(TestContext.Current.CancellationToken);
            await base.InitializeAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Collector.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }
}
