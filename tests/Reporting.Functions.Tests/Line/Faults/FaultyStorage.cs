using Reporting.Local;
using Reporting.Local.Storage;
using Xunit;

namespace Reporting.Functions.Tests.Line.Faults;

/// <summary>A running service whose storage lies behind a proxy, and can be stopped and started again with what it holds.</summary>
public sealed class FaultyStorage : RunningService, IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-faults-");
    private Azurite azurite = null!;

    internal StorageProxy Proxy { get; private set; } = null!;

    protected override LocalHostOptions Options => base.Options with { StorageConnectionString = Proxy.ConnectionString, StorageInMemory = false, DataFolder = folder.FullName, FollowSchedules = false };

    public override async ValueTask InitializeAsync()
    {
        azurite = await StartAsync();
        Proxy = await StorageProxy.StartAsync(azurite.ConnectionString, TestContext.Current.CancellationToken);
        await base.InitializeAsync();
    }

    public async Task StopStorageAsync() => await azurite.DisposeAsync();

    public async Task StartStorageAsync()
    {
        azurite = await StartAsync();
        Proxy.Turn(azurite.ConnectionString);
    }

    public override async ValueTask DisposeAsync()
    {
        Proxy.Calm();
        await base.DisposeAsync();
        await Proxy.DisposeAsync();
        await azurite.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private Task<Azurite> StartAsync() => Azurite.StartAsync(Path.Combine(folder.FullName, "azurite"), cancellationToken: TestContext.Current.CancellationToken);
}
