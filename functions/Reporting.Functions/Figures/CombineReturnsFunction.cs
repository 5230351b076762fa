using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Figures;

/// <summary>Puts the figures of a list of returns together.</summary>
public sealed class CombineReturnsFunction(ListCombining combining, MessageReader messages)
{
    [Function("CombineReturns")]
    public async Task RunAsync([QueueTrigger(QueueNames.Combine)] string text, CancellationToken cancellation)
    {
        // A list is written before the message that names it, so one that is not there never will be.
        if (await messages.ReadAsync(QueueNames.Combine, text, MessageJson.Default.CombineReturns, cancellation) is { } message
            && !await combining.CombineAsync(message, cancellation))
        {
            await messages.SetAsideAsync(QueueNames.Combine, text, "There is no such period in the definitions, or no such list of returns.", cancellation);
        }
    }
}
