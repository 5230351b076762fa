using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Reports;

/// <summary>Renders a run.</summary>
public sealed class RenderRunFunction(RunRendering rendering, StorageRooms rooms)
{
    [Function("RenderRun")]
    public async Task RunAsync([QueueTrigger(QueueNames.Render)] string text, CancellationToken cancellation)
    {
        await rooms.ReadyAsync();
        await rendering.RenderAsync(JsonSerializer.Deserialize(text, MessageJson.Default.RenderRun) ?? throw new JsonException("The message is null."), cancellation);
    }
}
