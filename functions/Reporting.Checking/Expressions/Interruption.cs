using System.Collections.Concurrent;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Reporting.Checking.Expressions;

/// <summary>
/// Ends whatever an engine's connections are doing, once it is cancelled. DuckDB forgets an interruption when the next statement begins, so it is repeated
/// until this is disposed of.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private const int EveryMilliseconds = 50;

    private readonly ConcurrentBag<DuckDBNativeConnection> connections = [];
    private readonly CancellationToken stop;
    private readonly Timer? repeated;
    private readonly CancellationTokenRegistration registration;

    public Interruption(CancellationToken stop)
    {
        this.stop = stop;
        if (!stop.CanBeCanceled)
            return;
        repeated = new(_ => Interrupt(), null, Timeout.Infinite, Timeout.Infinite);
        registration = stop.Register(() => repeated.Change(0, EveryMilliseconds));
    }

    /// <summary>Ends what the connection does, too.</summary>
    public void Watch(DuckDBConnection connection)
    {
        if (stop.CanBeCanceled)
            connections.Add(connection.NativeConnection);
    }

    public void Dispose()
    {
        registration.Dispose();
        repeated?.Dispose();
    }

    private void Interrupt()
    {
        foreach (var connection in connections)
        {
            try
            {
                if (!connection.IsClosed)
                    NativeMethods.Startup.DuckDBInterrupt(connection);
            }
            catch (ObjectDisposedException)
            {
                // It was closed just now, and does nothing any more.
            }
        }
    }
}
