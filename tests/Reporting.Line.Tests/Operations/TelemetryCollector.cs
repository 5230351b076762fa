using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Reporting.Line.Tests.Operations;

/// <summary>A span as the collector gets it, ids in hex.</summary>
internal sealed record Span(string Trace, string Id, string Parent, string Name, IReadOnlyList<string> LinkedTraces);

/// <summary>Takes what the worker sends to an OpenTelemetry collector.</summary>
internal sealed class TelemetryCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> received = new();
    private WebApplication app = null!;

    public string Address => app.Urls.Single();

    public IEnumerable<byte[]> Received => received.Select(r => r.Body);

    public IEnumerable<Span> Spans => received.Where(r => r.Path == "/v1/traces").SelectMany(r => SpansOf(r.Body));

    public static async Task<TelemetryCollector> StartAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new TelemetryCollector { app = builder.Build() };
        collector.app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            collector.received.Enqueue((context.Request.Path, body.ToArray()));
            context.Response.ContentType = "application/x-protobuf";
        });
        await collector.app.StartAsync(cancellation);
        return collector;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    // ExportTraceServiceRequest: resource_spans 1, scope_spans 2, spans 2; of a span trace 1, id 2, parent 4, name 5, links 13, of which trace 1.
    private static IEnumerable<Span> SpansOf(byte[] body) =>
        from resource in Fields(body, 1)
        from scope in Fields(resource, 2)
        from span in Fields(scope, 2)
        select new Span(
            Hex(Fields(span, 1)), Hex(Fields(span, 2)), Hex(Fields(span, 4)), System.Text.Encoding.UTF8.GetString(Fields(span, 5).Single()),
            [.. Fields(span, 13).Select(l => Hex(Fields(l, 1)))]);

    private static string Hex(IEnumerable<byte[]> values) => Convert.ToHexStringLower(values.FirstOrDefault() ?? []);

    /// <summary>The length-delimited fields of a message that have that number.</summary>
    private static List<byte[]> Fields(byte[] message, int number)
    {
        var (found, at) = (new List<byte[]>(), 0);
        while (at < message.Length)
        {
            var key = Varint(message, ref at);
            switch (key & 7)
            {
                case 0:
                    Varint(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    var length = (int)Varint(message, ref at);
                    if ((int)(key >> 3) == number)
                        found.Add(message[at..(at + length)]);
                    at += length;
                    break;
            }
        }

        return found;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        var (value, shift) = (0UL, 0);
        while (true)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
            shift += 7;
        }
    }
}
