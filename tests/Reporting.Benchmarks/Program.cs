using Reporting.Benchmarks;

return args switch
{
    ["rush", .. var more] => await RushBenchmark.RunAsync(more is [var uploads, ..] ? int.Parse(uploads, System.Globalization.CultureInfo.InvariantCulture) : 24_000),
    ["upload"] => await UploadBenchmark.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Say what to measure: rush [uploads], upload");
    return 2;
}
