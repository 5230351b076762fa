using System.Collections.Concurrent;
using System.Diagnostics;
using PuppeteerSharp;
using Reporting.Local;
using Xunit;

namespace Reporting.Line.Tests.Portal;

/// <summary>What is wrong with the pages that were looked at, and their pictures where a folder for them is named in PICTURES.</summary>
internal sealed class PageFindings
{
    private readonly ConcurrentBag<string> found = [];
    private readonly ConcurrentDictionary<string, string> pages = [];

    public void Add(string what) => found.Add(what);

    public void Keep(string name, string html) => pages[name] = html;

    public static string? Pictures => Environment.GetEnvironmentVariable("PICTURES");

    public async Task PictureAsync(IPage page, string name)
    {
        if (Pictures is not { Length: > 0 } folder)
            return;
        var full = Path.GetFullPath(folder, Repository.Root);
        Directory.CreateDirectory(full);
        await page.ScreenshotAsync(Path.Combine(full, name + ".png"), new() { FullPage = true });
    }

    /// <summary>Fails with everything that was found, html-validate's findings of all pages among it.</summary>
    public async Task AssertNoneAsync()
    {
        Assert.NotEmpty(pages);
        var folder = Directory.CreateTempSubdirectory("pages");
        try
        {
            foreach (var (name, html) in pages)
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name + ".html"), html, TestContext.Current.CancellationToken);
            found.Add(await ValidateAsync(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        if (found.Where(f => f.Length > 0).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } wrong)
            Assert.Fail(string.Join('\n', wrong));
    }

    private static async Task<string> ValidateAsync(string folder)
    {
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                Path.Combine(Repository.Root, "node_modules", "html-validate", "bin", "html-validate.mjs"), "--config",
                Path.Combine(Repository.Root, ".htmlvalidate.json"), "--formatter", "text",
            },
        };
        foreach (var file in Directory.EnumerateFiles(folder))
            start.ArgumentList.Add(file);
        using var validator = Process.Start(start)!;
        var said = await validator.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await validator.WaitForExitAsync(TestContext.Current.CancellationToken);
        return said.Replace(folder, "", StringComparison.Ordinal).Trim();
    }
}
