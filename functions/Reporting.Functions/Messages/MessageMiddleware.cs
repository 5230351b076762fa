using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Azure;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Messages;

/// <summary>
/// Around every step that a message starts: joins it to the trace of what sent the message, measures it, and remembers why its last try failed.
/// </summary>
public sealed class MessageMiddleware(PoisonedMessages poisoned, Measurements measurements, TimeProvider time) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (QueueOf(context) is not { } queue || Text(context, "QueueTrigger") is not { } text)
        {
            await next(context);
            return;
        }

        var tries = int.TryParse(Text(context, "DequeueCount"), CultureInfo.InvariantCulture, out var count) ? count : 1;
        if (DateTimeOffset.TryParse(Text(context, "InsertionTime")?.Trim('"'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since))
            measurements.Waited(queue, time.GetUtcNow() - since);
        using var activity = Measurements.Source.StartActivity(context.FunctionDefinition.Name, ActivityKind.Consumer, ParentOf(text));
        activity?.SetTag("messaging.destination.name", queue);
        var started = time.GetTimestamp();
        try
        {
            await next(context);
            measurements.Took(context.FunctionDefinition.Name, time.GetElapsedTime(started));
        }
        catch (Exception e) when (tries >= QueueNames.MostTries)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            await poisoned.NoteAsync(queue, text, WhyOf(e, context.InvocationId), tries, CancellationToken.None);
            throw;
        }
    }

    private static string? QueueOf(FunctionContext context) =>
        context.FunctionDefinition.InputBindings.Values.Any(b => b.Type == "queueTrigger")
            ? QueueOfStep.GetValueOrDefault(context.FunctionDefinition.Name)
            : null;

    internal static readonly IReadOnlyDictionary<string, string> QueueOfStep = new Dictionary<string, string>
    {
        ["CheckReturn"] = QueueNames.Check,
        ["MeasureReturn"] = QueueNames.Measure,
        ["CloseWindow"] = QueueNames.Close,
        ["CombineReturns"] = QueueNames.Combine,
        ["ProtectFigures"] = QueueNames.Protect,
        ["RenderRun"] = QueueNames.Render,
        ["PrintRun"] = QueueNames.Print,
        ["TakeInDroppedFile"] = QueueNames.Drop,
    };

    private static string? Text(FunctionContext context, string name) => context.BindingContext.BindingData.GetValueOrDefault(name)?.ToString();

    private static ActivityContext ParentOf(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind is JsonValueKind.Object
                && json.RootElement.TryGetProperty("traceparent", out var parent) && parent.ValueKind is JsonValueKind.String
                && ActivityContext.TryParse(parent.GetString(), null, isRemote: true, out var context) ? context : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    // An exception's own words may repeat what a file holds, so only its kind is kept.
    private static string WhyOf(Exception e, string invocation) => e switch
    {
        RequestFailedException storage => $"Storage answered {storage.Status} {storage.ErrorCode} each time that it was tried.",
        AggregateException tries when FailureMiddleware.IsNoAnswer(tries) => "Storage did not answer each time that it was tried.",
        _ => $"It failed each time that it was tried, at last with {e.GetType().Name}: look in the log for {invocation}.",
    };
}
