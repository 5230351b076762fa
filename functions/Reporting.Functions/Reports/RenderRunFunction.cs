using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Reports;

/// <summary>Renders a run.</summary>
public sealed class RenderRunFunction(RunRendering rendering, MessageReader messages)
{
    [Function("RenderRun")]
    public async Task RunAsync([QueueTrigger(QueueNames.Render)] string text, CancellationToken cancellation)
    {
        if (await messages.ReadAsync(QueueNames.Render, text, MessageJson.Default.RenderRun, cancellation) is { } message
            && !await rendering.RenderAsync(message, cancellation))
        {
            await messages.SetAsideAsync(QueueNames.Render, text, "There is no such run.", cancellation);
        }
    }
}
