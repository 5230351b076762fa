using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Receiving;

/// <summary>Takes in a file that was put into the container <c>drop</c>, as Event Grid reports it.</summary>
public sealed class TakeInDroppedFileFunction(DroppedFiles files, MessageReader messages)
{
    [Function("TakeInDroppedFile")]
    public async Task RunAsync([QueueTrigger(QueueNames.Drop)] string text, CancellationToken cancellation)
    {
        var refusal = BlobEvent.Read(text) switch
        {
            BlobEvent.Dropped dropped => await files.TakeInAsync(dropped, cancellation),
            BlobEvent.Refused refused => refused.Reason,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (refusal is not null)
            await messages.SetAsideAsync(QueueNames.Drop, text, refusal, cancellation);
    }
}
