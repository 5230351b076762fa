using System.Collections.Concurrent;
using System.Threading.Channels;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Reporting.Local.Worker.Rpc;
using Content = Reporting.Local.Worker.Rpc.StreamingMessage.ContentOneofCase;

namespace Reporting.Local.Worker;

/// <summary>One worker process's conversation with the host, from its first message to the end of its stream.</summary>
internal sealed class WorkerSession(HostLog log)
{
    private readonly Channel<StreamingMessage> outgoing = Channel.CreateUnbounded<StreamingMessage>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage?>> replies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<InvocationOutcome>> invocations = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool ended;

    public string Id { get; } = Guid.NewGuid().ToString();

    public Task Connected => connected.Task;

    /// <summary>Carries messages both ways until the worker or the host ends the stream.</summary>
    public async Task RunAsync(IAsyncStreamReader<StreamingMessage> incoming, IServerStreamWriter<StreamingMessage> stream, CancellationToken cancellationToken)
    {
        var writing = WriteAsync(stream, cancellationToken);
        connected.TrySetResult();
        try
        {
            while (await incoming.MoveNext(cancellationToken))
                Receive(incoming.Current);
        }
        catch (IOException)
        {
            // A killed worker resets its connection. What was in flight is told below.
        }
        catch (OperationCanceledException)
        {
            // The connection or the host is ending.
        }
        finally
        {
            End();
            await writing;
        }
    }

    /// <summary>Marks the conversation as over: whatever waits for an answer learns that none will come.</summary>
    public void End()
    {
        ended = true;
        outgoing.Writer.TryComplete();
        foreach (var reply in replies.Values)
            reply.TrySetResult(null);

        foreach (var invocation in invocations.Values)
            invocation.TrySetResult(new InvocationOutcome.WorkerGone());
    }

    /// <summary>Asks something that the worker answers with the same request id; null when it never will.</summary>
    public async Task<StreamingMessage?> AskAsync(StreamingMessage message, CancellationToken cancellationToken)
    {
        message.RequestId = Guid.NewGuid().ToString();
        var reply = new TaskCompletionSource<StreamingMessage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        replies[message.RequestId] = reply;
        try
        {
            return Send(message) ? await reply.Task.WaitAsync(cancellationToken) : null;
        }
        finally
        {
            replies.TryRemove(message.RequestId, out _);
        }
    }

    public async Task<InvocationOutcome> InvokeAsync(InvocationRequest invocation, CancellationToken cancellationToken)
    {
        var id = invocation.InvocationId;
        var outcome = new TaskCompletionSource<InvocationOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        invocations[id] = outcome;
        try
        {
            if (!Send(new StreamingMessage { RequestId = id, InvocationRequest = invocation }))
                return new InvocationOutcome.WorkerGone();

            await using var cancelling = cancellationToken.Register(() =>
                Send(new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = id } }));
            return await outcome.Task;
        }
        finally
        {
            invocations.TryRemove(id, out _);
        }
    }

    public void Terminate(TimeSpan grace) =>
        Send(new StreamingMessage { WorkerTerminate = new WorkerTerminate { GracePeriod = Duration.FromTimeSpan(grace) } });

    private bool Send(StreamingMessage message) => outgoing.Writer.TryWrite(message) && !ended;

    private async Task WriteAsync(IServerStreamWriter<StreamingMessage> stream, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in outgoing.Reader.ReadAllAsync(cancellationToken))
                await stream.WriteAsync(message, cancellationToken);
        }
        catch (IOException)
        {
            // The stream broke under a write: the reading side sees the same and ends the session.
        }
        catch (InvalidOperationException)
        {
            // The stream was completed before this write: likewise.
        }
        catch (OperationCanceledException)
        {
            // The connection is ending.
        }
    }

    private void Receive(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case Content.InvocationResponse:
                if (invocations.TryGetValue(message.InvocationResponse.InvocationId, out var invocation))
                    invocation.TrySetResult(OutcomeOf(message.InvocationResponse.Result));

                break;
            case Content.RpcLog:
                log.Write(message.RpcLog);
                break;
            default:
                if (replies.TryGetValue(message.RequestId, out var reply))
                    reply.TrySetResult(message);

                break;
        }
    }

    private static InvocationOutcome OutcomeOf(StatusResult result) =>
        result.Status == StatusResult.Types.Status.Success ? new InvocationOutcome.Succeeded() : new InvocationOutcome.Failed(ReasonOf(result));

    /// <summary>Says in one line what the worker reports as having gone wrong.</summary>
    public static string ReasonOf(StatusResult? result) =>
        result?.Exception is { } e ? $"{e.Type} {e.Message}".Trim() : result?.Result is { Length: > 0 } text ? text : "no reason given";

    /// <summary>Builds an invocation; the caller adds the trigger's data.</summary>
    public static InvocationRequest Invocation(
        string functionId, string parameter, TypedData data, Action<MapField<string, TypedData>>? describe = null, string? traceParent = null)
    {
        var request = new InvocationRequest
        {
            InvocationId = Guid.NewGuid().ToString(),
            FunctionId = functionId,
            InputData = { new ParameterBinding { Name = parameter, Data = data } },
            TraceContext = new RpcTraceContext { TraceParent = traceParent ?? NewTraceParent() },
        };
        describe?.Invoke(request.TriggerMetadata);
        return request;
    }

    private static string NewTraceParent() =>
        $"00-{System.Diagnostics.ActivityTraceId.CreateRandom().ToHexString()}-{System.Diagnostics.ActivitySpanId.CreateRandom().ToHexString()}-00";
}
