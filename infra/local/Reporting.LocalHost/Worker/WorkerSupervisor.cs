using System.Net.Sockets;

namespace Reporting.Local.Worker;

/// <summary>Keeps one worker running: starts it, starts another when it ends by itself, and stops it.</summary>
internal sealed class WorkerSupervisor(
    AppFolder app, Uri rpc, ExpectedWorkers expected, IReadOnlyDictionary<string, string?> environment, Func<string, string> resolve, HostLog log,
    TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);

    private readonly CancellationTokenSource stopping = new();
    private TaskCompletionSource<RunningWorker> running = NewSource();
    private Task supervising = Task.CompletedTask;
    private volatile bool forgiven;

    /// <summary>The worker, when it is up; null while it is being started again.</summary>
    public RunningWorker? Current => running.Task.IsCompletedSuccessfully ? running.Task.Result : null;

    /// <summary>Waits for the worker that runs now, or the next.</summary>
    public Task<RunningWorker> RunningAsync(CancellationToken cancellationToken) => running.Task.WaitAsync(cancellationToken);

    /// <summary>The next end is wanted: it says nothing against starting another at once.</summary>
    public void ForgivesNextEnd() => forgiven = true;

    public async Task<RunningWorker> StartAsync(CancellationToken cancellationToken)
    {
        var worker = await LaunchAsync(cancellationToken);
        running.SetResult(worker);
        supervising = SuperviseAsync(worker);
        return worker;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await supervising;
        stopping.Dispose();
        if (Current is not { } worker)
            return;

        worker.Terminate(Grace);
        try
        {
            await worker.Process.WaitForExitAsync(CancellationToken.None).WaitAsync(Grace, time);
        }
        catch (TimeoutException)
        {
            worker.Process.Kill();
        }

        worker.Process.Dispose();
    }

    private async Task SuperviseAsync(RunningWorker worker)
    {
        var wait = ShortestWait;
        try
        {
            while (true)
            {
                var started = time.GetTimestamp();
                await worker.Process.WaitForExitAsync(stopping.Token);
                running = NewSource();
                var code = worker.Process.ExitCode;
                worker.Process.Dispose();
                wait = forgiven || time.GetElapsedTime(started) > LongestWait ? ShortestWait : wait;
                forgiven = false;

                // Ctrl-C reaches the worker too, and it may end before this process has been told.
                await Task.Delay(wait, time, stopping.Token);
                log.Warn($"The worker ended by itself (exit code {code}); starting it again.");
                wait = TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, wait.Ticks * 2));
                worker = await RelaunchAsync();
                running.SetResult(worker);
                log.Say("The worker is running again.");
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task<RunningWorker> RelaunchAsync()
    {
        while (true)
        {
            try
            {
                return await LaunchAsync(stopping.Token);
            }
            catch (LocalHostException e)
            {
                log.Warn(e.Message);
                await Task.Delay(LongestWait, time, stopping.Token);
            }
        }
    }

    private async Task<RunningWorker> LaunchAsync(CancellationToken cancellationToken)
    {
        var session = new WorkerSession(log);
        expected.Expect(session);
        var process = WorkerProcess.Start(app, rpc, session.Id, environment, log);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(LongestStart);
        try
        {
            var exited = process.WaitForExitAsync(deadline.Token);
            var connected = await Task.WhenAny(session.Connected, exited);
            if (connected == exited && !deadline.IsCancellationRequested)
                throw new LocalHostException(process.EndedEarly);

            deadline.Token.ThrowIfCancellationRequested();
            var worker = await RunningWorker.InitialiseAsync(process, session, app, resolve, deadline.Token);
            await ListeningAsync(new Uri(worker.Address), deadline.Token);
            return worker;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Abandon();
            throw new LocalHostException($"The worker did not start within {LongestStart.TotalSeconds:0} seconds.{Environment.NewLine}{process.LastWords}");
        }
        catch
        {
            Abandon();
            throw;
        }

        void Abandon()
        {
            expected.Take(session.Id);
            session.End();
            process.Kill();
            process.Dispose();
        }
    }

    // A worker loads its functions before its own web server listens.
    private static async Task ListeningAsync(Uri address, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var socket = new TcpClient();
            try
            {
                await socket.ConnectAsync(address.Host, address.Port, cancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
            }
        }
    }

    private static TaskCompletionSource<RunningWorker> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
