using Azure.Storage.Queues;
using Reporting.Local.Http;
using Reporting.Local.People;
using Reporting.Local.Queues;
using Reporting.Local.Storage;
using Reporting.Local.Timers;
using Reporting.Local.Worker;

namespace Reporting.Local;

/// <summary>The app, run locally: storage, the unmodified worker process, and what the Azure platform does around it.</summary>
public sealed class LocalHost : IAsyncDisposable
{
    private const string StorageSetting = "AzureWebJobsStorage";
    private const string QuietFramework = "Logging__LogLevel__Microsoft.AspNetCore";
    private const string AccessPath = "/api/access";

    private readonly CancellationTokenSource stopping = new();
    private readonly HostLog log;
    private readonly WebListener listener;
    private readonly TimeProvider time;
    private Azurite? azurite;
    private WorkerSupervisor? workers;
    private TimerRunner? timers;
    private Task pumping = Task.CompletedTask;

    private LocalHost(HostLog log, WebListener listener, TimeProvider time)
    {
        this.log = log;
        this.listener = listener;
        this.time = time;
    }

    /// <summary>Where the app answers, ending in a slash.</summary>
    public Uri BaseAddress => listener.Address;

    public string StorageConnectionString { get; private set; } = "";

    /// <summary>The id of the worker's process; null while it is being started again.</summary>
    public int? WorkerProcess => workers?.Current?.Process.Id;

    /// <summary>Where files are dropped.</summary>
    public DropContainer Drop => new(StorageConnectionString, time);

    /// <summary>Starts everything, and returns when the app answers.</summary>
    /// <exception cref="LocalHostException">Something could not be started: the message says what and why.</exception>
    public static async Task<LocalHost> StartAsync(LocalHostOptions options, CancellationToken cancellationToken = default)
    {
        var app = AppFolder.Read(options.AppFolder ?? Repository.BuiltApp());
        var data = Directory.CreateDirectory(Path.GetFullPath(options.DataFolder ?? Repository.LocalFolder)).FullName;
        var log = new HostLog(Path.Combine(data, "host.log"), options.Say ?? (_ => { }), options.Time);
        WebListener? listener = null;
        try
        {
            listener = await WebListener.StartAsync(options.Urls, options.GroupsOfAPerson, log, cancellationToken);
        }
        finally
        {
            if (listener is null)
                await log.DisposeAsync();
        }

        var host = new LocalHost(log, listener, options.Time);
        try
        {
            await host.StartAsync(options, app, data, cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a timer's function now, and waits for its end.</summary>
    /// <exception cref="LocalHostException">There is no such timer, or its function failed.</exception>
    public async Task RunTimerAsync(string name, CancellationToken cancellationToken = default)
    {
        switch (await timers!.RunNowAsync(name, cancellationToken))
        {
            case InvocationOutcome.Failed failed:
                throw new LocalHostException($"The timer {name} failed: {failed.Reason}");
            case InvocationOutcome.WorkerGone:
                throw new LocalHostException($"The worker ended while the timer {name} ran.");
        }
    }

    /// <summary>Kills the worker as a crash would. The host starts another, and what was in flight is tried again.</summary>
    public async Task KillWorkerAsync(CancellationToken cancellationToken = default)
    {
        var worker = await workers!.RunningAsync(cancellationToken);
        workers.ForgivesNextEnd();
        worker.Process.Kill();
        await worker.Process.WaitForExitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        log.Hush();
        await stopping.CancelAsync();
        if (workers is not null)
            await workers.DisposeAsync();

        await pumping;
        await listener.DisposeAsync();
        if (azurite is not null)
            await azurite.DisposeAsync();

        await log.DisposeAsync();
        stopping.Dispose();
    }

    private async Task StartAsync(LocalHostOptions options, AppFolder app, string data, CancellationToken cancellationToken)
    {
        StorageConnectionString = options.StorageConnectionString ?? await StartAzuriteAsync(options, data, cancellationToken);
        var environment = EnvironmentFor(app, options);
        string Resolve(string text) => SettingNames.Resolve(text, name => environment.GetValueOrDefault(name) ?? Environment.GetEnvironmentVariable(name));
        workers = new WorkerSupervisor(app, listener.RpcAddress, listener.ExpectedWorkers, environment, Resolve, log, time);
        var worker = await workers.StartAsync(cancellationToken);
        var routes = new FunctionRoutes(worker.Functions, app.Settings.RoutePrefix, listener.Constraints);
        timers = new TimerRunner(workers, worker.Functions, log, time);
        listener.FrontDoor.Open(workers, routes, timers);
        if (options.MakePeople && routes.Has(AccessPath))
        {
            using var client = new HttpClient { BaseAddress = BaseAddress };
            listener.SignIn.Offer(await new AccessSeed(client).RunAsync(cancellationToken));
        }

        var queues = new QueueServiceClient(StorageConnectionString);
        var pumps = worker.Functions
            .Where(f => f.Trigger is FunctionTrigger.Queue)
            .Select(
                f => new QueuePump(queues, ((FunctionTrigger.Queue)f.Trigger).QueueName, f, workers, app.Settings.Queues, options.DeliverTwice, log, time)
                    .RunAsync(stopping.Token))
            .ToList();
        if (options.FollowSchedules)
            pumps.Add(timers.RunAsync(stopping.Token));

        if (azurite is not null)
            pumps.Add(WatchStorageAsync(azurite));

        pumping = Task.WhenAll(pumps);
    }

    private async Task WatchStorageAsync(Azurite storage)
    {
        try
        {
            await storage.WaitForExitAsync(stopping.Token);
            log.Warn("Azurite, the storage, ended by itself: stop this program and start it again.");
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task<string> StartAzuriteAsync(LocalHostOptions options, string data, CancellationToken cancellationToken)
    {
        azurite = await Azurite.StartAsync(options.StorageInMemory ? null : Path.Combine(data, "azurite"), log.Say, cancellationToken);
        return azurite.ConnectionString;
    }

    private Dictionary<string, string?> EnvironmentFor(AppFolder app, LocalHostOptions options)
    {
        var environment = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in app.Values)
        {
            if (Environment.GetEnvironmentVariable(name) is null)
                environment[name] = value;
        }

        // Five lines a request, of which the function's own say all that matters; a variable given to the host overrules it.
        environment[QuietFramework] = Environment.GetEnvironmentVariable(QuietFramework) ?? "Warning";
        environment["FUNCTIONS_APPLICATION_DIRECTORY"] = app.FullPath;
        environment["FUNCTIONS_WORKER_DIRECTORY"] = app.FullPath;
        environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        environment["AzureWebJobsDisableHomepage"] = "true";
        environment["Reporting__Administrators"] = LocalPerson.Administrator;
        environment[StorageSetting] = StorageConnectionString;
        environment["ASPNETCORE_URLS"] = null;
        environment["CONTAINER_NAME"] = null;
        foreach (var (name, value) in options.Environment)
            environment[name] = value;

        return environment;
    }
}
