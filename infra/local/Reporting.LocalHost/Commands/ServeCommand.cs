namespace Reporting.Local.Commands;

internal static class ServeCommand
{
    public static async Task<int> RunAsync(Command.Serve command, CancellationToken cancellationToken)
    {
        await using var host = await LocalHost.StartAsync(
            new LocalHostOptions { AppFolder = command.App, DataFolder = command.Data, Urls = command.Urls, Say = Console.WriteLine },
            cancellationToken);
        Console.WriteLine($"Ready {host.BaseAddress}");
        await ServeAsync(cancellationToken);
        return 0;
    }

    /// <summary>Waits for Ctrl-C.</summary>
    public static async Task ServeAsync(CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(() => stopped.TrySetResult());
        await stopped.Task;
        Console.WriteLine("Stopping");
    }
}
