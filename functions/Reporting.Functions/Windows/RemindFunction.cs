using Microsoft.Azure.Functions.Worker;

namespace Reporting.Functions.Windows;

/// <summary>Every morning: reminds whoever owes something to an open window.</summary>
public sealed class RemindFunction(Reminders reminders)
{
    [Function("Remind")]
    public Task RunAsync([TimerTrigger("0 0 7 * * *")] TimerInfo timer, CancellationToken cancellation) => reminders.SendAsync(cancellation);
}
