using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Reports;

/// <summary>Prints a rendered run.</summary>
public sealed class PrintRunFunction(RunPrinting printing, MessageReader messages)
{
    [Function("PrintRun")]
    public async Task RunAsync([QueueTrigger(QueueNames.Print)] string text, CancellationToken cancellation)
    {
        if (await messages.ReadAsync(QueueNames.Print, text, MessageJson.Default.PrintRun, cancellation) is { } message)
            await printing.PrintAsync(message, cancellation);
    }
}
