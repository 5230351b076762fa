using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Reporting.Domain.Disclosure;

namespace Reporting.Benchmarks;

/// <summary>
/// What a run does with 153 authorities × 200 measures × 8 periods: intervals, ranks, bands, quartiles, funnels, changes, neighbours, regions and England, by
/// <see cref="Publication"/>. First of things, which need no protection, beside a bare loop that does only the arithmetic of intervals and flags, and base R
/// where it is installed; then of people, with disclosure control.
/// </summary>
internal static class ComparisonBenchmark
{
    private const int Authorities = 153;
    private const int Measures = 200;
    private const int Periods = 8;
    private const int Rounds = 5;
    private const double Wide = 3.0902323061678132;
    private const double Narrow = 1.9599639845400536;

    public static int Run()
    {
        Compare(Authorities, Measures, Periods);
        BaseR();
        Protect();
        return 0;
    }

    public static void Compare(int authorities, int measures, int periods)
    {
        var country = new Country(authorities, measures, periods, ofThings: true);
        var counts = country.Counts();
        var bare = new double[8 * authorities];
        var published = Best(() => country.Publish());
        var arithmetic = Best(() =>
        {
            for (var block = 0; block < counts.Count; block++)
                Arithmetic(block % 2 == 0, counts[block].Numerators, counts[block].Denominators, bare);
        });
        var figure = 1e6 * published / ((double)authorities * measures * periods);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{authorities} authorities × {measures} measures × {periods} periods: compared in {published:f0} ms, {figure:f0} ns a figure; " +
            $"bare arithmetic {arithmetic:f1} ms"));
    }

    private static void Protect()
    {
        var country = new Country(Authorities, Measures, Periods, ofThings: false);
        var clock = Stopwatch.StartNew();
        var published = country.Publish();
        var hidden = published.Sum(p => p.Protection!.Primary + p.Protection.Complementary);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"the same of people, {hidden} counts hidden: protected and compared in {clock.Elapsed.TotalSeconds:f1} s"));
    }

    /// <summary>Both intervals, the difference from the average with its standard error, and the same on the arcsine scale.</summary>
    private static void Arithmetic(bool proportion, double[] x, double[] n, double[] into)
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
                    var (middle, whole) = ((2 * x[i]) + (z * z), 2 * (n[i] + (z * z)));
                    var half = z * Math.Sqrt((z * z) + (4 * x[i] * (1 - (x[i] / n[i]))));
                    (into[at], into[at + 1]) = ((middle - half) / whole, (middle + half) / whole);
                }
                else
                {
                    var more = x[i] + 1;
                    into[at] = x[i] * Math.Pow(1 - (1 / (9 * x[i])) - (z / (3 * Math.Sqrt(x[i]))), 3) / n[i];
                    into[at + 1] = more * Math.Pow(1 - (1 / (9 * more)) + (z / (3 * Math.Sqrt(more))), 3) / n[i];
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
              bl <- x*(1 - 1/(9*x) - z/(3*sqrt(x)))^3/d; bu <- (x+1)*(1 - 1/(9*(x+1)) + z/(3*sqrt(x+1)))^3/d
              f <- abs(x/d - sum(x)/sum(d)) > z*sqrt(sum(x)/sum(d)*(1 - sum(x)/sum(d))/d) })
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
