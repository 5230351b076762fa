using System.Diagnostics;

/// <summary>Loaded by the runtime into the worker's process before the app's own code (DOTNET_STARTUP_HOOKS; hence no namespace).</summary>
/// <remarks>Ends the worker when the host is gone, however it went: the host holds the other end of its standard input.</remarks>
internal static class StartupHook
{
    public static void Initialize()
    {
        var watch = new Thread(() =>
        {
            using var input = Console.OpenStandardInput();
            while (input.ReadByte() >= 0)
            {
                // Nothing is ever sent: only the end of the input matters.
            }

            Process.GetCurrentProcess().Kill();
        })
        {
            IsBackground = true,
            Name = "Watch the local host",
        };
        watch.Start();
    }
}
