using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Checking;
using Reporting.Checking.Definitions;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Receiving;

/// <summary>
/// The net beneath a PUT: takes in bytes that were stored by a process that died before it had checked them. For a version that was recorded it does nothing.
/// </summary>
public sealed class CheckReturnFunction(DefinitionSet definitions, StoredReturns stored, MessageReader messages)
{
    [Function("CheckReturn")]
    public async Task RunAsync([QueueTrigger(QueueNames.Check)] string text, CancellationToken cancellation)
    {
        if (await messages.ReadAsync(QueueNames.Check, text, MessageJson.Default.CheckReturn, cancellation) is not { } message)
            return;
        if (AskedReturn.Find(definitions, message.Collection, message.Period, message.Instrument, message.Body) is { } place)
            await stored.TakeInAsync(place, message.Version, cancellation);
        else
            await messages.SetAsideAsync(QueueNames.Check, text, "There is no such return in the definitions.", cancellation);
    }
}
