namespace Reporting.Local.Worker;

/// <summary>How an invocation ended.</summary>
internal abstract record InvocationOutcome
{
    private InvocationOutcome()
    {
    }

    public sealed record Succeeded : InvocationOutcome;

    public sealed record Failed(string Reason) : InvocationOutcome;

    /// <summary>The worker process ended, or its connection did, before it answered.</summary>
    public sealed record WorkerGone : InvocationOutcome;
}
