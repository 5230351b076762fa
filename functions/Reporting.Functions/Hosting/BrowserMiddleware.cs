using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Reporting.Functions.Hosting;

/// <summary>
/// What browsers are told and asked. No answer is kept, framed, guessed at or named to another site, unless its function says otherwise. A request that changes
/// something is refused where a page of another site made it: the browser adds the sign-in by itself.
/// </summary>
public sealed class BrowserMiddleware : IFunctionsWorkerMiddleware
{
    private const string NothingLoads = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            var headers = http.Response.Headers;
            headers.CacheControl = "no-store";
            headers.ContentSecurityPolicy = NothingLoads;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            if (!IsOnlyRead(http.Request.Method) && IsOfAnotherSite(http.Request.Headers, http.Request.Host))
            {
                await Problems.Forbidden(
                    "A page of another site made this request, so it was not carried out. If you meant it, do it again on the pages of this service.")
                    .ExecuteResultAsync(new() { HttpContext = http });
                return;
            }
        }

        await next(context);
    }

    /// <summary>Whether a browser says that a page of another site made the request. Programs say nothing of the kind.</summary>
    /// <remarks>TLS ends before the app, so the scheme that the browser sees is not known here, and hosts are compared.</remarks>
    internal static bool IsOfAnotherSite(IHeaderDictionary headers, HostString host) =>
        headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none")
        || (headers.Origin.ToString() is { Length: > 0 } origin
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var site) && string.Equals(site.Authority, host.Value, StringComparison.OrdinalIgnoreCase)));

    private static bool IsOnlyRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}
