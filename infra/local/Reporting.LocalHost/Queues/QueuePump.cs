using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Reporting.Local.Worker;
using Reporting.Local.Worker.Rpc;

namespace Reporting.Local.Queues;

/// <summary>Takes one queue's messages to its function, as the storage queue extension does.</summary>
internal sealed class QueuePump(
    QueueServiceClient service, string queueName, FunctionDefinition function, WorkerSupervisor workers, QueueSettings settings, bool deliverTwice, HostLog log,
    TimeProvider time)
{
    private const string PoisonSuffix = "-poison";

    // Long enough for most invocations, short enough that what a killed host had in hand comes back soon.
    private static readonly TimeSpan Held = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterOutage = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromMilliseconds(250);

    private readonly QueueClient queue = service.GetQueueClient(queueName);
    private QueueClient? poison;

    /// <summary>Runs until cancelled; then waits for what is in hand.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var inHand = new HashSet<Task>();
        try
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            var longest = settings.MaxPollingInterval < LongestPoll ? settings.MaxPollingInterval : LongestPoll;
            var pause = ShortestPoll;
            while (true)
            {
                await workers.RunningAsync(cancellationToken);
                while (inHand.RemoveWhere(t => t.IsCompletedSuccessfully) >= 0 && inHand.Count > settings.NewBatchThreshold)
                    await await Task.WhenAny(inHand);

                var messages = await ReceiveAsync(cancellationToken);
                if (messages.Length == 0)
                {
                    await Task.Delay(pause, time, cancellationToken);
                    pause = pause * 2 < longest ? pause * 2 : longest;
                    continue;
                }

                pause = ShortestPoll;
                foreach (var message in messages)
                    inHand.Add(HandleAsync(message, cancellationToken));
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }

        await Task.WhenAll(inHand);
    }

    private async Task<QueueMessage[]> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await queue.ReceiveMessagesAsync(settings.BatchSize, Held, cancellationToken)).Value;
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e)
        {
            await WaitAfterAsync(e.Message);
        }
        catch (AggregateException e)
        {
            // What the client throws when it has used up its own retries.
            await WaitAfterAsync(e.InnerExceptions[0].Message);
        }

        return [];

        async Task WaitAfterAsync(string reason)
        {
            log.Warn($"The queue {queueName} cannot be read: {reason}");
            await Task.Delay(AfterOutage, time, cancellationToken);
        }
    }

    private async Task HandleAsync(QueueMessage message, CancellationToken stopping)
    {
        try
        {
            await HandleHeldAsync(message, stopping);
        }
        catch (RequestFailedException e)
        {
            // It becomes visible again by itself, and the function must bear being run twice.
            log.Warn($"A message of {queueName} could not be settled: {e.ErrorCode ?? e.Message}");
        }
        catch (AggregateException e)
        {
            log.Warn($"A message of {queueName} could not be settled: {e.InnerExceptions[0].Message}");
        }
    }

    private async Task HandleHeldAsync(QueueMessage message, CancellationToken stopping)
    {
        // One whose worker crashed at the last try comes once more, and goes no further.
        if (message.DequeueCount > settings.MaxDequeueCount)
        {
            await SettleFailedAsync(message, message.PopReceipt, "it was tried too often");
            return;
        }

        if (!TryDecode(message.Body, out var text))
        {
            await PoisonAsync(message, message.PopReceipt);
            return;
        }

        using var renewing = new CancellationTokenSource();
        var renewed = RenewAsync(message, renewing.Token);
        var outcome = await InvokeAsync(message, text, stopping);
        await renewing.CancelAsync();
        var receipt = await renewed;
        switch (outcome)
        {
            case InvocationOutcome.Succeeded:
                await queue.DeleteMessageAsync(message.MessageId, receipt, CancellationToken.None);
                break;
            case InvocationOutcome.Failed when stopping.IsCancellationRequested:
                // Cut short by the host's stop: it becomes visible again by itself.
                break;
            case InvocationOutcome.Failed failed:
                await SettleFailedAsync(message, receipt, failed.Reason);
                break;
            default:
                if (!stopping.IsCancellationRequested)
                    await queue.UpdateMessageAsync(message.MessageId, receipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: CancellationToken.None);

                break;
        }
    }

    private async Task<InvocationOutcome> InvokeAsync(QueueMessage message, string text, CancellationToken stopping)
    {
        if (workers.Current is not { } worker)
            return new InvocationOutcome.WorkerGone();

        var deliveries = deliverTwice ? 2 : 1;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, deliveries).Select(_ => worker.InvokeAsync(
            worker.Invocation(function, new TypedData { String = text }, metadata => Describe(metadata, message, text)),
            stopping)));
        return outcomes.FirstOrDefault(o => o is not InvocationOutcome.Succeeded) ?? outcomes[0];
    }

    private async Task SettleFailedAsync(QueueMessage message, string receipt, string reason)
    {
        log.Warn($"{function.Name} failed (try {message.DequeueCount} of {settings.MaxDequeueCount}): {reason}");
        if (message.DequeueCount < settings.MaxDequeueCount || queueName.EndsWith(PoisonSuffix, StringComparison.Ordinal))
            await queue.UpdateMessageAsync(message.MessageId, receipt, visibilityTimeout: settings.VisibilityTimeout);
        else
            await PoisonAsync(message, receipt);
    }

    private async Task PoisonAsync(QueueMessage message, string receipt)
    {
        log.Warn($"A message of {queueName} goes to {queueName}{PoisonSuffix}.");
        if (poison is null)
        {
            var created = service.GetQueueClient(queueName + PoisonSuffix);
            await created.CreateIfNotExistsAsync();
            poison = created;
        }

        await poison.SendMessageAsync(message.Body, timeToLive: Forever);
        await queue.DeleteMessageAsync(message.MessageId, receipt);
    }

    // Keeps the message hidden while it is being worked on, and gives the receipt that settles it.
    private async Task<string> RenewAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        var receipt = message.PopReceipt;
        try
        {
            while (true)
            {
                await Task.Delay(Held / 2, time, cancellationToken);
                var updated = await queue.UpdateMessageAsync(message.MessageId, receipt, visibilityTimeout: Held, cancellationToken: CancellationToken.None);
                receipt = updated.Value.PopReceipt;
            }
        }
        catch (OperationCanceledException)
        {
            return receipt;
        }
    }

    private bool TryDecode(BinaryData body, out string text)
    {
        text = body.ToString();
        if (!settings.Base64)
            return true;

        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
            return false;

        text = Encoding.UTF8.GetString(bytes, 0, length);
        return true;
    }

    private static void Describe(Google.Protobuf.Collections.MapField<string, TypedData> metadata, QueueMessage message, string text)
    {
        metadata["QueueTrigger"] = new TypedData { String = text };
        metadata["Id"] = new TypedData { String = message.MessageId };
        metadata["PopReceipt"] = new TypedData { String = message.PopReceipt };
        metadata["DequeueCount"] = new TypedData { Json = message.DequeueCount.ToString(CultureInfo.InvariantCulture) };
        metadata["InsertionTime"] = Time(message.InsertedOn);
        metadata["ExpirationTime"] = Time(message.ExpiresOn);
        metadata["NextVisibleTime"] = Time(message.NextVisibleOn);
    }

    private static TypedData Time(DateTimeOffset? time) => new() { Json = JsonValue.Create(time ?? DateTimeOffset.MaxValue).ToJsonString() };
}
