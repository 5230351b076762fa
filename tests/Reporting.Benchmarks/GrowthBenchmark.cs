using System.Diagnostics;
using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Reporting.Benchmarks;

/// <summary>
/// One period from its first upload to its report, for a tenth as many authorities as for the last: time and the worker's memory of each step, and how much
/// each grew. England's 153 stand between them; an authority's code has three digits, so there are at most 799. Last the comparison alone, for the same.
/// </summary>
internal static class GrowthBenchmark
{
    private const int AtOnce = 8;
    private const int Measures = 45;
    private static readonly TimeSpan LongestReport = TimeSpan.FromMinutes(20);

    public static async Task<int> RunAsync()
    {
        foreach (var step in new[] { await LineAsync(79), await LineAsync(153), await LineAsync(790) }.SelectMany(l => l).GroupBy(s => s.Name))
        {
            var few = step.First();
            Console.WriteLine($"{step.Key}: " + string.Join("; ", step.Select(s => string.Create(
                CultureInfo.InvariantCulture,
                $"{s.Authorities} authorities {s.Time.TotalSeconds:0.00} s ({s.Time / few.Time:0.0} times), "
                + $"{s.Memory / 1_000_000} MB ({(double)s.Memory / few.Memory:0.0} times)"))));
        }

        foreach (var authorities in new[] { 79, 153, 790 })
            ComparisonBenchmark.Compare(authorities, Measures, periods: 1);
        return 0;
    }

    private static async Task<IReadOnlyList<Step>> LineAsync(int authorities)
    {
        using var templates = new BroaderTemplates(authorities);
        await using var service = await BenchmarkedService.StartAsync(indexed: true, templates.Path);
        await service.OpenAsync();
        await using var memory = new WorkerMemory(service.Host);
        var samples = service.Samples.Values.ToArray();
        var windows = new TableClient(service.Host.StorageConnectionString, "windows");
        var figures = new BlobContainerClient(service.Host.StorageConnectionString, "figures");
        var steps = new List<Step>();
        await MeasureAsync("receive", () => Parallel.ForEachAsync(templates.Codes, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (code, _) =>
            await service.PutAsync(code, Encoding.UTF8.GetBytes(samples[(int.Parse(code, CultureInfo.InvariantCulture) - 201) % samples.Length]))));
        await MeasureAsync("close and combine", async () =>
        {
            await service.CloseAsync();
            await UntilAsync(async () => await windows.QueryAsync<TableEntity>("CombinedClosing eq 1").AnyAsync());
        });
        await MeasureAsync("compare and protect", () =>
            UntilAsync(async () => await figures.GetBlobsAsync().AnyAsync(b => b.Name.Contains("/editions/", StringComparison.Ordinal))));
        await MeasureAsync("read the comparison", () => service.AskAsync(HttpMethod.Get, "comparison"));
        await MeasureAsync("render", async () =>
        {
            await service.AskAsync(HttpMethod.Post, "reports");
            await UntilAsync(async () =>
            {
                var runs = await service.AskAsync(HttpMethod.Get, "reports");
                return runs.Contains("\"state\":\"failed\"", StringComparison.Ordinal)
                    ? throw new InvalidOperationException(runs)
                    : runs.Contains("\"state\":\"rendered\"", StringComparison.Ordinal);
            });
        });
        return steps;

        async Task MeasureAsync(string name, Func<Task> work)
        {
            memory.TakeMost();
            var started = Stopwatch.GetTimestamp();
            await work();
            steps.Add(new(name, authorities, Stopwatch.GetElapsedTime(started), memory.TakeMost()));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {authorities} authorities, {name}: {steps[^1].Time.TotalSeconds:0.00} s, {steps[^1].Memory / 1_000_000} MB"));
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> done)
    {
        using var limit = new CancellationTokenSource(LongestReport);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await done())
            await poll.WaitForNextTickAsync(limit.Token);
    }

    private sealed record Step(string Name, int Authorities, TimeSpan Time, long Memory);
}
