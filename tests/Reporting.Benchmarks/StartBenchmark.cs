using System.Diagnostics;
using System.Globalization;
using Reporting.Local;
using Reporting.Local.Storage;

namespace Reporting.Benchmarks;

/// <summary>From the start of the worker's process to its first answer, against an empty isolated worker, both driven by the same host, in turns.</summary>
internal static class StartBenchmark
{
    private const int Pairs = 15;
    private const int WarmUp = 2;
    private const double Budget = 1.5;

    public static async Task<int> RunAsync()
    {
        var app = await Published.OfAsync(Path.Combine(Repository.Root, "functions", "Reporting.Functions"));
        var empty = await Published.OfAsync(await EmptyWorker.WriteAsync());
        await using var storage = await Azurite.StartAsync(null);
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var i = 0; i < Pairs + WarmUp; i++)
        {
            var (one, other) = (await FirstAnswerAsync(app, storage), await FirstAnswerAsync(empty, storage));
            if (i < WarmUp)
                continue;
            ours.Add(one.TotalMilliseconds);
            theirs.Add(other.TotalMilliseconds);
        }

        var ratio = Median(ours) / Median(theirs);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"start to first answer: median {Median(ours):0} ms; an empty worker: {Median(theirs):0} ms; ratio {ratio:0.00}, at most {Budget}"));
        return ratio <= Budget ? 0 : 1;
    }

    // By the system's own record of when the process began, which is exact to a hundredth of a second.
    private static async Task<TimeSpan> FirstAnswerAsync(string app, Azurite storage)
    {
        await using var host = await LocalHost.StartAsync(
            new()
            {
                AppFolder = app,
                StorageConnectionString = storage.ConnectionString,
                Urls = "http://127.0.0.1:0",
                MakePeople = false,
                FollowSchedules = false,
            });
        using var http = new HttpClient { BaseAddress = host.BaseAddress };
        (await http.GetAsync("api/health/live")).EnsureSuccessStatusCode();
        var answered = TimeProvider.System.GetLocalNow();
        using var worker = Process.GetProcessById(host.WorkerProcess!.Value);
        return answered - worker.StartTime;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
