using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using NCrontab;
using Reporting.Local.Worker;
using Reporting.Local.Worker.Rpc;

namespace Reporting.Local.Timers;

/// <summary>
/// Runs timer functions when their schedules say, in UTC, and when somebody asks. By its schedule one never runs twice at once; one that is asked for begins at
/// once, whatever runs already, as with the real host.
/// </summary>
internal sealed class TimerRunner(WorkerSupervisor workers, IEnumerable<FunctionDefinition> functions, HostLog log, TimeProvider time)
{
    // A delay has an upper bound, and the clock of a laptop jumps when it wakes.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, ScheduledFunction> timers = functions
        .Where(f => f.Trigger is FunctionTrigger.Timer)
        .ToDictionary(
            f => f.Name, f => new ScheduledFunction(f, ScheduleOf(f), ((FunctionTrigger.Timer)f.Trigger).RunOnStartup), StringComparer.OrdinalIgnoreCase);

    private readonly ConcurrentDictionary<Task, byte> asked = new();

    /// <summary>Runs until cancelled; then waits for what is running.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(timers.Values.Select(t => FollowAsync(t, cancellationToken)));
        await Task.WhenAll(asked.Keys);
    }

    public bool TryRunSoon(string name)
    {
        if (!timers.TryGetValue(name, out var timer))
            return false;

        var run = RunOnceAsync(timer, CancellationToken.None);
        asked[run] = 0;
        _ = run.ContinueWith(done => asked.TryRemove(done, out _), TaskScheduler.Default);
        return true;
    }

    public async Task<InvocationOutcome> RunNowAsync(string name, CancellationToken cancellationToken) =>
        timers.TryGetValue(name, out var timer)
            ? await RunOnceAsync(timer, cancellationToken)
            : throw new LocalHostException($"There is no timer function {name}.");

    private async Task FollowAsync(ScheduledFunction timer, CancellationToken cancellationToken)
    {
        try
        {
            if (timer.RunOnStartup)
                await RunInTurnAsync(timer, cancellationToken);

            while (true)
            {
                var next = timer.Schedule.GetNextOccurrence(time.GetUtcNow().UtcDateTime);
                while (next - time.GetUtcNow().UtcDateTime is var left && left > TimeSpan.Zero)
                    await Task.Delay(left < LongestDelay ? left : LongestDelay, time, cancellationToken);

                await RunInTurnAsync(timer, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task RunInTurnAsync(ScheduledFunction timer, CancellationToken cancellationToken)
    {
        await timer.Turn.WaitAsync(cancellationToken);
        try
        {
            await RunOnceAsync(timer, cancellationToken);
        }
        finally
        {
            timer.Turn.Release();
        }
    }

    private async Task<InvocationOutcome> RunOnceAsync(ScheduledFunction timer, CancellationToken cancellationToken)
    {
        var worker = await workers.RunningAsync(cancellationToken);
        var started = time.GetUtcNow();
        var status = timer.LastRun is { } last
            ? new JsonObject { ["Last"] = last, ["Next"] = timer.Schedule.GetNextOccurrence(last.UtcDateTime), ["LastUpdated"] = last }
            : null;
        var info = new JsonObject { ["Schedule"] = new JsonObject { ["AdjustForDST"] = true }, ["ScheduleStatus"] = status, ["IsPastDue"] = false };
        var outcome = await worker.InvokeAsync(worker.Invocation(timer.Function, new TypedData { Json = info.ToJsonString() }), cancellationToken);
        timer.LastRun = started;
        if (outcome is InvocationOutcome.Failed failed)
            log.Warn($"The timer {timer.Function.Name} failed: {failed.Reason}");

        return outcome;
    }

    private static CrontabSchedule ScheduleOf(FunctionDefinition function)
    {
        var schedule = ((FunctionTrigger.Timer)function.Trigger).Schedule;
        return CrontabSchedule.TryParse(schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = true })
            ?? throw new LocalHostException($"The schedule of {function.Name} is not a six-field NCRONTAB expression: {schedule}");
    }

    private sealed class ScheduledFunction(FunctionDefinition function, CrontabSchedule schedule, bool runOnStartup)
    {
        public FunctionDefinition Function => function;

        public CrontabSchedule Schedule => schedule;

        public bool RunOnStartup => runOnStartup;

        public SemaphoreSlim Turn { get; } = new(1, 1);

        public DateTimeOffset? LastRun { get; set; }
    }
}
