using PuppeteerSharp;
using Reporting.Local;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Line.Tests.Reports;

/// <summary>The Chromium of this machine. Where there is none, tests of pages say so and are skipped.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IBrowser? browser;

    public static string? Program { get; } = RequiredProgram.Find("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
            return;

        // Its own sandbox cannot be set up by root in a container.
        string[] sandbox = Environment.UserName == "root" ? ["--no-sandbox"] : [];
        browser = await Puppeteer.LaunchAsync(
            new()
            {
                ExecutablePath = Program,
                Headless = true,
                Args = [.. sandbox, "--disable-gpu", "--disable-dev-shm-usage"],
                Timeout = 120_000,
                ProtocolTimeout = 600_000,
            });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
    }

    /// <summary>Opens an address as one of the local people. Whatever the page complains of, or asks for elsewhere, fails the test.</summary>
    public async Task<IPage> OpenAsync(Uri address, string? who, int width)
    {
        RequiredProgram.Demand(
            browser is not null, "No Chromium was found on the path, so the page was not looked at. Install Debian's chromium to run this test.");
        var page = await browser!.NewPageAsync();
        page.DefaultNavigationTimeout = 120_000;
        await page.SetViewportAsync(new() { Width = width, Height = 900 });
        if (who is not null)
            await page.SetExtraHttpHeadersAsync(new Dictionary<string, string> { ["Authorization"] = $"Bearer {who}" });
        page.Console += (_, e) => Complaints.Add(e.Message.Text);
        page.PageError += (_, e) => Complaints.Add(e.Message);
        page.Request += (_, e) =>
        {
            if (new Uri(e.Request.Url) is { Scheme: "http" or "https" } asked && asked.Authority != address.Authority)
                Complaints.Add($"The page asked for {asked}.");
        };
        Complaints.Clear();
        await page.GoToAsync(address.AbsoluteUri);
        return page;
    }

    /// <summary>A page with cookies of its own, as of another person.</summary>
    /// <param name="complain">Gets whatever the page complains of, or asks for elsewhere.</param>
    internal async Task<IPage> NewSessionAsync(Uri service, Action<string> complain)
    {
        RequiredProgram.Demand(
            browser is not null, "No Chromium was found on the path, so the page was not looked at. Install Debian's chromium to run this test.");
        var page = await (await browser!.CreateBrowserContextAsync()).NewPageAsync();
        page.DefaultNavigationTimeout = 120_000;
        page.PageError += (_, e) => complain(e.Message);
        page.Console += (_, e) =>
        {
            // That an answer is a refusal is part of what is tested, and the browser says it of each.
            if (!e.Message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                complain(e.Message.Text);
        };
        page.Request += (_, e) =>
        {
            if (new Uri(e.Request.Url) is { Scheme: "http" or "https" } asked && asked.Authority != service.Authority)
                complain($"The page asked for {asked}.");
        };
        return page;
    }

    public List<string> Complaints { get; } = [];

    /// <summary>What axe finds against WCAG 2.2 AA and its own good practices: a line for each place.</summary>
    public static async Task<string[]> AxeAsync(IPage page)
    {
        var axe = Path.Combine(Repository.Root, "node_modules", "axe-core", "axe.min.js");
        Assert.True(File.Exists(axe), "axe-core is not installed: run npm ci at the root of the repository.");
        await page.EvaluateExpressionAsync(await File.ReadAllTextAsync(axe, TestContext.Current.CancellationToken));
        return await page.EvaluateFunctionAsync<string[]>("""
            async () => {
                const found = await axe.run(document, { resultTypes: ['violations'] });
                return found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}: ${n.target.join(' ')}`));
            }
            """);
    }
}
