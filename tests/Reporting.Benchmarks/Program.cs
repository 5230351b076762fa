using Reporting.Benchmarks;

return args switch
{
    ["comparison"] => ComparisonBenchmark.Run(),
    ["disclosure"] => DisclosureBenchmark.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Say what to measure: comparison, disclosure");
    return 2;
}
