using PuppeteerSharp;
using Xunit;

namespace Reporting.Line.Tests.Portal;

/// <summary>
/// Somebody at a browser: they sign in, and go on by links and buttons alone, found by what these say. Each page that they look at is held against axe at two
/// widths, kept for html-validate, and pictured where pictures are wanted.
/// </summary>
internal sealed class PageVisit(IPage page, Uri service, PageFindings findings)
{
    private const int Narrow = 320;
    private const int Wide = 1280;

    // What reaches furthest, outside the boxes that scroll by themselves.
    private const string TooWide =
        """
        () => {
            const width = document.documentElement.clientWidth
            if (document.documentElement.scrollWidth <= width) return null
            const all = [...document.querySelectorAll('main *, header *, footer *')]
                .filter(e => !e.closest('.app-scroll') && e.getBoundingClientRect().right > width)
            return all.length ? all.map(e => `${e.tagName} ${e.className}`).slice(-2).join(' in ') : 'something'
        }
        """;

    /// <summary>How often they clicked since they signed in, to send and to follow.</summary>
    public int Clicks { get; private set; }

    public IPage Page => page;

    public string Path => new Uri(page.Url).AbsolutePath;

    /// <param name="role">As the local sign-in names it.</param>
    /// <param name="authority">Of a submitter or director; null of others.</param>
    public async Task SignInAsync(string role, string? authority)
    {
        await page.GoToAsync(service.AbsoluteUri);
        await FollowAsync("Sign in");
        await page.ClickAsync($"#{role}");
        if (authority is not null)
            await page.TypeAsync("#body", authority);
        await PressAsync("Sign in");
        Clicks = 0;
    }

    /// <summary>Follows the link that says this, or begins so.</summary>
    public Task FollowAsync(string text) => ClickAsync("a", text);

    /// <summary>Presses the button that says this, or begins so.</summary>
    public Task PressAsync(string text) => ClickAsync("button", text);

    /// <summary>Presses a button after which a script shows the answer in place, and waits for its heading.</summary>
    public async Task PressInPlaceAsync(string text, string heading)
    {
        Clicks++;
        await (await FindAsync("button", text)).EvaluateFunctionAsync("e => e.click()");
        await page.WaitForFunctionAsync("start => document.querySelector('h1').textContent.trim().startsWith(start)", heading);
    }

    public async Task FillAsync(string label, string text)
    {
        var field = await FieldAsync(label);
        await field.EvaluateFunctionAsync("f => { f.value = '' }");
        await field.TypeAsync(text);
    }

    public async Task TickAsync(string label) => await (await FieldAsync(label)).EvaluateFunctionAsync("f => f.click()");

    public async Task ChooseFileAsync(string label, string path)
    {
        // The part for files puts its own button over the field, under the same label.
        const string has = "label => [...document.querySelectorAll('label')].some(l => l.textContent.trim() === label)";
        Assert.True(await page.EvaluateFunctionAsync<bool>(has, label), $"No field is labelled '{label}' on {Path}.");
        await (await page.QuerySelectorAsync("input[type=file]")).UploadFileAsync(path);
    }

    public Task<string> HeadingAsync() => page.EvaluateExpressionAsync<string>("document.querySelector('h1').textContent.trim()");

    public Task<string> TextAsync() => page.EvaluateExpressionAsync<string>("document.querySelector('main').innerText");

    public Task<string> TitleAsync() => page.GetTitleAsync();

    /// <summary>Looks at the page: axe at both widths, nothing that makes the narrow page scroll sideways, no complaint of the browser.</summary>
    /// <param name="name">Of the picture.</param>
    public async Task LookAsync(string name)
    {
        foreach (var width in new[] { Narrow, Wide })
        {
            await page.SetViewportAsync(new() { Width = width, Height = 900 });
            foreach (var found in (await Reports.Browser.AxeAsync(page)).Where(f => !IsTheFileButton(f)))
                findings.Add($"{name} at {width} px: {found}");
            if (await page.EvaluateFunctionAsync<string?>(TooWide) is { } wide)
                findings.Add($"{name} at {width} px scrolls sideways: {wide}");
            await findings.PictureAsync(page, $"{name}-{width}");
        }

        findings.Keep(name, await page.EvaluateFunctionAsync<string>("async () => (await fetch(location.href)).text()"));
    }

    // govuk-frontend's button over the field of a file is named by label, button and hint, in another order than they stand.
    private static bool IsTheFileButton(string found) =>
        found.StartsWith("label-content-name-mismatch", StringComparison.Ordinal) && found.EndsWith("#file", StringComparison.Ordinal);

    private async Task<IElementHandle> FieldAsync(string label)
    {
        var found = await page.EvaluateFunctionHandleAsync(
            "text => [...document.querySelectorAll('label')].filter(l => l.textContent.trim().startsWith(text)).map(l => l.control)[0]", label);
        return found is IElementHandle field ? field : throw new Xunit.Sdk.XunitException($"No field is labelled '{label}' on {Path}.");
    }

    private async Task ClickAsync(string element, string text)
    {
        var place = await FindAsync(element, text);
        Clicks++;
        await Task.WhenAll(page.WaitForNavigationAsync(), place.EvaluateFunctionAsync("e => e.click()"));
    }

    private async Task<IElementHandle> FindAsync(string element, string text)
    {
        var found = await page.EvaluateFunctionHandleAsync(
            """
            (element, text) => [...document.querySelectorAll(element === 'a' ? 'a[href]' : 'button')]
                .filter(e => e.checkVisibility())
                .sort((a, b) => a.textContent.trim().length - b.textContent.trim().length)
                .find(e => e.textContent.trim().startsWith(text))
            """, element, text);
        return found as IElementHandle ?? throw new Xunit.Sdk.XunitException($"Nothing says '{text}' on {Path}: {await TextAsync()}");
    }
}
