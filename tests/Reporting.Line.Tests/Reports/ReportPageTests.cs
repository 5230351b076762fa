using PuppeteerSharp;
using Reporting.TestEnvironment;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace Reporting.Line.Tests.Reports;

/// <summary>The national report in a real browser, as the service serves it.</summary>
[Collection(MissingReportCollection.Name)]
public sealed class ReportPageTests(MissingReport line, Browser browser) : IClassFixture<Browser>
{
    private const int Desk = 1280;
    private const int Phone = 375;

    [Theory]
    [InlineData(Desk)]
    [InlineData(Phone)]
    public async Task Report_InAxe_HasNoViolation(int width)
    {
        await using var page = await OpenAsync(width);
        Assert.Equal("", string.Join('\n', await Browser.AxeAsync(page)));
        Assert.Empty(browser.Complaints);
    }

    [Theory]
    [InlineData(Desk)]
    [InlineData(Phone)]
    [InlineData(320)]
    public async Task Report_OnAScreenOfAnyWidth_DoesNotScrollSideways(int width)
    {
        await using var page = await OpenAsync(width);
        Assert.Equal(width, await page.EvaluateExpressionAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Report_EveryLinkWithinIt_LeadsSomewhereOnce()
    {
        await using var page = await OpenAsync(Desk);
        var broken = await page.EvaluateFunctionAsync<string[]>("""
            () => [...new Set([...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1)))]
                .filter(id => document.querySelectorAll(`[id="${CSS.escape(id)}"]`).length !== 1)
            """);
        Assert.Empty(broken);
    }

    [Fact]
    public async Task Report_ByKeyboard_CanSkipToItsContentAndReachEveryTable()
    {
        await using var page = await OpenAsync(Phone);
        await page.Keyboard.PressAsync("Tab");
        var first = await page.EvaluateExpressionAsync<string>("document.activeElement.getAttribute('href')");
        Assert.StartsWith("#", first, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(first, await page.EvaluateExpressionAsync<string>("location.hash"));

        // What scrolls by itself must be reachable, and named, for those who have no mouse.
        var unreachable = await page.EvaluateFunctionAsync<string[]>("""
            () => [...document.querySelectorAll('*')]
                .filter(e => e.scrollWidth > e.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX) && e.checkVisibility())
                .filter(e => e.tabIndex < 0 || !(e.getAttribute('aria-label') || e.getAttribute('aria-labelledby')))
                .map(e => e.outerHTML.slice(0, 100))
            """);
        Assert.Empty(unreachable);
    }

    [Fact]
    public async Task Report_Printed_IsATaggedPdfThatSaysWhatThePageSays()
    {
        RequiredProgram.Demand(
            Browser.Program is not null, "No Chromium was found on the path, so nothing was printed. Install Debian's chromium to run this test.");
        await Poll.UntilAsync(
            async () =>
            {
                var notYet = await WarningOfThePdfAsync();
                Assert.True(notYet is null || notYet.Contains("still being printed", StringComparison.Ordinal), notYet);
                return notYet is null;
            },
            TimeSpan.FromMinutes(12));
        using var pdf = PdfDocument.Open(await line.FileAsync(MissingReport.Last, MissingReport.Run, "report.pdf"));
        var catalog = pdf.Structure.Catalog.CatalogDictionary;
        Assert.True(catalog.ContainsKey(NameToken.StructTreeRoot), "The PDF is not tagged.");
        Assert.True(catalog.ContainsKey(NameToken.Lang), "The PDF does not say its language.");
        Assert.StartsWith("Children missing from care", pdf.Information.Title, StringComparison.Ordinal);
        Assert.True(pdf.TryGetBookmarks(out var bookmarks));
        Assert.Contains(bookmarks.GetNodes(), b => b.Title == "Headline findings");
        var words = string.Join(' ', pdf.GetPages().Take(5).SelectMany(p => p.GetWords()).Select(w => w.Text));
        Assert.Contains("This is not a publication of Ofsted", words, StringComparison.Ordinal);
        Assert.Contains("call 999", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tables.html", Desk)]
    [InlineData("tables.html", 320)]
    [InlineData("evidence.html", Desk)]
    [InlineData("evidence.html", 320)]
    [ThoroughTest]
    public async Task Page_BesideTheReport_HasNoViolationAndDoesNotScrollSideways(string name, int width)
    {
        await using var page = await OpenAsync(width, name);
        Assert.Equal(width, await page.EvaluateExpressionAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal("", string.Join('\n', await Browser.AxeAsync(page)));
        Assert.Empty(browser.Complaints);
    }

    private async Task<string?> WarningOfThePdfAsync()
    {
        var run = await line.GetAsync($"{RunningService.PeriodPath(MissingReport.Last)}/reports/{MissingReport.Run}", "analyst");
        return run.GetProperty("manifest").GetProperty("warnings").EnumerateArray().Select(w => w.GetString()!)
            .FirstOrDefault(w => w.Contains("report.pdf", StringComparison.Ordinal));
    }

    private Task<IPage> OpenAsync(int width, string name = "report.html") =>
        browser.OpenAsync(
            new(line.Host.BaseAddress, $"{RunningService.PeriodPath(MissingReport.Last)}/reports/{MissingReport.Run}/files/{name}"), "analyst", width);
}
