using System.Globalization;
using Reporting.Local.Demo;

namespace Reporting.Local.Commands;

/// <summary>Everything the service does, once, with the sample returns: from an empty store to the national report.</summary>
internal static class DemoCommand
{
    private const string FolderPrefix = "demo-";

    public static async Task<int> RunAsync(Command.Demo command, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var parts = new DemoTiming(time);
        var samples = SampleReturn.ReadAll(Path.Combine(Repository.SamplesFolder, command.Collection));
        var output = OutputFolder(command.Out);
        var progress = DemoProgress.ForConsole();
        await using var host = await LocalHost.StartAsync(
            new LocalHostOptions
            {
                AppFolder = command.App,
                DataFolder = command.Data ?? FreshFolder(time),
                StorageInMemory = command.Data is null,
                Urls = command.Urls,
                Say = progress.Say,
            },
            cancellationToken);
        parts.Ended("Start");
        Console.WriteLine($"Ready {host.BaseAddress}");

        using var client = new HttpClient { BaseAddress = host.BaseAddress, Timeout = TimeSpan.FromMinutes(2) };
        var run = new DemoRun(new DemoCalls(client, command.Collection), samples, progress, parts, time);
        var report = await run.RunAsync(output, cancellationToken);

        Console.WriteLine();
        foreach (var line in parts.Lines)
            Console.WriteLine(line);

        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The report: {Path.Combine(output, "report.html")} ({report.Files:N0} files)"));
        if (command.Exit)
            return 0;

        Console.WriteLine($"The service: {host.BaseAddress}  sign in at {host.BaseAddress}.auth/login  stop with Ctrl-C");
        if (await run.PdfAsync(report, output, cancellationToken) is { } pdf)
            Console.WriteLine($"Printed too: {pdf}");
        await ServeCommand.ServeAsync(cancellationToken);
        return 0;
    }

    // The default folder is the demo's own and is emptied; a folder that somebody names is only written to.
    private static string OutputFolder(string? named)
    {
        var folder = Path.GetFullPath(named ?? Path.Combine(Repository.Root, "out", "report"));
        if (named is null && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);

        return Directory.CreateDirectory(folder).FullName;
    }

    private static string FreshFolder(TimeProvider time)
    {
        foreach (var old in Directory.CreateDirectory(Repository.LocalFolder).EnumerateDirectories(FolderPrefix + "*"))
            old.Delete(recursive: true);

        return Path.Combine(
            Repository.LocalFolder, string.Create(CultureInfo.InvariantCulture, $"{FolderPrefix}{time.GetUtcNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}"));
    }
}
