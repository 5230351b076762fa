using System.Net;
using System.Text.Json;
using Reporting.Local;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Line.Tests.Figures;

/// <summary>
/// Definitions that change between two closings of a period, between two drafts, or between two periods: what was printed before stands as it was printed.
/// </summary>
public sealed class ChangedDefinitionTests(ChangedDefinitionTests.OwnTemplates service) : IClassFixture<ChangedDefinitionTests.OwnTemplates>
{
    private const string Period = "2018";
    private const string Measures = "collections/missing/measures.yaml";

    /// <summary>With templates and data of its own, so that it can be started again with others.</summary>
    public sealed class OwnTemplates : RunningService
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-");

        public string Templates => Path.Combine(folder.FullName, "templates");

        protected override LocalHostOptions Options => base.Options with
        {
            StorageInMemory = false,
            DataFolder = Path.Combine(folder.FullName, "data"),
            Environment = new Dictionary<string, string?>(base.Options.Environment) { ["Reporting__TemplatesFolder"] = Templates },
        };

        public override async ValueTask InitializeAsync()
        {
            if (!Directory.Exists(Templates))
                TemplateCopy.To(Templates);
            await base.InitializeAsync();
        }

        public async Task StartAgainAsync()
        {
            await base.DisposeAsync();
            await InitializeAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task SecondClosing_UnderChangedDefinitions_IsAttackedTogetherWithTheFirst()
    {
        var samples = SampleReturns.Of(Period).Take(31).ToList();
        await service.OpenAsync(Period);
        foreach (var (body, csv) in samples.SkipLast(1))
            await PutAsync(body, csv);
        await service.CloseAsync(Period, report: true);
        Assert.Equal("rendered", (await service.RunAsync(Period, "closing-1")).GetProperty("state").GetString());

        await ChangeAsync();
        await service.OpenAsync(Period);
        await PutAsync(samples[^1].Key, samples[^1].Value);
        await service.CloseAsync(Period, report: true);

        var run = await service.RunAsync(Period, "closing-2");
        Assert.Equal("rendered", run.GetProperty("state").GetString());
        var protection = run.GetProperty("manifest").GetProperty("protection").EnumerateArray().Single(p => p.GetProperty("period").GetString() == Period);
        Assert.Equal(("held", 1), (protection.GetProperty("verdict").GetString(), protection.GetProperty("earlierEditions").GetInt32()));
    }

    /// <summary>
    /// Under the definitions of today the first closing could not be put together again; what it printed is stored, and the second is held against that.
    /// </summary>
    [Fact]
    public async Task SecondClosing_UnderChangedDefinitions_WithAnErasedVersionInTheFirst_IsHeldAgainstWhatWasPrinted()
    {
        const string period = "2019";
        var samples = SampleReturns.Of(period).Take(3).ToList();
        await service.OpenAsync(period);
        foreach (var (body, csv) in samples)
            await PutAsync(body, csv, period);
        await service.CloseAsync(period, report: true);
        Assert.Equal("rendered", (await service.RunAsync(period, "closing-1")).GetProperty("state").GetString());
        await service.OpenAsync(period);
        await PutAsync(samples[0].Key, samples[0].Value + "\n", period);
        var version = $"{RunningService.PeriodPath(period)}/returns/council/{samples[0].Key}/versions/1";
        using (var erased = await service.PostJsonAsync($"{version}/erase", "administrator", """{"reason":"Sent by mistake."}"""))
            Assert.Equal(HttpStatusCode.OK, erased.StatusCode);

        await ChangeAsync();
        await service.CloseAsync(period, report: true);
        var run = await service.RunAsync(period, "closing-2");
        Assert.Equal("rendered", run.GetProperty("state").GetString());
        Assert.Equal(1, EditionsBefore(run));
    }

    [Fact]
    public async Task Report_AfterDefinitionsHaveChanged_SetsTheSameEarlierFiguresBesideItsOwn()
    {
        const string earlier = "2023", period = "2024";
        foreach (var of in new[] { earlier, period })
        {
            await service.OpenAsync(of);
            foreach (var (body, csv) in SampleReturns.Of(of).Take(25))
                await PutAsync(body, csv, of);
            if (of == earlier)
                await service.CloseAsync(of, report: false);
        }

        var before = await ReportAsync(period);
        Assert.Contains(before.Rows, r => r["time_period"] == earlier);
        var compared = await service.GetAsync($"{RunningService.PeriodPath(earlier)}/comparison", "analyst");

        // A word in a template of the collection's report, and in one of every report.
        await ChangeAsync("collections/missing/report/findings.sbn-html", "went missing at least once", "were missing at least once");
        await ChangeAsync("report/about.sbn-html", null, "\n{{~ # Another word. ~}}\n");
        await service.StartAgainAsync();
        Assert.Equal(before.Text, (await ReportAsync(period)).Text);

        // A measure that counts something else now: its earlier figures are what was printed then, and no change is computed between the two.
        await ChangeAsync(Measures, "numerator: sum(MIS01)\n    denominator: sum(CLA01)", "numerator: sum(MIS03)\n    denominator: sum(CLA01)");
        await service.StartAgainAsync();
        var after = await ReportAsync(period);
        Assert.Equal(before.Rows.Where(r => r["time_period"] == earlier).Select(Text), after.Rows.Where(r => r["time_period"] == earlier).Select(Text));
        var comparison = await service.GetAsync($"{RunningService.PeriodPath(period)}/comparison", "analyst");
        var measures = comparison.GetProperty("measures").EnumerateArray().ToDictionary(m => m.GetProperty("id").GetString()!);
        Assert.Equal("z", measures["M01"].GetProperty("england").GetProperty("change").GetString());
        Assert.All(measures["M01"].GetProperty("values").EnumerateArray(), v => Assert.Equal("z", v.GetProperty("change").GetString()));
        Assert.Equal(JsonValueKind.Number, measures["M13"].GetProperty("england").GetProperty("change").ValueKind);
        Assert.Equal(compared.GetRawText(), (await service.GetAsync($"{RunningService.PeriodPath(earlier)}/comparison", "analyst")).GetRawText());
    }

    /// <summary>A draft that nobody outside has seen binds nothing: what it printed may be hidden in the next, and what it hid printed.</summary>
    [Fact]
    public async Task Drafts_OfAMeasureThatIsSaidToCountThings_AndOfOneThatIsNot_AreBothMade()
    {
        const string period = "2021";
        await service.OpenAsync(period);
        foreach (var (body, csv) in SampleReturns.Of(period).Take(25))
            await PutAsync(body, csv, period);
        await ChangeAsync(Measures, "    short: Went missing\n", "    short: Went missing\n    counts: things\n");
        await service.StartAgainAsync();
        await ReportAsync(period);
        await ChangeAsync(Measures, "    counts: things\n", "");
        await service.StartAgainAsync();
        var run = (await ReportAsync(period)).Run;
        Assert.Equal(0, EditionsBefore(run));
    }

    private async Task ChangeAsync()
    {
        await ChangeAsync(Measures, null, "\n# Other bytes, so another definition.\n");
        await service.StartAgainAsync();
    }

    /// <param name="word">What is replaced; null where something is added at the end.</param>
    private async Task ChangeAsync(string file, string? word, string by)
    {
        var path = Path.Combine(service.Templates, file);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.True(word is null || text.Contains(word, StringComparison.Ordinal), $"{file} has no '{word}'");
        await File.WriteAllTextAsync(path, word is null ? text + by : text.Replace(word, by, StringComparison.Ordinal), TestContext.Current.CancellationToken);
    }

    /// <summary>Asks for a report, and gives what it says of figures.</summary>
    private async Task<(JsonElement Run, string Text, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows)> ReportAsync(string period)
    {
        using var answer = await service.SendAsync(HttpMethod.Post, $"{RunningService.PeriodPath(period)}/reports", "analyst");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var id = (await RunningService.ReadAsync(answer)).GetProperty("run").GetString()!;
        var run = await service.RunAsync(period, id);
        Assert.True(run.GetProperty("state").GetString() == "rendered", run.GetRawText());
        var text = System.Text.Encoding.UTF8.GetString(await service.FileAsync(period, id, "data.csv"));
        return (run, text, Csv.Read(text));
    }

    /// <summary>How many earlier editions of its own period a run was held against.</summary>
    private static int EditionsBefore(JsonElement run) =>
        run.GetProperty("manifest").GetProperty("protection").EnumerateArray().Last().GetProperty("earlierEditions").GetInt32();

    private static string Text(IReadOnlyDictionary<string, string> row) => string.Join(',', row.Values);

    private async Task PutAsync(string body, string csv, string period = Period)
    {
        using var answer = await service.PutReturnAsync(period, body, csv);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }
}
