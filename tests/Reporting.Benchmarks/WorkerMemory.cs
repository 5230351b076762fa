using System.Diagnostics;
using Reporting.Local;

namespace Reporting.Benchmarks;

/// <summary>The most memory that the worker was seen to hold, looked at a hundred times a second.</summary>
internal sealed class WorkerMemory : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly Task watching;
    private long most;

    public WorkerMemory(LocalHost host) => watching = WatchAsync(host);

    public long Most => Interlocked.Read(ref most);

    /// <summary>Gives the most since the last time that this was asked.</summary>
    public long TakeMost() => Interlocked.Exchange(ref most, 0);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await watching;
        stopping.Dispose();
    }

    private async Task WatchAsync(LocalHost host)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        try
        {
            while (await poll.WaitForNextTickAsync(stopping.Token))
            {
                if (host.WorkerProcess is not { } id)
                    continue;
                using var worker = Process.GetProcessById(id);
                Interlocked.Exchange(ref most, Math.Max(Interlocked.Read(ref most), worker.WorkingSet64));
            }
        }
        catch (OperationCanceledException)
        {
            // All is measured.
        }
    }
}
