using System.ComponentModel;
using System.Diagnostics;

namespace Reporting.Local.Storage;

/// <summary>What package.json at the root of the repository asks for: Azurite.</summary>
internal static class NodePackages
{
    public const string NodeProgram = "node";
    public const string NodeIsMissing = "Node.js 20 or later, with npm, is needed for the local storage (Azurite): install it and try again.";

    /// <summary>Gives the script that starts Azurite, and installs it first where it is missing.</summary>
    public static async Task<string> EnsureAzuriteAsync(Action<string> say, CancellationToken cancellationToken)
    {
        var script = Path.Combine(Repository.Root, "node_modules", "azurite", "dist", "src", "azurite.js");
        if (IsInstalled(script))
            return script;

        await using var only = await OnlyInstallerAsync(cancellationToken);
        if (IsInstalled(script))
            return script;

        say("Installing Azurite, the storage emulator, with npm (once):");
        await InstallAsync(say, cancellationToken);
        return File.Exists(script)
            ? script
            : throw new LocalHostException($"npm ended well, and yet there is no {Path.GetRelativePath(Repository.Root, script)}.");
    }

    // npm writes its own list last: without it the packages are still being unpacked.
    private static bool IsInstalled(string script) => File.Exists(script) && File.Exists(Path.Combine(Repository.Root, "node_modules", ".package-lock.json"));

    private static async Task InstallAsync(Action<string> say, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            FileName = OperatingSystem.IsWindows() ? "npm.cmd" : "npm",
        };
        foreach (var argument in new[] { "ci", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=http" })
            start.ArgumentList.Add(argument);

        using var npm = Start(start);
        var lines = new List<string>();
        var fetched = 0;
        void Read(string? line)
        {
            if (string.IsNullOrWhiteSpace(line))
                return;

            lock (lines)
            {
                lines.Add(line);
                if (!line.Contains(" fetch ", StringComparison.Ordinal))
                    say("  " + line);
                else if (++fetched % 50 == 0)
                    say($"  {fetched} packages fetched");
            }
        }

        npm.OutputDataReceived += (_, e) => Read(e.Data);
        npm.ErrorDataReceived += (_, e) => Read(e.Data);
        npm.BeginOutputReadLine();
        npm.BeginErrorReadLine();
        try
        {
            await npm.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            throw;
        }

        if (npm.ExitCode != 0)
            throw new LocalHostException(
                $"npm could not install Azurite (exit code {npm.ExitCode}). {lines.FindLast(l => l.Contains("error", StringComparison.OrdinalIgnoreCase))}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new LocalHostException(NodeIsMissing);
        }
    }

    // Several test runs may begin at the same time in a fresh clone.
    private static async Task<FileStream> OnlyInstallerAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(Directory.CreateDirectory(Repository.LocalFolder).FullName, "npm.lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
            }
        }
    }
}
