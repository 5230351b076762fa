using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;

namespace Reporting.Benchmarks;

/// <summary>The last afternoon of a window: every council uploads again and again, as fast as one instance takes it. Nothing may be lost, and the queues must be empty within ten minutes of the last.</summary>
internal static class RushBenchmark
{
    private const int AtOnce = 153;
    private static readonly TimeSpan LongestDrain = TimeSpan.FromMinutes(10);

    public static async Task<int> RunAsync(int uploads)
    {
        await using var service = await BenchmarkedService.StartAsync();
        await service.OpenAsync();
        var bodies = service.Samples.Keys.Order(StringComparer.Ordinal).ToArray();
        var each = uploads / bodies.Length;
        var most = 0L;
        using var watching = new CancellationTokenSource();
        var watch = WatchAsync();
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (body, _) =>
        {
            // Other bytes each time, so that each is a version of its own.
            for (var i = 0; i < each; i++)
                await service.PutAsync(body, Encoding.UTF8.GetBytes(service.Samples[body] + new string('\n', i)));
        });
        var took = Stopwatch.GetElapsedTime(started);
        var drained = await DrainAsync(service.Host.StorageConnectionString);
        await watching.CancelAsync();
        await watch;

        var lost = 0;
        foreach (var body in bodies)
        {
            using var status = JsonDocument.Parse(await service.StatusAsync(body));
            lost += each - status.RootElement.GetProperty("versions").GetArrayLength();
        }

        var sent = each * bodies.Length;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{sent} uploads of {bodies.Length} councils: {sent / took.TotalSeconds:0} a second, {lost} lost; queues empty {drained?.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) ?? "never"} s after the last; the worker held at most {most / 1_000_000} MB"));
        return lost == 0 && drained is not null ? 0 : 1;

        async Task WatchAsync()
        {
            using var poll = new PeriodicTimer(TimeSpan.FromSeconds(1));
            try
            {
                while (await poll.WaitForNextTickAsync(watching.Token))
                {
                    if (service.Host.WorkerProcess is not { } id)
                        continue;
                    using var worker = Process.GetProcessById(id);
                    most = Math.Max(most, worker.WorkingSet64);
                }
            }
            catch (OperationCanceledException)
            {
                // All is sent.
            }
        }
    }

    // The net beneath each PUT lies hidden on its queue for five minutes, and is then looked at once.
    private static async Task<TimeSpan?> DrainAsync(string connection)
    {
        var started = Stopwatch.GetTimestamp();
        using var poll = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (Stopwatch.GetElapsedTime(started) < LongestDrain)
        {
            var waiting = 0;
            foreach (var queue in new[] { "check", "measure", "check-poison", "measure-poison" })
                waiting += (await new QueueClient(connection, queue).GetPropertiesAsync()).Value.ApproximateMessagesCount;
            if (waiting == 0)
                return Stopwatch.GetElapsedTime(started);
            await poll.WaitForNextTickAsync();
        }

        return null;
    }
}
