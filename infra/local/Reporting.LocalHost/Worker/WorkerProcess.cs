using System.Diagnostics;

namespace Reporting.Local.Worker;

/// <summary>The operating system's side of a worker.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const string StartupHooks = "DOTNET_STARTUP_HOOKS";
    private const int LinesKept = 40;

    private readonly Process process;
    private readonly Queue<string> lastLines = new();

    private WorkerProcess(Process process, HostLog log)
    {
        this.process = process;
        process.OutputDataReceived += (_, e) => Read(e.Data, log);
        process.ErrorDataReceived += (_, e) => Read(e.Data, log);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public int ExitCode => process.ExitCode;

    /// <summary>The last lines it printed, joined: what a person needs when it did not start.</summary>
    public string LastWords
    {
        get
        {
            lock (lastLines)
                return string.Join(Environment.NewLine, lastLines);
        }
    }

    /// <summary>What is to be said of one that has ended before it was ready.</summary>
    public string EndedEarly => $"The worker ended while it was starting (exit code {ExitCode}).{Environment.NewLine}{LastWords}";

    public static WorkerProcess Start(AppFolder app, Uri rpc, string workerId, IReadOnlyDictionary<string, string?> environment, HostLog log)
    {
        var start = new ProcessStartInfo(DotNetProgram())
        {
            WorkingDirectory = app.FullPath,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in new[]
        {
            app.Program, "--functions-uri", rpc.AbsoluteUri, "--functions-worker-id", workerId, "--functions-request-id", Guid.NewGuid().ToString(),
            "--functions-grpc-max-message-length", "2147483647",
        })
            start.ArgumentList.Add(argument);

        foreach (var (name, value) in environment)
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }

        var hooks = start.Environment.TryGetValue(StartupHooks, out var others) && others is { Length: > 0 } ? others + Path.PathSeparator : "";
        start.Environment[StartupHooks] = hooks + typeof(StartupHook).Assembly.Location;
        return new WorkerProcess(Process.Start(start)!, log);
    }

    public Task WaitForExitAsync(CancellationToken cancellationToken) => process.WaitForExitAsync(cancellationToken);

    public void Kill() => process.Kill();

    public void Dispose() => process.Dispose();

    private void Read(string? line, HostLog log)
    {
        if (line is null)
            return;

        log.WriteOutput(line);
        lock (lastLines)
        {
            lastLines.Enqueue(line);
            if (lastLines.Count > LinesKept)
                lastLines.Dequeue();
        }
    }

    // The same runtime as this program's own, wherever it is installed.
    internal static string DotNetProgram() =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path
        : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host
        : "dotnet";
}
