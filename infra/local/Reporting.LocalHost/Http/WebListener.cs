using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Reporting.Local.People;
using Reporting.Local.Worker;

namespace Reporting.Local.Http;

/// <summary>The host's two ports: the public one (HTTP/1.1), and the one to which workers connect (HTTP/2, gRPC).</summary>
internal sealed class WebListener : IAsyncDisposable
{
    private const int DefaultPort = 7071;
    private const int PortsTried = 20;

    private readonly WebApplication web;

    private WebListener(WebApplication web, Uri address, Uri rpcAddress)
    {
        this.web = web;
        Address = address;
        RpcAddress = rpcAddress;
    }

    public Uri Address { get; }

    public Uri RpcAddress { get; }

    public ExpectedWorkers ExpectedWorkers => web.Services.GetRequiredService<ExpectedWorkers>();

    public FrontDoor FrontDoor => web.Services.GetRequiredService<FrontDoor>();

    public SignInPage SignIn => web.Services.GetRequiredService<SignInPage>();

    public IInlineConstraintResolver Constraints => web.Services.GetRequiredService<IInlineConstraintResolver>();

    public static async Task<WebListener> StartAsync(string? urls, int groups, HostLog log, CancellationToken cancellationToken)
    {
        if (urls is not null)
        {
            var endpoint = Parse(urls);
            return await TryStartAsync(endpoint, groups, log, cancellationToken)
                ?? throw new LocalHostException($"Port {endpoint.Port} is in use by another program: end that, or give another with --urls.");
        }

        for (var port = DefaultPort; port < DefaultPort + PortsTried; port++)
        {
            if (await TryStartAsync(new IPEndPoint(IPAddress.Loopback, port), groups, log, cancellationToken) is { } listener)
                return listener;
        }

        throw new LocalHostException($"The ports {DefaultPort} to {DefaultPort + PortsTried - 1} are all in use.");
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();

    private static IPEndPoint Parse(string urls)
    {
        if (!Uri.TryCreate(urls, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.PathAndQuery != "/")
            throw new LocalHostException($"{urls} is not an address such as http://127.0.0.1:{DefaultPort}.");

        var address = uri.Host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) ? ip : null;
        return address is not null && IPAddress.IsLoopback(address)
            ? new IPEndPoint(address, uri.Port)
            : throw new LocalHostException(
                "Here anybody can sign in as anybody, so the address must be one of this machine's own: 127.0.0.1, ::1 or localhost.");
    }

    private static async Task<WebListener?> TryStartAsync(IPEndPoint endpoint, int groups, HostLog log, CancellationToken cancellationToken)
    {
        var web = Build(endpoint, groups, log);
        try
        {
            await web.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await web.DisposeAsync();
            return null;
        }

        var addresses = web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(a => new Uri(a)).ToArray();
        return new WebListener(web, addresses[0], addresses[1]);
    }

    private static WebApplication Build(IPEndPoint endpoint, int groups, HostLog log)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.AddProvider(new Unowned(log));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Listen(endpoint, o => o.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, o => o.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddRouting();
        builder.Services.AddHttpForwarder();
        builder.Services.AddGrpc(o =>
        {
            o.MaxReceiveMessageSize = null;
            o.MaxSendMessageSize = null;
        });
        builder.Services.AddSingleton<ExpectedWorkers>().AddSingleton<FrontDoor>().AddSingleton<SignInPage>()
            .AddSingleton(s => new PlatformAuthentication(s.GetRequiredService<SignInPage>(), groups)).AddSingleton<HttpInvoker>();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(2));

        var web = builder.Build();
        web.MapWhen(c => HttpProtocol.IsHttp2(c.Request.Protocol), rpc => rpc.UseRouting().UseEndpoints(e => e.MapGrpcService<FunctionRpcService>()));
        web.Run(web.Services.GetRequiredService<FrontDoor>().HandleAsync);
        return web;
    }

    // The log outlives a listener whose port was taken.
    private sealed class Unowned(HostLog log) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => log.CreateLogger(categoryName);

        public void Dispose()
        {
        }
    }
}
