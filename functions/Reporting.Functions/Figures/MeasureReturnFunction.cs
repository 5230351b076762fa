using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Figures;

/// <summary>Computes the measure values of one accepted version, where its request could not.</summary>
public sealed class MeasureReturnFunction(StoredReturnMeasuring measuring, MessageReader messages)
{
    [Function("MeasureReturn")]
    public async Task RunAsync([QueueTrigger(QueueNames.Measure)] string text, CancellationToken cancellation)
    {
        if (await messages.ReadAsync(QueueNames.Measure, text, MessageJson.Default.MeasureReturn, cancellation) is { } message
            && !await measuring.MeasureAsync(message, cancellation))
        {
            await messages.SetAsideAsync(QueueNames.Measure, text, "There is no such return in the definitions.", cancellation);
        }
    }
}
