using System.Collections.Concurrent;
using Grpc.Core;
using Reporting.Local.Worker.Rpc;

namespace Reporting.Local.Worker;

/// <summary>The sessions whose worker has been started and has not connected yet.</summary>
internal sealed class ExpectedWorkers
{
    private readonly ConcurrentDictionary<string, WorkerSession> sessions = new(StringComparer.Ordinal);

    public void Expect(WorkerSession session) => sessions[session.Id] = session;

    public WorkerSession? Take(string workerId) => sessions.TryRemove(workerId, out var session) ? session : null;
}

/// <summary>The gRPC end to which a worker connects, once, and says which one it is.</summary>
internal sealed class FunctionRpcService(ExpectedWorkers expected) : FunctionRpc.FunctionRpcBase
{
    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        if (!await requestStream.MoveNext(context.CancellationToken)
            || requestStream.Current.StartStream is not { } start
            || expected.Take(start.WorkerId) is not { } session)
        {
            throw new Grpc.Core.RpcException(new Status(StatusCode.PermissionDenied, "No such worker was started."));
        }

        await session.RunAsync(requestStream, responseStream, context.CancellationToken);
    }
}
