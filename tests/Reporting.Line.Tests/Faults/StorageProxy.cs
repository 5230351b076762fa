using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Reporting.Line.Tests.Faults;

/// <summary>A request to storage.</summary>
/// <param name="Service">Blob, Queue or Table.</param>
/// <param name="Path">Without the account: container and blob, queue, or table; of a transaction <c>$batch/</c> and its table.</param>
internal sealed record StorageCall(string Service, string Method, string Path);

/// <summary>What happens to a request instead of being answered.</summary>
internal abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>Not carried out, and answered with that status.</summary>
    public sealed record Refused(int Status, string Code) : Fault;

    /// <summary>Not carried out, and the connection ends.</summary>
    public sealed record Cut : Fault;

    /// <summary>Carried out, and the connection ends before its answer.</summary>
    public sealed record AnswerLost : Fault;

    /// <summary>Carried out, and answered as a repetition of it would be.</summary>
    public sealed record AnsweredAsRepeated(int Status, string Code) : Fault;

    /// <summary>Carried out, and never answered: the client waits until it gives up.</summary>
    public sealed record Unanswered : Fault;

    /// <summary>Carried out only after the next request of its kind has been.</summary>
    public sealed record Overtaken : Fault;

    /// <summary>Carried out and answered, after something else has happened.</summary>
    public sealed record After(Func<Task> What) : Fault;
}

/// <summary>
/// Stands between the worker and Azurite, and does to requests what a network and a busy storage do. It keeps its address when Azurite is started again.
/// </summary>
internal sealed partial class StorageProxy : IAsyncDisposable
{
    private static readonly string[] Services = ["Blob", "Queue", "Table"];
    private static readonly HashSet<string> OfTheConnection = new(StringComparer.OrdinalIgnoreCase) { "Host", "Connection", "Transfer-Encoding", "Keep-Alive" };

