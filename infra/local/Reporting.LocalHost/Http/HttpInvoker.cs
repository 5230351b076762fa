using System.Net;
using Reporting.Local.Worker;
using Reporting.Local.Worker.Rpc;
using Yarp.ReverseProxy.Forwarder;

namespace Reporting.Local.Http;

/// <summary>Runs an HTTP function: the invocation over gRPC and the request over HTTP, at the same time, tied by an id.</summary>
internal sealed class HttpInvoker(IHttpForwarder forwarder) : IDisposable
{
    private static readonly ForwarderRequestConfig Forwarding = new()
    {
        ActivityTimeout = TimeSpan.FromMinutes(10),
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        EnableMultipleHttp2Connections = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
    });

    public void Dispose() => client.Dispose();

    public async Task InvokeAsync(HttpContext context, RunningWorker worker, FunctionDefinition function, RouteValueDictionary values)
    {
        var invocation = worker.Invocation(
            function,
            new TypedData { Http = new RpcHttp() },
            metadata =>
            {
                foreach (var (name, value) in values)
                {
                    if (value is string text)
                        metadata[name] = new TypedData { String = text };
                }
            },
            context.Request.Headers.TraceParent is [{ Length: > 0 } parent] ? parent : null);
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var invoking = worker.InvokeAsync(invocation, abandoned.Token);
        using var unanswered = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var forwarding = forwarder.SendAsync(context, worker.Address, client, Forwarding, new WithInvocationId(invocation.InvocationId), unanswered.Token)
            .AsTask();

        // A worker that fails an invocation early may never take up the other leg.
        if (await Task.WhenAny(invoking, forwarding) == invoking && await invoking is not InvocationOutcome.Succeeded)
            unanswered.CancelAfter(TimeSpan.FromSeconds(2));

        if (await forwarding != ForwarderError.None)
            await abandoned.CancelAsync();
        else if (await invoking is InvocationOutcome.Succeeded)
            return;

        if (context.Response.HasStarted)
            return;

        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    private sealed class WithInvocationId(string id) : HttpTransformer
    {
        private const string Header = "x-ms-invocation-id";

        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            proxyRequest.Headers.Remove(Header);
            proxyRequest.Headers.Add(Header, id);
        }
    }
}
