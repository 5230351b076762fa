using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Figures;

/// <summary>Protects the combined figures of a list.</summary>
public sealed class ProtectFiguresFunction(ListProtecting protecting, MessageReader messages)
{
    [Function("ProtectFigures")]
    public async Task RunAsync([QueueTrigger(QueueNames.Protect)] string text, CancellationToken cancellation)
    {
        // A list is written before the message that names it, so one that is not there never will be.
        if (await messages.ReadAsync(QueueNames.Protect, text, MessageJson.Default.ProtectFigures, cancellation) is { } message
            && !await protecting.ProtectAsync(message, cancellation))
        {
            await messages.SetAsideAsync(QueueNames.Protect, text, "There is no such period in the definitions, or no such list of returns.", cancellation);
        }
    }
}
