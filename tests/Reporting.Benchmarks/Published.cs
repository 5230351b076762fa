using System.Diagnostics;
using Reporting.Local;
using Reporting.Local.Worker;

namespace Reporting.Benchmarks;

/// <summary>A project compiled ahead, as infra/Dockerfile does it: what is measured is what is deployed.</summary>
internal static class Published
{
    /// <returns>The folder.</returns>
    public static async Task<string> OfAsync(string project)
    {
        var folder = Path.Combine(Repository.Root, "out", "published", Path.GetFileName(project));
        using var publish = Process.Start(new ProcessStartInfo(WorkerProcess.DotNetProgram())
        {
            ArgumentList =
                { "publish", project, "--configuration", "Release", "-p:PublishReadyToRun=true", "--output", folder, "--nologo", "--verbosity", "quiet" },
            RedirectStandardOutput = true,
        })!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException(said);
    }
}
