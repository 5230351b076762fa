using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Reporting.Functions.Hosting;

/// <summary>
/// Turns an outage or a bug behind an HTTP call into problem details that say whether to try again, and never a stack trace.
/// Behind a queue or a timer nothing is caught: the platform retries, and a message that keeps failing is set aside.
/// </summary>
public sealed partial class FailureMiddleware(ILogger<FailureMiddleware> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext();
        if (http is null)
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (RequestFailedException e) when (!http.Response.HasStarted)
        {
            LogStorageFailed(e, context.FunctionDefinition.Name, e.Status, e.ErrorCode);
            await AnswerAsync(http, StorageAway());
        }
        catch (AggregateException e) when (!http.Response.HasStarted && IsNoAnswer(e))
        {
            LogStorageFailed(e, context.FunctionDefinition.Name, 0, null);
            await AnswerAsync(http, StorageAway());
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            await AnswerAsync(http, e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? Problems.TooLarge("The request is larger than the service takes.")
                : Problems.BadRequest("The request ended before it was complete. Send it again."));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client went away: there is nobody to answer, and nothing failed.
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            LogFailed(e, context.FunctionDefinition.Name);
            await AnswerAsync(http, Problems.Of(
                "Something went wrong in the service", 500,
                $"This is a fault of the service, not of what you sent. Try again; if it stays, quote {context.InvocationId} to whoever runs the service."));
        }
    }

    /// <summary>What storage's clients throw when each of their own tries found nobody, was cut off, or waited in vain.</summary>
    public static bool IsNoAnswer(AggregateException e) => e.InnerExceptions.All(i => i is RequestFailedException or IOException or OperationCanceledException);

    private static IActionResult StorageAway() => Problems.Of(
        "The service cannot reach its storage", 503, "Storage did not answer. Nothing that was stored before is lost. Try again in a minute.");

    private static Task AnswerAsync(HttpContext http, IActionResult answer) => answer.ExecuteResultAsync(new ActionContext { HttpContext = http });

    [LoggerMessage(EventId = 9001, Level = LogLevel.Error, Message = "Storage failed in {Function}: {Status} {Code}")]
    private partial void LogStorageFailed(Exception exception, string function, int status, string? code);

    [LoggerMessage(EventId = 9002, Level = LogLevel.Error, Message = "{Function} failed")]
    private partial void LogFailed(Exception exception, string function);
}
