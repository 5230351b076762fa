using System.Diagnostics;
using System.Globalization;
using Reporting.Checking.Extracts;
using Reporting.Local;
using Reporting.TestEnvironment;

namespace Reporting.Benchmarks;

/// <summary>Derives a return from the extracts of a council of 20,000 children: ours, and pandas doing the same counts. Each in a process of its own.</summary>
internal static class ExtractsBenchmark
{
    private const int Times = 3;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("extracts");
        try
        {
            LargeExtracts.Write(folder.FullName);
            var self = Path.Combine(
                await Published.OfAsync(Path.Combine(Repository.Root, "tests", "Reporting.Benchmarks")), Path.GetFileName(Environment.ProcessPath!));
            var ours = Best("ours", self, ["extracts", "ours", folder.FullName]);
            if (!await HasPandasAsync())
            {
                Console.WriteLine("pandas was not measured: python3 has no pandas (Debian's python3-pandas).");
                return 0;
            }

            var pandas = Best("pandas", Records.Python, [Path.Combine(AppContext.BaseDirectory, "extracts.py"), folder.FullName]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Budgets: ours {ours.Process:0.0} s (at most 10) and {ours.PeakMegabytes:0} MB (at most 300); "
                + $"pandas ÷ ours {pandas.Seconds / ours.Seconds:0.0}"));
            return 0;
        }
        finally
        {
            folder.Delete(true);
        }
    }

    /// <summary>What the command does, in this process.</summary>
    public static async Task<int> OursAsync(string folder)
    {
        var begun = Stopwatch.GetTimestamp();
        var form = Path.Combine(folder, "form.csv");
        string[] files = [.. Directory.EnumerateFiles(folder).Where(f => f != form)];
        string[] question = ["--collection", "missing", "--period", "2024", "--instrument", "council", "--body", "301"];
        using var report = new StringWriter();
        var code = await LocalDerive.RunAsync([.. files, .. question, "--out", form], report, Console.Error, CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var rows = Csv.Read((await File.ReadAllTextAsync(form)).TrimStart('\uFEFF')).ToDictionary(r => r["code"], r => r["value"]);
        var wrong = LargeExtracts.Totals.Where(t => rows[t.Key] != t.Value.ToString(CultureInfo.InvariantCulture)).Select(t => t.Key).ToList();
        if (code != 0 || wrong.Count > 0)
            throw new InvalidOperationException($"{string.Join(", ", wrong)} {report}");
        Console.WriteLine($"ours: {rows.Count} figures, all right");
        return Records.Say(seconds);
    }

    private static Measurement Best(string name, string program, string[] arguments)
    {
        var best = Enumerable.Range(0, Times).Select(_ => Records.Measure(program, arguments)).MinBy(m => m.Seconds)!;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-8} work {best.Seconds:0.00} s, process {best.Process:0.00} s, peak {best.PeakMegabytes:0} MB; best of {Times}"));
        return best;
    }

    private static async Task<bool> HasPandasAsync()
    {
        using var process = Process.Start(new ProcessStartInfo(Records.Python, ["-c", "import pandas"]) { RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
