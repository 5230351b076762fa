using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Reporting.Checking.Reading.Spool;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Reports;

public abstract record PdfOutcome
{
    private PdfOutcome()
    {
    }

    public sealed record Printed : PdfOutcome;

    /// <param name="Why">A sentence for the manifest.</param>
    public sealed record NotPrinted(string Why) : PdfOutcome;
}

/// <summary>Prints the report's own page with Chromium, which keeps its structure: a tagged PDF, with an outline, language and title.</summary>
public sealed partial class PdfPrinter(IOptions<ReportingOptions> options, SpoolFolder spool, ILogger<PdfPrinter> logger)
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    // A browser takes more than half a gigabyte, so a process has one at a time. It lasts as long as the process: a print that a stop cuts short still ends
    // its turn.
    private static readonly SemaphoreSlim Turns = new(1);

    /// <summary>Waits until no other print is under way in this process. What was to be printed may have been by then.</summary>
    public static Task WaitTurnAsync(CancellationToken cancellation) => Turns.WaitAsync(cancellation);

    public static void EndTurn() => Turns.Release();

    public async Task<PdfOutcome> PrintAsync(string page, string pdf, CancellationToken cancellation)
    {
        if (FindBrowser() is not { } browser)
            return new PdfOutcome.NotPrinted("no browser was found on this machine. Install Chromium, or name one with Reporting__Browser.");
        var profile = spool.NewFile(".browser");
        try
        {
            using var process = new Process { StartInfo = new(browser) { RedirectStandardError = true, RedirectStandardOutput = true } };
            foreach (var argument in ArgumentsFor(page, pdf, profile))
                process.StartInfo.ArgumentList.Add(argument);
            process.Start();
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(Longest);
            try
            {
                // Its chatter is read so that it cannot block, and not kept: it may quote the page.
                await Task.WhenAll(
                    process.StandardError.BaseStream.CopyToAsync(Stream.Null, limit.Token),
                    process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, limit.Token),
                    process.WaitForExitAsync(limit.Token));
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancellation.ThrowIfCancellationRequested();
                return new PdfOutcome.NotPrinted($"the browser took longer than {Longest.TotalMinutes:0} minutes.");
            }

            LogPrinted(process.ExitCode);
            return process.ExitCode == 0 && File.Exists(pdf)
                ? new PdfOutcome.Printed()
                : new PdfOutcome.NotPrinted($"the browser ended with code {process.ExitCode}.");
        }
        catch (Win32Exception)
        {
            return new PdfOutcome.NotPrinted($"the browser {browser} could not be started.");
        }
        finally
        {
            if (Directory.Exists(profile))
                Directory.Delete(profile, recursive: true);
        }
    }

    private string? FindBrowser() =>
        options.Value.Browser is { Length: > 0 } named
            ? named
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
                .FirstOrDefault(File.Exists);

    private static IEnumerable<string> ArgumentsFor(string page, string pdf, string profile)
    {
        yield return "--headless";

        // Chromium's own sandbox cannot be set up by root in a container; the page is our own, and has no script.
        if (Environment.UserName == "root")
            yield return "--no-sandbox";
        yield return "--disable-gpu";
        yield return "--disable-dev-shm-usage";
        yield return "--disable-extensions";
        yield return "--disable-sync";
        yield return "--disable-background-networking";
        yield return "--disable-component-update";
        yield return "--no-first-run";
        yield return "--generate-pdf-document-outline";
        yield return "--no-pdf-header-footer";
        yield return $"--user-data-dir={profile}";
        yield return $"--print-to-pdf={pdf}";
        yield return new Uri(page).AbsoluteUri;
    }

    [LoggerMessage(EventId = 3003, Level = LogLevel.Debug, Message = "The browser ended with {Code}")]
    private partial void LogPrinted(int code);
}
