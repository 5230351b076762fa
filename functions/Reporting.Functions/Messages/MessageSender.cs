using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Messages;

/// <summary>Posts the messages that start the next step.</summary>
public sealed class MessageSender(ServiceStorage storage)
{
    public Task SendAsync(CheckReturn message, TimeSpan delay, CancellationToken cancellation) =>
        SendAsync(QueueNames.Check, message, MessageJson.Default.CheckReturn, delay, cancellation);

    public Task SendAsync(MeasureReturn message, CancellationToken cancellation) =>
        SendAsync(QueueNames.Measure, message, MessageJson.Default.MeasureReturn, null, cancellation);

    public Task SendAsync(CloseWindow message, CancellationToken cancellation) =>
        SendAsync(QueueNames.Close, message, MessageJson.Default.CloseWindow, null, cancellation);

    public Task SendAsync(CombineReturns message, TimeSpan? delay, CancellationToken cancellation) =>
        SendAsync(QueueNames.Combine, message, MessageJson.Default.CombineReturns, delay, cancellation);

    public Task SendAsync(ProtectFigures message, TimeSpan? delay, CancellationToken cancellation) =>
        SendAsync(QueueNames.Protect, message, MessageJson.Default.ProtectFigures, delay, cancellation);

    public Task SendAsync(RenderRun message, CancellationToken cancellation) =>
        SendAsync(QueueNames.Render, message, MessageJson.Default.RenderRun, null, cancellation);

    public Task SendAsync(PrintRun message, CancellationToken cancellation) =>
        SendAsync(QueueNames.Print, message, MessageJson.Default.PrintRun, null, cancellation);

    public Task SendAsync(SafeguardingRaised message, CancellationToken cancellation) =>
        SendAsync(QueueNames.Safeguarding, message, MessageJson.Default.SafeguardingRaised, null, cancellation);

    /// <summary>It expires after a day: then there is another, or none is needed any more.</summary>
    public async Task SendAsync(Reminder message, CancellationToken cancellation) =>
        await storage.Queue(QueueNames.Reminders).SendMessageAsync(JsonOf(message, MessageJson.Default.Reminder), null, TimeSpan.FromDays(1), cancellation);

    private async Task SendAsync<T>(string queue, T message, JsonTypeInfo<T> type, TimeSpan? delay, CancellationToken cancellation)
        where T : Message
    {
        message.Traceparent = Activity.Current?.Id;

        // It never expires: after an outage its work is still to be done.
        await storage.Queue(queue).SendMessageAsync(JsonOf(message, type), delay, TimeSpan.FromSeconds(-1), cancellation);
    }

    private static BinaryData JsonOf<T>(T message, JsonTypeInfo<T> type) => BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(message, type));
}
