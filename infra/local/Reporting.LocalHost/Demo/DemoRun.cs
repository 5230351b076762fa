using System.Globalization;

namespace Reporting.Local.Demo;

/// <summary>The report that the demo made.</summary>
internal sealed record DemoReport(string Period, string Run, int Files);

/// <summary>Opens every period, uploads its returns, closes it, and fetches the report of the last.</summary>
internal sealed class DemoRun(DemoCalls calls, IReadOnlyList<SampleReturn> samples, DemoProgress progress, DemoTiming timing, TimeProvider time)
{
    private const string Reason = "Local demonstration with the sample returns";
    private const int AtOnce = 8;
    private static readonly TimeSpan WindowLength = TimeSpan.FromDays(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    public async Task<DemoReport> RunAsync(string output, CancellationToken cancellationToken)
    {
        var asked = samples.Select(s => s.Period).ToHashSet(StringComparer.Ordinal);
        var known = await calls.PeriodsAsync(cancellationToken);
        var periods = known.Where(asked.Remove).ToList();
        if (asked.Count > 0)
            throw new LocalHostException(
                $"There are sample returns for {string.Join(", ", asked.Order(StringComparer.Ordinal))}, which the collection does not have.");

        var closes = time.GetUtcNow() + WindowLength;
        foreach (var period in periods)
            await calls.MoveWindowAsync(period, new { open = true, closes, reason = Reason }, cancellationToken);

        // Those that are rejected first; then the right ones; then, when the window has been closed and opened again, those that come late.
        await UploadAsync(SampleTurn.First, "returns with faults", cancellationToken);
        await UploadAsync(SampleTurn.Right, "returns", cancellationToken);
        var late = periods.Where(p => samples.Any(s => s.Period == p && s.Turn is SampleTurn.Late)).ToList();
        foreach (var period in late)
        {
            await calls.MoveWindowAsync(period, new { open = false, report = false, reason = Reason }, cancellationToken);
            while (!await calls.TryReopenAsync(period, new { open = true, closes, reason = Reason }, cancellationToken))
                await Task.Delay(BetweenLooks, time, cancellationToken);
        }

        await UploadAsync(SampleTurn.Late, "late returns", cancellationToken);
        timing.Ended(string.Create(CultureInfo.InvariantCulture, $"Upload and check {samples.Count:N0} returns"));

        var last = periods[^1];
        var before = (await calls.RunsAsync(last, cancellationToken)).Select(r => r.Run).ToHashSet(StringComparer.Ordinal);
        foreach (var period in periods.SkipLast(1))
            await calls.MoveWindowAsync(period, new { open = false, report = false, reason = Reason }, cancellationToken);

        await calls.MoveWindowAsync(last, new { open = false, reason = Reason }, cancellationToken);
        timing.Ended("Close the periods");

        var run = await RenderedAsync(last, before, cancellationToken);
        timing.Ended("Compare, protect and render");

        var files = await calls.FilesAsync(last, run, cancellationToken);
        await progress.StepsAsync($"Fetching {files.Count:N0} files", files.Count, step => InParallelAsync(files, async (name, stop) =>
        {
            await calls.DownloadAsync(last, run, name, PathIn(output, name), stop);
            step();
        }, cancellationToken));
        timing.Ended("Fetch the files");
        return new DemoReport(last, run, files.Count);
    }

    /// <summary>Fetches the PDF, which the service prints after the rest.</summary>
    /// <returns>Where it is; null where none was printed in time.</returns>
    public async Task<string?> PdfAsync(DemoReport report, string output, CancellationToken cancellationToken)
    {
        const string name = "report.pdf";
        var begun = time.GetTimestamp();
        while (time.GetElapsedTime(begun) < LongestWait)
        {
            var (files, warnings) = await calls.ManifestAsync(report.Period, report.Run, cancellationToken);
            if (files.Contains(name))
            {
                await calls.DownloadAsync(report.Period, report.Run, name, PathIn(output, name), cancellationToken);
                return PathIn(output, name);
            }

            if (warnings.FirstOrDefault(w => w.StartsWith("There is no report.pdf", StringComparison.Ordinal)) is { } why)
            {
                progress.Say(why);
                return null;
            }

            await Task.Delay(BetweenLooks, time, cancellationToken);
        }

        return null;
    }

    private async Task UploadAsync(SampleTurn turn, string what, CancellationToken cancellationToken)
    {
        var sent = samples.Where(s => s.Turn == turn).ToList();
        if (sent.Count == 0)
            return;
        await progress.StepsAsync($"Uploading {sent.Count:N0} {what}", sent.Count, step => InParallelAsync(sent, async (sample, stop) =>
        {
            await calls.UploadAsync(sample, stop);
            step();
        }, cancellationToken));
    }

    private async Task<string> RenderedAsync(string period, HashSet<string> before, CancellationToken cancellationToken)
    {
        progress.Say($"Waiting for the report of {period}");
        var begun = time.GetTimestamp();
        while (time.GetElapsedTime(begun) < LongestWait)
        {
            foreach (var run in (await calls.RunsAsync(period, cancellationToken)).Where(r => !before.Contains(r.Run)))
            {
                if (run.State == "rendered")
                    return run.Run;

                if (run.State == "failed")
                    throw new LocalHostException($"The report run {run.Run} of {period} failed: {run.Failure ?? "no reason given"}");
            }

            await Task.Delay(BetweenLooks, time, cancellationToken);
        }

        throw new LocalHostException(
            $"The report of {period} was not there after {LongestWait.TotalMinutes:0} minutes. The worker's log says more: host.log in the data folder.");
    }

    private static Task InParallelAsync<T>(IEnumerable<T> all, Func<T, CancellationToken, Task> one, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (item, stop) =>
            await one(item, stop));

    private static string PathIn(string folder, string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new LocalHostException($"The manifest names a file outside of the report: {name}");

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
