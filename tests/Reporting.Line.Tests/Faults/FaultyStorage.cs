using Azure.Data.Tables;
using Reporting.Local;
using Reporting.Local.Storage;
using Xunit;

namespace Reporting.Line.Tests.Faults;

/// <summary>A running service whose storage lies behind a proxy, and can be stopped and started again with what it holds.</summary>
public class FaultyStorage : RunningService, IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-faults-");
    private Azurite azurite = null!;

    internal StorageProxy Proxy { get; private set; } = null!;

    internal string SpoolFolder => Path.Combine(folder.FullName, "spool");

    protected override LocalHostOptions Options => base.Options with
    {
        StorageConnectionString = Proxy.ConnectionString,
        StorageInMemory = false,
        DataFolder = folder.FullName,
        FollowSchedules = false,

        // A storage that never answers is given up soon.
        Environment = new Dictionary<string, string?>(
            base.Options.Environment)
        { ["Reporting__StorageTimeoutSeconds"] = "1", ["Reporting__SpoolFolder"] = SpoolFolder },
    };

    public override async ValueTask InitializeAsync()
    {
        azurite = await StartAsync();
        Proxy = await StorageProxy.StartAsync(azurite.ConnectionString, TestContext.Current.CancellationToken);
        await base.InitializeAsync();
    }

    /// <summary>The events of a kind that a table holds.</summary>
    internal async Task<int> EventsAsync(string table, string kind, Func<TableEntity, bool> also)
    {
        var found = 0;
        await foreach (var row in new TableClient(azurite.ConnectionString, table).QueryAsync<TableEntity>(
            r => r.RowKey.CompareTo("event~") > 0 && r.RowKey.CompareTo("event~~") < 0, cancellationToken: TestContext.Current.CancellationToken))
            found += row.GetString("Kind") == kind && also(row) ? 1 : 0;
        return found;
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
        GC.SuppressFinalize(this);
    }

    private Task<Azurite> StartAsync() =>
        Azurite.StartAsync(Path.Combine(folder.FullName, "azurite"), cancellationToken: TestContext.Current.CancellationToken);
}
