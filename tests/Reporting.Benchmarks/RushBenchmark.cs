using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;

namespace Reporting.Benchmarks;

/// <summary>
/// The last afternoon of a window: every council uploads again and again, as fast as one instance takes it. Nothing may be lost, and the queues must be empty
/// within ten minutes of the last.
/// </summary>
internal static class RushBenchmark
{
    private const int AtOnce = 153;
    private static readonly TimeSpan LongestDrain = TimeSpan.FromMinutes(10);

    public static async Task<int> RunAsync(int uploads)
    {
        await using var service = await BenchmarkedService.StartAsync(indexed: true, period: "2024");
        await service.OpenAsync();
        var bodies = service.Samples.Keys.Order(StringComparer.Ordinal).ToArray();
        var each = (int)Math.Ceiling((double)uploads / bodies.Length);
        await using var memory = new WorkerMemory(service.Host);
        var (done, tenth) = (0, each * bodies.Length / 10);
        var started = Stopwatch.GetTimestamp();
        var before = started;
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (body, _) =>
        {
            // Other bytes each time, so that each is a version of its own.
            for (var i = 0; i < each; i++)
            {
                await service.PutAsync(body, Encoding.UTF8.GetBytes(service.Samples[body] + new string('\n', i)));
                if (Interlocked.Increment(ref done) is var n && n % tenth == 0)
                {
                    var since = Stopwatch.GetElapsedTime(Interlocked.Exchange(ref before, Stopwatch.GetTimestamp()));
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {n} uploads: {tenth / since.TotalSeconds:0} a second"));
                }
            }
        });
        var took = Stopwatch.GetElapsedTime(started);
        var drained = await DrainAsync(service.Host.StorageConnectionString);
        var (lost, twice) = (0, 0);
        foreach (var body in bodies)
        {
            using var status = JsonDocument.Parse(await service.StatusAsync(body));
            var versions = status.RootElement.GetProperty("versions").GetArrayLength();
            (lost, twice) = (lost + Math.Max(0, each - versions), twice + Math.Max(0, versions - each));
        }

        var sent = each * bodies.Length;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{sent} uploads of {bodies.Length} councils: {sent / took.TotalSeconds:0} a second, {lost} lost, {twice} twice; "
            + $"queues empty {drained?.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) ?? "never"} s after the last; "
            + $"the worker held at most {memory.Most / 1_000_000} MB"));
        return lost == 0 && twice == 0 && drained is not null ? 0 : 1;
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
