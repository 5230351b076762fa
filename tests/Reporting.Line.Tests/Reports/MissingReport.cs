using System.Net;
using System.Text.Json;
using Reporting.Local;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Line.Tests.Reports;

/// <summary>
/// The whole line of work once, with every message delivered twice: all sample returns of all seven periods uploaded, six closed, and the seventh closed with
/// its report.
/// </summary>
public sealed class MissingReport : RunningService, IAsyncLifetime
{
    public const string Last = "2024";
    public const string Run = "closing-1";
    private static readonly string[] Periods = ["2018", "2019", "2020", "2021", "2022", "2023", "2024"];

    // With the browser of this machine, if it has one.
    protected override LocalHostOptions Options => base.Options with { DeliverTwice = true, Environment = new Dictionary<string, string?>() };

    public JsonElement Status { get; private set; }

    public JsonElement Evidence { get; private set; }

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Data { get; private set; } = [];

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        foreach (var period in Periods)
            await OpenAsync(period);
        var returns = Periods.SelectMany(p => SampleReturns.Of(p).Select(r => (Period: p, Body: r.Key, Csv: r.Value)));
        await Parallel.ForEachAsync(returns, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (r, _) =>
        {
            using var answer = await PutReturnAsync(r.Period, r.Body, r.Csv);
            Assert.True(answer.StatusCode is HttpStatusCode.Created, $"{r.Period} {r.Body}: {(int)answer.StatusCode}");
        });
        foreach (var period in Periods)
            await CloseAsync(period, report: period == Last);
        Status = await RunAsync(Last, Run);
        Assert.Equal("rendered", Status.GetProperty("state").GetString());
        using var evidence = JsonDocument.Parse(await FileAsync(Last, Run, "evidence.json"));
        Evidence = evidence.RootElement.Clone();
        Data = Csv.Read(System.Text.Encoding.UTF8.GetString(await FileAsync(Last, Run, "data.csv")));
    }
}

/// <summary>The line is run once for all the classes that look at what came of it.</summary>
[CollectionDefinition(Name)]
public sealed class MissingReportCollection : ICollectionFixture<MissingReport>
{
    public const string Name = "The whole line";
}
