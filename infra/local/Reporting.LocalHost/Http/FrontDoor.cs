using System.Net;
using Reporting.Local.People;
using Reporting.Local.Timers;
using Reporting.Local.Worker;

namespace Reporting.Local.Http;

/// <summary>The public side: sign-in, the administration call, and the functions.</summary>
internal sealed class FrontDoor(PlatformAuthentication authentication, HttpInvoker invoker)
{
    private WorkerSupervisor? workers;
    private FunctionRoutes? routes;
    private TimerRunner? timers;

    public void Open(WorkerSupervisor supervisor, FunctionRoutes functionRoutes, TimerRunner timerRunner)
    {
        routes = functionRoutes;
        timers = timerRunner;
        workers = supervisor;
    }

    public async Task HandleAsync(HttpContext context)
    {
        if (workers?.Current is not { } worker)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "1";
        }
        else if (await authentication.HandleAsync(context))
        {
            // Answered by the sign-in pages.
        }
        else if (context.Request.Path.StartsWithSegments("/admin/functions", out var name) && HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = !IsLocal(context) ? StatusCodes.Status403Forbidden
                : timers!.TryRunSoon(name.Value!.Trim('/')) ? StatusCodes.Status202Accepted
                : StatusCodes.Status404NotFound;
        }
        else if (routes!.TryMatch(context, out var function, out var values))
        {
            await invoker.InvokeAsync(context, worker, function, values);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    // From this machine, and not by a page of some other site that happens to be open here.
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && SameOrigin.Holds(context.Request);
}
