using System.Diagnostics;
using Reporting.Local.Worker;

namespace Reporting.Local.Commands;

/// <summary>Has the app do what needs no service: its own program, with its own definitions, as a process that ends when it has answered.</summary>
internal static class AppCommand
{
    public static async Task<int> RunAsync(Command.OfApp command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(WorkerProcess.DotNetProgram());
        foreach (var argument in (string[])[AppFolder.Read(Repository.BuiltApp()).Program, .. command.Arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new LocalHostException("The app's program did not start.");
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }
}