    private readonly HttpMessageInvoker client = new(
        new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None });
    private readonly Lock gate = new();
    private readonly WebApplication app;
    private readonly Dictionary<int, string> serviceOfPort = [];
    private Dictionary<string, Uri> targets;
    private (Func<StorageCall, bool> Where, Fault Fault, int Left)? planned;
    private TaskCompletionSource overtaken = new();

    private StorageProxy(WebApplication app, string connectionString)
    {
        this.app = app;
        targets = TargetsOf(connectionString);
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; private set; }

    /// <summary>How many requests met the fault that was planned last.</summary>
    public int Met { get; private set; }

    public static async Task<StorageProxy> StartAsync(string connectionString, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls([.. Services.Select(_ => "http://127.0.0.1:0")]).ConfigureKestrel(k => k.Limits.MaxRequestBodySize = null);
        var proxy = new StorageProxy(builder.Build(), connectionString);
        proxy.app.Run(proxy.HandleAsync);
        await proxy.app.StartAsync(cancellation);
        var addresses =
            proxy.app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Select(a => new Uri(a)).ToList();
        foreach (var (service, address) in Services.Zip(addresses))
        {
            proxy.serviceOfPort[address.Port] = service;
            proxy.ConnectionString = proxy.ConnectionString.Replace(
                proxy.targets[service].GetLeftPart(UriPartial.Authority), address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        }

        return proxy;
    }

    /// <summary>Sends requests on to another Azurite.</summary>
    public void Turn(string connectionString) => targets = TargetsOf(connectionString);

    /// <summary>Plans a fault for the next requests of a kind.</summary>
    public void Plan(Func<StorageCall, bool> where, Fault fault, int times)
    {
        lock (gate)
        {
            Met = 0;
            planned = (where, fault, times);
            overtaken = new();
        }
    }

    public void Calm()
    {
        lock (gate)
            planned = null;
        overtaken.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        client.Dispose();
    }

    /// <returns>The fault of this request; and whether it is of the kind for which one was planned.</returns>
    private (Fault? Fault, bool Meant) FaultFor(StorageCall call)
    {
        lock (gate)
        {
            if (planned is not { } plan || !plan.Where(call))
                return (null, false);
            if (plan.Left == 0)
                return (null, true);
            planned = plan with { Left = plan.Left - 1 };
            Met++;
            return (plan.Fault, true);
        }
    }

    private async Task HandleAsync(HttpContext context)
    {
        var service = serviceOfPort[context.Connection.LocalPort];
        try
        {
            // Read first, so that a request whose sender dies half-way never reaches storage half.
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var path = context.Request.Path.Value!.Split('/', 3) is [_, _, var rest] ? rest : "";
            var (fault, meant) = FaultFor(new(service, context.Request.Method, path == "$batch" ? $"{path}/{TableOf(body)}" : path));
            switch (fault)
            {
                case Fault.Refused(var status, var code):
                    await AnswerAsync(context, status, code);
                    return;
                case Fault.Cut:
                    context.Abort();
                    return;
                case Fault.Overtaken:
                    await overtaken.Task.WaitAsync(context.RequestAborted);
                    break;
            }

            using var answer = await ForwardAsync(context, service, body);
            switch (fault)
            {
                case Fault.AnswerLost:
                    context.Abort();
                    return;
                case Fault.AnsweredAsRepeated(var status, var code):
                    await AnswerAsync(context, status, code);
                    return;
                case Fault.Unanswered:
                    await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
                    return;
                case Fault.After(var what):
                    await what();
                    break;
            }

            context.Response.StatusCode = (int)answer.StatusCode;
            foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => !OfTheConnection.Contains(h.Key)))
                context.Response.Headers[name] = values.ToArray();
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
            if (meant)
                overtaken.TrySetResult();
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            // Nobody there, or the client has gone: as a network has it.
            context.Abort();
        }
    }

    private static async Task AnswerAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        context.Response.Headers["x-ms-error-code"] = code;
        if (status >= 500 || !context.Request.Path.Value!.EndsWith("/$batch", StringComparison.Ordinal))
            return;

        // A transaction is taken, and its refusal stands within the answer.
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.ContentType = "multipart/mixed; boundary=batchresponse_1";
        await context.Response.WriteAsync(string.Join(
            "\r\n", "--batchresponse_1", "Content-Type: multipart/mixed; boundary=changesetresponse_1", "", "--changesetresponse_1",
            "Content-Type: application/http", "Content-Transfer-Encoding: binary", "",
            $"HTTP/1.1 {status} Refused", "Content-Type: application/json;odata=minimalmetadata;charset=utf-8", "",
            $$$$"""{"odata.error":{"code":"{{{{code}}}}","message":{"lang":"en-US","value":"0:Refused."}}}""",
            "--changesetresponse_1--", "--batchresponse_1--", ""), context.RequestAborted);
    }

    // Of one transaction all rows are of one table: the first names it.
    private static string TableOf(MemoryStream body) => InTransaction().Match(Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length)).Groups[1].Value;

    [GeneratedRegex(@"^(?:POST|PUT|PATCH|DELETE) https?://[^/]+/[^/]+/(\w+)", RegexOptions.Multiline)]
    private static partial Regex InTransaction();

    private async Task<HttpResponseMessage> ForwardAsync(HttpContext context, string service, MemoryStream body)
    {
        using var request = new HttpRequestMessage(
            new(context.Request.Method),
            new Uri(targets[service].GetLeftPart(UriPartial.Authority) + context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget));
        if (context.Request.ContentLength is > 0 || context.Request.Headers.TransferEncoding.Count > 0 || HttpMethods.IsPut(context.Request.Method)
            || HttpMethods.IsPost(context.Request.Method))
        {
            body.Position = 0;
            request.Content = new StreamContent(body);
        }

        foreach (var (name, values) in context.Request.Headers.Where(h => !OfTheConnection.Contains(h.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        // What reached storage is carried out there, whether or not its sender still listens.
        return await client.SendAsync(request, CancellationToken.None);
    }

    private static Dictionary<string, Uri> TargetsOf(string connectionString) => new()
    {
        ["Blob"] = new BlobServiceClient(connectionString).Uri,
        ["Queue"] = new QueueServiceClient(connectionString).Uri,
        ["Table"] = new Azure.Data.Tables.TableServiceClient(connectionString).Uri,
    };
}
