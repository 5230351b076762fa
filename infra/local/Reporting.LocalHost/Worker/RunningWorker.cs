using Reporting.Local.Worker.Rpc;

namespace Reporting.Local.Worker;

/// <summary>A worker that has been initialised and has loaded every function.</summary>
internal sealed class RunningWorker(
    WorkerProcess process, WorkerSession session, string address, IReadOnlyList<FunctionDefinition> functions, IReadOnlyDictionary<string, string> ids)
{
    private const string HostVersion = "4.1037.0";

    public WorkerProcess Process => process;

    /// <summary>The worker's own HTTP address.</summary>
    public string Address => address;

    public IReadOnlyList<FunctionDefinition> Functions => functions;

    public InvocationRequest Invocation(
        FunctionDefinition function, TypedData data, Action<Google.Protobuf.Collections.MapField<string, TypedData>>? describe = null,
        string? traceParent = null) =>
        WorkerSession.Invocation(ids[function.Name], function.Trigger.Parameter, data, describe, traceParent);

    public Task<InvocationOutcome> InvokeAsync(InvocationRequest invocation, CancellationToken cancellationToken) =>
        session.InvokeAsync(invocation, cancellationToken);

    public void Terminate(TimeSpan grace) => session.Terminate(grace);

    /// <summary>Shakes hands with a worker that has just connected: capabilities, then what functions there are, then load each.</summary>
    public static async Task<RunningWorker> InitialiseAsync(
        WorkerProcess process, WorkerSession session, AppFolder app, Func<string, string> resolve, CancellationToken cancellationToken)
    {
        var initialised = await AskAsync(new StreamingMessage
        {
            WorkerInitRequest = new WorkerInitRequest { HostVersion = HostVersion, WorkerDirectory = app.FullPath, FunctionAppDirectory = app.FullPath },
        });
        Require(initialised.WorkerInitResponse?.Result, "The worker refused to start");
        if (!initialised.WorkerInitResponse!.Capabilities.TryGetValue("HttpUri", out var address))
            throw new LocalHostException("The worker names no HTTP address of its own: the app must call ConfigureFunctionsWebApplication.");

        var described = await AskAsync(
            new StreamingMessage { FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = app.FullPath } });
        Require(described.FunctionMetadataResponse?.Result, "The worker could not say what functions it has");
        var metadata = described.FunctionMetadataResponse!.FunctionMetadataResults;
        await Task.WhenAll(metadata.Select(async function =>
        {
            var loaded = await AskAsync(
                new StreamingMessage { FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function } });
            Require(loaded.FunctionLoadResponse?.Result, $"The function {function.Name} could not be loaded");
        }));
        return new RunningWorker(
            process,
            session,
            address,
            [.. metadata.Select(f => FunctionDefinition.From(f, resolve))],
            metadata.ToDictionary(f => f.Name, f => f.FunctionId, StringComparer.OrdinalIgnoreCase));

        async Task<StreamingMessage> AskAsync(StreamingMessage message)
        {
            if (await session.AskAsync(message, cancellationToken) is { } answer)
                return answer;
            await process.WaitForExitAsync(cancellationToken);
            throw new LocalHostException(process.EndedEarly);
        }
    }

    private static void Require(StatusResult? result, string otherwise)
    {
        if (result?.Status != StatusResult.Types.Status.Success)
            throw new LocalHostException($"{otherwise}: {WorkerSession.ReasonOf(result)}");
    }
}
