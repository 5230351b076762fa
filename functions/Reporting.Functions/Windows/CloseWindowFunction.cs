using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Windows;

/// <summary>Freezes the list of a window that was closed.</summary>
public sealed class CloseWindowFunction(WindowClosing closing, MessageReader messages)
{
    [Function("CloseWindow")]
    public async Task RunAsync([QueueTrigger(QueueNames.Close)] string text, CancellationToken cancellation)
    {
        if (await messages.ReadAsync(QueueNames.Close, text, MessageJson.Default.CloseWindow, cancellation) is { } message
            && !await closing.FreezeAsync(message, cancellation))
        {
            await messages.SetAsideAsync(
                QueueNames.Close, text, "There is no such period in the definitions, or its window was not closed that often.", cancellation);
        }
    }
}
