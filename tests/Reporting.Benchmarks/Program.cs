using Reporting.Benchmarks;
using Reporting.TestEnvironment;

// Each verb measures one budget beside what it is held against, in one run.
return args switch
{
    ["comparison"] => ComparisonBenchmark.Run(),
    ["disclosure"] => DisclosureBenchmark.Run(),
    ["extracts"] => await ExtractsBenchmark.RunAsync(),
    ["extracts", "files", var folder] => LargeExtracts.Write(folder).Count > 0 ? 0 : 1,
    ["extracts", "ours", var folder] => await ExtractsBenchmark.OursAsync(folder),
    ["growth"] => await GrowthBenchmark.RunAsync(),
    ["records"] => await Records.RunAsync(),
    ["records", "file", var file] => RecordsFile.Write(file),
    ["records", "ours", var file] => RecordsOurs.Run(file),
    ["records", "duckdb", var file] => RecordsDuckDb.Run(file),
    ["rush", .. var more] =>
        await RushBenchmark.RunAsync(more is [var uploads, ..] ? int.Parse(uploads, System.Globalization.CultureInfo.InvariantCulture) : 24_000),
    ["start"] => await StartBenchmark.RunAsync(),
    ["upload"] => await UploadBenchmark.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Say what to measure: comparison, disclosure, extracts, growth, records, rush [uploads], start, upload");
    return 2;
}
