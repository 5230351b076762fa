using System.Net;
using Reporting.Local;
using Xunit;

namespace Reporting.Line.Tests.Figures;

/// <summary>A definition that changes between two closings of a period: the second is held against the first all the same.</summary>
public sealed class ChangedDefinitionTests(ChangedDefinitionTests.OwnTemplates service) : IClassFixture<ChangedDefinitionTests.OwnTemplates>
{
    private const string Period = "2018";

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
        var protection = Assert.Single(run.GetProperty("manifest").GetProperty("protection").EnumerateArray());
        Assert.Equal(("held", 1), (protection.GetProperty("verdict").GetString(), protection.GetProperty("earlierEditions").GetInt32()));
    }

    [Fact]
    public async Task SecondClosing_UnderChangedDefinitions_WithAnErasedVersionInTheFirst_SaysAtOnceThatNothingIsPublished()
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
        using (var erased = await service.SendAsync(HttpMethod.Post, $"{RunningService.P(period)}/returns/council/{samples[0].Key}/versions/1/erase", "administrator", RunningService.Json("""{"reason":"Sent by mistake."}""")))
            Assert.Equal(HttpStatusCode.OK, erased.StatusCode);

        await ChangeAsync();
        await service.CloseAsync(period, report: true);
        var run = await service.RunAsync(period, "closing-2");
        Assert.Equal("failed", run.GetProperty("state").GetString());
        Assert.Contains($"council of {samples[0].Key} version 1", run.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("nothing is published", run.GetRawText(), StringComparison.Ordinal);
    }

    private async Task ChangeAsync()
    {
        await File.AppendAllTextAsync(Path.Combine(service.Templates, "collections", "missing", "measures.yaml"), "\n# Other bytes, so another definition.\n", TestContext.Current.CancellationToken);
        await service.StartAgainAsync();
    }

    private async Task PutAsync(string body, string csv, string period = Period)
    {
        using var answer = await service.PutReturnAsync(period, body, csv);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }
}
