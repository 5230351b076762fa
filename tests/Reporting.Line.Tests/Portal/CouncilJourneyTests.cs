using Reporting.Line.Tests.Returns;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Line.Tests.Portal;

/// <summary>What people of a council do, each from signing in to the end, by links and buttons alone.</summary>
[ThoroughTest]
public sealed class CouncilJourneyTests(PortalService service, ITestOutputHelper output) : IClassFixture<PortalService>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly PageFindings findings = new();

    [Fact]
    public async Task Officer_UploadsWithMistakes_CorrectsAnswersTheQueries_AndADirectorSignsOff()
    {
        const string body = "310";
        var csv = SampleReturns.Of(PortalService.Period)[body];
        using var mistaken = new SentFile(csv.Replace("CLA01,,", "CLA01,,many", StringComparison.Ordinal));
        using var queried = new SentFile(QueriedReturns.WithQueries(csv));

        var officer = await service.VisitAsync(findings);
        await officer.Page.GoToAsync(service.Host.BaseAddress.AbsoluteUri);
        await officer.LookAsync("home");
        await officer.SignInAsync("submitter", body);
        await officer.LookAsync("due");
        Assert.Contains("days left", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.FollowAsync("Start");
        await officer.LookAsync("return-not-started");
        Assert.Contains("A command called derive fills in the form", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.FollowAsync("Upload a file");
        await officer.LookAsync("upload");
        await officer.ChooseFileAsync("Your file", mistaken.Path);
        await officer.PressAsync("Upload and check");
        Assert.Contains("The first upload: 1 error", await officer.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("It has errors, so it does not count.", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("return-with-errors");
        await officer.FollowAsync("All issues, by kind");
        await officer.LookAsync("issues");
        await officer.FollowAsync("Errors (1)");
        Assert.Contains("1 to 1 of 1.", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.FollowAsync("Council return");
        await officer.FollowAsync("Upload a file");
        await officer.ChooseFileAsync("Your file", queried.Path);
        await officer.PressAsync("Upload and check");
        Assert.Contains("The second upload:", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("return-with-queries");
        await officer.FollowAsync("what changed");
        Assert.Contains("CLA01", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("changes");
        await officer.FollowAsync("What is due");
        await officer.FollowAsync("Answer the queries");
        await officer.PressAsync("Save the explanation");
        Assert.StartsWith("Error: ", await officer.TitleAsync(), StringComparison.Ordinal);
        await officer.LookAsync("explain-nothing-chosen");
        await officer.Page.EvaluateExpressionAsync("document.querySelectorAll('input[type=checkbox]').forEach(b => { b.checked = true })");
        await officer.FillAsync("Your explanation", "The figure is of \"all\" <b>people</b>, and it is right.");
        await officer.PressAsync("Save the explanation");
        Assert.Contains("Ready to sign off", await officer.TextAsync(), StringComparison.OrdinalIgnoreCase);
        await officer.LookAsync("return-ready");
        var clicks = officer.Clicks;
        await officer.FollowAsync("What happened to this return");
        Assert.Contains("answered a query of the second upload.", await officer.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("\"all\" <b>people</b>", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("history");

        var director = await service.VisitAsync(findings);
        await director.SignInAsync("director", body);
        await director.FollowAsync("Sign off");
        Assert.Contains("You sign off the second upload", await director.TextAsync(), StringComparison.Ordinal);
        await director.LookAsync("sign-off");
        await director.PressAsync("Sign off the second upload");
        Assert.Contains("it is signed off", await director.TextAsync(), StringComparison.Ordinal);
        await director.LookAsync("return-signed-off");
        await director.Page.GoBackAsync();
        await director.Page.ReloadAsync();
        Assert.Contains("It has been signed off already.", await director.TextAsync(), StringComparison.Ordinal);
        output.WriteLine($"Clicks after signing in: officer {clicks}, director {director.Clicks}");
        Assert.True(director.Clicks <= 2, "A director needs two clicks to sign off.");
        await findings.AssertNoneAsync();
    }

    [Fact]
    public async Task Practice_IsToldApart_AndKeepsNothing()
    {
        const string body = "311";
        using var file = new SentFile(SampleReturns.Of(PortalService.Period)[body].Replace("CLA01,,", "CLA01,,many", StringComparison.Ordinal));
        var officer = await service.VisitAsync(findings);
        await officer.SignInAsync("submitter", body);
        await officer.FollowAsync("Start");
        await officer.FollowAsync("Upload a file");
        await officer.ChooseFileAsync("Your file", file.Path);
        await officer.PressInPlaceAsync("Only try it", "Tried");
        Assert.Equal("Tried, not kept: 1 error", await officer.HeadingAsync());
        await officer.LookAsync("tried");
        var status = await service.GetAsync(PathOf(body), $"submitter-{body}");
        Assert.Equal("notStarted", status.GetProperty("state").GetString());
        await findings.AssertNoneAsync();
    }

    [Fact]
    public async Task EveryStep_WithoutScript_WorksAsWell()
    {
        const string body = "312";
        using var file = new SentFile(SampleReturns.Of(PortalService.Period)[body]);
        var officer = await service.VisitAsync(findings);
        await officer.Page.SetJavaScriptEnabledAsync(false);
        await officer.SignInAsync("submitter", body);
        await officer.FollowAsync("Start");
        await officer.FollowAsync("Upload a file");
        await officer.PressAsync("Upload and check");
        Assert.Contains("Choose a file", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.ChooseFileAsync("Your file", file.Path);
        await officer.PressAsync("Upload and check");
        Assert.Contains("The first upload:", await officer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoOfficers_SendTheSameFileAtOnce_AndBothSeeOneUpload()
    {
        const string body = "313";
        using var file = new SentFile(SampleReturns.Of(PortalService.Period)[body]);
        var officers = new List<PageVisit>();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var officer = await service.VisitAsync(findings);
            await officer.SignInAsync("submitter", body);
            await officer.FollowAsync("Start");
            await officer.FollowAsync("Upload a file");
            await officer.ChooseFileAsync("Your file", file.Path);
            officers.Add(officer);
        }

        await Task.WhenAll(officers.Select(o => o.PressAsync("Upload and check")));
        foreach (var officer in officers)
            Assert.Contains("The first upload:", await officer.TextAsync(), StringComparison.Ordinal);
        var status = await service.GetAsync(PathOf(body), $"submitter-{body}");
        Assert.Equal(1, status.GetProperty("versions").GetArrayLength());
    }

    [Fact]
    public async Task Director_OfThreeAuthorities_ChoosesOne_AndSeesNoOther()
    {
        using var put = await service.PutJsonAsync(
            "/api/access", "administrator",
            """[{"provider":"aad","id":"director-320","name":"Director of three","roles":["director"],"bodies":["320","330","331"]}]""");
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync(Stop));
        var director = await service.VisitAsync(findings);
        await director.SignInAsync("director", "320");
        Assert.Equal("Choose an authority", await director.HeadingAsync());
        await director.LookAsync("chooser");
        await director.FollowAsync("Coventry");
        Assert.Equal("What is due from Coventry", await director.HeadingAsync());
        await director.LookAsync("due-of-a-director");
        await director.FollowAsync("Your authorities");
        await director.FollowAsync("Birmingham");
        Assert.Equal("What is due from Birmingham", await director.HeadingAsync());
        await findings.AssertNoneAsync();
    }

    private static string PathOf(string body) => $"{RunningService.PeriodPath(PortalService.Period)}/returns/council/{body}";

    /// <summary>A file on this machine that a browser sends.</summary>
    private sealed class SentFile : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sent");

        public SentFile(string csv)
        {
            Path = System.IO.Path.Combine(folder.FullName, "return.csv");
            File.WriteAllText(Path, csv);
        }

        public string Path { get; }

        public void Dispose() => folder.Delete(recursive: true);
    }
}
