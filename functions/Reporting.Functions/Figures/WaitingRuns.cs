using Reporting.Functions.Storage;

namespace Reporting.Functions.Figures;

/// <summary>Report runs that wait for figures.</summary>
public sealed class WaitingRuns(ReportRuns runs, TimeProvider time)
{
    /// <summary>Ends a run whose figures will not come.</summary>
    /// <param name="run">Null where none waits.</param>
    /// <param name="why">Why not and what to do, in words.</param>
    public async Task FailAsync(string collection, string period, string? run, string why, CancellationToken cancellation)
    {
        if (run is not null && await runs.FindAsync(collection, period, run, cancellation) is { } waiting)
            await runs.MoveAsync(waiting, RunState.Failed, time.GetUtcNow(), why, cancellation);
    }
}
