using System.Diagnostics;
using System.Globalization;
using Reporting.Local;

namespace Reporting.Benchmarks;

/// <summary>
/// Checks a file of 100 MB and 2 million records by 20 rules: ours, pandas, and DuckDB alone taking in the file. Each in a process of its own.
/// </summary>
internal static class Records
{
    /// <summary>Debian's own, for which its python3-pandas is made.</summary>
    public const string Python = "/usr/bin/python3";

    private const int Times = 3;

    public static async Task<int> RunAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"records-{Environment.ProcessId}.csv");
        try
        {
            RecordsFile.Write(file);
            var self = Path.Combine(
                await Published.OfAsync(Path.Combine(Repository.Root, "tests", "Reporting.Benchmarks")), Path.GetFileName(Environment.ProcessPath!));
            (string Name, string Program, string[] Arguments)[] contenders =
            [
                ("ours", self, ["records", "ours", file]),
                ("pandas", Python, [Path.Combine(AppContext.BaseDirectory, "records.py"), file]),
                ("DuckDB, as text", self, ["records", "duckdb", file]),
            ];
            var best = contenders.Select(c =>
                (c.Name, Measured: Enumerable.Range(0, Times).Select(_ => Measure(c.Program, c.Arguments)).MinBy(m => m.Seconds)!)).ToList();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture, $"{new FileInfo(file).Length / 1e6:0.0} MB, {RecordsFile.Rows:N0} records, 20 rules; best of {Times}"));
            Console.WriteLine($"{"",-18}{"work s",10}{"process s",12}{"peak MB",10}{"× ours",9}");
            foreach (var (name, m) in best)
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name,-18}{m.Seconds,10:0.00}{m.Process,12:0.00}{m.PeakMegabytes,10:0}{m.Seconds / best[0].Measured.Seconds,9:0.00}"));
            var (ours, pandas, duck) = (best[0].Measured, best[1].Measured, best[2].Measured);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Budgets: pandas ÷ ours {pandas.Seconds / ours.Seconds:0.0} (at least 5); ours ÷ DuckDB {ours.Seconds / duck.Seconds:0.0} (at most 2); "
                + $"peak {ours.PeakMegabytes:0} MB (at most 512)"));
            return 0;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A contender's last line is its seconds and its peak in bytes. What it says before is shown.</summary>
    public static Measurement Measure(string program, string[] arguments)
    {
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        foreach (var line in lines.SkipLast(1))
            Console.WriteLine("  " + line);
        var numbers = lines[^1].Split(' ');
        return new(
            double.Parse(numbers[0], CultureInfo.InvariantCulture), Stopwatch.GetElapsedTime(begun).TotalSeconds,
            double.Parse(numbers[1], CultureInfo.InvariantCulture) / 1e6);
    }

    public static int Say(double seconds)
    {
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.000} {self.PeakWorkingSet64}"));
        return 0;
    }
}

/// <param name="Seconds">Of the work itself.</param>
/// <param name="Process">From the start of the process to its end.</param>
internal sealed record Measurement(double Seconds, double Process, double PeakMegabytes);
