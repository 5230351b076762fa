using System.Security.Claims;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Portal.Shell;

/// <summary>Whatever is no call of the API is a page: there a refusal is said as a page, and whoever is not signed in is led to signing in.</summary>
public sealed class PageMiddleware(ProblemPages problems, PlatformFacts platform) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http && IsPage(http.Request.Path))
        {
            http.Features.Set<IProblemWriter>(problems);

            // TLS ends before the app. Without this the cookie of forms could not be kept to encrypted connections.
            if (platform.InAzure)
                http.Request.Scheme = Uri.UriSchemeHttps;

            // Nobody until the gate has admitted somebody.
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
        }

        await next(context);
    }

    private static bool IsPage(Microsoft.AspNetCore.Http.PathString path) => !path.StartsWithSegments("/api") && path != "/openapi.json";
}
