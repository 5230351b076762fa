using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;

namespace Reporting.Benchmarks;

/// <summary>
/// 153 authorities × 200 measures × 8 periods: intervals at 95% and 99.8%, ranks, bands, and funnel positions with and without adjustment; beside a bare loop that does only
/// the arithmetic of intervals and flags, and base R where it is installed, all in one run.
/// </summary>
internal static class ComparisonBenchmark
{
    private const int Authorities = 153;
    private const int Blocks = 200 * 8;
    private const int Rounds = 7;
    private const double Wide = 3.0902323061678132;
    private const double Narrow = 1.9599639845400536;

    public static int Run()
    {
        foreach (var times in new[] { 1, 10, 100 })
            Measure(Authorities * times, times == 1 ? Blocks : Blocks / times);
        BaseR();
        return 0;
    }

    public static void Measure(int authorities, int blocks)
    {
        var (x, n) = Counts(authorities * blocks);
        var table = new ComparisonTable(authorities, blocks);
        var batch = new ComparisonBatch(authorities);
        var bare = new double[8 * authorities];
        var ours = Best(() =>
        {
            for (var b = 0; b < blocks; b++)
                batch.Compare(b % 2 == 0 ? Statistic.Proportion : Statistic.Rate, Polarity.Lower, 100, x.AsSpan(b * authorities, authorities), n.AsSpan(b * authorities, authorities), table[b]);
        });
        var theirs = Best(() =>
        {
            for (var b = 0; b < blocks; b++)
                Arithmetic(b % 2 == 0, x.AsSpan(b * authorities, authorities), n.AsSpan(b * authorities, authorities), bare);
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{authorities} authorities × {blocks} blocks: {ours:f1} ms; bare arithmetic without ranks and bands {theirs:f1} ms; {ours / theirs:f2} times; {1e6 * ours / (authorities * (double)blocks):f0} ns a figure"));
    }

    private static (double[] X, double[] N) Counts(int length)
    {
        var random = new Random(1);
        var (x, n) = (new double[length], new double[length]);
        for (var i = 0; i < length; i++)
        {
            n[i] = random.Next(50, 5000);
            x[i] = Math.Floor(n[i] * (0.05 + (0.3 * random.NextDouble())));
        }

        return (x, n);
    }

    private static void Arithmetic(bool proportion, ReadOnlySpan<double> x, ReadOnlySpan<double> n, double[] into)
    {
        double sum = 0, of = 0;
        for (var i = 0; i < x.Length; i++)
            (sum, of) = (sum + x[i], of + n[i]);
        var average = sum / of;
        for (var i = 0; i < x.Length; i++)
        {
            var at = 8 * i;
            foreach (var z in new ReadOnlySpan<double>([Narrow, Wide]))
            {
                if (proportion)
                {
                    var (middle, half, whole) = ((2 * x[i]) + (z * z), z * Math.Sqrt((z * z) + (4 * x[i] * (1 - (x[i] / n[i])))), 2 * (n[i] + (z * z)));
                    (into[at], into[at + 1]) = ((middle - half) / whole, (middle + half) / whole);
                }
                else
                {
                    var more = x[i] + 1;
                    (into[at], into[at + 1]) = (x[i] * Math.Pow(1 - (1 / (9 * x[i])) - (z / (3 * Math.Sqrt(x[i]))), 3) / n[i], more * Math.Pow(1 - (1 / (9 * more)) + (z / (3 * Math.Sqrt(more))), 3) / n[i]);
                }

                at += 2;
            }

            (into[at], into[at + 1]) = (x[i] / n[i], ((x[i] / n[i]) - average) / Math.Sqrt(average * (1 - average) / n[i]));
            (into[at + 2], into[at + 3]) = (Math.Asin(Math.Sqrt(x[i] / n[i])) - Math.Asin(Math.Sqrt(average)), 1 / (2 * Math.Sqrt(n[i])));
        }
    }

    private static double Best(Action work)
    {
        var best = double.PositiveInfinity;
        for (var i = 0; i < Rounds; i++)
        {
            var clock = Stopwatch.StartNew();
            work();
            best = Math.Min(best, clock.Elapsed.TotalMilliseconds);
        }

        return best;
    }

    private static void BaseR()
    {
        const string Script = """
            n <- 244800; d <- runif(n, 50, 5000); x <- floor(d * runif(n, .05, .35))
            t <- system.time(for (z in c(1.9599639845400536, 3.0902323061678132)) {
              l <- (2*x + z^2 - z*sqrt(z^2 + 4*x*(1 - x/d))) / (2*(d + z^2)); u <- (2*x + z^2 + z*sqrt(z^2 + 4*x*(1 - x/d))) / (2*(d + z^2))
              bl <- x*(1 - 1/(9*x) - z/(3*sqrt(x)))^3/d; bu <- (x+1)*(1 - 1/(9*(x+1)) + z/(3*sqrt(x+1)))^3/d; f <- abs(x/d - sum(x)/sum(d)) > z*sqrt(sum(x)/sum(d)*(1 - sum(x)/sum(d))/d) })
            cat(sprintf('base R, vectorised, without ranks, bands and adjustment: %.0f ms\n', t[["elapsed"]]*1000))
            """;
        try
        {
            using var process = Process.Start(new ProcessStartInfo("Rscript") { ArgumentList = { "-e", Script }, RedirectStandardOutput = true })!;
            Console.Write(process.StandardOutput.ReadToEnd());
            process.WaitForExit();
        }
        catch (Win32Exception)
        {
            Console.WriteLine("base R: Rscript is not installed");
        }
    }
}
