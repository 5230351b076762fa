using Microsoft.Azure.Functions.Worker;

namespace Reporting.Functions.Windows;

/// <summary>Every minute: opens windows whose day has come, and closes those whose time is over.</summary>
public sealed class CloseWindowsFunction(WindowTimer timer)
{
    [Function("CloseWindows")]
    public Task RunAsync([TimerTrigger("0 * * * * *")] TimerInfo info, CancellationToken cancellation) => timer.RunAsync(cancellation);
}
