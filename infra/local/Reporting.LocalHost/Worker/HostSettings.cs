using System.Globalization;
using System.Text.Json;

namespace Reporting.Local.Worker;

/// <summary>What the host reads in host.json, with the platform's own defaults.</summary>
internal sealed record HostSettings(string RoutePrefix, QueueSettings Queues)
{
    public static HostSettings From(JsonElement root)
    {
        var extensions = Member(root, "extensions");
        var prefix = Member(Member(extensions, "http"), "routePrefix");
        return new HostSettings(
            prefix is { ValueKind: JsonValueKind.String } p ? p.GetString()!.Trim('/') : "api", QueueSettings.From(Member(extensions, "queues")));
    }

    internal static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } o && o.TryGetProperty(name, out var member) ? member : null;
}

/// <summary>host.json's extensions.queues. Retries wait for <paramref name="VisibilityTimeout"/>.</summary>
/// <param name="BatchSize">Messages taken at a time, at most 32.</param>
/// <param name="NewBatchThreshold">A new batch is taken when no more than this many are being worked on.</param>
/// <param name="MaxDequeueCount">Tries before a message is poison.</param>
/// <param name="VisibilityTimeout">From a failure to the next try.</param>
/// <param name="MaxPollingInterval">The longest that an empty queue is left alone.</param>
/// <param name="Base64">Whether the text on the queue is base64.</param>
internal sealed record QueueSettings(
    int BatchSize, int NewBatchThreshold, int MaxDequeueCount, TimeSpan VisibilityTimeout, TimeSpan MaxPollingInterval, bool Base64)
{
    private const int LargestBatch = 32;

    public static QueueSettings From(JsonElement? queues)
    {
        var batchSize = Math.Clamp(Number("batchSize") ?? 16, 1, LargestBatch);
        return new QueueSettings(
            batchSize,
            Number("newBatchThreshold") ?? batchSize / 2,
            Number("maxDequeueCount") ?? 5,
            Span("visibilityTimeout") ?? TimeSpan.Zero,
            Span("maxPollingInterval") ?? TimeSpan.FromMinutes(1),
            !string.Equals(Text("messageEncoding"), "none", StringComparison.OrdinalIgnoreCase));

        int? Number(string name) => HostSettings.Member(queues, name)?.GetInt32();
        string? Text(string name) => HostSettings.Member(queues, name)?.GetString();
        TimeSpan? Span(string name) => Text(name) is { } text ? TimeSpan.Parse(text, CultureInfo.InvariantCulture) : null;
    }
}
